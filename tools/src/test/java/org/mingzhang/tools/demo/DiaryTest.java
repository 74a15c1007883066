package org.mingzhang.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DiaryTest {
    @Test
    void holidaysAreSkippedAndWorkingWeekendsAreWorkedOn() {
        assertThat(Diary.plus(LocalDate.of(2026, 2, 13), 1)).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(Diary.plus(LocalDate.of(2026, 2, 14), 1)).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(Diary.plus(LocalDate.of(2026, 2, 24), -1)).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(Diary.plus(LocalDate.of(2026, 2, 17), 0)).isEqualTo(LocalDate.of(2026, 2, 24));
    }

    @Test
    void nobodyWorksOverTheSpringFestivalOfAYearWithoutPublishedCalendar() {
        assertThat(Diary.isWorking(LocalDate.of(2027, 2, 3))).isTrue();
        assertThat(Diary.isWorking(LocalDate.of(2027, 2, 8))).isFalse();
        assertThat(Diary.onOrAfter(LocalDate.of(2027, 2, 4))).isEqualTo(LocalDate.of(2027, 2, 15));
    }
}
