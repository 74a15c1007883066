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
    /** Wrong passwords in a row from one place until a name is shut to it. */
    public static final int TRIES = Guesses.TRIES;

    /** For how long it is then shut. */
    public static final Duration PAUSE = Guesses.PAUSE;

    /** For how long a one-time code is good. */
    public static final Duration CODE_VALIDITY = Duration.ofDays(3);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource database;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();
    private final Guesses guesses;

    Accounts(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.guesses = new Guesses(clock);
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

        /** Too many wrong ones from there; nothing was tried. */
        record Shut(Duration left) implements Knock {}

        /** Too many from many places at which nobody ever came in with this account; nothing was tried. */
        record Slowed(Duration left) implements Knock {}
    }

    /**
     * An account.
     *
     * @param hasPassword false while its owner has not set one
     * @param edition grows whenever what was opened before must end
     */
    public record Account(String actor, boolean hasPassword, boolean closed, long edition) {}

    /**
     * Tries a password; each try is counted before it is made, so that many at once are no more than many in a row.
     *
     * @param from where it was typed
     */
    public Knock knock(String login, CharSequence password, Whence from) {
        Guesses.Counted counted = in(connection -> guesses.count(connection, login, from));
        Knock barred = barred(counted);
        if (barred != null) {
            return barred;
        }
        Held held =
                in(connection -> Optional.ofNullable(held(connection, login))).orElse(null);
        String hash = held == null || held.closed ? null : held.password;
        // No connection is held meanwhile: hashing takes a while, and others wait for theirs.
        if (held == null || hash == null) {
            passwords.matchNobody(password);
            return wrong(counted);
        }
        if (!passwords.matches(password, hash)) {
            return wrong(counted);
        }
        in(connection -> guesses.forget(connection, login, counted.place()));
        return new Knock.Welcome(login, held.edition);
    }

    private static @Nullable Knock barred(Guesses.Counted counted) {
        Duration shutFor = counted.shutFor();
        Duration slowedFor = counted.slowedFor();
        return shutFor != null ? new Knock.Shut(shutFor) : slowedFor != null ? new Knock.Slowed(slowedFor) : null;
    }

    private static Knock wrong(Guesses.Counted counted) {
        return counted.times() >= TRIES ? new Knock.Shut(PAUSE) : new Knock.Wrong(TRIES - counted.times());
    }

    /**
     * Remembers a browser in which somebody came in: there they get in whatever is typed elsewhere.
     *
     * @param device what its cookie has
     */
    public void remember(String actor, String device) {
        in(connection -> guesses.remember(connection, actor, device));
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
     * Accounts by name, page by page.
     *
     * @param after the name that the page before ended with; empty for the first one
     */
    public List<Account> page(String after, int atMost) {
        return in(connection -> {
            List<Account> accounts = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT actor, password IS NOT NULL, closed, edition FROM access.account"
                            + " WHERE actor > ? ORDER BY actor LIMIT ?")) {
                query.setString(1, after);
                query.setInt(2, atMost);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        accounts.add(
                                new Account(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getLong(4)));
                    }
                }
            }
            return accounts;
        });
    }

    /**
     * Opens an account, or lets its owner set a new password, who proves to be it by the code. What was opened with it
     * before ends.
     *
     * <p>Only {@link OneTimeCodes} does: it stands in the log before.
     *
     * @return the one-time code, kept nowhere else
     */
    String invite(String actor) {
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
            Guesses.forgetDevices(connection, actor);
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
            Guesses.forgetDevices(connection, actor);
            return true;
        });
    }

    /**
     * Sets the first password with the one-time code. Wrong codes are counted by place alone: of 80 random bits nobody guesses one,
     * so that nothing but who types them is slowed.
     *
     * @return {@link Knock.Welcome} where it was set
     */
    public Knock enter(String login, String code, String password, Whence from) {
        Guesses.Counted counted = in(connection -> guesses.countCode(connection, login, from));
        Knock barred = barred(counted);
        if (barred != null) {
            return barred;
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
                        return wrong(counted);
                    }
                    guesses.forget(connection, login, counted.place());
                    return new Knock.Welcome(login, row.getLong(1));
                }
            }
        });
    }

    /** Sets another password, for who knows the old one; what was opened with it before ends. */
    public Knock change(String login, String old, String password, Whence from) {
        Knock knock = knock(login, old, from);
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

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
