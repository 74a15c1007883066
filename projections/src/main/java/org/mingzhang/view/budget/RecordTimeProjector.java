package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.ViewTable;

/**
 * Keeps what position a time means. As known at a time is the longest prefix of the log whose greatest record time is
 * not later: several writers' clocks may differ, so record time need not follow position exactly.
 */
public final class RecordTimeProjector implements Projector {
    @Override
    public String name() {
        return "record-time";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.of("record_time", "recorded_at"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        MergedRows times =
                new MergedRows("record_time").key("recorded_at", "timestamptz").greatest("position");
        Instant greatest = greatest(connection);
        for (Entry entry : entries) {
            Instant at = entry.envelope().recordedAt();
            greatest = greatest == null || at.isAfter(greatest) ? at : greatest;
            times.row(greatest.toString()).take("position", entry.position());
        }
        times.write(connection);
    }

    private static @Nullable Instant greatest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(recorded_at) FROM record_time")) {
            row.next();
            OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
            return at == null ? null : at.toInstant();
        }
    }
}
