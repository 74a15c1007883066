package org.mingzhang.app.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReportFundUse;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.award.PastAward;
import org.mingzhang.domain.bank.BankCommand.RecordBankLine;
import org.mingzhang.domain.bank.BankCommand.RecordTreasuryPayment;
import org.mingzhang.domain.decision.Breaches;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.programme.Commitments;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.provider.PastRating;
import org.mingzhang.domain.provider.ProviderCommand.RateProvider;

/** Awards, payments, what came back, and what banks and the treasury say. */
final class MoneyMoments {
    private static final String NUMBER = "申报编号";
    private static final String PAYMENT = "拨付编号";

    private MoneyMoments() {}

    static void addTo(Map<String, List<Moment>> moments) {
        moments.put("奖补", List.of(Moment.dated("核定", "认定日期", MoneyMoments::award)));
        moments.put(
                "拨付",
                List.of(
                        Moment.dated("审批", "审批日期", MoneyMoments::order),
                        new Moment(
                                "支付",
                                row -> !row.required("状态").equals("待拨付"),
                                MoneyMoments::paidOn,
                                MoneyMoments::confirm),
                        new Moment(
                                "退回",
                                row -> row.required("状态").equals("退回"),
                                MoneyMoments::paidOn,
                                MoneyMoments::sentBack)));
        moments.put(
                "追回",
                List.of(
                        Moment.dated("应追", row -> row.required("类型").equals("应追"), "日期", MoneyMoments::orderRecovery),
                        Moment.dated("已追", row -> row.required("类型").equals("已追"), "日期", MoneyMoments::repaid)));
        moments.put("国库支付", List.of(Moment.dated("支付", "日期", MoneyMoments::treasury)));
        moments.put("银行流水", List.of(Moment.dated("入账", "日期", MoneyMoments::bankLine)));
        moments.put("资金使用", List.of(Moment.dated("使用", "日期", MoneyMoments::fundUse)));
        moments.put("服务商评价", List.of(Moment.dated("评价", "日期", MoneyMoments::rating)));
    }

    private static java.time.@Nullable LocalDate paidOn(Row row) {
        return row.date("拨付日期") == null ? row.date("审批日期") : row.date("拨付日期");
    }

    /** Before anything else about the row: who signs it could be right, and it would still be no row of a live workbook. */
    private static void refuseLive(StepDesk desk, String value, String sheet, String instead) {
        if (!desk.isHistory()) {
            throw new RefusedValue(value, "“" + sheet + "”只能按历史导入，不在实时办理的工作簿里，谁签名都一样；现在办理的，" + instead);
        }
    }

    private static void award(Step step, StepDesk desk) {
        Row row = step.row();
        String number = row.required(NUMBER);
        refuseLive(desk, number, "奖补", "测算、复核、核定由各岗位的人先后用命令办理");
        Fen amount = row.requiredFen("核定金额");
        AwardApproved before = desk.award(number).approved();
        if (before != null && Boolean.TRUE.equals(before.derivedFromPayments())) {
            // Beside the one inferred from its payments it would commit the money a second time.
            throw new RefusedValue(
                    number, "账本已按这件申报的拨付推定核定 " + before.amountFen().toYuan() + " 元，再记一次会占用两遍预算；请用“更正”把推定的核定改成这一行所写的");
        }
        desk.by(Role.CITY_INDUSTRY, row.required("认定单位"), row.required("认定人"));
        desk.decide(new PastAward.Approval(
                number,
                amount,
                borne(desk, number, amount, shares(step.inferred().get(Inference.PAID))),
                Moments.document(row.text("依据文号")),
                row.text("理由"),
                false,
                ListsNamed.row(step)));
    }

    /**
     * Who bears an award, of which old records say only by whom it was paid: as it was paid, and what is not paid yet as the
     * line's own order says.
     */
    private static @Nullable List<Share> borne(StepDesk desk, String number, Fen amount, List<Share> paid) {
        SortedMap<String, Fen> shares = new TreeMap<>();
        Fen rest = amount;
        for (Share share : paid) {
            Fen part = share.amountFen().min(rest);
            if (part.isPositive()) {
                shares.merge(share.source(), part, Fen::plus);
                rest = rest.minus(part);
            }
        }
        if (rest.isPositive()) {
            Application application = desk.application(number);
            Direction direction = application.direction(desk.pack(application));
            String line = direction.hasMoney() ? line(desk, number, direction) : null;
            if (line == null) {
                // No line would have paid it, or none is decided; the decision says so.
                return null;
            }
            Commitments.split(desk.pack(application), desk.programme(), desk.occasion(new Breaches()), line, rest)
                    .forEach(share -> shares.merge(share.source(), share.amountFen(), Fen::plus));
        }
        List<Share> out = new ArrayList<>();
        shares.forEach((source, fen) -> out.add(new Share(source, fen)));
        return out;
    }

    /** The line of what is granted of it already, else the one that the values in force say; null where they do not. */
    private static @Nullable String line(StepDesk desk, String number, Direction direction) {
        Award.Terms terms = desk.award(number).terms();
        return terms != null
                ? terms.purpose().line()
                : direction
                        .line(desk.programme().parameters(desk.pack(desk.application(number))))
                        .orElse(null);
    }

    private static List<Share> shares(@Nullable String text) {
        List<Share> shares = new ArrayList<>();
        if (text != null && !text.isEmpty()) {
            for (String part : text.split(";", -1)) {
                int equals = part.indexOf('=');
                shares.add(new Share(part.substring(0, equals), Fen.of(Long.parseLong(part.substring(equals + 1)))));
            }
        }
        return shares;
    }

    /** What each source bears of a payment, as its row says. */
    static SortedMap<String, Fen> paidBy(Row row, String central, String local) {
        SortedMap<String, Fen> shares = new TreeMap<>(row.shares("其他资金"));
        shares.merge(central, row.requiredFen("中央资金"), Fen::plus);
        shares.merge(local, row.requiredFen("地方资金"), Fen::plus);
        shares.values().removeIf(fen -> !fen.isPositive());
        return shares;
    }

    private static List<Share> paidBy(StepDesk desk, Row row) {
        List<Share> out = new ArrayList<>();
        paidBy(row, Inference.central(desk.pack()), Inference.local(desk.pack()))
                .forEach((source, fen) -> out.add(new Share(source, fen)));
        return out;
    }

    private static void order(Step step, StepDesk desk) {
        Row row = step.row();
        if (!desk.isHistory()) {
            throw new RefusedValue(row.required(PAYMENT), "拨付要两个人先后签名，不能导入办理；请用命令提出、复核、确认，或按名单批量办理");
        }
        String number = row.required(NUMBER);
        Fen amount = row.requiredFen("金额");
        List<Share> shares = paidBy(desk, row);
        desk.by(Role.CITY_INDUSTRY, row.text("审批单位"), null);
        infer(desk, number, amount, shares, step.inferred().get(Inference.PAID));
        desk.by(Role.FINANCE, office(row, "经办单位", "审批单位"), row.required("经办人"));
        String contract = contract(desk, number, row.required("收款户名"));
        desk.decide(new OrderPayment(
                number,
                row.required(PAYMENT),
                amount,
                shares,
                payee(desk, number, contract, row),
                ListsNamed.row(step),
                contract,
                null));
        desk.by(Role.FINANCE, office(row, "审批单位", "经办单位"), row.required("审批人"));
        desk.decide(new ApprovePayment(number, row.required(PAYMENT)));
    }

    /** Where a payment's row names one office only, both people are of it: so that one person stays one. */
    private static @Nullable String office(Row row, String column, String other) {
        return row.text(column) == null ? row.text(other) : row.text(column);
    }

    /** A payment without an award: the award is inferred from the payments, and says so. */
    private static void infer(
            StepDesk desk, String number, Fen amount, List<Share> shares, @Nullable String allPayments) {
        Award award = desk.award(number);
        AwardApproved approved = award.approved();
        if (!amount.isPositive()) {
            // Its order is refused; nothing follows from it.
            return;
        }
        if (approved == null && advance(desk, number, amount, shares)) {
            return;
        }
        if (approved == null) {
            List<Share> all = allPayments == null ? shares : shares(allPayments);
            desk.decide(new PastAward.Approval(number, Share.total(all), all, Moments.NOT_STATED, null, true, null));
        } else if (Boolean.TRUE.equals(approved.derivedFromPayments())
                && amount.exceeds(shares.stream()
                        .map(share -> award.unpaid(share.source()))
                        .reduce(Fen.ZERO, Fen::plus))) {
            desk.decide(new PastAward.Approval(number, amount, shares, Moments.NOT_STATED, null, true, null));
        }
    }

    /**
     * What was paid before the acceptance where the policy pays in advance: one instalment after the other. Whether it was
     * one that is inferred.
     */
    private static boolean advance(StepDesk desk, String number, Fen amount, List<Share> shares) {
        Advance advance = desk.application(number).direction(desk.pack()).advance();
        Award award = desk.award(number);
        if (advance == null || desk.project(number).assessment() != null || award.status() == Award.Status.REFUSED) {
            return false;
        }
        Fen unpaid = shares.stream().map(share -> award.unpaid(share.source())).reduce(Fen.ZERO, Fen::plus);
        if (award.isAdvancing() && !amount.exceeds(unpaid)) {
            return true;
        }
        Advance.Instalment next = advance.instalments().stream()
                .filter(each -> !award.hasAdvance(each.id()))
                .findFirst()
                .orElse(null);
        if (next == null) {
            // Beyond every instalment: its order says so.
            return award.isAdvancing();
        }
        desk.decide(new PastAward.Advance(number, next.id(), amount, shares, Moments.NOT_STATED));
        return true;
    }

    /** Where the policy pays contractors, the contract with whom the account is in the name of; null elsewhere. */
    private static @Nullable String contract(StepDesk desk, String number, String holder) {
        Direction direction = desk.application(number).direction(desk.pack());
        Project project = desk.project(number);
        return !direction.hasMoney() || direction.payee() != Direction.Payee.CONTRACTOR
                ? null
                : project.contracts().stream()
                        .filter(each -> desk.enterprise(Objects.requireNonNull(project.contract(each))
                                        .seller())
                                .name()
                                .equals(holder))
                        .findFirst()
                        .orElse(null);
    }

    /** Rows name no bank; where holder and number are the registered ones, the bank is as well. */
    private static BankAccount payee(StepDesk desk, String number, @Nullable String contract, Row row) {
        String holder = row.required("收款户名");
        String account = row.required("收款账号");
        ContractRegistered paid = contract == null ? null : desk.project(number).contract(contract);
        BankAccount registered = desk.enterprise(
                        paid == null ? desk.application(number).applicant() : paid.seller())
                .account();
        return registered != null
                        && registered.holder().equals(holder)
                        && registered.number().equals(account)
                ? registered
                : new BankAccount(Moments.NOT_STATED, account, holder);
    }

    private static void confirm(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.FINANCE, office(row, "经办单位", "审批单位"), row.required("经办人"));
        desk.decide(new PastAward.Confirmation(row.required(NUMBER), row.required(PAYMENT), row.text("银行回单号")));
    }

    private static void sentBack(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.FINANCE, office(row, "经办单位", "审批单位"), row.required("经办人"));
        desk.decide(
                new PastAward.Return(row.required(NUMBER), row.required(PAYMENT), Moments.document(row.text("备注"))));
    }

    private static void orderRecovery(Step step, StepDesk desk) {
        Row row = step.row();
        refuseLive(desk, row.required("追回编号"), "追回", "追缴决定和到账各由经办人用命令办理");
        desk.by(Role.FINANCE, null, row.text("登记人"));
        order(desk, step, row.requiredFen("金额"));
    }

    private static void order(StepDesk desk, Step step, Fen amount) {
        Row row = step.row();
        desk.decide(new OrderRecovery(
                application(step),
                row.required("追回编号"),
                row.required(PAYMENT),
                amount,
                null,
                Moments.NOT_STATED,
                row.required("原因")));
    }

    private static String application(Step step) {
        String application = step.inferred().get(Inference.APPLICATION);
        if (application == null) {
            throw new RefusedValue(step.row().required(PAYMENT), "这笔拨付没有登记，或它自己的那一行不能登记");
        }
        return application;
    }

    /** Money that came back was asked for, even where the records hold no order. */
    private static void repaid(Step step, StepDesk desk) {
        Row row = step.row();
        Fen amount = row.requiredFen("金额");
        refuseLive(desk, row.required("追回编号"), "追回", "追缴决定和到账各由经办人用命令办理");
        desk.by(Role.FINANCE, null, row.text("登记人"));
        if (!desk.award(application(step)).hasRecovery(row.required("追回编号"))) {
            order(desk, step, amount);
        }
        desk.decide(new PastAward.Repayment(application(step), row.required("追回编号"), amount));
    }

    private static void treasury(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.FINANCE, null, row.text("登记人"));
        desk.decide(new RecordTreasuryPayment(
                desk.programmeId(),
                row.required("支付凭证号"),
                row.required("资金来源"),
                row.text("预算科目"),
                Objects.requireNonNullElse(
                        row.integer("预算年度"), row.requiredDate("日期").getYear()),
                row.required("收款户名"),
                row.required("收款账号"),
                row.requiredFen("金额"),
                row.text(PAYMENT),
                row.text("摘要")));
    }

    /** A statement has both sides' names; it is filed under the account that pays. */
    private static void bankLine(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.FINANCE, null, row.text("登记人"));
        desk.decide(new RecordBankLine(
                row.required("付款账号"),
                row.required("流水号"),
                row.required("付款户名"),
                row.required("付款账号"),
                row.required("收款户名"),
                row.required("收款账号"),
                row.requiredFen("金额"),
                row.text("摘要")));
    }

    private static void fundUse(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.APPLICANT, desk.application(application(step)).applicant(), row.text("登记人"));
        String number = application(step);
        if (desk.isHistory()) {
            desk.state(
                    StreamId.award(number),
                    new FundUseReported(
                            row.required(PAYMENT), row.required("用途"), row.text("收款方"), row.requiredFen("金额")));
        } else {
            desk.decide(new ReportFundUse(
                    number, row.required(PAYMENT), row.required("用途"), row.text("收款方"), row.requiredFen("金额")));
        }
    }

    private static void rating(Step step, StepDesk desk) {
        Row row = step.row();
        String provider = row.required("服务商统一社会信用代码");
        String rater = row.required("评价方统一社会信用代码");
        int score = Objects.requireNonNull(row.integer("得分"));
        desk.by(Role.APPLICANT, rater, row.text("登记人"));
        String number = row.required(NUMBER);
        if (desk.isHistory() || !desk.application(number).applicant().equals(rater)) {
            desk.decide(new PastRating(provider, number, rater, score, row.text("意见")));
        } else {
            desk.decide(new RateProvider(provider, number, score, row.text("意见"), null));
        }
    }
}
