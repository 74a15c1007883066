package org.mingzhang.domain.json;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.IsoTime;

/**
 * Dates that business can have. ISO 8601 knows years before the first and beyond the ten thousandth, which databases keep
 * in other forms or not at all: what a command or a question states lies within {@value #FIRST_YEAR} and {@value #LAST_YEAR}.
 */
public final class CivilDate {
    /** The first year, included. */
    public static final int FIRST_YEAR = 1900;

    /** The last year, included. */
    public static final int LAST_YEAR = 2199;

    private CivilDate() {}

    /** The date that a text states as {@code 2026-03-31}; null where it has another form or lies beyond the years. */
    public static @Nullable LocalDate read(String text) {
        LocalDate date = IsoTime.storedDate(text);
        return date != null && holds(date) ? date : null;
    }

    /** Whether a date lies within the years. */
    public static boolean holds(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }
}
