package org.mingzhang.view.register;

import static org.mingzhang.view.register.Column.code;
import static org.mingzhang.view.register.Column.count;
import static org.mingzhang.view.register.Column.link;
import static org.mingzhang.view.register.Column.money;
import static org.mingzhang.view.register.Column.score;
import static org.mingzhang.view.register.Column.text;

import java.util.List;
import org.mingzhang.view.register.Register.Held;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.scope.Scope.Condition;
import org.mingzhang.view.scope.Visible;
import org.mingzhang.view.trail.Subject.Kind;

/**
 * The registers of enterprises and of providers: a row for each, with what it comes to, leading to its file. Rows are those whose
 * file somebody may open; what is counted in them is what the other registers show them of it.
 */
final class PartyRegisters {
    private PartyRegisters() {}

    static List<Register> all() {
        return List.of(enterprises(), providers());
    }

    /** Whoever sees single cases of an enterprise alone sees no sum of it. */
    private static Condition whole(Scope scope) {
        return Visible.wholeParty(scope) ? Visible.enterprise(scope) : scope.on(Scope.Columns.NONE);
    }

    /**
     * Enterprises that have a place in the programme's roster, applied to it or were awarded something; and those on record that did
     * none of it anywhere yet, but for providers, who have a register of their own.
     */
    private static Register enterprises() {
        return new Register(
                "enterprises",
                "一企一档",
                "(SELECT programme, enterprise FROM roster"
                        + " UNION SELECT programme, applicant FROM application WHERE applicant IS NOT NULL"
                        + " UNION SELECT programme, beneficiary FROM award WHERE beneficiary IS NOT NULL"
                        + " UNION SELECT g.programme, o.enterprise FROM enterprise o CROSS JOIN programme g"
                        + " WHERE o.details_at IS NOT NULL AND o.kind IS DISTINCT FROM 'PROVIDER'"
                        + " AND NOT EXISTS (SELECT 1 FROM roster x WHERE x.enterprise = o.enterprise)"
                        + " AND NOT EXISTS (SELECT 1 FROM application x WHERE x.applicant = o.enterprise)"
                        + " AND NOT EXISTS (SELECT 1 FROM award x WHERE x.beneficiary = o.enterprise)) k"
                        + " LEFT JOIN enterprise e ON e.enterprise = k.enterprise"
                        + " LEFT JOIN roster r ON r.programme = k.programme AND r.enterprise = k.enterprise"
                        + " CROSS JOIN LATERAL (SELECT count(*) AS applications FROM application c"
                        + " WHERE c.applicant = k.enterprise AND c.programme = k.programme AND " + Register.COUNTED
                        + ") s CROSS JOIN LATERAL (SELECT"
                        + " sum(c.approved_fen + c.increased_fen - c.reduced_fen)::bigint AS granted,"
                        + " sum(c.paid_fen)::bigint AS paid, sum(c.recovered_fen)::bigint AS recovered FROM award c"
                        + " WHERE c.beneficiary = k.enterprise AND c.programme = k.programme AND " + Register.COUNTED
                        + ") w",
                "k.programme",
                PartyRegisters::whole,
                new Scope.Columns("coalesce(c.county, e.county)", "k.enterprise", null, null),
                List.of("e.name", "k.enterprise"),
                List.of(new Register.Key("k.enterprise", ColumnKind.TEXT)),
                false,
                Held.NOTHING,
                List.of(
                        link("enterprise", "单位", "k.enterprise", "coalesce(e.name, k.enterprise)", Kind.ENTERPRISE)
                                .filter(),
                        text("creditCode", "统一社会信用代码", "k.enterprise"),
                        code("county", "县（市、区）", "e.county", Vocabulary.COUNTY).filter(),
                        code("status", "试点名单", "r.status", Vocabulary.ROSTER).filter(),
                        count("applications", "申报件数", "s.applications"),
                        money("grantedFen", "已核定", "w.granted").filter(),
                        money("paidFen", "已拨付", "w.paid").filter(),
                        money("recoveredFen", "已追回", "w.recovered"),
                        money("keptFen", "实得", "w.paid - w.recovered").filter(),
                        money("unpaidFen", "未拨付", "w.granted - w.paid").hidden(),
                        code("batch", "批次", "r.batch", Vocabulary.BATCH)
                                .hidden()
                                .filter(),
                        code("industry", "行业", "e.industry", Vocabulary.INDUSTRY)
                                .hidden()
                                .filter(),
                        code("size", "规模", "e.size", Vocabulary.ORGANISATION_SIZE)
                                .hidden()
                                .filter()));
    }

    private static Register providers() {
        return new Register(
                "providers",
                "一服务商一档",
                "provider v LEFT JOIN enterprise e ON e.enterprise = v.provider"
                        + " CROSS JOIN LATERAL (SELECT count(*) AS contracts, count(DISTINCT c.buyer) AS buyers,"
                        + " sum(c.amount_fen)::bigint AS amount, sum(c.paid_fen)::bigint AS paid FROM contract c"
                        + " JOIN application a ON a.application = c.project"
                        + " LEFT JOIN enterprise b ON b.enterprise = a.applicant"
                        + " WHERE c.seller = v.provider AND a.programme = v.programme AND " + Register.COUNTED + ") k",
                "v.programme",
                Visible::provider,
                // A provider sees all that it did itself, whoever's case it is.
                new Scope.Columns("coalesce(a.county, b.county)", "v.provider", null, null),
                List.of("v.name", "v.provider", "v.document_no"),
                List.of(new Register.Key("v.provider", ColumnKind.TEXT)),
                false,
                Held.NOTHING,
                List.of(
                        link("provider", "服务商", "v.provider", "coalesce(v.name, v.provider)", Kind.PROVIDER)
                                .filter(),
                        text("creditCode", "统一社会信用代码", "v.provider"),
                        code("county", "县（市、区）", "e.county", Vocabulary.COUNTY).hidden(),
                        code("kind", "类型", "v.kind", Vocabulary.PROVIDER_KIND).filter(),
                        code("status", "状态", "v.status", Vocabulary.POOL).filter(),
                        count("products", "产品数", "v.products").hidden(),
                        count("contracts", "合同数", "k.contracts"),
                        count("buyers", "服务企业数", "k.buyers"),
                        money("contractedFen", "合同金额", "k.amount").filter(),
                        money("paidFen", "企业已付", "k.paid"),
                        score(
                                "scoreTenths",
                                "满意度",
                                "CASE WHEN v.ratings > 0"
                                        + " THEN (2 * v.score_tenths_sum + v.ratings) / (2 * v.ratings) END"),
                        count("openWarnings", "未了结警示", "v.open_warnings"),
                        count("openAppeals", "未了结申诉", "v.open_appeals").hidden(),
                        text("documentNo", "文号", "v.document_no").hidden()));
    }
}
