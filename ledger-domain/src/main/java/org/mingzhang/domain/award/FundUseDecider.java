package org.mingzhang.domain.award;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.ReportFundUse;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.money.Fen;

/** The rules of reporting what an award was spent on: by the beneficiary, after it was paid, within what it kept. */
final class FundUseDecider {
    private final AwardCase it;
    private final Occasion occasion;

    FundUseDecider(Streams streams, Occasion occasion, String number) {
        this.it = new AwardCase(streams, occasion, number);
        this.occasion = occasion;
    }

    Decision report(ReportFundUse c) {
        Payment payment = it.award.payment(c.payment());
        return occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .refuseIf(!it.application.exists(), RejectionCode.NOT_FOUND, Map.of("application", it.number))
                .then(() -> occasion.refuseForeign(it.application.applicant()))
                .then(occasion::refuseFuture)
                .refuseIf(payment == null, RejectionCode.NOT_FOUND, Map.of("payment", c.payment()))
                .then(() -> payment == null ? null : refuseUnpaid(payment))
                .then(this::refuseDuty)
                .then(() -> payment == null ? null : refuseBeyond(payment, c.amountFen()))
                .orElse(() -> Decision.accept(
                        it.subject, new FundUseReported(c.payment(), c.purpose(), c.payee(), c.amountFen())));
    }

    private @Nullable Rejection refuseUnpaid(Payment payment) {
        return payment.state() == Payment.State.CONFIRMED
                ? occasion.refuseBefore(payment.on(), "支付")
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("payment", payment.order().payment(), "state", payment.state(), "needs", "已拨付"));
    }

    private @Nullable Rejection refuseDuty() {
        return Duties.together(it.application.duties(it.pack()), it.project.duties(), it.award.duties())
                .refuse(Duty.SUBMIT, occasion.actor().id());
    }

    private @Nullable Rejection refuseBeyond(Payment payment, Fen amount) {
        Fen left = payment.outstanding().minus(it.award.used(payment.order().payment()));
        return amount.exceeds(left)
                ? Rejection.of(
                        RejectionCode.PAYMENT_EXCEEDED, Map.of("requestedFen", amount.value(), "leftFen", left.value()))
                : null;
    }
}
