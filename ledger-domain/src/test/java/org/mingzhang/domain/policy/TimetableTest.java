package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.Packs;

class TimetableTest {
    private final PolicyPack pack = Packs.builtIn("handan-2025");
    private final LocalDate spring = LocalDate.of(2026, 3, 2);

    @Test
    void aBatchIsDueAtTheEndOfTheLastPhaseThatNamesIt() {
        assertThat(Timetable.grantedOn(pack, "1", spring)).isEqualTo("2026-06-30");
        assertThat(Timetable.grantedOn(pack, "2", spring)).isEqualTo("2026-12-31");
        assertThat(Timetable.grantedOn(pack, "3", spring)).isEqualTo("2027-04-30");
    }

    @Test
    void whatHasNoBatchIsDueAtTheEndOfAll() {
        assertThat(Timetable.grantedOn(pack, null, spring)).isEqualTo("2027-06-30");
        assertThat(Timetable.grantedOn(pack, "9", spring)).isEqualTo("2027-06-30");
    }

    @Test
    void afterItsEndTodayStandsForAPhase() {
        assertThat(Timetable.grantedOn(pack, "1", LocalDate.of(2026, 6, 30))).isEqualTo("2026-06-30");
        assertThat(Timetable.grantedOn(pack, "1", LocalDate.of(2026, 7, 1))).isEqualTo("2026-07-01");
    }
}
