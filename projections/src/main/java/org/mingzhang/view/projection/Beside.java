package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Read models built anew in a schema of their own, beside the live ones, and brought to the same positions as those for
 * a comparison. Queries and the live projection go on meanwhile.
 */
final class Beside {
    /** Any number that no other program takes: one schema is built beside the live one at a time. */
    private static final long BUILDING = 0x6d7a76696577L;

    private final DataSource views;
    private final EntrySource log;
    private final List<Projector> projectors;
    private final ViewSchema schema;

    /**
     * Read models to be built.
     *
     * @param views owns the live schema and may create schemas
     * @param names of those among all that are built; all of them where none is named
     * @param schema where they are built
     * @throws IllegalArgumentException when there is no projection of a name
     */
    Beside(DataSource views, EntrySource log, List<Projector> all, List<String> names, ViewSchema schema) {
        this.views = views;
        this.log = log;
        this.projectors = select(all, names);
        this.schema = schema;
    }

    private static List<Projector> select(List<Projector> all, List<String> names) {
        for (String name : names) {
            if (all.stream().noneMatch(projector -> projector.name().equals(name))) {
                throw new UnknownProjection(
                        name, all.stream().map(Projector::name).toList());
            }
        }
        return all.stream()
                .filter(projector -> names.isEmpty() || names.contains(projector.name()))
                .toList();
    }

    List<Projector> projectors() {
        return projectors;
    }

    /** The names of what is built, in its order. */
    List<String> names() {
        return projectors.stream().map(Projector::name).toList();
    }

    /** The last entry that all of them have taken in, if they stand at these positions; −1 where one has taken in none. */
    long lowest(Map<String, Long> positions) {
        return projectors.stream()
                .mapToLong(projector -> positions.getOrDefault(projector.name(), -1L))
                .min()
                .orElse(-1);
    }

    /** What is done while both are at the same positions and the live ones stand still. */
    interface Comparison<T> {
        /**
         * Compares within a transaction; tables are to be named with their schema.
         *
         * @param positions where each live projection stands
         * @param fault why the live read models could not be brought up to date; null if they were
         */
        T at(Connection connection, Map<String, Long> positions, @Nullable String fault) throws SQLException;
    }

    /** Builds, then compares. The schema is there afterwards; dropping or using it is the caller's. */
    <T> T build(Progress progress, Comparison<T> comparison) {
        try (Connection guard = views.getConnection();
                Statement lock = guard.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(" + BUILDING + ")");
            try {
                return buildAlone(progress, comparison);
            } finally {
                lock.execute("SELECT pg_advisory_unlock(" + BUILDING + ")");
            }
        } catch (SQLException e) {
            throw new ViewFault("cannot build read models beside the live ones: " + e.getMessage(), e);
        }
    }

    private <T> T buildAlone(Progress progress, Comparison<T> comparison) {
        ViewSchema.LIVE.migrate(views);
        schema.drop(views);
        schema.migrate(views);
        String fault = null;
        try {
            runner(ViewSchema.LIVE, projectors).catchUp(Progress.SILENT);
        } catch (ViewFault stuck) {
            fault = stuck.getMessage();
        }
        Map<String, Long> before = ViewSchema.LIVE.read(views, connection -> positions(connection, ViewSchema.LIVE));
        runner(schema, projectors).catchUpTo(lowest(before), progress);
        String stuck = fault;
        return ViewSchema.LIVE.write(views, connection -> {
            try (Statement statement = connection.createStatement()) {
                // Projections wait for this lock, queries do not.
                statement.execute("LOCK TABLE " + ViewSchema.LIVE.name() + ".projection IN EXCLUSIVE MODE");
            }
            Map<String, Long> positions = positions(connection, ViewSchema.LIVE);
            for (Projector projector : projectors) {
                runner(schema, List.of(projector))
                        .catchUpTo(positions.getOrDefault(projector.name(), -1L), Progress.SILENT);
            }
            return comparison.at(connection, positions, stuck);
        });
    }

    /** Brings what was built up to the end of the log, wherever the live read models stand. */
    void catchUp() {
        runner(schema, projectors).catchUp(Progress.SILENT);
    }

    private ProjectionRunner runner(ViewSchema in, List<Projector> driven) {
        return new ProjectionRunner(views, in, log, driven);
    }

    static Map<String, Long> positions(Connection connection, ViewSchema schema) throws SQLException {
        Map<String, Long> out = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, position FROM " + schema.name() + ".projection")) {
            while (row.next()) {
                out.put(row.getString(1), row.getLong(2));
            }
        }
        return out;
    }
}
