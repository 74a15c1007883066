package org.mingzhang.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.DaySpan;
import org.mingzhang.domain.programme.ProgrammeCommand.EnterHolidays;

/** A calendar that is kept in memory is the one of the log, however long ago it was first asked for. */
class CalendarsIT {
    private static final LocalDate HOLIDAY = LocalDate.of(2027, 10, 4);

    @Test
    void aYearThatIsEnteredLaterIsInTheNextAnswerAndAnUnknownProgrammeHasTheUsualOne(@TempDir Path home) {
        try (ServedLedger served = ServedLedger.begin(home)) {
            served.arrives("city", "city", Role.CITY_INDUSTRY);
            served.opensProgramme("handan", "handan-2025", "city");
            Calendars calendars = new Calendars(served.ledger().store().log());
            assertThat(calendars.of("handan").knows(2027)).isFalse();
            assertThat(calendars.of("handan").isWorking(HOLIDAY)).as("a Monday").isTrue();

            served.submit(
                    "city",
                    new EnterHolidays(
                            "handan",
                            2027,
                            "国办发明电〔2026〕示例号",
                            "https://www.gov.cn/示例",
                            List.of(
                                    holidays(1, 1, 1, 3, "元旦"),
                                    holidays(2, 5, 2, 12, "春节"),
                                    holidays(4, 4, 4, 6, "清明节"),
                                    holidays(5, 1, 5, 5, "劳动节"),
                                    holidays(6, 9, 6, 9, "端午节"),
                                    holidays(9, 15, 9, 15, "中秋节"),
                                    holidays(10, 1, 10, 7, "国庆节")),
                            List.of()));
            assertThat(calendars.of("handan").knows(2027)).isTrue();
            assertThat(calendars.of("handan").isWorking(HOLIDAY)).isFalse();
            assertThat(calendars.of("nowhere").knows(2027)).isFalse();
        }
    }

    private static DaySpan holidays(int month, int day, int lastMonth, int lastDay, String name) {
        return new DaySpan(LocalDate.of(2027, month, day), LocalDate.of(2027, lastMonth, lastDay), name);
    }
}
