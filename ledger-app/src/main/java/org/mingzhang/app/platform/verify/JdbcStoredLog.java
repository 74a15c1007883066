package org.mingzhang.app.platform.verify;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.mingzhang.domain.seal.log.StoreShape;
import org.mingzhang.domain.seal.log.StoredBlob;
import org.mingzhang.domain.seal.log.StoredCheckpoint;
import org.mingzhang.domain.seal.log.StoredClaim;
import org.mingzhang.domain.seal.log.StoredDataKey;
import org.mingzhang.domain.seal.log.StoredEntry;
import org.mingzhang.domain.seal.log.StoredHead;
import org.mingzhang.domain.seal.log.StoredLog;
import org.mingzhang.domain.seal.log.StoredTile;
import org.postgresql.PGStatement;

/**
 * The log as it lies in the database, for verification: one snapshot, read directly, past everything that the application
 * keeps in memory. Entries come by COPY on a connection of their own; the rest through cursors on another.
 */
final class JdbcStoredLog implements StoredLog, AutoCloseable {
    private static final int FETCH = 2_000;
    private static final int FETCH_TILES = 64;
    // A content may have 64 MiB.
    private static final int FETCH_BLOBS = 4;

    private static final int BINARY_AT_ONCE = -1;

    private final Connection cursors;
    private final Connection copies;
    private final LedgerShape shape;
    private final StoredFiles files;
    private final List<AutoCloseable> open = new ArrayList<>();

    private JdbcStoredLog(Connection cursors, Connection copies, LedgerShape shape, StoredFiles files) {
        this.files = files;
        this.cursors = cursors;
        this.copies = copies;
        this.shape = shape;
    }

    /** Opens a snapshot of the log as any role that may read it, with the folder of files beside it. */
    static JdbcStoredLog open(JdbcTarget target, StoredFiles files) {
        try {
            Connection cursors = snapshot(target);
            try {
                Connection copies = snapshot(target);
                // Sets the search path as well: the role's own could put other functions in front of the built-in ones.
                LedgerShape shape = LedgerShape.of(cursors);
                try (Statement source = cursors.createStatement();
                        ResultSet row = source.executeQuery("SELECT pg_catalog.pg_export_snapshot()");
                        Statement statement = copies.createStatement()) {
                    row.next();
                    statement.execute("SET TRANSACTION SNAPSHOT '" + row.getString(1) + "'");
                    return new JdbcStoredLog(cursors, copies, shape, files);
                }
            } catch (SQLException e) {
                cursors.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    private static Connection snapshot(JdbcTarget target) throws SQLException {
        Connection connection = target.connect();
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    @Override
    public StoreShape shape() {
        return shape.compared();
    }

    @Override
    public Iterator<StoredHead> heads() {
        return rows(
                "head",
                "SELECT size, sm3_frontier, sha256_frontier, max_recorded_at FROM ledger.head",
                1,
                row -> new StoredHead(row.getLong(1), row.getBytes(2), row.getBytes(3), time(row, 4)));
    }

    @Override
    public Iterator<StoredEntry> entries() {
        if (!shape.readable("entry")) {
            return Collections.emptyIterator();
        }
        try {
            EntryCopyOut entries = new EntryCopyOut(copies);
            open.add(entries);
            return entries;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    @Override
    public Iterator<StoredTile> tiles(Suite suite, int level) {
        return rows(
                "tile",
                "SELECT index, hashes FROM ledger.tile WHERE suite = '" + suite.label() + "' AND level = " + level
                        + " ORDER BY index",
                FETCH_TILES,
                row -> new StoredTile(row.getLong(1), row.getBytes(2)));
    }

    @Override
    public long strayTiles() {
        Iterator<Long> count = rows(
                "tile",
                "SELECT count(*) FROM ledger.tile WHERE (suite IN ('sm3', 'sha256') AND level BETWEEN 0 AND "
                        + (Tile.LEVELS - 1) + " AND index IS NOT NULL) IS NOT TRUE",
                1,
                row -> row.getLong(1));
        return count.hasNext() ? count.next() : 0;
    }

    @Override
    public Iterator<StoredCheckpoint> checkpoints() {
        return rows(
                "checkpoint",
                "SELECT prior_size, size, recorded_at, sm3_note, sha256_note FROM ledger.checkpoint ORDER BY size",
                FETCH,
                row -> new StoredCheckpoint(
                        row.getLong(1), row.getLong(2), time(row, 3), row.getBytes(4), row.getBytes(5)));
    }

    @Override
    public Iterator<StoredClaim> claims() {
        return claims("position, kind, key, n");
    }

    @Override
    public Iterator<StoredClaim> claimChains() {
        return claims("kind, key, n");
    }

    private Iterator<StoredClaim> claims(String order) {
        return rows(
                "claim",
                "SELECT kind, key, n, position, amount, total, upper_limit, breaches FROM ledger.claim ORDER BY "
                        + order,
                FETCH,
                row -> new StoredClaim(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getObject(8, Long.class)));
    }

    @Override
    public Iterator<StoredBlob> blobs() {
        return rows(
                "blob",
                "SELECT digest, bytes FROM ledger.blob",
                FETCH_BLOBS,
                row -> new StoredBlob(row.getBytes(1), row.getBytes(2)));
    }

    @Override
    public @Nullable InputStream file(String sm3) throws IOException {
        return files.open(sm3);
    }

    @Override
    public Iterator<StoredDataKey> dataKeys() {
        return rows(
                "data_key",
                "SELECT key_id, subject, destroyed_at IS NOT NULL FROM ledger.data_key",
                FETCH,
                row -> new StoredDataKey(row.getString(1), row.getString(2), row.getBoolean(3)));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    // What stands where a table was may not be readable as one; then it holds nothing, and its shape says why.
    private <T> Iterator<T> rows(String table, String sql, int fetch, Reading<T> reading) {
        if (!shape.readable(table)) {
            return Collections.emptyIterator();
        }
        try {
            PreparedStatement statement = cursors.prepareStatement(sql);
            open.add(statement);
            statement.setFetchSize(fetch);
            // Without this, the driver lets a statement's first rows come as text.
            statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY_AT_ONCE);
            return new Rows<>(statement.executeQuery(), reading);
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    private static final class Rows<T> implements Iterator<T> {
        private final ResultSet result;
        private final Reading<T> reading;
        private @Nullable T next;

        Rows(ResultSet result, Reading<T> reading) {
            this.result = result;
            this.reading = reading;
            advance();
        }

        private void advance() {
            try {
                next = result.next() ? reading.read(result) : null;
            } catch (SQLException e) {
                throw new LogUnavailable(e);
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public T next() {
            T row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            advance();
            return row;
        }
    }

    @Override
    public void close() {
        open.add(cursors);
        open.add(copies);
        for (AutoCloseable resource : open) {
            try {
                resource.close();
            } catch (Exception alreadyBroken) {
                // Whatever was to be read has been read.
            }
        }
    }
}
