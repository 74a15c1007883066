package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.domain.seal.Frontier;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.StoredTiles;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.postgresql.PGConnection;

/**
 * The log's transactions on PostgreSQL, over one connection of its own as the writer role. A lost connection is replaced at
 * the next lock; the old session is ended first, so that a COMMIT still on its way is over before the head is read again.
 */
final class PostgresStorage implements LogStorage {
    private static final int NETWORK_TIMEOUT_MILLIS = 60_000;
    // The plans are always the same: look up by key, insert what comes. Making them anew costs more than they do.
    private static final String SESSION = "SET synchronous_commit = on; SET lock_timeout = '30s';"
            + " SET idle_in_transaction_session_timeout = '30s'; SET plan_cache_mode = force_generic_plan";
    private static final String LOCK = "SELECT sm3_frontier, sha256_frontier, max_recorded_at,"
            + " (SELECT e.position FROM ledger.entry e WHERE e.position >= head.size ORDER BY e.position LIMIT 1)"
            + " FROM ledger.head FOR UPDATE;";

    private final JdbcTarget target;
    private @Nullable Connection connection;
    private boolean locked;
    private @Nullable Session session;
    private @Nullable Session lost;

    /** Names a session for good: process ids are used again. */
    private record Session(int pid, OffsetDateTime startedAt) {}

    PostgresStorage(JdbcTarget target) {
        this.target = target;
    }

    @Override
    public Locked lock(Facts.Questions questions) {
        try {
            Connection open = connected();
            open.setAutoCommit(false);
            try (PreparedStatement statement = open.prepareStatement(LOCK + FactQueries.SQL)) {
                FactQueries.bind(statement, 1, questions);
                statement.execute();
                Head head = head(statement.getResultSet());
                locked = true;
                return new Locked(head, FactQueries.read(statement));
            }
        } catch (SQLException e) {
            throw SqlFailures.beforeCommit(e);
        }
    }

    @Override
    public Facts look(Facts.Questions questions) {
        try (PreparedStatement statement = transaction().prepareStatement("SELECT 1;" + FactQueries.SQL)) {
            FactQueries.bind(statement, 1, questions);
            statement.execute();
            return FactQueries.read(statement);
        } catch (SQLException e) {
            throw SqlFailures.beforeCommit(e);
        }
    }

    @Override
    public List<Leaves> leaves(long from, long to) {
        try {
            return StoredHashes.leaves(transaction(), from, to);
        } catch (SQLException e) {
            throw SqlFailures.beforeCommit(e);
        }
    }

    @Override
    public StoredTiles.Store tiles(Suite suite) {
        return new StoredTiles.Store() {
            @Override
            public Tile fullTile(int level, long index) {
                try {
                    return StoredHashes.fullTile(transaction(), suite, level, index);
                } catch (SQLException e) {
                    throw SqlFailures.beforeCommit(e);
                }
            }

            @Override
            public List<Hash> leaves(long from, long to) {
                return PostgresStorage.this.leaves(from, to).stream()
                        .map(leaf -> suite == Suite.SM3 ? leaf.sm3() : leaf.sha256())
                        .toList();
            }
        };
    }

    @Override
    public void store(Batch batch, SealedCheckpoint checkpoint) {
        boolean stored;
        try {
            Connection open = transaction();
            stored = batch.message().send(open, checkpoint);
            if (stored && locked) {
                open.commit();
                open.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SqlFailures.inCommit(e);
        }
        if (!stored) {
            SQLException moved = new SQLException("another writer moved the head");
            throw new StorageFailed(StorageFailed.Kind.REFUSED, "the head stands elsewhere", moved);
        }
        locked = false;
    }

    @Override
    public void abandon() {
        locked = false;
        if (connection == null) {
            return;
        }
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            disconnect();
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    private void disconnect() {
        if (connection != null) {
            lost = session;
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // Nothing of it is needed any more.
            }
            connection = null;
            session = null;
        }
    }

    private Connection transaction() throws SQLException {
        if (connection == null) {
            throw new SQLException("no transaction is open", "08003");
        }
        return connection;
    }

    private Connection connected() throws SQLException {
        if (connection != null) {
            return connection;
        }
        Connection opened = target.connect();
        try (Statement statement = opened.createStatement()) {
            opened.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            statement.execute(SESSION);
            try (ResultSet row = statement.executeQuery(
                    "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()")) {
                row.next();
                session = new Session(row.getInt(1), row.getObject(2, OffsetDateTime.class));
            }
            end(opened, lost);
            opened.unwrap(PGConnection.class).setPrepareThreshold(1);
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        lost = null;
        connection = opened;
        return opened;
    }

    private static void end(Connection opened, @Nullable Session old) throws SQLException {
        if (old == null) {
            return;
        }
        try (PreparedStatement statement = opened.prepareStatement(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ? AND backend_start = ?")) {
            statement.setInt(1, old.pid());
            statement.setObject(2, old.startedAt());
            statement.execute();
        }
    }

    private static Head head(@Nullable ResultSet row) throws SQLException {
        if (row == null || !row.next()) {
            throw new BrokenSeal("库中没有日志头（表 head 是空的）");
        }
        long foreign = row.getLong(4);
        if (!row.wasNull()) {
            throw new BrokenSeal("序号 " + foreign + " 处有一条不是账本记入的账目（在日志头之后），不予记账");
        }
        return new Head(
                Frontier.fromBytes(Suite.SM3, row.getBytes(1)),
                Frontier.fromBytes(Suite.SHA256, row.getBytes(2)),
                FactQueries.time(row, 3, () -> "日志头"));
    }
}
