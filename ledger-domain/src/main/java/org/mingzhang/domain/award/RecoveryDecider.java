package org.mingzhang.domain.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;

/** The rules of taking money back: only what was paid, never more than was paid. */
final class RecoveryDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final String number;
    private final StreamId subject;
    private final Application application;
    private final Award award;

    RecoveryDecider(Streams streams, Occasion occasion, AwardCommand command) {
        this.streams = streams;
        this.occasion = occasion;
        this.number = command.application();
        this.subject = command.subject();
        this.application = (Application) streams.state(StreamId.application(number));
        this.award = (Award) streams.state(subject);
    }

    Decision order(OrderRecovery c) {
        Rejection no = occasion.refuseUnless(Role.FINANCE, Role.CITY_INDUSTRY);
        Payment payment = award.payment(c.payment());
        if (no == null && (payment == null || payment.state() != Payment.State.CONFIRMED)) {
            no = Rejection.of(
                    RejectionCode.WRONG_STATE,
                    Map.of("payment", c.payment(), "state", payment == null ? "无" : payment.state(), "needs", "已支付"));
        }
        if (no == null && award.recovery(c.recovery()) != null) {
            no = Rejection.of(RejectionCode.ALREADY_EXISTS, Map.of("recovery", c.recovery()));
        }
        if (no != null || payment == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        Fen open = payment.order().amountFen().minus(award.recoveryOrdered(c.payment()));
        return c.amountFen().exceeds(open)
                ? Decision.reject(
                        RejectionCode.PAYMENT_EXCEEDED,
                        Map.of("requestedFen", c.amountFen().value(), "paidNotYetOrderedBackFen", open.value()))
                : Decision.accept(
                        subject, new RecoveryOrdered(c.recovery(), c.payment(), c.amountFen(), c.dueOn(), c.reason()));
    }

    Decision receive(ReceiveRecovery c) {
        Rejection no = occasion.refuseUnless(Role.FINANCE);
        Award.Recovery recovery = award.recovery(c.recovery());
        if (no == null && recovery == null) {
            no = Rejection.of(RejectionCode.NOT_FOUND, Map.of("recovery", c.recovery()));
        }
        AwardApproved approved = award.approved();
        Payment payment =
                recovery == null ? null : award.payment(recovery.order().payment());
        if (no != null || recovery == null || payment == null || approved == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        Fen open = recovery.order().amountFen().minus(recovery.received());
        if (c.amountFen().exceeds(open)) {
            return Decision.reject(
                    RejectionCode.PAYMENT_EXCEEDED,
                    Map.of("requestedFen", c.amountFen().value(), "openFen", open.value()));
        }
        List<Share> shares = Objects.requireNonNullElseGet(c.shares(), () -> proportional(payment, c.amountFen()));
        no = refuseShares(payment, shares, c.amountFen());
        if (no != null) {
            return new Decision.Rejected(no);
        }
        String id = application.submitted().programme();
        Programme programme = (Programme) streams.state(StreamId.programme(id));
        if (!programme.exists()) {
            throw new IllegalStateException("an award without its programme: " + number);
        }
        return Decision.accept(
                        subject, new RecoveryReceived(c.recovery(), c.amountFen(), shares, c.bank(), c.receiptNo()))
                .and(
                        StreamId.programme(id),
                        new FundsRecovered(number, c.recovery(), approved.beneficiary(), approved.purpose(), shares));
    }

    private static @Nullable Rejection refuseShares(Payment payment, List<Share> shares, Fen amount) {
        if (!Share.total(shares).equals(amount)) {
            return Rejection.of(
                    RejectionCode.SPLIT_MISMATCH,
                    Map.of(
                            "amountFen",
                            amount.value(),
                            "sharesFen",
                            Share.total(shares).value()));
        }
        for (Share share : shares) {
            Fen outstanding = payment.outstanding(share.source());
            if (Share.of(shares, share.source()).exceeds(outstanding)) {
                return Rejection.of(
                        RejectionCode.PAYMENT_EXCEEDED,
                        Map.of(
                                "source", share.source(),
                                "requestedFen", share.amountFen().value(),
                                "outstandingFen", outstanding.value()));
            }
        }
        return null;
    }

    /** To each source what it has outstanding in proportion, rounded down; the last takes the rest. */
    private static List<Share> proportional(Payment payment, Fen amount) {
        List<Share> shares = new ArrayList<>();
        Fen rest = amount;
        Fen outstanding = payment.outstanding();
        List<Share> paid = payment.order().shares();
        for (int i = 0; i < paid.size(); i++) {
            String source = paid.get(i).source();
            boolean last = i == paid.size() - 1;
            Fen part = last
                    ? rest
                    : amount.times(Ratio.of(payment.outstanding(source).value(), outstanding.value()), Rounding.DOWN);
            if (part.isPositive()) {
                shares.add(new Share(source, part));
                rest = rest.minus(part);
            }
        }
        return List.copyOf(shares);
    }
}
