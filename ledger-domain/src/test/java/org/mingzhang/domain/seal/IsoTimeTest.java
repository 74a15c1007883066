package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.json.RecordMapper;

/** Whatever text: the same answer as the JDK's. */
class IsoTimeTest {
    @Test
    void everyDayAndMillisecondIsReadAsTheJdkReadsIt() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-60_000_000_000_000L, 250_000_000_000_000L));
            String text = RecordMapper.text(instant);
            assertThat(IsoTime.instant(text)).isEqualTo(Instant.parse(text)).isEqualTo(instant);
        }
        for (LocalDate day = LocalDate.of(2023, 12, 1); day.isBefore(LocalDate.of(2029, 1, 1)); day = day.plusDays(1)) {
            assertThat(IsoTime.date(day.toString())).isEqualTo(day);
        }
    }

    @Test
    void textThatIsNoTimeIsRefusedAsTheJdkRefusesIt() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder instant = new StringBuilder("2026-03-31T01:00:00.000Z");
            StringBuilder date = new StringBuilder("2026-02-28");
            for (int change = random.nextInt(3); change >= 0; change--) {
                instant.setCharAt(random.nextInt(instant.length()), "0123456789-:T.Z +/".charAt(random.nextInt(18)));
                date.setCharAt(random.nextInt(date.length()), "0123456789-+/".charAt(random.nextInt(13)));
            }
            assertThat(outcome(IsoTime::instant, instant.toString()))
                    .as("%s", instant)
                    .isEqualTo(outcome(Instant::parse, instant.toString()));
            assertThat(outcome(IsoTime::date, date.toString()))
                    .as("%s", date)
                    .isEqualTo(outcome(LocalDate::parse, date.toString()));
            assertThat(IsoTime.stored(instant.toString()))
                    .as("%s", instant)
                    .isEqualTo(inStoredForm(instant.toString()));
        }
    }

    /** What is read in the stored form and written back is the same text. */
    private static @Nullable Instant inStoredForm(String text) {
        return outcome(Instant::parse, text) instanceof Instant read
                        && RecordMapper.text(read).equals(text)
                ? read
                : null;
    }

    private static Object outcome(Function<String, Object> reading, String text) {
        try {
            return reading.apply(text);
        } catch (DateTimeParseException e) {
            return "refused";
        }
    }
}
