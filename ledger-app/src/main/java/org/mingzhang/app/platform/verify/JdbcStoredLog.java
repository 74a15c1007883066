package org.mingzhang.app.platform.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.StoredCheckpoint;
import org.mingzhang.domain.seal.log.StoredClaim;
import org.mingzhang.domain.seal.log.StoredCommand;
import org.mingzhang.domain.seal.log.StoredEntry;
import org.mingzhang.domain.seal.log.StoredHead;
import org.mingzhang.domain.seal.log.StoredLog;
import org.mingzhang.domain.seal.log.StoredTile;

/** The log as it lies in the database, at one moment, through cursors on one connection. */
final class JdbcStoredLog implements StoredLog, AutoCloseable {
    private static final int FETCH = 5_000;

    private final Connection connection;
    private final List<AutoCloseable> open = new ArrayList<>();

    /** One moment of the database, as this role sees it. */
    JdbcStoredLog(JdbcTarget target) {
        try {
            connection = target.connect();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Iterator<T> each(String sql, Row<T> reading, Object... arguments) {
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            open.add(statement);
            statement.setFetchSize(FETCH);
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            ResultSet rows = statement.executeQuery();
            return new Iterator<>() {
                private boolean ready;
                private boolean over;

                @Override
                public boolean hasNext() {
                    if (!ready && !over) {
                        try {
                            ready = rows.next();
                            over = !ready;
                        } catch (SQLException e) {
                            throw new LogUnavailable(e);
                        }
                    }
                    return ready;
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    ready = false;
                    try {
                        return reading.read(rows);
                    } catch (SQLException e) {
                        throw new LogUnavailable(e);
                    }
                }
            };
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    @Override
    public StoredHead head() {
        Iterator<StoredHead> head = each(
                "SELECT size, sm3_frontier, sha256_frontier FROM ledger.head",
                row -> new StoredHead(row.getLong(1), row.getBytes(2), row.getBytes(3)));
        // A head row that is gone stands for an empty log, which no entries will agree with.
        return head.hasNext() ? head.next() : new StoredHead(0, new byte[8], new byte[8]);
    }

    @Override
    public Iterator<StoredEntry> entries() {
        return each(
                "SELECT position, stream_type, stream_id, stream_seq, event_id, command_id, type, revision, recorded_at,"
                        + " business_date, bytes, leaf_sm3, leaf_sha256 FROM ledger.entry ORDER BY position",
                JdbcStoredLog::entry);
    }

    private static StoredEntry entry(ResultSet row) throws SQLException {
        LocalDate businessDate = row.getObject(10, LocalDate.class);
        List<@Nullable Object> columns = Arrays.asList(
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                (long) row.getInt(8),
                RecordMapper.text(row.getObject(9, OffsetDateTime.class).toInstant()),
                businessDate == null ? null : businessDate.toString());
        return new StoredEntry(row.getLong(1), columns, row.getBytes(11), row.getBytes(12), row.getBytes(13));
    }

    @Override
    public Iterator<StoredTile> tiles(Suite suite, int level) {
        return each(
                "SELECT index, hashes FROM ledger.tile WHERE suite = ? AND level = ? ORDER BY index",
                row -> new StoredTile(row.getLong(1), row.getBytes(2)),
                suite.label(),
                (short) level);
    }

    @Override
    public Iterator<StoredCheckpoint> checkpoints() {
        return each(
                "SELECT size, sm3_note, sha256_note FROM ledger.checkpoint ORDER BY size",
                row -> new StoredCheckpoint(
                        StoredCheckpoint.UNKNOWN, row.getLong(1), row.getBytes(2), row.getBytes(3)));
    }

    @Override
    public Iterator<StoredCommand> commands() {
        return each(
                "SELECT command_id, digest, first_position, last_position FROM ledger.command"
                        + " ORDER BY first_position, command_id",
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
        return each(
                "SELECT kind, key, n, position, amount, total, upper_limit, breaches FROM ledger.claim ORDER BY "
                        + order,
                row -> {
                    long first = row.getLong(8);
                    Long breaches = row.wasNull() ? null : first;
                    return new StoredClaim(
                            row.getString(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7),
                            breaches);
                });
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable statement : open) {
                statement.close();
            }
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
