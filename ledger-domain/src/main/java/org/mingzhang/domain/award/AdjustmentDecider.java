package org.mingzhang.domain.award;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.IncreaseAward;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Commitments;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;

/**
 * The rules of changing an approved award: up only by what a correction of its facts grants, down by what is neither paid nor
 * on its way. What comes of a correction is moved by a third person, who neither proposed it nor agreed to it.
 */
final class AdjustmentDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final CorrectedAward.@Nullable By by;
    private final AwardCase it;

    /** @param correction null where the change comes of none */
    AdjustmentDecider(Streams streams, Occasion occasion, String number, @Nullable String correction) {
        this.streams = streams;
        this.occasion = occasion;
        this.by = CorrectedAward.By.read(streams, correction);
        this.it = new AwardCase(streams, occasion, number);
    }

    private @Nullable Rejection refuseBy() {
        Rejection no = by == null ? null : by.refuse(it, occasion);
        return no == null ? CorrectedAward.refuseCorrector(streams, it, occasion) : no;
    }

    Decision increase(IncreaseAward c) {
        Rejection no = it.by(Role.CITY_INDUSTRY, Role.FINANCE)
                .then(() -> it.refuseUnless(Award.Status.APPROVED))
                .then(this::refuseBy)
                .then(it::refuseTerminated)
                .then(() -> occasion.refuseBefore(it.award.lastStepOn(), "核定"))
                .then(() -> it.refuseDuty(Duty.APPROVE))
                .then(it::refuseObjections)
                .refusal();
        AwardApproved approved = it.award.approved();
        if (no != null || approved == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        CorrectedAward corrected = CorrectedAward.of(streams, it.number);
        AwardBasis bound = corrected.bound();
        Fen whole = it.award.held().plus(c.amountFen());
        // Given up whole, an award has no place in its quota any more.
        boolean more = it.award.committed().isPositive();
        AwardBasis now = AwardBasis.of(it);
        String line = now.line();
        List<Share> shares = Objects.requireNonNullElseGet(
                c.shares(), () -> Commitments.split(it.budget(line), now.programme(), occasion, line, c.amountFen()));
        return occasion.first(() -> null)
                .refuseIf(now.programme().isClosed(), RejectionCode.WRONG_STATE, Map.of("programme", "已关闭"))
                .then(() -> corrected.refuseRaise(
                        whole.plus(it.award.givenUp()),
                        c.reason() != null && !c.reason().isBlank()))
                .then(() -> more ? null : it.refuseLimits())
                .then(() -> more ? null : now.refuseRepetition())
                .then(it::refuseUnreviewedFunds)
                .then(() -> Commitments.refuse(it.budget(line), now.programme(), occasion, line, c.amountFen(), shares))
                .orElse(() -> it.noted(
                        Decision.accept(
                                        it.subject,
                                        new AwardIncreased(
                                                c.correction(),
                                                c.amountFen(),
                                                shares,
                                                CorrectedAward.ceiling(bound),
                                                c.documentNo(),
                                                c.reason(),
                                                CorrectedAward.trace(bound)))
                                .and(StreamId.enterprise(approved.beneficiary()), it.counted(c.amountFen()))
                                .and(
                                        it.programmeId(),
                                        new FundsCommitted(
                                                it.number,
                                                approved.beneficiary(),
                                                purpose(),
                                                shares,
                                                more ? Boolean.TRUE : null)),
                        CaseState.AWARDED));
    }

    Decision reduce(ReduceAward c) {
        Rejection no = it.by(Role.CITY_INDUSTRY, Role.FINANCE)
                .then(() -> it.refuseUnless(Award.Status.APPROVED))
                .then(this::refuseBy)
                .then(() -> occasion.refuseBefore(it.award.payableFrom(), "核定或退回"))
                .then(() -> it.refuseDuty(Duty.APPROVE))
                .then(() -> refuseUnpaid(c))
                .then(() -> refuseRemainder(c))
                .refusal();
        AwardApproved approved = it.award.approved();
        if (no != null || approved == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        Fen amount = Share.total(c.shares());
        boolean entire = it.award.committed().equals(amount);
        // Both streams are read because both are written.
        it.enterprise();
        it.programme();
        return it.noted(
                Decision.accept(
                                it.subject,
                                new AwardReduced(amount, c.shares(), c.reason(), c.documentNo(), c.correction()))
                        .and(StreamId.enterprise(approved.beneficiary()), it.counted(amount.negated()))
                        .and(
                                it.programmeId(),
                                new CommitmentReleased(
                                        it.number, approved.beneficiary(), purpose(), c.shares(), entire, c.reason())),
                entire ? CaseState.RELEASED : CaseState.AWARDED);
    }

    /** As the money is booked: where something was granted in advance, as it was then. */
    private Purpose purpose() {
        return Objects.requireNonNull(it.award.terms()).purpose();
    }

    private @Nullable Rejection refuseUnpaid(ReduceAward c) {
        for (Share share : c.shares()) {
            Fen unpaid = it.award.unpaid(share.source());
            Fen requested = Share.of(c.shares(), share.source());
            if (requested.exceeds(unpaid)) {
                return Rejection.of(
                        RejectionCode.COMMITMENT_EXCEEDED,
                        Map.of(
                                "source", share.source(),
                                "requestedFen", requested.value(),
                                "unpaidFen", unpaid.value()));
            }
        }
        return null;
    }

    /** What is left is nothing or what the policy grants at least; of a correction, no less than what it grants at most. */
    private @Nullable Rejection refuseRemainder(ReduceAward c) {
        Fen amount = Share.total(c.shares());
        CorrectedAward corrected = by == null ? null : CorrectedAward.of(streams, it.number);
        Fen left = it.award
                .committed()
                .minus(Share.total(it.award.advances().carried()))
                .minus(amount);
        Fen floor = corrected != null
                ? corrected.floor()
                : it.award.calculated() == null
                        ? Fen.ZERO
                        : it.award.calculated().floorFen();
        if (left.isPositive() && floor.exceeds(left)) {
            return Rejection.of(
                    RejectionCode.BELOW_MINIMUM_AMOUNT,
                    it.direction().clause(),
                    Map.of("leftFen", left.value(), "floorFen", floor.value()));
        }
        return corrected == null || by == null ? null : corrected.refuseBeyond(by.id(), it.award.standing(), amount);
    }
}
