package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** How much of the log a view may know. */
public sealed interface KnownAt {
    /** Everything that was taken in. */
    record Now() implements KnownAt {}

    /** Entries up to and with this position. */
    record Position(long position) implements KnownAt {}

    /** The longest prefix of the log whose greatest record time is not later. */
    record Time(Instant time) implements KnownAt {}

    /** The same, to the end of a civil day; of the present day, what there is of it so far. */
    record Day(LocalDate day, ZoneId zone) implements KnownAt {
        /** The day's last moment. */
        Instant end() {
            return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MILLIS);
        }
    }

    /**
     * Reads a position ({@code 1234}), a date ({@code 2026-03-31}, to the end of that day) or a time
     * ({@code 2026-03-31T09:00:00Z}).
     *
     * @param zone in which the date's day ends
     * @throws IllegalArgumentException when it is none of the three
     */
    static KnownAt parse(String text, ZoneId zone) {
        try {
            if (text.matches("\\d{1,18}")) {
                return new Position(Long.parseLong(text));
            }
            if (text.length() == 10) {
                return new Day(LocalDate.parse(text), zone);
            }
            return new Time(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("应为序号、日期（2026-03-31）或时刻（2026-03-31T09:00:00Z）：" + text, e);
        }
    }

    /** The last position that may be known, whether or not it was taken in; −1 for none. */
    default long position(Connection connection) throws SQLException {
        return switch (this) {
            case Now now -> Long.MAX_VALUE;
            case Position(long position) -> position;
            case Time(Instant time) -> position(connection, time);
            case Day day -> position(connection, day.end());
        };
    }

    private static long position(Connection connection, Instant time) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT position FROM record_time WHERE recorded_at <= ? ORDER BY recorded_at DESC LIMIT 1")) {
            query.setObject(1, time.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }
}
