package org.mingzhang.app.platform.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.StoredCheckpoint;
import org.mingzhang.domain.seal.log.StoredClaim;
import org.mingzhang.domain.seal.log.StoredCommand;
import org.mingzhang.domain.seal.log.StoredEntry;
import org.mingzhang.domain.seal.log.StoredHead;
import org.mingzhang.domain.seal.log.StoredLog;
import org.mingzhang.domain.seal.log.StoredTile;

/**
 * The log as it lies in the database, for verification: one snapshot, read directly, past everything that the application
 * keeps in memory. Entries come by COPY on a connection of their own; the rest through cursors on another.
 */
final class JdbcStoredLog implements StoredLog, AutoCloseable {
    private static final int FETCH = 2_000;
    private static final int FETCH_TILES = 64;

    private final Connection cursors;
    private final Connection copies;
    private final List<AutoCloseable> open = new ArrayList<>();

    private JdbcStoredLog(Connection cursors, Connection copies) {
        this.cursors = cursors;
        this.copies = copies;
    }

    /** Opens a snapshot of the log as any role that may read it. */
    static JdbcStoredLog open(JdbcTarget target) {
        try {
            Connection cursors = snapshot(target);
            try {
                Connection copies = snapshot(target);
                try (Statement source = cursors.createStatement();
                        ResultSet row = source.executeQuery("SELECT pg_export_snapshot()");
                        Statement statement = copies.createStatement()) {
                    row.next();
                    statement.execute("SET TRANSACTION SNAPSHOT '" + row.getString(1) + "'");
                    return new JdbcStoredLog(cursors, copies);
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
    public StoredHead head() {
        Iterator<StoredHead> head = rows(
                "SELECT size, sm3_frontier, sha256_frontier FROM ledger.head",
                1,
                row -> new StoredHead(row.getLong(1), row.getBytes(2), row.getBytes(3)));
        // A head row that is gone stands for an empty log, which no entries will agree with.
        return head.hasNext() ? head.next() : new StoredHead(0, new byte[Long.BYTES], new byte[Long.BYTES]);
    }

    @Override
    public Iterator<StoredEntry> entries() {
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
                "SELECT index, hashes FROM ledger.tile WHERE suite = '" + suite.label() + "' AND level = " + level
                        + " ORDER BY index",
                FETCH_TILES,
                row -> new StoredTile(row.getLong(1), row.getBytes(2)));
    }

    @Override
    public Iterator<StoredCheckpoint> checkpoints() {
        return rows(
                "SELECT prior_size, size, sm3_note, sha256_note FROM ledger.checkpoint ORDER BY size",
                FETCH,
                row -> new StoredCheckpoint(row.getLong(1), row.getLong(2), row.getBytes(3), row.getBytes(4)));
    }

    @Override
    public Iterator<StoredCommand> commands() {
        return rows(
                "SELECT command_id, digest, first_position, last_position FROM ledger.command"
                        + " ORDER BY first_position, command_id",
                FETCH,
                row -> new StoredCommand(
                        row.getString(1), HexFormat.of().formatHex(row.getBytes(2)), row.getLong(3), row.getLong(4)));
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

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Iterator<T> rows(String sql, int fetch, Reading<T> reading) {
        try {
            PreparedStatement statement = cursors.prepareStatement(sql);
            open.add(statement);
            statement.setFetchSize(fetch);
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
