package org.mingzhang.app.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.domain.event.StreamId;

/** The names of all streams of a log, so that an import need not ask for each of the many that it begins. */
final class StreamNames implements ImportedStreams.KnownStreams {
    private final HashedTable names = new HashedTable(0);

    static StreamNames of(DataSource source) {
        StreamNames known = new StreamNames();
        try (Connection connection = source.getConnection()) {
            boolean before = connection.getAutoCommit();
            // Only within a transaction does the driver fetch row by row.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT stream_type, stream_id FROM ledger.entry WHERE stream_seq = 0")) {
                statement.setFetchSize(5_000);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        known.names.put(rows.getString(1) + "/" + rows.getString(2));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(before);
            }
            return known;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    @Override
    public boolean mayExist(StreamId id) {
        return names.get(id.toString()) != null;
    }
}
