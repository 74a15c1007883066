package org.mingzhang.domain.award;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardCommand.QueueAward;
import org.mingzhang.domain.award.AwardEvent.AwardQueued;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.Queue.Rank;
import org.mingzhang.domain.policy.Queue.WhenOut;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;
import org.mingzhang.domain.programme.Queues.Waiting;

/** The rules of waiting for money: an award waits that could be approved, were there money, or were it its turn. */
final class QueueDecider {
    private final AwardCase it;
    private final Occasion occasion;

    QueueDecider(Streams streams, Occasion occasion, String number) {
        this.it = new AwardCase(streams, occasion, number);
        this.occasion = occasion;
    }

    Decision queue(QueueAward c) {
        Rejection no = it.decidable().then(this::refuseWithout).refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        AwardBasis basis = AwardBasis.of(it);
        if (!(basis.computation() instanceof AwardComputation.Computed computed)) {
            return new Decision.Rejected(basis.computation().refusal().orElseThrow());
        }
        Queue queue = basis.direction().queue();
        if (queue == null) {
            throw new IllegalStateException("no queue in " + basis.direction().id());
        }
        Claim claim = Claim.of(it, basis, null, c.amountFen());
        return occasion.first(() -> null)
                .refuseIf(basis.programme().isClosed(), RejectionCode.WRONG_STATE, Map.of("programme", "已关闭"))
                // What is lower than computed says why when it is approved.
                .then(() -> Settlement.judge(basis.direction().advance(), it.award, computed, c.amountFen(), true))
                .then(it::refuseLimits)
                .then(() -> it.refuseRepetition(basis))
                .refuseIf(
                        !basis.matches(it.award.calculated(), computed),
                        RejectionCode.CHANGED_MEANWHILE,
                        Map.of("application", it.number, "needs", "重新测算"))
                .then(() -> QueueRules.lacking(basis, queue).orElse(null))
                .then(() -> refuseStanding(queue, claim))
                .then(() -> refuseWithMoney(claim))
                .orElse(() -> queued(queue, claim));
    }

    private Decision queued(Queue queue, Claim claim) {
        AwardBasis basis = claim.basis();
        Rank rank = QueueRules.rank(basis, queue);
        return Decision.accept(it.subject, new AwardQueued(claim.more()))
                .and(
                        it.programmeId(),
                        new Queued(
                                it.number,
                                basis.direction().id(),
                                it.application.applicant(),
                                claim.more(),
                                rank.submittedOn(),
                                queue.priority() == null ? null : rank.priority(),
                                rank.scoreTenths()));
    }

    private @Nullable Rejection refuseWithout() {
        Queue queue = it.direction().queue();
        return queue != null && queue.whenOut() == WhenOut.WAIT
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        queue == null ? it.direction().clause() : queue.clause(),
                        Map.of("direction", it.direction().id(), "needs", "政策规定排队等候资金"));
    }

    /** Whoever waits waits already, unless its rank or what it waits for is another one now. */
    private @Nullable Rejection refuseStanding(Queue queue, Claim claim) {
        Waiting stands = standing(claim);
        return stands != null
                        && stands.amount().equals(claim.more())
                        && stands.rank().equals(QueueRules.rank(claim.basis(), queue))
                ? Rejection.of(RejectionCode.ALREADY_EXISTS, queue.clause(), Map.of("application", it.number))
                : null;
    }

    /** Nobody waits for whom there is money and who is next, nor who needs no more than was granted in advance. */
    private @Nullable Rejection refuseWithMoney(Claim claim) {
        boolean needs = claim.more().isPositive();
        boolean waits = needs
                && (standing(claim) != null || claim.refuseCommitting() != null || claim.refuseOvertaking() != null);
        return waits
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "application",
                                it.number,
                                "state",
                                needs ? "资金足够，前面没有等候的" : "在已核定的预拨以内，不再需要资金；排队的金额写奖补全数",
                                "needs",
                                "核定"));
    }

    private @Nullable Waiting standing(Claim claim) {
        return claim.basis().programme().queues().of(claim.basis().direction().id(), it.number);
    }
}
