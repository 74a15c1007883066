package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.Packs;

class TimetableTest {
    private final PolicyPack pack = Packs.builtIn("handan-2025");
    private final LocalDate spring = LocalDate.of(2026, 3, 2);
    private final ParameterValues read = ParameterValues.defaults(pack);
    private final ParameterValues open = read.with("phase.months", Value.of("end-exclusive"), 7L);

    private LocalDate granted(@Nullable String batch, LocalDate today) {
        return Timetable.grantedOn(pack, read, batch, today);
    }

    @Test
    void aBatchIsDueAtTheEndOfTheLastPhaseThatNamesIt() {
        assertThat(granted("1", spring)).isEqualTo("2026-06-30");
        assertThat(granted("2", spring)).isEqualTo("2026-12-31");
        assertThat(granted("3", spring)).isEqualTo("2027-04-30");
    }

    @Test
    void whatHasNoBatchIsDueAtTheEndOfAll() {
        assertThat(granted(null, spring)).isEqualTo("2027-06-30");
        assertThat(granted("9", spring)).isEqualTo("2027-06-30");
    }

    @Test
    void afterItsEndTodayStandsForAPhase() {
        assertThat(granted("1", LocalDate.of(2026, 6, 30))).isEqualTo("2026-06-30");
        assertThat(granted("1", LocalDate.of(2026, 7, 1))).isEqualTo("2026-07-01");
    }

    @Test
    void whereTheLastMonthIsDecidedToBeNoPartOfAPhaseItEndsAMonthEarlier() {
        assertThat(Timetable.grantedOn(pack, open, "1", spring)).isEqualTo("2026-05-31");
        assertThat(Timetable.grantedOn(pack, open, null, spring)).isEqualTo("2027-05-31");
        assertThat(Timetable.grantedOn(pack, open, "1", LocalDate.of(2026, 6, 1)))
                .isEqualTo("2026-06-01");
    }
}
