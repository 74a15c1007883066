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
import org.mingzhang.domain.seal.Suite;

/**
 * Reads the log's table, with a cursor on the server so that memory stays flat however long the log is. Bytes that do not fit
 * the leaf hash stored with them are not read as an entry; that the hash is the one in the tree, only a verification shows.
 */
public final class JdbcEntrySource implements EntrySource {
    private final DataSource log;

    /** @param log may read {@code ledger.entry} */
    public JdbcEntrySource(DataSource log) {
        this.log = log;
    }

    @Override
    public long newest() {
        try (Connection connection = log.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(position), -1) FROM ledger.entry")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new ViewFault("cannot read the log", e);
        }
    }

    @Override
    public Cursor after(long position, long upTo) {
        try {
            return new Rows(log.getConnection(), position, upTo);
        } catch (SQLException e) {
            throw new ViewFault("cannot read the log", e);
        }
    }

    @Override
    public List<Entry> at(Collection<Long> positions) {
        try (Connection connection = log.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT position, bytes, leaf_sha256 FROM ledger.entry WHERE position = ANY (?) ORDER BY position")) {
            query.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            List<Entry> out = new ArrayList<>(positions.size());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    out.add(read(row));
                }
            }
            return out;
        } catch (SQLException e) {
            throw new ViewFault("cannot read the log", e);
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
        private long last;

        Rows(Connection connection, long after, long upTo) throws SQLException {
            this.connection = connection;
            this.last = after;
            try {
                // Without a transaction the driver fetches everything at once.
                connection.setAutoCommit(false);
                query = connection.prepareStatement(
                        "SELECT position, bytes, leaf_sha256 FROM ledger.entry WHERE position > ? AND position <= ? ORDER BY position");
                query.setFetchSize(BATCH);
                query.setLong(1, after);
                query.setLong(2, upTo);
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
                        throw new ViewFault("the log has no entry " + (last + 1));
                    }
                    last = entry.position();
                    out.add(entry);
                }
            } catch (SQLException e) {
                throw new ViewFault("cannot read the log after entry " + last, e);
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
                throw new ViewFault("cannot stop reading the log", e);
            }
        }
    }
}
