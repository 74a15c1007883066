package org.mingzhang.app.trail;

import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.VoucherStandings;

/**
 * How far a payment is, in one line for whoever opens it: what it is now, who made it so and when, what comes next and who does that.
 *
 * @param next what is to be done, and by whom; null where nothing is
 * @param tone the class under which the page shows it
 */
public record PaymentStanding(
        String state, PaymentSummary.Step by, @Nullable String next, String tone) {
    private static final String IN_DIFFERENCES = "财政在“账实差异”中查清：补导国库支付凭证，或者更正账目";

    /**
     * Told of the steps that whoever asks may see.
     *
     * @param treasury how the treasury's vouchers agree with it; null where that is not known
     * @param held whether its award's payments are stopped
     */
    static PaymentStanding of(
            PaymentSummary summary, VoucherStandings.@Nullable PaymentStanding treasury, boolean held) {
        PaymentSummary.Step last = summary.steps().getLast();
        return switch (last.to()) {
            case ORDERED -> new PaymentStanding("已提出，待审批", last, stopped(held) + "财政的另一人审批，提出的人不能自己审批", "warn");
            case APPROVED ->
                new PaymentStanding("已审批，待银行回单", last, stopped(held) + "银行付出以后，由财政凭回单确认支付，审批的人不能确认", "warn");
            case CONFIRMED -> paid(last, treasury);
            case RETURNED -> new PaymentStanding("已退回，钱没有到收款单位", last, "查清退回的原因，需要再付的由财政重新提出拨付", "bad");
            case CANCELLED -> new PaymentStanding("已撤销，没有付", last, "需要再付的由财政重新提出拨付", "bad");
        };
    }

    private static String stopped(boolean held) {
        return held ? "拨付已暂停，恢复以前不能办；恢复后由" : "";
    }

    private static PaymentStanding paid(PaymentSummary.Step last, VoucherStandings.@Nullable PaymentStanding treasury) {
        if (treasury == null) {
            return new PaymentStanding("已拨付", last, null, "good");
        }
        return switch (treasury) {
            case AGREES -> new PaymentStanding("已拨付，与国库凭证相符", last, null, "good");
            case NOT_YET_DUE -> new PaymentStanding("已拨付，待国库凭证", last, "财政导入国库支付凭证，账本自动核对", "warn");
            case UNREVIEWED -> new PaymentStanding("已拨付，国库凭证待复核", last, "没有经手这笔拨付的人复核那次导入，或者认定这张凭证", "warn");
            case DISPUTED -> new PaymentStanding("已拨付，国库凭证复核不认可", last, IN_DIFFERENCES, "bad");
            case MISSING -> new PaymentStanding("已拨付，未对上国库：国库没有凭证", last, IN_DIFFERENCES, "bad");
            case DIFFERING -> new PaymentStanding("已拨付，未对上国库：与凭证不一致", last, IN_DIFFERENCES, "bad");
        };
    }
}
