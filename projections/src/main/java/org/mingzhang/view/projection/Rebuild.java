package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds read models anew beside the live ones, compares them row by row, and puts them in place of the live ones in one
 * transaction. Queries see the old ones or the new ones, never part of each. What differed is named before it is gone.
 */
public final class Rebuild {
    private static final ViewSchema NEXT = new ViewSchema("view_next");
    private static final ViewSchema OLD = new ViewSchema("view_old");

    private final DataSource views;
    private final EntrySource log;
    private final List<Projector> all;

    /** @param views owns the live schema and may create schemas */
    public Rebuild(DataSource views, EntrySource log, List<Projector> all) {
        this.views = views;
        this.log = log;
        this.all = List.copyOf(all);
    }

    /**
     * What was done. The names of the components are the names in its JSON.
     *
     * @param asOfPosition the last entry that the live and the rebuilt rows were compared at
     * @param tables what was built, and how many rows were there before
     * @param differing the rows that were not as the log says
     * @param complete false when a table had more rows that differed than are named
     * @param otherVersions the projections whose live rows another version of the program had made: nothing to compare
     * @param fault why the live read models could not take in the rest of the log; null if they could
     */
    public record Report(
            long asOfPosition,
            List<String> projections,
            List<TableRows> tables,
            List<RowDifference> differing,
            boolean complete,
            List<String> otherVersions,
            @Nullable String fault) {
        /** Whether the live rows were the ones that the log gives. */
        public boolean agrees() {
            return differing.isEmpty() && otherVersions.isEmpty() && fault == null;
        }

        /** The document that commands and the API print. */
        public ObjectNode toJson() {
            return RecordMapper.toJson(this);
        }
    }

    /** Rows of one table, as it was and as it is now. */
    public record TableRows(String projection, String table, long liveRows, long rebuiltRows) {}

    /**
     * Rebuilds and switches.
     *
     * @param names of projections; all of them where none is named
     * @throws IllegalArgumentException when there is no projection of a name
     * @throws ViewFault when the rebuilt rows cannot be right; the live ones stay then
     */
    public Report run(List<String> names, Progress progress) {
        Beside beside = new Beside(views, log, all, names, NEXT);
        return beside.build(progress, (connection, positions, fault) -> {
            List<String> others = otherVersions(connection, beside.projectors());
            List<Projector> comparable = beside.projectors().stream()
                    .filter(projector -> !others.contains(projector.name()))
                    .toList();
            RowDifference.Found found = RowDifference.between(connection, comparable, positions, NEXT);
            List<TableRows> tables = tables(connection, beside.projectors());
            if (fault != null) {
                beside.catchUp();
            }
            check(connection, beside.projectors());
            change(connection, beside.projectors());
            return new Report(
                    beside.lowest(positions), beside.names(), tables, found.rows(), found.complete(), others, fault);
        });
    }

    private static List<String> otherVersions(Connection connection, List<Projector> projectors) throws SQLException {
        Map<String, Integer> versions = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT name, version FROM " + ViewSchema.LIVE.name() + ".projection")) {
            while (row.next()) {
                versions.put(row.getString(1), row.getInt(2));
            }
        }
        return projectors.stream()
                .filter(projector ->
                        versions.getOrDefault(projector.name(), projector.version()) != projector.version())
                .map(Projector::name)
                .toList();
    }

    private static List<TableRows> tables(Connection connection, List<Projector> projectors) throws SQLException {
        List<TableRows> out = new ArrayList<>();
        for (Projector projector : projectors) {
            for (ViewTable table : projector.tables()) {
                out.add(new TableRows(
                        projector.name(),
                        table.name(),
                        count(connection, ViewSchema.LIVE, table),
                        count(connection, NEXT, table)));
            }
        }
        return List.copyOf(out);
    }

    private static long count(Connection connection, ViewSchema schema, ViewTable table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + schema.name() + "." + table.name())) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void check(Connection connection, List<Projector> projectors) throws SQLException {
        NEXT.enter(connection);
        for (Projector projector : projectors) {
            projector.check(connection);
        }
    }

    /** The last step: what was not rebuilt moves over, then the schemas change names. */
    private void change(Connection connection, List<Projector> rebuilt) throws SQLException {
        List<Projector> kept =
                all.stream().filter(projector -> !rebuilt.contains(projector)).toList();
        try (Statement statement = connection.createStatement()) {
            // Queries hold this lock shared from their first statement to their last.
            statement.execute("LOCK TABLE " + ViewSchema.LIVE.name() + ".projection IN ACCESS EXCLUSIVE MODE");
            for (Projector projector : kept) {
                for (ViewTable table : projector.tables()) {
                    statement.execute("DROP TABLE " + NEXT.name() + "." + table.name());
                    statement.execute("ALTER TABLE " + ViewSchema.LIVE.name() + "." + table.name() + " SET SCHEMA "
                            + NEXT.name());
                }
                statement.execute("INSERT INTO " + NEXT.name() + ".projection SELECT * FROM " + ViewSchema.LIVE.name()
                        + ".projection WHERE name = '" + projector.name() + "'");
            }
            statement.execute("DROP SCHEMA IF EXISTS " + OLD.name() + " CASCADE");
            statement.execute("ALTER SCHEMA " + ViewSchema.LIVE.name() + " RENAME TO " + OLD.name());
            statement.execute("ALTER SCHEMA " + NEXT.name() + " RENAME TO " + ViewSchema.LIVE.name());
            statement.execute("DROP SCHEMA " + OLD.name() + " CASCADE");
        }
    }
}
