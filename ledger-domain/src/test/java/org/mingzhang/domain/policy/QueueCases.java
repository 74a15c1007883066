package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Queue.Rank;

/** The section {@code queues} of worked examples: who comes first, and what becomes of a case that the money does not reach. */
final class QueueCases {
    private QueueCases() {}

    static void queue(PolicyPack pack, PackCasesTest.Node one) {
        Queue queue = Objects.requireNonNull(
                pack.direction(one.text("direction")).orElseThrow().queue(), "no queue in the direction");
        assertThat(one.has("order") || one.has("expect"))
                .as("a case says what it expects")
                .isTrue();
        if (one.has("order")) {
            assertThat(one.list("waiting")
                            .map(QueueCases::rank)
                            .sorted(queue.comparator())
                            .map(Rank::application))
                    .containsExactlyElementsOf(one.texts("order"));
        }
        if (one.has("expect")) {
            assertThat(outcome(queue, amount(one, "computed"), amount(one, "left")))
                    .isEqualTo(one.text("expect"));
        }
    }

    private static Rank rank(PackCasesTest.Node waiting) {
        return new Rank(
                waiting.text("application"),
                LocalDate.parse(waiting.text("submitted")),
                waiting.optional("priority").map(Boolean::parseBoolean).orElse(false),
                waiting.optional("score")
                        .map(score -> ((Value.Points) ValueType.POINTS.parse(score)).tenths())
                        .orElse(null));
    }

    private static String outcome(Queue queue, Fen computed, Fen left) {
        Fen gets = queue.gets(computed, left);
        return gets.isPositive()
                ? Value.of(gets).display()
                : queue.whenOut().name().toLowerCase(Locale.ROOT);
    }

    private static Fen amount(PackCasesTest.Node one, String key) {
        return ((Value.Amount) ValueType.AMOUNT.parse(one.text(key))).fen();
    }
}
