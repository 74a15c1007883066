package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.Queue.Rank;
import org.mingzhang.domain.policy.Queue.WhenOut;
import org.mingzhang.domain.programme.Commitments;
import org.mingzhang.domain.programme.Queues;

/** What the queue of a direction says to one award: who stands before it, and what it gets where the money does not reach. */
final class QueueRules {
    /** Why an award is lower where the pack itself says so. */
    static final String PART = "资金不足，按科目余额核定";

    /** How many of those who are ready a refusal names. */
    private static final int NAMED = 20;

    private QueueRules() {}

    /** Why the case's place cannot be told. */
    static Optional<Rejection> lacking(AwardBasis basis, Queue queue) {
        return queue.lacking(basis.facts(), values(basis));
    }

    /** Where the case stands on its facts as they are now; nothing may be lacking. */
    static Rank rank(AwardBasis basis, Queue queue) {
        return new Rank(
                basis.number(),
                Objects.requireNonNullElse(basis.application().submittedOn(), LocalDate.MAX),
                queue.prefers(basis.facts(), values(basis)),
                basis.application().scoreTenths());
    }

    /**
     * Nobody is approved before those who wait and stand before, nor for what those need who are ready in a direction before.
     *
     * @param budget the rules of the money of a line
     * @param amount what it would get beyond what it has
     */
    static @Nullable Rejection refuseOvertaking(
            AwardBasis basis, Function<String, PolicyPack> budget, LocalDate on, Fen amount) {
        Queue queue = basis.direction().queue();
        Rejection later = queue == null ? null : refuseBeforeOthers(basis, queue);
        later = later == null && queue != null ? refuseBeforeReady(basis, queue, budget, on, amount) : later;
        if (queue == null
                || later != null
                || !basis.programme()
                        .queues()
                        .directions()
                        .contains(basis.direction().id())) {
            return later;
        }
        Rejection lacking = lacking(basis, queue).orElse(null);
        if (lacking != null) {
            return lacking;
        }
        List<String> before =
                basis.programme().queues().before(basis.direction().id(), queue, rank(basis, queue));
        return before.isEmpty() ? null : outOfOrder(basis, queue, String.join("、", before));
    }

    /** @param ahead who comes first, in words */
    private static Rejection outOfOrder(AwardBasis basis, Queue queue, String ahead) {
        return Rejection.of(
                RejectionCode.QUEUE_ORDER,
                queue.clause(),
                Map.of(
                        "application",
                        basis.number(),
                        "direction",
                        basis.direction().id(),
                        "ahead",
                        ahead));
    }

    /** Nobody is approved while somebody waits in a direction that the notice puts before this one. */
    private static @Nullable Rejection refuseBeforeOthers(AwardBasis basis, Queue queue) {
        for (String direction : queue.after()) {
            Queue before =
                    basis.pack().direction(direction).map(Direction::queue).orElse(null);
            List<Queues.Waiting> waiting =
                    before == null ? List.of() : basis.programme().queues().inOrder(direction, before);
            if (!waiting.isEmpty()) {
                return outOfOrder(
                        basis,
                        queue,
                        waiting.stream()
                                .map(Queues.Waiting::application)
                                .collect(Collectors.joining("、", name(basis, direction) + "：", "")));
            }
        }
        return null;
    }

    /** Nobody is approved for money that is short for those who may be approved in a direction that the notice puts before this one. */
    private static @Nullable Rejection refuseBeforeReady(
            AwardBasis basis, Queue queue, Function<String, PolicyPack> budget, LocalDate on, Fen amount) {
        Map<String, Fen> needed = new TreeMap<>();
        for (String direction : queue.after()) {
            basis.programme().queues().needed(direction).forEach((line, sum) -> needed.merge(line, sum, Fen::plus));
        }
        // A line that is in neither version is no other case's money.
        needed.entrySet()
                .removeIf(line -> !line.getValue().isPositive()
                        || budget.apply(line.getKey()).line(line.getKey()).isEmpty());
        for (Map.Entry<String, Fen> line : needed.entrySet()) {
            Fen claimed = line.getKey().equals(basis.line()) ? line.getValue().plus(amount) : line.getValue();
            if (claimed.exceeds(Commitments.left(budget.apply(line.getKey()), basis.programme(), on, line.getKey()))) {
                return outOfOrder(basis, queue, ready(basis, queue, line.getKey()));
            }
        }
        return null;
    }

    /** Who is ready and paid by a line, in words. */
    private static String ready(AwardBasis basis, Queue queue, String line) {
        StringJoiner words = new StringJoiner("；");
        for (String direction : queue.after()) {
            List<Queues.Ready> some = basis.programme().queues().ready(direction).stream()
                    .filter(ready -> ready.line().equals(line))
                    .toList();
            if (!some.isEmpty()) {
                words.add(some.stream()
                        .limit(NAMED)
                        .map(Queues.Ready::application)
                        .collect(Collectors.joining(
                                "、",
                                name(basis, direction) + "：",
                                (some.size() > NAMED ? " 等 " + some.size() + " 件" : "") + "（已复核待核定）")));
            }
        }
        return words.toString();
    }

    private static String name(AwardBasis basis, String direction) {
        return basis.pack().direction(direction).map(Direction::name).orElse(direction);
    }

    /** Whether an amount is what the line has left, where the pack gives that to whom the money does not reach. */
    static boolean isPart(AwardBasis basis, PolicyPack budget, LocalDate on, Computed computed, Fen amount) {
        Queue queue = basis.direction().queue();
        if (queue == null || queue.whenOut() != WhenOut.PART) {
            return false;
        }
        Fen left = Commitments.left(budget, basis.programme(), on, basis.line());
        return amount.isPositive()
                && computed.ceiling().exceeds(amount)
                && amount.equals(queue.gets(computed.ceiling(), left));
    }

    private static ParameterValues values(AwardBasis basis) {
        return basis.programme().parameters(basis.pack());
    }
}
