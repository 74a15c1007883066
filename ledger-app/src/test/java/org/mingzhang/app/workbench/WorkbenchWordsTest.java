package org.mingzhang.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.view.workbench.Waiting;
import org.mingzhang.view.workbench.Waiting.Day;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;

/** How long things wait and by when they are due is said at sight. */
class WorkbenchWordsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private final WorkbenchWords words = new WorkbenchWords();

    private static Waiting waiting(String key, Day day, @Nullable LocalDate first, long many, long parties) {
        return new Waiting(key, Group.PAYMENT, key, "份", many, null, parties, 0, first, day, "口径", Tone.PLAIN);
    }

    @Test
    void whatWaitsSaysSinceWhenAndWhatIsDueSaysByWhen() {
        Waiting waits = waiting("to-order", Day.SINCE, TODAY.minusDays(15), 3, 3);
        assertThat(words.since(waits, TODAY)).isEqualTo("已等 15 天");
        assertThat(words.sinceDay(waits)).isEqualTo("最早 2026-11-12 起");
        assertThat(words.distanceOf(waits)).isEqualTo("已等");
        assertThat(words.distance(TODAY.minusDays(15), TODAY, waits)).isEqualTo("15 天");
        Waiting late = waiting("recovery-overdue", Day.TERM, TODAY.minusDays(2), 1, 1);
        assertThat(words.since(late, TODAY)).isEqualTo("逾期 2 天");
        assertThat(words.since(waiting("recovery-open", Day.TERM, TODAY.plusDays(2), 1, 1), TODAY))
                .isEqualTo("还有 2 天");
        assertThat(words.since(waiting("to-order", Day.SINCE, TODAY, 1, 1), TODAY))
                .isEqualTo("今天起");
    }

    @Test
    void aRefusalWaitsForNothing() {
        Waiting refusals = waiting("refusals", Day.HAPPENED, TODAY.minusDays(15), 2, 0);
        assertThat(words.since(refusals, TODAY)).isEmpty();
        assertThat(refusals.day().chinese()).isEqualTo("发生于");
        assertThat(words.distanceOf(refusals)).isEqualTo("距今");
    }

    @Test
    void howManyOrganisationsAreBehindIsSaidWhereThatIsAnotherNumber() {
        Waiting reports = waiting("duty-progress", Day.TERM, TODAY, 739, 438);
        assertThat(words.parties(reports)).isEqualTo("涉及 438 家");
        assertThat(words.parties(waiting("to-order", Day.SINCE, TODAY, 3, 3))).isEmpty();
        assertThat(words.byWhose(List.of(reports, waiting("phase-1", Day.TERM, TODAY, 1, 0))))
                .containsOnlyKeys("企业的到期事项", "专项的时间节点");
    }
}
