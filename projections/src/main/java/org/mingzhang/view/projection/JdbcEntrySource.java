package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.seal.Suite;

/**
 * Reads the log's table as far as it is sealed, with a cursor on the server so that memory stays flat however long the log is.
 * A row behind the head or behind the newest checkpoint is no entry, whoever put it there. Bytes that do not fit the leaf hash
 * stored with them are not read as an entry; that the hash is the one in the tree, only a verification shows.
 */
public final class JdbcEntrySource implements EntrySource {
    /** The smaller of both: either could be moved forward by itself. */
    private static final String SEALED =
            "least((SELECT max(size) FROM ledger.head), (SELECT coalesce(max(size), 0) FROM ledger.checkpoint))";

    private final DataSource log;

    /** @param log may read {@code ledger.entry}, {@code ledger.head} and {@code ledger.checkpoint} */
    public JdbcEntrySource(DataSource log) {
        this.log = log;
    }

    @Override
    public long newest() {
        try (Connection connection = log.getConnection()) {
            return newest(connection);
        } catch (SQLException e) {
            throw new ViewFault("读不到账目", e);
        }
    }

    private static long newest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(" + SEALED + ", 0) - 1")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public Cursor after(long position, long upTo) {
        try {
            return new Rows(log.getConnection(), position, upTo);
        } catch (SQLException e) {
            throw new ViewFault("读不到账目", e);
        }
    }

    @Override
    public List<Entry> at(Collection<Long> positions) {
        try (Connection connection = log.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT position, bytes, leaf_sha256 FROM ledger.entry WHERE position = ANY (?) AND position < "
                                + SEALED + " ORDER BY position")) {
            query.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            List<Entry> out = new ArrayList<>(positions.size());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    out.add(read(row));
                }
            }
            return out;
        } catch (SQLException e) {
            throw new ViewFault("读不到账目", e);
        }
    }

    @Override
    public List<Entry> stream(StreamId stream, long upTo) {
        try (Connection connection = log.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT position, bytes, leaf_sha256 FROM ledger.entry WHERE stream_id = ? AND stream_type = ?"
                                + " AND position <= ? AND position < " + SEALED + " ORDER BY position")) {
            query.setString(1, stream.id());
            query.setString(2, stream.type().code());
            query.setLong(3, upTo);
            List<Entry> out = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    out.add(read(row));
                }
            }
            return out;
        } catch (SQLException e) {
            throw new ViewFault("读不到 " + stream + " 的账目", e);
        }
    }

    // One of the two hashes will do, and this one is the cheaper by far.
    private static Entry read(ResultSet row) throws SQLException {
        long position = row.getLong(1);
        byte[] bytes = row.getBytes(2);
        if (!Arrays.equals(Suite.SHA256.leafHash(bytes).bytes(), row.getBytes(3))) {
            throw new UnsealedEntry(position);
        }
        return new Entry(position, EventCodec.decode(bytes));
    }

    private static final class Rows implements Cursor {
        private final Connection connection;
        private final PreparedStatement query;
        private final ResultSet rows;
        private final long limit;
        private long last;

        Rows(Connection connection, long after, long upTo) throws SQLException {
            this.connection = connection;
            this.last = after;
            try {
                // Without a transaction the driver fetches everything at once.
                connection.setAutoCommit(false);
                limit = Math.min(upTo, newest(connection));
                query = connection.prepareStatement(
                        "SELECT position, bytes, leaf_sha256 FROM ledger.entry WHERE position > ? AND position <= ? ORDER BY position");
                query.setFetchSize(BATCH);
                query.setLong(1, after);
                query.setLong(2, limit);
                rows = query.executeQuery();
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }

        @Override
        public List<Entry> next() {
            List<Entry> out = new ArrayList<>(BATCH);
            try {
                while (out.size() < BATCH && rows.next()) {
                    Entry entry = read(rows);
                    if (entry.position() != last + 1) {
                        throw new MissingEntry(last + 1);
                    }
                    last = entry.position();
                    out.add(entry);
                }
                if (out.size() < BATCH && last < limit) {
                    throw new MissingEntry(last + 1);
                }
            } catch (SQLException e) {
                throw new ViewFault("读不到序号 " + last + " 以后的账目", e);
            }
            return out;
        }

        @Override
        public void close() {
            try (connection;
                    query;
                    rows) {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw new ViewFault("读不到账目", e);
            }
        }
    }
}
