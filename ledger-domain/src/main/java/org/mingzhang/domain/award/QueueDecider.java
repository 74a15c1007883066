package org.mingzhang.domain.award;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardCommand.QueueAward;
import org.mingzhang.domain.award.AwardEvent.AwardQueued;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.Queue.Rank;
import org.mingzhang.domain.policy.Queue.WhenOut;
import org.mingzhang.domain.programme.Commitments;
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
        return occasion.first(() -> null)
                .refuseIf(basis.programme().isClosed(), RejectionCode.WRONG_STATE, Map.of("programme", "已关闭"))
                // What is lower than computed says why when it is approved.
                .then(() -> computed.judge(c.amountFen(), true).orElse(null))
                .then(it::refuseLimits)
                .then(basis::refuseRepetition)
                .refuseIf(
                        !basis.matches(it.award.calculated(), computed),
                        RejectionCode.CHANGED_MEANWHILE,
                        Map.of("application", it.number, "needs", "重新测算"))
                .then(() -> QueueRules.lacking(basis, queue).orElse(null))
                .then(() -> refuseStanding(basis, queue, c.amountFen()))
                .then(() -> refuseWithMoney(basis, c.amountFen()))
                .orElse(() -> queued(basis, queue, c.amountFen()));
    }

    private Decision queued(AwardBasis basis, Queue queue, Fen amount) {
        Rank rank = QueueRules.rank(basis, queue);
        return Decision.accept(it.subject, new AwardQueued(amount))
                .and(
                        it.programmeId(),
                        new Queued(
                                it.number,
                                basis.direction().id(),
                                it.application.applicant(),
                                amount,
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

    /** Whoever waits waits already, unless its rank or its amount is another one now. */
    private @Nullable Rejection refuseStanding(AwardBasis basis, Queue queue, Fen amount) {
        Waiting stands = basis.programme().queues().of(basis.direction().id(), it.number);
        return stands != null && stands.amount().equals(amount) && stands.rank().equals(QueueRules.rank(basis, queue))
                ? Rejection.of(RejectionCode.ALREADY_EXISTS, queue.clause(), Map.of("application", it.number))
                : null;
    }

    /** Nobody waits for whom there is money and who is next. */
    private @Nullable Rejection refuseWithMoney(AwardBasis basis, Fen amount) {
        String line = basis.line();
        List<Share> shares = Commitments.split(it.budget(line), basis.programme(), occasion, line, amount);
        return Commitments.refuse(it.budget(line), basis.programme(), occasion, line, amount, shares) == null
                        && QueueRules.refuseOvertaking(basis, it::budget, occasion.businessDate(), amount) == null
                        && basis.programme().queues().of(basis.direction().id(), it.number) == null
                ? Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("application", it.number, "state", "资金足够，前面没有等候的", "needs", "核定"))
                : null;
    }
}
