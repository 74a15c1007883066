package org.mingzhang.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    @Test
    void aHolidayOnAWeekdayIsNotWorkedAndAWorkingWeekendIs() {
        assertThat(WorkingDays.BUILT_IN.isWorking(LocalDate.of(2026, 2, 16)))
                .as("Spring Festival, a Monday")
                .isFalse();
        assertThat(WorkingDays.BUILT_IN.isWorking(LocalDate.of(2026, 2, 14)))
                .as("a Saturday worked for it")
                .isTrue();
        assertThat(WorkingDays.BUILT_IN.isWorking(LocalDate.of(2026, 3, 7)))
                .as("any Saturday")
                .isFalse();
        assertThat(WorkingDays.BUILT_IN.isWorking(LocalDate.of(2026, 3, 9)))
                .as("any Monday")
                .isTrue();
    }

    @Test
    void bothEndsCount() {
        assertThat(WorkingDays.BUILT_IN.count(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 6)))
                .isEqualTo(5);
        assertThat(WorkingDays.BUILT_IN.count(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 9)))
                .isEqualTo(2);
        assertThat(WorkingDays.BUILT_IN.count(LocalDate.of(2025, 9, 30), LocalDate.of(2025, 10, 11)))
                .isEqualTo(4);
    }

    @Test
    void aYearWhoseHolidaysAreNotPublishedIsNotKnown() {
        assertThat(WorkingDays.BUILT_IN.knows(2026)).isTrue();
        assertThat(WorkingDays.BUILT_IN.knows(2099)).isFalse();
    }
}
