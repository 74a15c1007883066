package org.mingzhang.app.trail;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.dossier.CaseStanding;
import org.mingzhang.view.treasury.VoucherStandings.PaymentStanding;

/**
 * How far a case is, in one line for whoever opens it: what it is now, what comes next and who does that.
 *
 * @param next what is to be done, and by whom; null where nothing is
 * @param tone the class under which the page shows it
 */
public record CaseProgress(String state, @Nullable String next, String tone) {
    private static final String GOOD = "good";
    private static final String WAITS = "warn";
    private static final String BAD = "bad";

    /** @param treasury what the treasury says of its payments, so far as they are paid; nothing where that is not known */
    static CaseProgress of(CaseStanding standing, Set<PaymentStanding> treasury) {
        return switch (standing.application()) {
            case NONE -> new CaseProgress("未申报", null, "");
            case IN_REVIEW ->
                standing.openObjections() > 0
                        ? waits("审核中，有异议未答复", by("application.resolve-objection") + "答复异议")
                        : waits("审核中", "由现在这个环节的负责单位作出结论");
            case RETURNED -> waits("已退回补正", by("application.supplement") + "补正后再报");
            case REJECTED -> new CaseProgress("未通过审核", null, BAD);
            case WITHDRAWN -> new CaseProgress("已撤回", null, "");
            case APPROVED -> standing.award() == Award.Status.NONE ? recognised(standing) : awarded(standing, treasury);
        };
    }

    private static CaseProgress recognised(CaseStanding standing) {
        String project = standing.project();
        if (project == null) {
            return waits(
                    "已认定，还没有测算奖补",
                    "要实施项目的，由" + by("project.start") + "登记开工；不要实施项目的，由" + by("award.calculate") + "测算奖补");
        }
        if (standing.openRectifications() > 0) {
            return waits("项目有未完成的整改", by("project.complete-rectification") + "登记整改完成");
        }
        return switch (project) {
            case "COMPLETED" -> waits("已完工，待申请验收", by("project.request-acceptance") + "申请验收");
            case "ACCEPTANCE_REQUESTED" -> waits("已申请验收，待评测", by("project.assess-acceptance") + "登记评测结论");
            case "ACCEPTED" -> waits("验收通过，待测算奖补", by("award.calculate") + "测算奖补");
            case "FAILED" -> new CaseProgress("验收未通过", "整改以后，由" + by("project.request-acceptance") + "再次申请验收", BAD);
            case "TERMINATED" -> new CaseProgress("项目已终止", null, BAD);
            default -> waits("项目实施中", "完工以后，由" + by("project.complete") + "登记完工");
        };
    }

    private static CaseProgress awarded(CaseStanding standing, Set<PaymentStanding> treasury) {
        return switch (standing.award()) {
            case NONE -> recognised(standing);
            case CALCULATED -> waits("奖补已测算，待复核", by("award.review") + "复核，测算的人不能自己复核");
            case REVIEWED -> waits("奖补已复核，待核定", by("award.approve") + "核定");
            case REFUSED -> new CaseProgress("不予奖补", null, BAD);
            case APPROVED -> approved(standing, treasury);
        };
    }

    private static CaseProgress approved(CaseStanding standing, Set<PaymentStanding> treasury) {
        Collection<Payment.State> payments = standing.payments().values();
        Long unordered = standing.unorderedFen();
        if (standing.holds() > 0) {
            return new CaseProgress("已核定，拨付已暂停", "原因消除以后，由作出暂停的岗位解除", BAD);
        }
        if (payments.contains(Payment.State.ORDERED)) {
            return waits("已核定，有拨付待审批", "财政的另一人审批，提出的人不能自己审批");
        }
        if (payments.contains(Payment.State.APPROVED)) {
            return waits("已核定，有拨付待银行回单", by("award.confirm-payment") + "凭回单确认支付，审批的人不能确认");
        }
        if (unordered != null && unordered > 0) {
            return waits(
                    payments.contains(Payment.State.CONFIRMED) ? "已拨付一部分" : "已核定，待拨付",
                    by("award.order-payment") + "提出拨付");
        }
        if (standing.openRecoveries() > 0) {
            return waits("已拨付，有追回未缴清", "缴回以后，由" + by("award.receive-recovery") + "登记");
        }
        return paid(treasury);
    }

    private static CaseProgress paid(Set<PaymentStanding> treasury) {
        if (treasury.contains(PaymentStanding.MISSING)
                || treasury.contains(PaymentStanding.DIFFERING)
                || treasury.contains(PaymentStanding.DISPUTED)) {
            return new CaseProgress("已拨付完，有拨付未对上国库", "财政在“账实差异”中查清", BAD);
        }
        if (treasury.contains(PaymentStanding.UNREVIEWED)) {
            return waits("已拨付完，国库凭证待复核", "没有经手拨付的人复核");
        }
        return treasury.contains(PaymentStanding.NOT_YET_DUE)
                ? waits("已拨付完，待国库凭证", "财政导入国库支付凭证，账本自动核对")
                : new CaseProgress("已拨付完", null, GOOD);
    }

    private static CaseProgress waits(String state, String next) {
        return new CaseProgress(state, next, WAITS);
    }

    /** The posts that a command is for. */
    private static String by(String command) {
        return CommandCatalogue.find(command).orElseThrow().posts().stream()
                .map(Role::chinese)
                .collect(Collectors.joining("、"));
    }
}
