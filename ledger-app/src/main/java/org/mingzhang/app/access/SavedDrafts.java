package org.mingzhang.app.access;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
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

    /**
     * Keeps what somebody typed.
     *
     * @param id of the one that it replaces; null for a new one. One that is not theirs is left alone, and a new one is made.
     * @return its id
     * @throws DraftRefused when it is too long, or there are too many
     */
    public String save(String actor, @Nullable String id, String command, String typed, Instant now) {
        if (typed.length() > LONGEST) {
            throw new DraftRefused("草稿超过 " + LONGEST + " 个字符，没有存；成表的内容请留在电子表格中");
        }
        return with(connection -> {
            forgetOld(connection, now);
            if (id != null && replaced(connection, actor, id, command, typed, now)) {
                return id;
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

    private static boolean replaced(
            Connection connection, String actor, String id, String command, String typed, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE access.draft SET typed = ?, saved_at = ? WHERE id = ? AND actor = ? AND command = ?")) {
            update.setString(1, typed);
            update.setTimestamp(2, Timestamp.from(now));
            update.setString(3, id);
            update.setString(4, actor);
            update.setString(5, command);
            return update.executeUpdate() == 1;
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

    private static String add(Connection connection, String actor, String command, String typed, Instant now)
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
        return id;
    }

    /** A person's own one. */
    public Optional<Saved> find(String actor, String id) {
        return of(actor).stream().filter(saved -> saved.id().equals(id)).findFirst();
    }

    /** A person's, newest first. */
    public List<Saved> of(String actor) {
        return with(connection -> {
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
        });
    }

    /** Throws a person's own one away; nothing where there is none. */
    public void delete(String actor, String id) {
        with(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM access.draft WHERE id = ? AND actor = ?")) {
                delete.setString(1, id);
                delete.setString(2, actor);
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
