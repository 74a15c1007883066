package org.mingzhang.domain.award;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.CallOffRecovery;
import org.mingzhang.domain.award.AwardCommand.ReverseRecovery;
import org.mingzhang.domain.award.AwardEvent.RecoveryCalledOff;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;
import org.mingzhang.domain.programme.RecoveredFunds;

/**
 * The rules of undoing what was ordered back or booked as come back: two persons, no more than is open, and no money that was
 * used again or handed on since.
 */
final class RecoveryUndoing {
    private final Streams streams;
    private final Occasion occasion;
    private final AwardCase it;

    RecoveryUndoing(Streams streams, Occasion occasion, String number) {
        this.streams = streams;
        this.occasion = occasion;
        this.it = new AwardCase(streams, occasion, number);
    }

    Decision callOff(CallOffRecovery c) {
        Recoveries.Recovery recovery = it.award.recoveries().order(c.recovery());
        Rejection no = it.by(Role.FINANCE, Role.CITY_INDUSTRY)
                .refuseIf(recovery == null, RejectionCode.NOT_FOUND, Map.of("recovery", c.recovery()))
                .refusal();
        if (no != null || recovery == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        Fen open = recovery.open();
        Fen amount = Objects.requireNonNullElse(c.amountFen(), open);
        return occasion.first(() -> occasion.refuseBefore(recovery.on(), "追回决定"))
                .then(it::refuseOwn)
                .then(() -> refuseSame(recovery.by(), "撤销追回", "决定追回"))
                .then(() -> CorrectedAward.refuseCorrector(streams, it, occasion))
                .then(() -> refuseSettled(c.recovery()))
                .refuseIf(
                        !open.isPositive(),
                        RejectionCode.WRONG_STATE,
                        Map.of("recovery", c.recovery(), "openFen", open.value(), "needs", "尚有未到账的金额"))
                .refuseIf(
                        amount.exceeds(open),
                        RejectionCode.PAYMENT_EXCEEDED,
                        Map.of("requestedFen", amount.value(), "openFen", open.value()))
                .orElse(() -> Decision.accept(
                        it.subject, new RecoveryCalledOff(c.recovery(), amount, c.reason(), c.documentNo())));
    }

    /** What was paid in advance beyond the award is let go of only where corrected facts grant more. */
    private @Nullable Rejection refuseSettled(String id) {
        Recoveries.Recovery recovery = it.award.recoveries().order(id);
        it.enterprise();
        return recovery != null && recovery.order().carried() != null && !CorrectedAward.touched(streams, it.number)
                ? Rejection.of(
                        RejectionCode.WRONG_STATE, Map.of("recovery", id, "state", "预拨结算应追", "needs", "先更正核定所依据的事实"))
                : null;
    }

    Decision reverse(ReverseRecovery c) {
        Recoveries.Receipt receipt = it.award.recoveries().receipt(c.receipt());
        Award.Terms approved = it.award.terms();
        Rejection no = it.by(Role.FINANCE)
                .refuseIf(
                        receipt == null || !receipt.event().recovery().equals(c.recovery()),
                        RejectionCode.NOT_FOUND,
                        Map.of("recovery", c.recovery(), "position", c.receipt()))
                .refusal();
        if (no != null || receipt == null || approved == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        RecoveryReceived booked = receipt.event();
        boolean bankAlone = c.receiptNo() == null;
        Rejection before = occasion.first(() -> null)
                .refuseIf(
                        receipt.reversed(),
                        RejectionCode.WRONG_STATE,
                        Map.of("position", c.receipt(), "state", "已冲回", "needs", "未冲回的到账"))
                .refuseIf(
                        (c.bank() == null) != bankAlone,
                        RejectionCode.FACT_MISSING,
                        Map.of("missing", bankAlone ? "退出款项的回单号" : "退出款项的银行", "needs", "两项同写；只是登记有误、钱没有退出的，都不写"))
                .then(() -> occasion.refuseBefore(receipt.on(), "追回到账"))
                .then(it::refuseOwn)
                .then(() -> refuseSame(receipt.by(), "冲回追回到账", "登记追回到账"))
                .refusal();
        if (before != null) {
            return new Decision.Rejected(before);
        }
        // The beneficiary's stream comes before the programme's.
        it.enterprise();
        return occasion.first(() -> RecoveredFunds.refuse(
                        it.budget(approved.purpose().line()),
                        it.programme(),
                        occasion,
                        approved.purpose().line(),
                        booked.shares()))
                .orElse(() -> Decision.accept(
                                it.subject,
                                new RecoveryReversed(
                                        c.recovery(),
                                        c.receipt(),
                                        booked.amountFen(),
                                        booked.shares(),
                                        booked.bank(),
                                        booked.receiptNo(),
                                        booked.payer(),
                                        c.bank(),
                                        c.receiptNo(),
                                        c.reason(),
                                        c.documentNo()))
                        .and(StreamId.enterprise(approved.beneficiary()), it.counted(booked.amountFen()))
                        .and(
                                it.programmeId(),
                                new RecoveredFundsReversed(
                                        it.number,
                                        c.recovery(),
                                        approved.beneficiary(),
                                        approved.purpose(),
                                        booked.shares())));
    }

    /** Who did the one half, or signed the import that did, is known by the own keys, those of old too. */
    private @Nullable Rejection refuseSame(ActorRef other, String step, String otherStep) {
        return occasion.isBy(other.id()) || occasion.standing().key(other.keyId()) != null
                ? Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", occasion.actor().id(), "step", step, "otherStep", otherStep))
                : null;
    }
}
