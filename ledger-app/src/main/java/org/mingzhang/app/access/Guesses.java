package org.mingzhang.app.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Wrong passwords, counted by where they are typed: a browser in which the person came in before, else an address. One place is shut
 * after a few; the account as a whole never is, or anybody could keep its owner out. From places at which nobody ever came in with
 * the account tries go at a pace, all of them together, so that many addresses guess no more in a day than is bounded.
 */
final class Guesses {
    /** Wrong ones in a row from one place until it is shut. */
    static final int TRIES = 5;

    /** For how long it is then shut. */
    static final Duration PAUSE = Duration.ofMinutes(15);

    /** So many tries from strangers' places are made at once, all places together. */
    static final int STRANGERS_AT_ONCE = 20;

    /** After these one more is, each time that so long has passed. */
    static final Duration STRANGERS_PACE = Duration.ofMinutes(1);

    /** For how long a browser is known. */
    static final Duration DEVICE_KNOWN = Duration.ofDays(180);

    private static final int MOST_DEVICES = 10;
    private static final Duration KEPT = Duration.ofDays(1);

    private final InstantSource clock;

    Guesses(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How a try stands.
     *
     * @param times how many in a row at this place, this one among them
     * @param shutFor for how long nothing is tried there
     * @param slowedFor for how long nothing is tried from strangers' places
     */
    record Counted(
            String place,
            int times,
            @Nullable Duration shutFor,
            @Nullable Duration slowedFor) {}

    /** Counts a password that is about to be tried. */
    Counted count(Connection connection, String login, Whence from) throws SQLException {
        Instant now = clock.instant();
        prune(connection, now);
        String device = from.device();
        boolean known = device != null && knows(connection, login, device, now);
        String place = known && device != null
                ? "device " + HexFormat.of().formatHex(Accounts.sha256(device))
                : "address " + from.address();
        Duration shut = left(connection, login, place, now);
        if (shut == null && !known && !cameFrom(connection, login, from.address())) {
            // Only what would be tried takes of the pace.
            Duration wait = pace(connection, login, now);
            if (wait != null) {
                return new Counted(place, 0, null, wait);
            }
        }
        return shut != null ? new Counted(place, TRIES, shut, null) : counted(connection, login, place, now);
    }

    /** Counts a one-time code that is about to be tried. */
    Counted countCode(Connection connection, String login, Whence from) throws SQLException {
        Instant now = clock.instant();
        prune(connection, now);
        return counted(connection, login, "code " + from.address(), now);
    }

    private static void prune(Connection connection, Instant now) throws SQLException {
        for (String old : new String[] {
            "DELETE FROM access.guess WHERE last_at < ?", "DELETE FROM access.stranger WHERE free_at < ?"
        }) {
            try (PreparedStatement delete = connection.prepareStatement(old)) {
                delete.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
                delete.executeUpdate();
            }
        }
    }

    private static Counted counted(Connection connection, String login, String place, Instant now) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("INSERT INTO access.guess AS g VALUES (?, ?, 1, ?)"
                // Who was shut begins anew once the pause is over.
                + " ON CONFLICT (login, place) DO UPDATE SET last_at = excluded.last_at,"
                + " wrong = CASE WHEN g.wrong >= ? THEN 1 ELSE g.wrong + 1 END"
                + " WHERE g.wrong < ? OR g.last_at <= ? RETURNING wrong")) {
            count.setString(1, login);
            count.setString(2, place);
            count.setTimestamp(3, Timestamp.from(now));
            count.setInt(4, TRIES);
            count.setInt(5, TRIES);
            count.setTimestamp(6, Timestamp.from(now.minus(PAUSE)));
            try (ResultSet row = count.executeQuery()) {
                if (row.next()) {
                    return new Counted(place, row.getInt(1), null, null);
                }
            }
        }
        Duration shut = left(connection, login, place, now);
        return new Counted(place, TRIES, shut == null ? Duration.ZERO : shut, null);
    }

    /** For how long a place is still shut; null where it is not. */
    private static @Nullable Duration left(Connection connection, String login, String place, Instant now)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT last_at FROM access.guess WHERE login = ? AND place = ? AND wrong >= ?")) {
            query.setString(1, login);
            query.setString(2, place);
            query.setInt(3, TRIES);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                Duration left =
                        Duration.between(now, row.getTimestamp(1).toInstant().plus(PAUSE));
                return left.isPositive() ? left : null;
            }
        }
    }

    /** Takes one of the strangers' tries; how long they have to wait where there is none, null where there was. */
    private static @Nullable Duration pace(Connection connection, String login, Instant now) throws SQLException {
        Duration ahead = STRANGERS_PACE.multipliedBy(STRANGERS_AT_ONCE - 1L);
        try (PreparedStatement take = connection.prepareStatement("INSERT INTO access.stranger AS s VALUES (?, ?)"
                + " ON CONFLICT (login) DO UPDATE SET free_at = GREATEST(s.free_at, ?) + make_interval(secs => ?)"
                + " WHERE s.free_at <= ? RETURNING free_at")) {
            take.setString(1, login);
            take.setTimestamp(2, Timestamp.from(now.plus(STRANGERS_PACE)));
            take.setTimestamp(3, Timestamp.from(now));
            take.setDouble(4, (double) STRANGERS_PACE.toSeconds());
            take.setTimestamp(5, Timestamp.from(now.plus(ahead)));
            try (ResultSet row = take.executeQuery()) {
                if (row.next()) {
                    return null;
                }
            }
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT free_at FROM access.stranger WHERE login = ?")) {
            query.setString(1, login);
            try (ResultSet row = query.executeQuery()) {
                Duration wait = row.next()
                        ? Duration.between(now.plus(ahead), row.getTimestamp(1).toInstant())
                        : Duration.ZERO;
                return wait.isNegative() ? Duration.ZERO : wait;
            }
        }
    }

    /** Whether anybody came in with this account from there. */
    private static boolean cameFrom(Connection connection, String login, String address) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM access.sign_in WHERE login = ? AND address = ? AND what = 'IN' LIMIT 1")) {
            query.setString(1, login);
            query.setString(2, address);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static boolean knows(Connection connection, String actor, String device, Instant now) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM access.device WHERE actor = ? AND sha256 = ? AND seen_at > ?")) {
            query.setString(1, actor);
            query.setBytes(2, Accounts.sha256(device));
            query.setTimestamp(3, Timestamp.from(now.minus(DEVICE_KNOWN)));
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** A right password: what was typed wrongly there before is forgotten. */
    int forget(Connection connection, String login, String place) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM access.guess WHERE login = ? AND place = ?")) {
            delete.setString(1, login);
            delete.setString(2, place);
            return delete.executeUpdate();
        }
    }

    /** Keeps a browser among the latest ones in which the person came in. */
    int remember(Connection connection, String actor, String device) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO access.device VALUES (?, ?, ?)"
                + " ON CONFLICT (actor, sha256) DO UPDATE SET seen_at = excluded.seen_at")) {
            insert.setString(1, actor);
            insert.setBytes(2, Accounts.sha256(device));
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM access.device WHERE actor = ? AND sha256 NOT IN"
                        + " (SELECT sha256 FROM access.device WHERE actor = ? ORDER BY seen_at DESC LIMIT ?)")) {
            delete.setString(1, actor);
            delete.setString(2, actor);
            delete.setInt(3, MOST_DEVICES);
            return delete.executeUpdate();
        }
    }

    /** Who gets a one-time code begins anew: whoever used the account before is known nowhere. */
    static void forgetDevices(Connection connection, String actor) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM access.device WHERE actor = ?")) {
            delete.setString(1, actor);
            delete.executeUpdate();
        }
    }
}
