package org.mingzhang.view.register;

import static org.mingzhang.view.register.Column.code;
import static org.mingzhang.view.register.Column.count;
import static org.mingzhang.view.register.Column.date;
import static org.mingzhang.view.register.Column.link;
import static org.mingzhang.view.register.Column.money;
import static org.mingzhang.view.register.Column.text;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.view.register.Register.Held;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject.Kind;

/** The registers of what was granted, paid, taken back, and seen by the treasury. */
final class MoneyRegisters {
    /** The county that the award is counted for; of what has none, that of its beneficiary. */
    private static final String AWARD_COUNTY = "coalesce(a.county, e.county)";

    private static final String AWARD_WITH_NAME =
            " JOIN award a ON a.award = p.award LEFT JOIN enterprise e ON e.enterprise = a.beneficiary";
    private static final Scope.Columns OF_AWARD = new Scope.Columns(AWARD_COUNTY, "a.beneficiary", null, null);

    private static final Column AWARD =
            link("award", "申报编号", "a.award", Kind.CASE).filter();
    private static final Column ENTERPRISE = link(
                    "enterprise", "受益单位", "a.beneficiary", "coalesce(e.name, a.beneficiary)", Kind.ENTERPRISE)
            .filter();
    private static final Column CREDIT_CODE =
            text("creditCode", "统一社会信用代码", "a.beneficiary").hidden();
    private static final Column DIRECTION =
            code("direction", "方向", "a.direction", Vocabulary.DIRECTION).filter();
    private static final Column COUNTY =
            code("county", "县（市、区）", AWARD_COUNTY, Vocabulary.COUNTY).filter();
    private static final Column BATCH =
            code("batch", "批次", "a.batch", Vocabulary.BATCH).filter();

    private MoneyRegisters() {}

    static List<Register> all(List<FundingSource> sources) {
        return List.of(awards(), payments(sources), recoveries(), treasury());
    }

    private static Register.Key number(String sql) {
        return new Register.Key(sql, ColumnKind.TEXT);
    }

    private static Register awards() {
        return new Register(
                "awards",
                "奖补",
                "award a LEFT JOIN enterprise e ON e.enterprise = a.beneficiary",
                "a.programme",
                OF_AWARD,
                List.of("a.award", "e.name", "a.beneficiary", "a.document_no", "a.import"),
                List.of(number("a.award")),
                false,
                Held.NOTHING,
                List.of(
                        AWARD,
                        ENTERPRISE,
                        code("status", "状态", "a.status", Vocabulary.AWARD).filter(),
                        money("approvedFen", "核定金额", "a.approved_fen").filter(),
                        money("grantedFen", "应补金额", "a.approved_fen + a.increased_fen - a.reduced_fen"),
                        money("paidFen", "已拨付", "a.paid_fen").filter(),
                        money("recoveredFen", "已追回", "a.recovered_fen"),
                        date("approvedOn", "核定日期", "a.approved_on").filter(),
                        text("documentNo", "文号", "a.document_no"),
                        DIRECTION,
                        COUNTY,
                        BATCH,
                        money("reducedFen", "核减", "a.reduced_fen"),
                        Column.signing("a.import"),
                        CREDIT_CODE,
                        code("line", "预算科目", "a.line", Vocabulary.LINE).hidden().filter(),
                        code("level", "等级或称号", "a.level", Vocabulary.AWARD_LEVEL)
                                .hidden(),
                        money("ceilingFen", "测算上限", "a.ceiling_fen").hidden(),
                        money("floorFen", "测算下限", "a.floor_fen").hidden(),
                        money("increasedFen", "增加", "a.increased_fen").hidden(),
                        money("unpaidFen", "未拨付", "a.approved_fen + a.increased_fen - a.reduced_fen - a.paid_fen")
                                .hidden()
                                .filter(),
                        count("holds", "暂停拨付", "a.holds").hidden()));
    }

    private static Register payments(List<FundingSource> sources) {
        List<Column> columns = new ArrayList<>(List.of(
                link("payment", "拨付编号", "p.payment", Kind.PAYMENT).filter(),
                ENTERPRISE,
                code("status", "状态", "p.status", Vocabulary.PAYMENT).filter(),
                money("amountFen", "金额", "p.amount_fen").filter(),
                date("paidOn", "支付日期", "p.paid_on").filter(),
                code("voucherState", "国库对账", "m.standing", Vocabulary.PAYMENT_STANDING)
                        .filter()
                        .told(),
                file("receiptFile", "回单文件", "f.payment = p.payment AND f.voucher_no IS NULL", "回单"),
                AWARD));
        for (FundingSource source : sources) {
            columns.add(money(
                            "shareFen:" + source.id(),
                            source.name(),
                            "(SELECT s.amount_fen FROM payment_share s WHERE s.payment = p.payment AND s.source = ?)")
                    .with(source.id()));
        }
        columns.addAll(List.of(
                DIRECTION,
                COUNTY,
                BATCH,
                text("payeeName", "收款户名", payee("payee_name")),
                text("vouchers", "国库凭证", "m.vouchers").told(),
                Column.signing("p.import"),
                CREDIT_CODE,
                code("line", "预算科目", "a.line", Vocabulary.LINE).hidden().filter(),
                text("payeeAccount", "收款账号", payee("payee_account")).hidden(),
                date("orderedOn", "提出日期", "p.ordered_on").hidden().filter(),
                date("approvedOn", "审批日期", "p.approved_on").hidden(),
                date("returnedOn", "退回日期", "p.returned_on").hidden(),
                link(
                                "list",
                                "拨付方案",
                                "(SELECT min(u.list) FROM list_use u WHERE u.payment = p.payment"
                                        + " AND u.given_back IS DISTINCT FROM 1)",
                                Kind.LIST)
                        .hidden()));
        return new Register(
                "payments",
                "拨付",
                "payment p" + AWARD_WITH_NAME
                        + " LEFT JOIN unnest(?::text[], ?::text[], ?::text[]) AS m (payment, vouchers, standing)"
                        + " ON m.payment = p.payment",
                "a.programme",
                OF_AWARD,
                List.of("p.payment", "a.award", "e.name", "a.beneficiary", "p.import"),
                List.of(number("p.payment")),
                false,
                Held.PAYMENTS,
                columns);
    }

    /** All shares of a payment go to one account. */
    private static String payee(String column) {
        return "(SELECT min(s." + column + ") FROM payment_share s WHERE s.payment = p.payment)";
    }

    /** The file that was filed last; by its digest it is found in the store, and hashed anew by whoever opens it. */
    private static Column file(String key, String title, String condition, String word) {
        String found = "(SELECT f.sm3 FROM payment_proof f WHERE " + condition + " ORDER BY f.position DESC LIMIT 1)";
        return link(key, title, found, "CASE WHEN " + found + " IS NOT NULL THEN '" + word + "' END", Kind.DOCUMENT);
    }

    private static Register recoveries() {
        String open = "p.ordered_fen - p.received_fen - p.called_off_fen";
        return new Register(
                "recoveries",
                "追回",
                "recovery p" + AWARD_WITH_NAME,
                "a.programme",
                OF_AWARD,
                List.of("p.recovery", "p.payment", "a.award", "e.name", "a.beneficiary", "p.document_no"),
                List.of(number("p.recovery")),
                false,
                Held.NOTHING,
                List.of(
                        link("recovery", "追回编号", "p.recovery", Kind.RECOVERY).filter(),
                        ENTERPRISE,
                        code(
                                        "status",
                                        "状态",
                                        "CASE WHEN " + open + " > 0 THEN CASE WHEN p.received_fen > 0 THEN 'PARTLY'"
                                                + " ELSE 'OPEN' END WHEN p.received_fen > 0 THEN 'BACK'"
                                                + " ELSE 'CALLED_OFF' END",
                                        Vocabulary.RECOVERY)
                                .filter(),
                        money("orderedFen", "应追金额", "p.ordered_fen").filter(),
                        money("receivedFen", "已追回", "p.received_fen"),
                        money("openFen", "未追回", open),
                        date("orderedOn", "决定日期", "p.ordered_on").filter(),
                        date("dueOn", "缴回期限", "p.due_on").filter(),
                        link("payment", "拨付编号", "p.payment", Kind.PAYMENT).filter(),
                        AWARD,
                        DIRECTION,
                        COUNTY,
                        BATCH,
                        text("documentNo", "文号", "p.document_no"),
                        CREDIT_CODE,
                        money("calledOffFen", "撤销追回", "p.called_off_fen").hidden()));
    }

    /**
     * A voucher that pays several is of a county, or about somebody, only where all of its payments are: nobody sees another
     * county's money in a sum.
     */
    private static Register treasury() {
        return new Register(
                "treasury",
                "国库对账",
                "unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) AS m (position, payments, matched_by, standing)"
                        + " JOIN treasury_payment t ON t.position = m.position"
                        + " LEFT JOIN LATERAL (SELECT"
                        + " CASE WHEN min(k.county) = max(k.county) AND count(*) = count(k.county)"
                        + " THEN min(k.county) END AS county,"
                        + " CASE WHEN min(k.beneficiary) = max(k.beneficiary) AND count(*) = count(k.beneficiary)"
                        + " THEN min(k.beneficiary) END AS beneficiary,"
                        + " CASE WHEN count(*) = 1 THEN min(k.payment) END AS payment,"
                        + " CASE WHEN count(*) = 1 THEN min(k.award) END AS award"
                        + " FROM (SELECT p.payment, p.award, a.beneficiary, coalesce(a.county, e.county) AS county"
                        + " FROM payment p" + AWARD_WITH_NAME
                        + " WHERE p.payment = ANY (string_to_array(m.payments, chr(31)))) k) b ON true"
                        + " LEFT JOIN enterprise e ON e.enterprise = b.beneficiary",
                null,
                new Scope.Columns("b.county", "b.beneficiary", null, null),
                List.of("t.voucher_no", "t.payee_name", "replace(m.payments, chr(31), '、')", "e.name"),
                List.of(new Register.Key("t.position", ColumnKind.COUNT)),
                true,
                Held.VOUCHERS,
                List.of(
                        link("voucher", "凭证号", "t.voucher_no", Kind.VOUCHER).filter(),
                        date("paidOn", "支付日期", "t.paid_on").filter(),
                        money("amountFen", "金额", "t.amount_fen").filter(),
                        code("standing", "对账结果", "m.standing", Vocabulary.VOUCHER_STANDING)
                                .filter()
                                .told(),
                        link("payment", "拨付编号", "b.payment", "replace(m.payments, chr(31), '、')", Kind.PAYMENT)
                                .told(),
                        link("enterprise", "受益单位", "b.beneficiary", "coalesce(e.name, b.beneficiary)", Kind.ENTERPRISE)
                                .filter()
                                .told(),
                        text("payeeName", "收款户名", "t.payee_name"),
                        code("source", "资金来源", "t.source", Vocabulary.SOURCE).filter(),
                        file(
                                        "voucherFile",
                                        "凭证文件",
                                        // A number that somebody wrote beside another payment is not this voucher's.
                                        "f.voucher_no = t.voucher_no AND f.payment = ANY (string_to_array(m.payments, chr(31)))",
                                        "凭证")
                                .told(),
                        code("matchedBy", "对上依据", "m.matched_by", Vocabulary.MATCHED_BY)
                                .filter()
                                .told(),
                        code("county", "县（市、区）", "b.county", Vocabulary.COUNTY)
                                .filter()
                                .told(),
                        text("budgetYear", "预算年度", "t.budget_year::text")
                                .hidden()
                                .filter(),
                        text("payeeAccount", "收款账号", "t.payee_account").hidden(),
                        Column.signing("t.import").hidden()));
    }
}
