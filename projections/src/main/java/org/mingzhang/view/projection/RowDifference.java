package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of a read model that is not as the log says.
 *
 * @param key its primary key, the columns parted by bars
 * @param live the row as it is; null when it is missing
 * @param rebuilt the row as the log says it; null when there should be none
 */
public record RowDifference(
        String table,
        String key,
        @Nullable JsonNode live,
        @Nullable JsonNode rebuilt) {
    /** Rows named of one table. */
    public static final int MOST = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What differs between live rows and those built beside them.
     *
     * @param complete false when a table has more rows that differ than are named
     */
    record Found(List<RowDifference> rows, boolean complete) {}

    /**
     * Compares whole rows, table by table, and how far each read model is said to have come.
     *
     * @param positions where each live projection stands
     * @param built the schema that was built from the log up to there
     */
    static Found between(
            Connection connection, List<Projector> projectors, Map<String, Long> positions, ViewSchema built)
            throws SQLException {
        List<RowDifference> out = new ArrayList<>();
        boolean complete = true;
        Map<String, Long> rebuilt = Beside.positions(connection, built);
        for (Projector projector : projectors) {
            long live = positions.getOrDefault(projector.name(), -1L);
            long log = rebuilt.getOrDefault(projector.name(), -1L);
            if (live != log) {
                out.add(new RowDifference("projection", projector.name(), position(live), position(log)));
            }
            for (ViewTable table : projector.tables()) {
                List<RowDifference> rows = rows(connection, table, built);
                complete &= rows.size() <= MOST;
                out.addAll(rows.subList(0, Math.min(MOST, rows.size())));
            }
        }
        return new Found(List.copyOf(out), complete);
    }

    private static JsonNode position(long position) {
        return JSON.createObjectNode().put("position", position);
    }

    private static List<RowDifference> rows(Connection connection, ViewTable table, ViewSchema built)
            throws SQLException {
        String key = String.join(", ", table.key());
        List<RowDifference> out = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT concat_ws('|', " + key + "), to_jsonb(l), to_jsonb(r) FROM "
                                + ViewSchema.LIVE.name() + "." + table.name() + " l FULL JOIN " + built.name() + "."
                                + table.name()
                                + " r USING (" + key + ") WHERE l IS DISTINCT FROM r ORDER BY " + key + " LIMIT "
                                + (MOST + 1))) {
            while (row.next()) {
                out.add(new RowDifference(
                        table.name(), row.getString(1), json(row.getString(2)), json(row.getString(3))));
            }
        }
        return out;
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JSON.readTree(text);
    }
}
