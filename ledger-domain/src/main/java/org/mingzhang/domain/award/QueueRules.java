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
import org.mingzhang.domain.policy.Queue.By;
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

    /**
     * Where the case stands on its facts as they are now; nothing may be lacking.
     *
     * @param own of its version, which alone says whether it has priority; null where that has none
     */
    static Rank rank(AwardBasis basis, @Nullable Queue own) {
        return new Rank(
                basis.number(),
                Objects.requireNonNullElse(basis.application().submittedOn(), LocalDate.MAX),
                own != null && own.prefers(basis.facts(), values(basis)),
                basis.application().scoreTenths());
    }

    /**
     * Nobody is granted money before those who wait and stand before, nor money that those need who are ready in a direction before.
     * Whoever takes none takes none away.
     *
     * @param packs the pack with a digest
     * @param more what it would get beyond what it has
     */
    static @Nullable Rejection refuseOvertaking(
            AwardBasis basis, Function<String, PolicyPack> packs, LocalDate on, Fen more) {
        Queues queues = basis.programme().queues();
        Queue queue = more.isPositive() && !queues.directions().isEmpty()
                ? basis.programme().queue(basis.direction().id(), on, packs)
                : null;
        if (queue == null) {
            return null;
        }
        Rejection later = refuseBeforeOthers(basis, queue, packs, on);
        later = later == null ? refuseBeforeReady(basis, queue, packs, on, more) : later;
        return later == null ? refuseBefore(basis, queue) : later;
    }

    /** Nobody gets money before who waits in its own direction and stands before. */
    private static @Nullable Rejection refuseBefore(AwardBasis basis, Queue queue) {
        Queues queues = basis.programme().queues();
        String direction = basis.direction().id();
        if (!queues.isAwaited(direction)) {
            return null;
        }
        Queue own = basis.direction().queue();
        Rejection lacking = own == null || !queue.order().contains(By.PRIORITY)
                ? null
                : lacking(basis, own).orElse(null);
        if (lacking != null) {
            return lacking;
        }
        List<String> before = queues.before(direction, queue, rank(basis, own));
        return before.isEmpty() ? null : outOfOrder(basis, queue, String.join("、", before));
    }

    /** The version whose budget pays a line on a day: the one in force; where that has the line no more, the case's own. */
    static PolicyPack budget(AwardBasis basis, Function<String, PolicyPack> packs, LocalDate on, String line) {
        PolicyPack now = packs.apply(basis.programme().packSm3(on));
        return now.line(line).isPresent() ? now : basis.pack();
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
    private static @Nullable Rejection refuseBeforeOthers(
            AwardBasis basis, Queue queue, Function<String, PolicyPack> packs, LocalDate on) {
        for (String direction : queue.after()) {
            Queue before = basis.programme().queue(direction, on, packs);
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
            AwardBasis basis, Queue queue, Function<String, PolicyPack> packs, LocalDate on, Fen more) {
        Map<String, Fen> needed = new TreeMap<>();
        for (String direction : queue.after()) {
            basis.programme().queues().needed(direction).forEach((line, sum) -> needed.merge(line, sum, Fen::plus));
        }
        // A line that is in neither version is no other case's money.
        needed.entrySet()
                .removeIf(line -> !line.getValue().isPositive()
                        || budget(basis, packs, on, line.getKey())
                                .line(line.getKey())
                                .isEmpty());
        for (Map.Entry<String, Fen> line : needed.entrySet()) {
            Fen claimed = line.getKey().equals(basis.line()) ? line.getValue().plus(more) : line.getValue();
            PolicyPack budget = budget(basis, packs, on, line.getKey());
            if (claimed.exceeds(Commitments.left(budget, basis.programme(), on, line.getKey()))) {
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

    /**
     * Whether an amount is what the line has left, where the pack gives that to whom the money does not reach; beside what was granted
     * in advance.
     */
    static boolean isPart(
            AwardBasis basis, PolicyPack budget, LocalDate on, Award award, Computed computed, Fen amount) {
        Queue queue = basis.direction().queue();
        if (queue == null || queue.whenOut() != WhenOut.PART) {
            return false;
        }
        Fen left = Commitments.left(budget, basis.programme(), on, basis.line());
        Fen has = Claim.has(award);
        Fen lacks = computed.ceiling().minus(has).max(Fen.ZERO);
        return amount.isPositive()
                && computed.ceiling().exceeds(amount)
                && amount.equals(has.plus(queue.gets(lacks, left)));
    }

    private static ParameterValues values(AwardBasis basis) {
        return basis.programme().parameters(basis.pack());
    }
}
