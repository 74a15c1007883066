package org.mingzhang.domain.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Times in the forms in which they are stored, ISO 8601: {@code 2026-03-31T01:00:00.000Z} and {@code 2026-03-31}. Read
 * for every event of a replay, where the JDK's parsing of any form there is would take longer than the rest of the event.
 */
public final class IsoTime {
    private static final int INSTANT = "2026-03-31T01:00:00.000Z".length();
    private static final int DATE = "2026-03-31".length();
    private static final int SECONDS_A_DAY = 86_400;

    private IsoTime() {}

    /** An instant in the stored form, which is UTC with exactly three decimals; null when it is written in any other way. */
    public static @Nullable Instant stored(String text) {
        if (text.length() != INSTANT
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != '.'
                || text.charAt(23) != 'Z') {
            return null;
        }
        LocalDate day = day(text);
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        int millis = digits(text, 20, 3);
        if (day == null
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || millis < 0) {
            return null;
        }
        return Instant.ofEpochSecond(
                day.toEpochDay() * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second, millis * 1_000_000L);
    }

    /** A date in the stored form; null when it is written in any other way. */
    public static @Nullable LocalDate storedDate(String text) {
        return text.length() == DATE ? day(text) : null;
    }

    /**
     * An instant; other forms than the stored one are left to the JDK.
     *
     * @throws DateTimeParseException when it is none
     */
    public static Instant instant(String text) {
        Instant stored = stored(text);
        return stored == null ? Instant.parse(text) : stored;
    }

    /**
     * A date; other forms than the stored one are left to the JDK.
     *
     * @throws DateTimeParseException when it is none
     */
    public static LocalDate date(String text) {
        LocalDate stored = storedDate(text);
        return stored == null ? LocalDate.parse(text) : stored;
    }

    /** The day that a text begins with; null where it begins with none of the calendar. */
    private static @Nullable LocalDate day(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        boolean known = year >= 0 && month >= 1 && month <= 12 && day >= 1;
        return known && day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year))
                ? LocalDate.of(year, month, day)
                : null;
    }

    /** The number that so many digits make; −1 where one is none. */
    private static int digits(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
