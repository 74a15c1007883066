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

    private final DataSource views;
    private final EntrySource log;
    private final List<Projector> all;
    private final Reclaim reclaim;

    /** Makes a schema belong again to whoever keeps the read models; for who has the right to. */
    public interface Reclaim {
        void reclaim(String schema) throws SQLException;
    }

    /**
     * Rebuilds.
     *
     * @param views owns the live schema and may create schemas
     * @param reclaim asked for when the live schema has come to belong to someone else
     */
    public Rebuild(DataSource views, EntrySource log, List<Projector> all, Reclaim reclaim) {
        this.reclaim = reclaim;
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

    /**
     * Rows of one table, as it was and as it is now.
     *
     * @param liveRows null when they could not be counted
     */
    public record TableRows(
            String projection,
            String table,
            @Nullable Long liveRows,
            @Nullable Long rebuiltRows) {}

    /**
     * Rebuilds and switches.
     *
     * @param names of projections; all of them where none is named
     * @throws IllegalArgumentException when there is no projection of a name
     * @throws ViewFault when the rebuilt rows cannot be right; the live ones stay then
     */
    public Report run(List<String> names, Progress progress) {
        Beside beside = new Beside(views, log, all, names, NEXT);
        return beside.build(progress, (connection, live, fault) -> {
            List<String> others = otherVersions(connection, beside.projectors());
            List<Projector> comparable = beside.projectors().stream()
                    .filter(projector -> !others.contains(projector.name()))
                    .toList();
            RowComparison.Found found = beside.compare(connection, comparable, live);
            List<TableRows> tables = tables(connection, beside);
            long compared = beside.lowest(connection);
            beside.catchUp();
            check(connection, beside);
            change(connection, beside);
            return new Report(compared, beside.names(), tables, found.rows(), found.complete(), others, fault);
        });
    }

    private static List<String> otherVersions(Connection connection, List<Projector> projectors) throws SQLException {
        Map<String, Integer> versions = new HashMap<>();
        Attempt.at(connection, () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT name, version FROM " + ViewSchema.LIVE.name() + ".projection")) {
                while (row.next()) {
                    versions.put(row.getString(1), row.getInt(2));
                }
            }
        });
        return projectors.stream()
                .filter(projector ->
                        versions.getOrDefault(projector.name(), projector.version()) != projector.version())
                .map(Projector::name)
                .toList();
    }

    private static List<TableRows> tables(Connection connection, Beside beside) throws SQLException {
        List<TableRows> out = new ArrayList<>();
        for (Projector projector : beside.projectors()) {
            for (ViewTable table : projector.tables()) {
                out.add(new TableRows(
                        projector.name(),
                        table.name(),
                        RowComparison.count(connection, ViewSchema.LIVE, table),
                        RowComparison.count(connection, beside.schema(), table)));
            }
        }
        return List.copyOf(out);
    }

    private static void check(Connection connection, Beside beside) throws SQLException {
        beside.schema().enter(connection);
        for (Projector projector : beside.projectors()) {
            projector.check(connection);
        }
    }

    /** The last step: what was not rebuilt moves over, then the new schema takes the old one's name. */
    private void change(Connection connection, Beside beside) throws SQLException {
        String live = ViewSchema.LIVE.name();
        String next = beside.schema().name();
        List<Projector> kept = all.stream()
                .filter(projector -> !beside.projectors().contains(projector))
                .toList();
        try (Statement statement = connection.createStatement()) {
            if (!owned(statement)) {
                reclaim.reclaim(live);
            }
            // Before anything else is locked, in the order in which queries do.
            Attempt.at(connection, () -> Beside.lock(connection, "ACCESS EXCLUSIVE"));
            for (Projector projector : kept) {
                for (ViewTable table : projector.tables()) {
                    statement.execute("DROP TABLE " + next + "." + table.name());
                    statement.execute("ALTER TABLE " + live + "." + table.name() + " SET SCHEMA " + next);
                }
                statement.execute("INSERT INTO " + next + ".projection SELECT * FROM " + live
                        + ".projection WHERE name = '" + projector.name() + "'");
            }
            statement.execute("DROP SCHEMA IF EXISTS " + live + " CASCADE");
            statement.execute("ALTER SCHEMA " + next + " RENAME TO " + live);
        }
    }

    private static boolean owned(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_has_role(nspowner, 'USAGE')"
                + " FROM pg_catalog.pg_namespace WHERE nspname = '" + ViewSchema.LIVE.name() + "'")) {
            return !row.next() || row.getBoolean(1);
        }
    }
}
