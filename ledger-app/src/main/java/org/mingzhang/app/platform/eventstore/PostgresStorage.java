package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.domain.seal.Frontier;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.StoredTiles;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The log's transactions on PostgreSQL, over one connection of its own as the writer role. A lost connection is replaced at
 * the next lock; the old session is ended first, so that a COMMIT still on its way is over before the head is read again.
 */
final class PostgresStorage implements LogStorage {
    private static final int NETWORK_TIMEOUT_MILLIS = 60_000;
    private static final String SESSION =
            "SET synchronous_commit = on; SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '30s'";
    private static final String LOCK =
            "SELECT sm3_frontier, sha256_frontier, max_recorded_at FROM ledger.head FOR UPDATE;";
    private static final String FINISH =
            "INSERT INTO ledger.command SELECT * FROM unnest(?::text[], ?::bytea[], ?::bigint[], ?::bigint[]);"
                    + "UPDATE ledger.head SET size = ?, sm3_frontier = ?, sha256_frontier = ?, max_recorded_at = ?"
                    + " WHERE size = ?;"
                    + "INSERT INTO ledger.checkpoint (size, prior_size, recorded_at, sm3_note, sha256_note) VALUES (?, ?, ?, ?, ?)";
    private static final String CLAIMS = "INSERT INTO ledger.claim (kind, key, n, position, amount, total, upper_limit,"
            + " breaches) SELECT * FROM unnest(?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[],"
            + " ?::bigint[], ?::bigint[])";
    private static final String TILES = "INSERT INTO ledger.tile (suite, level, index, hashes)"
            + " SELECT * FROM unnest(?::text[], ?::smallint[], ?::bigint[], ?::bytea[])";

    private final JdbcTarget target;
    private @Nullable Connection connection;
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
            try (PreparedStatement statement = open.prepareStatement(LOCK + FactQueries.SQL)) {
                FactQueries.bind(statement, 1, questions);
                statement.execute();
                Head head = head(statement.getResultSet());
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
    public void write(Batch batch) {
        try {
            EntryRows rows = EntryRows.of(batch);
            CopyIn copy = transaction().unwrap(PGConnection.class).getCopyAPI().copyIn(EntryRows.COPY);
            copy.writeToCopy(rows.array(), 0, rows.length());
            copy.endCopy();
            if (!batch.claims().isEmpty()) {
                writeClaims(batch.claims());
            }
            if (!batch.sm3Tiles().isEmpty()) {
                writeTiles(batch);
            }
        } catch (SQLException e) {
            throw SqlFailures.beforeCommit(e);
        }
    }

    private void writeClaims(List<Batch.ClaimRow> rows) throws SQLException {
        try (PreparedStatement statement = transaction().prepareStatement(CLAIMS)) {
            statement.setArray(
                    1, texts(rows.stream().map(row -> row.use().kind()).toArray(String[]::new)));
            statement.setArray(
                    2, texts(rows.stream().map(row -> row.use().key()).toArray(String[]::new)));
            statement.setArray(
                    3, array("int4", rows.stream().map(Batch.ClaimRow::n).toArray(Integer[]::new)));
            statement.setArray(4, longs(rows.stream().map(Batch.ClaimRow::position)));
            statement.setArray(5, longs(rows.stream().map(row -> row.use().amount())));
            statement.setArray(6, longs(rows.stream().map(Batch.ClaimRow::total)));
            statement.setArray(7, longs(rows.stream().map(row -> row.use().limit())));
            statement.setArray(
                    8, array("int8", rows.stream().map(Batch.ClaimRow::breaches).toArray()));
            statement.executeUpdate();
        }
    }

    private void writeTiles(Batch batch) throws SQLException {
        List<String> suites = new ArrayList<>();
        List<Tile> tiles = new ArrayList<>();
        for (Tile tile : batch.sm3Tiles()) {
            suites.add(Suite.SM3.label());
            tiles.add(tile);
        }
        for (Tile tile : batch.sha256Tiles()) {
            suites.add(Suite.SHA256.label());
            tiles.add(tile);
        }
        try (PreparedStatement statement = transaction().prepareStatement(TILES)) {
            statement.setArray(1, texts(suites.toArray(String[]::new)));
            statement.setArray(
                    2,
                    array(
                            "int2",
                            tiles.stream().map(tile -> (short) tile.level()).toArray(Short[]::new)));
            statement.setArray(3, longs(tiles.stream().map(Tile::index)));
            statement.setArray(4, array("bytea", tiles.stream().map(Tile::bytes).toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }

    @Override
    public void commit(Batch batch, SealedCheckpoint checkpoint) {
        try (PreparedStatement statement = transaction().prepareStatement(FINISH)) {
            List<Batch.Placed> appends = batch.appends();
            statement.setArray(
                    1,
                    texts(appends.stream()
                            .map(placed -> placed.append().commandId())
                            .toArray(String[]::new)));
            statement.setArray(
                    2,
                    array(
                            "bytea",
                            appends.stream()
                                    .map(placed ->
                                            placed.append().commandDigest().bytes())
                                    .toArray(byte[][]::new)));
            statement.setArray(3, longs(appends.stream().map(Batch.Placed::firstPosition)));
            statement.setArray(4, longs(appends.stream().map(Batch.Placed::lastPosition)));
            statement.setLong(5, batch.after().size());
            statement.setBytes(6, batch.after().sm3().toBytes());
            statement.setBytes(7, batch.after().sha256().toBytes());
            statement.setObject(8, time(batch.after().maxRecordedAt()));
            statement.setLong(9, batch.before().size());
            statement.setLong(10, checkpoint.size());
            statement.setLong(11, batch.before().size());
            statement.setObject(12, time(checkpoint.recordedAt()));
            statement.setBytes(13, checkpoint.sm3Note().getBytes(UTF_8));
            statement.setBytes(14, checkpoint.sha256Note().getBytes(UTF_8));
            statement.execute();
            statement.getMoreResults();
            if (statement.getUpdateCount() != 1) {
                throw new IllegalStateException("the head moved under its lock");
            }
        } catch (SQLException e) {
            throw SqlFailures.beforeCommit(e);
        }
        try {
            transaction().commit();
        } catch (SQLException e) {
            throw SqlFailures.inCommit(e);
        }
    }

    @Override
    public void abandon() {
        if (connection == null) {
            return;
        }
        try {
            connection.rollback();
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
            opened.setAutoCommit(false);
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
            throw new BrokenSeal("the log has no head row");
        }
        return new Head(
                Frontier.fromBytes(Suite.SM3, row.getBytes(1)),
                Frontier.fromBytes(Suite.SHA256, row.getBytes(2)),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }

    private Array texts(String[] values) throws SQLException {
        return array("text", values);
    }

    private Array longs(java.util.stream.Stream<Long> values) throws SQLException {
        return array("int8", values.toArray(Long[]::new));
    }

    private Array array(String type, @Nullable Object[] values) throws SQLException {
        return transaction().createArrayOf(type, values);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
