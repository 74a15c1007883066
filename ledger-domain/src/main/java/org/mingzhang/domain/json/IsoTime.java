package org.mingzhang.domain.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Times in the forms in which they are stored, ISO 8601: {@code 2026-03-31T01:00:00.000Z} and {@code 2026-03-31}. Read
 * for every event of a replay, where the JDK's parsing of any form there is would take longer than the rest of the event.
 */
public final class IsoTime {
    private static final int INSTANT = "2026-03-31T01:00:00.000Z".length();
    private static final int DATE = "2026-03-31".length();
    private static final int SECONDS_A_DAY = 86_400;

    private IsoTime() {}

    /**
     * An instant; other forms than the stored one are left to the JDK.
     *
     * @throws DateTimeParseException when it is none
     */
    public static Instant instant(String text) {
        if (text.length() == INSTANT
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == '.'
                && text.charAt(23) == 'Z'
                && isDate(text)) {
            int hour = digits(text, 11, 2);
            int minute = digits(text, 14, 2);
            int second = digits(text, 17, 2);
            int millis = digits(text, 20, 3);
            if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && millis >= 0) {
                long day = date(text.substring(0, DATE)).toEpochDay();
                return Instant.ofEpochSecond(
                        day * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second, millis * 1_000_000L);
            }
        }
        return Instant.parse(text);
    }

    /**
     * A date; other forms than the stored one are left to the JDK.
     *
     * @throws DateTimeParseException when it is none
     */
    public static LocalDate date(String text) {
        if (text.length() == DATE && isDate(text)) {
            int month = digits(text, 5, 2);
            int day = digits(text, 8, 2);
            // Every month has these; the others are left to the JDK, which knows the calendar.
            if (month >= 1 && month <= 12 && day >= 1 && day <= 28) {
                return LocalDate.of(digits(text, 0, 4), month, day);
            }
        }
        return LocalDate.parse(text);
    }

    private static boolean isDate(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && digits(text, 0, 4) >= 0
                && digits(text, 5, 2) >= 0
                && digits(text, 8, 2) >= 0;
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
