package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds the read models anew beside the live ones and names each row that differs. The rows follow from the log alone,
 * so a row that differs was changed by someone, or by a fault; the log itself is not touched by it.
 */
public final class Reconcile {
    /** Rows named of one table. */
    public static final int MOST = 10_000;

    private static final ViewSchema CHECK = new ViewSchema("view_check");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource views;
    private final EntrySource log;
    private final List<Projector> all;

    /** @param views may create schemas */
    public Reconcile(DataSource views, EntrySource log, List<Projector> all) {
        this.views = views;
        this.log = log;
        this.all = List.copyOf(all);
    }

    /**
     * What was found. The names of the components are the names in its JSON.
     *
     * @param asOfPosition the last entry that was compared
     * @param fault why the live read models could not take in the rest of the log; null if they could
     * @param complete false when a table has more rows that differ than are named
     */
    public record Report(
            long asOfPosition,
            List<String> projections,
            List<Difference> differing,
            boolean complete,
            @Nullable String fault) {
        public boolean agrees() {
            return differing.isEmpty() && fault == null;
        }

        /** The document that commands and the API print. */
        public ObjectNode toJson() {
            return RecordMapper.toJson(this);
        }
    }

    /**
     * A row that differs.
     *
     * @param key its primary key, the columns parted by bars
     * @param live the row as it is; null when it is missing
     * @param rebuilt the row as the log says it; null when there should be none
     */
    public record Difference(
            String table,
            String key,
            @Nullable JsonNode live,
            @Nullable JsonNode rebuilt) {}

    /**
     * Compares.
     *
     * @param names of projections; all of them where none is named
     * @throws IllegalArgumentException when there is no projection of a name
     */
    public Report run(List<String> names, Progress progress) {
        Beside beside = new Beside(views, log, all, names, CHECK);
        try {
            return beside.build(
                    progress, (connection, positions, fault) -> compare(connection, beside, positions, fault));
        } finally {
            CHECK.drop(views);
        }
    }

    private static Report compare(
            Connection connection, Beside beside, Map<String, Long> positions, @Nullable String fault)
            throws SQLException {
        List<Difference> differing = new ArrayList<>();
        boolean complete = true;
        Map<String, Long> rebuilt = Beside.positions(connection, CHECK);
        for (Projector projector : beside.projectors()) {
            long live = positions.getOrDefault(projector.name(), -1L);
            long log = rebuilt.getOrDefault(projector.name(), -1L);
            if (live != log) {
                differing.add(new Difference("projection", projector.name(), position(live), position(log)));
            }
            for (ViewTable table : projector.tables()) {
                List<Difference> rows = rows(connection, table);
                complete &= rows.size() <= MOST;
                differing.addAll(rows.subList(0, Math.min(MOST, rows.size())));
            }
        }
        return new Report(beside.lowest(positions), beside.names(), List.copyOf(differing), complete, fault);
    }

    private static JsonNode position(long position) {
        return JSON.createObjectNode().put("position", position);
    }

    private static List<Difference> rows(Connection connection, ViewTable table) throws SQLException {
        String key = String.join(", ", table.key());
        List<Difference> out = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT concat_ws('|', " + key + "), to_jsonb(l), to_jsonb(r) FROM "
                                + ViewSchema.LIVE.name() + "." + table.name() + " l FULL JOIN " + CHECK.name() + "."
                                + table.name()
                                + " r USING (" + key + ") WHERE l IS DISTINCT FROM r ORDER BY " + key + " LIMIT "
                                + (MOST + 1))) {
            while (row.next()) {
                out.add(new Difference(table.name(), row.getString(1), json(row.getString(2)), json(row.getString(3))));
            }
        }
        return out;
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JSON.readTree(text);
    }
}
