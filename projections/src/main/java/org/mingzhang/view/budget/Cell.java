package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.programme.Posting;
import org.mingzhang.view.projection.CopyRows;

/** A place in the budget: an account by all its dimensions, and the kind of event that posts to it. */
record Cell(
        String programme,
        String eventType,
        Posting.Account account,
        String source,
        @Nullable String line,
        @Nullable Integer year,
        @Nullable String direction,
        @Nullable String batch,
        @Nullable String county,
        @Nullable String level) {

    static Cell of(String programme, String eventType, Posting posting) {
        Purpose purpose = posting.purpose();
        return new Cell(
                programme,
                eventType,
                posting.account(),
                posting.source(),
                posting.line(),
                posting.year(),
                purpose == null ? null : purpose.direction(),
                purpose == null ? null : purpose.batch(),
                purpose == null ? null : purpose.county(),
                purpose == null ? null : purpose.level());
    }

    /** All of it in one text, for finding it again. */
    private String key() {
        return String.join(
                "|",
                programme,
                eventType,
                account.name(),
                source,
                Objects.toString(line, ""),
                Objects.toString(year, ""),
                Objects.toString(direction, ""),
                Objects.toString(batch, ""),
                Objects.toString(county, ""),
                Objects.toString(level, ""));
    }

    /** Their numbers; those that are new get the next ones, in this order, so that a rebuild numbers them alike. */
    static Map<Cell, Integer> ids(Connection connection, Collection<Cell> cells) throws SQLException {
        Map<String, Cell> wanted = new LinkedHashMap<>();
        cells.forEach(cell -> wanted.put(cell.key(), cell));
        Map<Cell, Integer> out = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT key, id FROM cell WHERE key = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("text", wanted.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    out.put(Objects.requireNonNull(wanted.remove(row.getString(1))), row.getInt(2));
                }
            }
        }
        if (!wanted.isEmpty()) {
            create(connection, List.copyOf(wanted.values()), out);
        }
        return out;
    }

    private static void create(Connection connection, List<Cell> cells, Map<Cell, Integer> out) throws SQLException {
        int id;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(id), 0) FROM cell")) {
            row.next();
            id = row.getInt(1);
        }
        CopyRows rows = new CopyRows(
                "cell",
                "id",
                "key",
                "programme",
                "event_type",
                "account",
                "source",
                "line",
                "year",
                "direction",
                "batch",
                "county",
                "level");
        for (Cell cell : cells) {
            rows.add(
                    ++id,
                    cell.key(),
                    cell.programme,
                    cell.eventType,
                    cell.account.name(),
                    cell.source,
                    cell.line,
                    cell.year,
                    cell.direction,
                    cell.batch,
                    cell.county,
                    cell.level);
            out.put(cell, id);
        }
        rows.write(connection);
    }
}
