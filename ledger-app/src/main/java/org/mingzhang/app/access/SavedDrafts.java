package org.mingzhang.app.access;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.ledger.LedgerStore;

/** Forms that people have begun, each person's own: kept until they are signed, deleted, or lie untouched for a quarter. */
public final class SavedDrafts {
    /** How many one person may have. */
    public static final int MOST = 30;

    /** How much may stand in one, in characters. */
    public static final int LONGEST = 60_000;

    /** How long one is kept that nobody touches. */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource database;

    private SavedDrafts(DataSource database) {
        this.database = database;
    }

    /** Those of a ledger whose {@link Accounts} were opened. */
    public static SavedDrafts of(LedgerStore store) {
        return new SavedDrafts(store.writer());
    }

    /**
     * A form that somebody began.
     *
     * @param typed what was typed, in the form that whoever saved it reads
     */
    public record Saved(String id, String command, String typed, Instant savedAt) {}

    /** It cannot be kept; the message says why and what to do. */
    public static final class DraftRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DraftRefused(String message) {
            super(message);
        }
    }

    /** It was saved elsewhere since it was opened here: nothing is overwritten, and the newer one comes along. */
    public static final class DraftChanged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Saved newer;

        DraftChanged(Saved newer) {
            super("这份草稿在另一处改过");
            this.newer = newer;
        }

        public Saved newer() {
            return newer;
        }
    }

    /**
     * Keeps what somebody typed.
     *
     * @param id of the one that it replaces; null for a new one. One that is not theirs is left alone, and a new one is made.
     * @param opened when the one that it replaces was saved as far as whoever typed knows; null where they do not say
     * @return what is kept now
     * @throws DraftRefused when it is too long, or there are too many
     * @throws DraftChanged when it was saved since
     */
    public Saved save(
            String actor, @Nullable String id, @Nullable Instant opened, String command, String typed, Instant now) {
        if (typed.length() > LONGEST) {
            throw new DraftRefused("草稿超过 " + LONGEST + " 个字符，没有存；成表的内容请留在电子表格中");
        }
        return with(connection -> {
            forgetOld(connection, now);
            Instant replaced = id == null ? null : replaced(connection, actor, id, opened, command, typed, now);
            if (id != null && replaced != null) {
                return new Saved(id, command, typed, replaced);
            }
            Optional<Saved> newer = id == null
                    ? Optional.empty()
                    : of(connection, actor).stream()
                            .filter(one -> one.id().equals(id) && one.command().equals(command))
                            .findFirst();
            if (newer.isPresent()) {
                throw new DraftChanged(newer.get());
            }
            if (count(connection, actor) >= MOST) {
                throw new DraftRefused("已有 " + MOST + " 份草稿，没有存；请先在“办理”中删去不要的");
            }
            return add(connection, actor, command, typed, now);
        });
    }

    private static void forgetOld(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM access.draft WHERE saved_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
            delete.executeUpdate();
        }
    }

    /** In one statement, so that of two at once one comes too late; each is saved later than the one before, whatever the clock says. */
    private static @Nullable Instant replaced(
            Connection connection,
            String actor,
            String id,
            @Nullable Instant opened,
            String command,
            String typed,
            Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE access.draft SET typed = ?, saved_at = greatest(?, saved_at + interval '1 millisecond')"
                        + " WHERE id = ? AND actor = ? AND command = ? AND saved_at = coalesce(?, saved_at)"
                        + " RETURNING saved_at")) {
            update.setString(1, typed);
            update.setTimestamp(2, Timestamp.from(now));
            update.setString(3, id);
            update.setString(4, actor);
            update.setString(5, command);
            update.setTimestamp(6, opened == null ? null : Timestamp.from(opened));
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? row.getTimestamp(1).toInstant() : null;
            }
        }
    }

    private static int count(Connection connection, String actor) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT count(*) FROM access.draft WHERE actor = ?")) {
            query.setString(1, actor);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Saved add(Connection connection, String actor, String command, String typed, Instant now)
            throws SQLException {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO access.draft (id, actor, command, typed, saved_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, actor);
            insert.setString(3, command);
            insert.setString(4, typed);
            insert.setTimestamp(5, Timestamp.from(now));
            insert.executeUpdate();
        }
        return new Saved(id, command, typed, now.truncatedTo(ChronoUnit.MICROS));
    }

    /** A person's own one. */
    public Optional<Saved> find(String actor, String id) {
        return of(actor).stream().filter(saved -> saved.id().equals(id)).findFirst();
    }

    /** A person's, newest first. */
    public List<Saved> of(String actor) {
        return with(connection -> of(connection, actor));
    }

    private static List<Saved> of(Connection connection, String actor) throws SQLException {
        List<Saved> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, command, typed, saved_at FROM access.draft WHERE actor = ? ORDER BY saved_at DESC, id")) {
            query.setString(1, actor);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(new Saved(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getTimestamp(4).toInstant()));
                }
            }
        }
        return all;
    }

    /** Throws a person's own one away; nothing where there is none. */
    public void delete(String actor, String id) {
        delete(actor, id, null);
    }

    /** The same, unless it was saved elsewhere since. */
    public void delete(String actor, String id, @Nullable Instant opened) {
        with(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM access.draft WHERE id = ? AND actor = ? AND saved_at = coalesce(?, saved_at)")) {
                delete.setString(1, id);
                delete.setString(2, actor);
                delete.setTimestamp(3, opened == null ? null : Timestamp.from(opened));
                return delete.executeUpdate();
            }
        });
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("草稿库不能访问：" + e.getMessage(), e);
        }
    }
}
