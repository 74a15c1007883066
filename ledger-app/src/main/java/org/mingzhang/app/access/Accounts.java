package org.mingzhang.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.ledger.LedgerStore;

/**
 * Accounts with which people come in; named like the actor in the log whose they are. A password proves who sits there, not what
 * they sign: for that they need their key.
 */
public final class Accounts {
    /** Wrong passwords in a row until a name is shut. */
    public static final int TRIES = 5;

    /** For how long it is then shut. */
    public static final Duration PAUSE = Duration.ofMinutes(15);

    /** For how long a one-time code is good. */
    public static final Duration CODE_VALIDITY = Duration.ofDays(3);

    private static final Duration GUESSES_KEPT = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource database;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();

    Accounts(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The accounts of a ledger, their schema brought up to date. */
    public static Accounts open(LedgerStore store) {
        return open(store, InstantSource.system());
    }

    static Accounts open(LedgerStore store, InstantSource clock) {
        AccessSchema.migrate(store);
        return new Accounts(store.writer(), clock);
    }

    /** What came of a password. */
    public sealed interface Knock {
        /** It is right. */
        record Welcome(String actor, long edition) implements Knock {}

        /** It is not, or there is no such account; nobody is told which. */
        record Wrong(int triesLeft) implements Knock {}

        /** Too many wrong ones; nothing was tried. */
        record Shut(Duration left) implements Knock {}
    }

    /**
     * An account.
     *
     * @param hasPassword false while its owner has not set one
     * @param edition grows whenever what was opened before must end
     */
    public record Account(String actor, boolean hasPassword, boolean closed, long edition) {}

    /** Tries a password; each try is counted before it is made, so that many at once are no more than many in a row. */
    public Knock knock(String login, CharSequence password) {
        Counted counted = in(connection -> count(connection, login));
        Duration shutFor = counted.shutFor;
        if (shutFor != null) {
            return new Knock.Shut(shutFor);
        }
        Held held =
                in(connection -> Optional.ofNullable(held(connection, login))).orElse(null);
        String hash = held == null || held.closed ? null : held.password;
        // No connection is held meanwhile: hashing takes a while, and others wait for theirs.
        if (held == null || hash == null) {
            passwords.matchNobody(password);
            return counted.wrong();
        }
        if (!passwords.matches(password, hash)) {
            return counted.wrong();
        }
        in(connection -> forget(connection, login));
        return new Knock.Welcome(login, held.edition);
    }

    /** How often in a row, this time among them; or for how long nothing is tried. */
    private record Counted(int times, @Nullable Duration shutFor) {
        Knock wrong() {
            return times >= TRIES ? new Knock.Shut(PAUSE) : new Knock.Wrong(TRIES - times);
        }
    }

    private record Held(@Nullable String password, boolean closed, long edition) {}

    private static @Nullable Held held(Connection connection, String login) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT password, closed, edition FROM access.account WHERE actor = ?")) {
            query.setString(1, login);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Held(row.getString(1), row.getBoolean(2), row.getLong(3)) : null;
            }
        }
    }

    private Counted count(Connection connection, String login) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement old = connection.prepareStatement("DELETE FROM access.guess WHERE last_at < ?")) {
            old.setTimestamp(1, Timestamp.from(now.minus(GUESSES_KEPT)));
            old.executeUpdate();
        }
        try (PreparedStatement count = connection.prepareStatement("INSERT INTO access.guess AS g VALUES (?, 1, ?)"
                // Who was shut begins anew once the pause is over.
                + " ON CONFLICT (login) DO UPDATE SET last_at = excluded.last_at,"
                + " wrong = CASE WHEN g.wrong >= ? THEN 1 ELSE g.wrong + 1 END"
                + " WHERE g.wrong < ? OR g.last_at <= ? RETURNING wrong")) {
            count.setString(1, login);
            count.setTimestamp(2, Timestamp.from(now));
            count.setInt(3, TRIES);
            count.setInt(4, TRIES);
            count.setTimestamp(5, Timestamp.from(now.minus(PAUSE)));
            try (ResultSet row = count.executeQuery()) {
                return row.next() ? new Counted(row.getInt(1), null) : new Counted(TRIES, left(connection, login, now));
            }
        }
    }

    private static Duration left(Connection connection, String login, Instant now) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT last_at FROM access.guess WHERE login = ?")) {
            query.setString(1, login);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Duration.between(now, row.getTimestamp(1).toInstant().plus(PAUSE))
                        : Duration.ZERO;
            }
        }
    }

    private static int forget(Connection connection, String login) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM access.guess WHERE login = ?")) {
            delete.setString(1, login);
            return delete.executeUpdate();
        }
    }

    /** An account; empty where there is none of that name. */
    public Optional<Account> find(String actor) {
        return in(connection -> {
            Held held = held(connection, actor);
            return held == null
                    ? Optional.empty()
                    : Optional.of(new Account(actor, held.password != null, held.closed, held.edition));
        });
    }

    /** All accounts, by name. */
    public List<Account> all() {
        return in(connection -> {
            List<Account> accounts = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT actor, password IS NOT NULL, closed, edition FROM access.account ORDER BY actor");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    accounts.add(new Account(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getLong(4)));
                }
            }
            return accounts;
        });
    }

    /**
     * Opens an account, or lets its owner set a new password, who proves to be it by the code. What was opened with it
     * before ends.
     *
     * @return the one-time code, kept nowhere else
     */
    public String invite(String actor) {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        String code = HexFormat.of().formatHex(random).replaceAll("(.{4})(?=.)", "$1-");
        in(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO access.account (actor, code, code_until) VALUES (?, ?, ?) ON CONFLICT (actor) DO UPDATE"
                            + " SET code = excluded.code, code_until = excluded.code_until, closed = false,"
                            + " password = NULL, edition = account.edition + 1")) {
                insert.setString(1, actor);
                insert.setBytes(2, sha256(code));
                insert.setTimestamp(3, Timestamp.from(clock.instant().plus(CODE_VALIDITY)));
                insert.executeUpdate();
            }
            Tokens.revokeAll(connection, actor, clock.instant());
            return true;
        });
        return code;
    }

    /** Ends an account and what was opened with it; false where there is none. */
    public boolean close(String actor) {
        return in(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE access.account SET closed = true,"
                    + " password = NULL, code = NULL, edition = edition + 1 WHERE actor = ?")) {
                update.setString(1, actor);
                if (update.executeUpdate() == 0) {
                    return false;
                }
            }
            // Opened again, it begins without them.
            Tokens.revokeAll(connection, actor, clock.instant());
            return true;
        });
    }

    /**
     * Sets the first password with the one-time code; wrong codes are counted as wrong passwords are.
     *
     * @return {@link Knock.Welcome} where it was set
     */
    public Knock enter(String login, String code, String password) {
        Counted counted = in(connection -> count(connection, login));
        Duration shutFor = counted.shutFor;
        if (shutFor != null) {
            return new Knock.Shut(shutFor);
        }
        String hash = passwords.hash(password);
        return in(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE access.account SET password = ?,"
                    + " code = NULL, code_until = NULL, edition = edition + 1"
                    + " WHERE actor = ? AND code = ? AND code_until > ? AND NOT closed RETURNING edition")) {
                update.setString(1, hash);
                update.setString(2, login);
                update.setBytes(3, sha256(code.strip()));
                update.setTimestamp(4, Timestamp.from(clock.instant()));
                try (ResultSet row = update.executeQuery()) {
                    if (!row.next()) {
                        return counted.wrong();
                    }
                    forget(connection, login);
                    return new Knock.Welcome(login, row.getLong(1));
                }
            }
        });
    }

    /** Sets another password, for who knows the old one; what was opened with it before ends. */
    public Knock change(String login, String old, String password) {
        Knock knock = knock(login, old);
        if (!(knock instanceof Knock.Welcome)) {
            return knock;
        }
        String hash = passwords.hash(password);
        return in(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE access.account SET password = ?,"
                    + " edition = edition + 1 WHERE actor = ? AND NOT closed RETURNING edition")) {
                update.setString(1, hash);
                update.setString(2, login);
                try (ResultSet row = update.executeQuery()) {
                    return row.next() ? new Knock.Welcome(login, row.getLong(1)) : new Knock.Wrong(0);
                }
            }
        });
    }

    /** Opens accounts that all have one password, as those of a demo, whose password is no secret. */
    public void openForDemo(Collection<String> actors, String password) {
        String hash = passwords.hash(password);
        in(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO access.account (actor, password) VALUES (?, ?) ON CONFLICT (actor) DO NOTHING")) {
                for (String actor : actors) {
                    insert.setString(1, actor);
                    insert.setString(2, hash);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T in(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("账号现在查不了：" + e.getMessage(), e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
