package org.mingzhang.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.view.workbench.Waiting;
import org.mingzhang.view.workbench.Waiting.Day;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;
import org.mingzhang.view.workbench.WorkbenchQueries;

class WaitingOrderTest {
    private static Waiting waiting(String key, Group group) {
        return new Waiting(key, group, key, "笔", 1, null, 0, 0, null, Day.SINCE, "口径", Tone.PLAIN);
    }

    @Test
    void whatIsWrongComesFirstThenWhatWaitsLongestAndLastWhatMerelyHappened() {
        LocalDate day = LocalDate.of(2026, 11, 27);
        List<Waiting> waiting = Stream.of(
                        pressing("happened", day.minusDays(30), Day.HAPPENED, Tone.PLAIN),
                        pressing("yesterday", day.minusDays(1), Day.SINCE, Tone.WARN),
                        pressing("long", day.minusDays(9), Day.SINCE, Tone.PLAIN),
                        pressing("unknown", null, Day.SINCE, Tone.PLAIN),
                        pressing("wrong", day, Day.SINCE, Tone.BAD))
                .sorted(Waiting.URGENT)
                .toList();
        assertThat(waiting)
                .extracting(Waiting::key)
                .containsExactly("wrong", "long", "yesterday", "unknown", "happened");
    }

    private static Waiting pressing(String key, @Nullable LocalDate first, Day day, Tone tone) {
        return new Waiting(key, Group.PAYMENT, key, "笔", 1, null, 0, 0, first, day, "口径", tone);
    }

    @Test
    void whereMoneyAndTreasuryPartStandsBeforeTheRestInItsGroup() {
        List<Waiting> waiting = List.of(
                waiting("review", Group.REVIEW),
                waiting("to-pay", Group.PAYMENT),
                waiting(WorkbenchQueries.TREASURY_ONLY, Group.PAYMENT));
        assertThat(WorkbenchPages.groups(waiting).keySet()).containsExactly(Group.PAYMENT, Group.REVIEW);
        assertThat(WorkbenchPages.groups(waiting).get(Group.PAYMENT))
                .extracting(Waiting::key)
                .containsExactly(WorkbenchQueries.TREASURY_ONLY, "to-pay");
        Waiting missing = waiting(WorkbenchQueries.LEDGER_ONLY, Group.PAYMENT);
        assertThat(WorkbenchPages.groups(List.of(waiting.getFirst(), missing)).keySet())
                .as("what the treasury lacks presses as much")
                .containsExactly(Group.PAYMENT, Group.REVIEW);
        assertThat(WorkbenchPages.groups(waiting.subList(0, 2)).keySet())
                .as("otherwise the order is that of the work")
                .containsExactly(Group.REVIEW, Group.PAYMENT);
    }
}
