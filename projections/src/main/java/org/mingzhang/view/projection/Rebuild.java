package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds read models anew beside the live ones, compares control totals, and puts them in place of the live ones in one
 * transaction. Queries see the old ones or the new ones, never part of each.
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
     * @param fault why the live read models could not take in the rest of the log; null if they could
     */
    public record Report(
            long asOfPosition,
            List<String> projections,
            List<Total> totals,
            @Nullable String fault) {
        /** Whether the live rows had the same totals as the log gives. */
        public boolean agrees() {
            return totals.stream().allMatch(Total::same);
        }

        /** The document that commands and the API print. */
        public ObjectNode toJson() {
            return RecordMapper.toJson(this);
        }
    }

    /**
     * Control totals of one table.
     *
     * @param liveSum of all amounts, counts and positions in the table
     */
    public record Total(
            String projection,
            String table,
            long liveRows,
            long rebuiltRows,
            String liveSum,
            String rebuiltSum,
            boolean same) {}

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
            List<Total> totals = totals(connection, beside.projectors());
            if (fault != null) {
                beside.catchUp();
            }
            check(connection, beside.projectors());
            change(connection, beside.projectors());
            return new Report(beside.lowest(positions), beside.names(), totals, fault);
        });
    }

    private static List<Total> totals(Connection connection, List<Projector> projectors) throws SQLException {
        List<Total> out = new ArrayList<>();
        for (Projector projector : projectors) {
            for (ViewTable table : projector.tables()) {
                String sum = sums(connection, table);
                String[] live = total(connection, ViewSchema.LIVE, table, sum);
                String[] next = total(connection, NEXT, table, sum);
                out.add(new Total(
                        projector.name(),
                        table.name(),
                        Long.parseLong(live[0]),
                        Long.parseLong(next[0]),
                        live[1],
                        next[1],
                        live[0].equals(next[0]) && live[1].equals(next[1])));
            }
        }
        return List.copyOf(out);
    }

    /** Adds up every column of bigint: amounts, counts, positions. */
    private static String sums(Connection connection, ViewTable table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT coalesce(string_agg('coalesce(sum(' || attname || '), 0)', ' + '"
                                + " ORDER BY attnum), '0') FROM pg_attribute WHERE attrelid = '" + NEXT.name() + "."
                                + table.name()
                                + "'::regclass AND atttypid = 'bigint'::regtype AND attnum > 0 AND NOT attisdropped")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String[] total(Connection connection, ViewSchema schema, ViewTable table, String sum)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*), (" + sum + ")::text FROM " + schema.name() + "." + table.name())) {
            row.next();
            return new String[] {row.getString(1), Objects.toString(row.getString(2), "0")};
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
