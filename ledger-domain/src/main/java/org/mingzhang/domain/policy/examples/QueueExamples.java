package org.mingzhang.domain.policy.examples;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.Queue.Rank;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code queues}: who comes first, and what becomes of a case that the money does not reach. */
final class QueueExamples {
    private static final Map<String, Queue.WhenOut> OUT = LimitExamples.words(Queue.WhenOut.values());

    private final Given given;
    private final PolicyPack pack;

    QueueExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    Supplier<Outcome> queue(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        Queue queue = direction.map(Direction::queue).orElse(null);
        if (direction.isPresent() && queue == null) {
            one.report(one.spotOf("direction"), "方向 " + direction.get().id() + " 没有 queue", "应为写了 queue（排队）的方向");
        }
        List<Rank> waiting =
                one.maps("waiting").stream().map(QueueExamples::rank).toList();
        List<String> order =
                one.references("order", waiting.stream().map(Rank::application).toList());
        List<String> waits = one.references(
                "waits", pack.directions().stream().map(Direction::id).toList());
        Fen ready = one.has("ready") ? Given.amount(one, "ready") : Fen.ZERO;
        if (ready.isPositive() && queue != null && queue.after().isEmpty()) {
            one.report(one.spotOf("ready"), "本方向的 queue 没有 after", "ready 只写在排在别的方向之后（queue.after）的方向");
        }
        boolean outcome = one.has("expect");
        Fen computed = outcome ? Given.amount(one, "computed") : Fen.ZERO;
        Fen left = outcome ? Given.amount(one, "left") : Fen.ZERO;
        String expected = outcome
                ? one.read(
                        "expect", "应为金额，没有资金时的 wait、refuse、part，或资金先给排在先的方向的 QUEUE_ORDER", "", QueueExamples::outcome)
                : null;
        if (!one.has("order") && !outcome) {
            one.report(one.spot(), "order 和 expect 都没有写", "应写明先后 order，或轮到时得多少 expect");
        }
        boolean ordered = one.has("order");
        boolean later = queue != null && !Collections.disjoint(queue.after(), waits);
        return () ->
                tried(Objects.requireNonNull(queue), ordered, waiting, order, expected, computed, left, ready, later);
    }

    private Outcome tried(
            Queue queue,
            boolean ordered,
            List<Rank> waiting,
            List<String> order,
            @Nullable String expected,
            Fen computed,
            Fen left,
            Fen ready,
            boolean later) {
        Outcome outcome = new Outcome(pack);
        if (ordered) {
            outcome.same(
                    "先后",
                    order,
                    waiting.stream()
                            .sorted(queue.comparator())
                            .map(Rank::application)
                            .toList(),
                    ids -> String.join("、", ids));
        }
        if (expected != null) {
            Fen gets = queue.gets(computed, left);
            outcome.same(
                    "轮到时",
                    expected,
                    later || (ready.isPositive() && gets.plus(ready).exceeds(left))
                            ? RejectionCode.QUEUE_ORDER.name()
                            : gets.isPositive()
                                    ? Value.of(gets).display()
                                    : queue.whenOut().name().toLowerCase(Locale.ROOT),
                    QueueExamples::words);
        }
        return outcome;
    }

    private static String outcome(String written) {
        return OUT.containsKey(written) || written.equals(RejectionCode.QUEUE_ORDER.name())
                ? written
                : Value.of(Given.fen(written)).display();
    }

    private static String words(String outcome) {
        Queue.WhenOut out = OUT.get(outcome);
        return out == null ? outcome : out.chinese() + "（" + outcome + "）";
    }

    private static Rank rank(MapReader waiting) {
        Rank rank = new Rank(
                waiting.text("application"),
                Given.day(waiting, "submitted"),
                waiting.flag("priority"),
                waiting.has("score") ? RubricExamples.points(waiting, "score") : null);
        waiting.done();
        return rank;
    }
}
