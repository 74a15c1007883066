package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
    private final List<Projector> all;
    private List<Projector> projectors;
    private ViewSchema schema;

    /** The schema whose name somebody else has taken; null when nobody has. */
    private @Nullable ViewSchema taken;

    /**
     * Read models to be built.
     *
     * @param views owns the live schema and may create schemas
     * @param names of those among all that are built; all of them where none is named
     * @param schema where they are built, unless somebody else has taken the name
     * @throws IllegalArgumentException when there is no projection of a name
     */
    Beside(DataSource views, EntrySource log, List<Projector> all, List<String> names, ViewSchema schema) {
        this.views = views;
        this.log = log;
        this.all = List.copyOf(all);
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

    /** Where they are built. */
    ViewSchema schema() {
        return schema;
    }

    List<Projector> projectors() {
        return projectors;
    }

    /** The names of what is built, in its order. */
    List<String> names() {
        return projectors.stream().map(Projector::name).toList();
    }

    /** The last entry that all that was built has taken in; −1 where one has taken in none. */
    long lowest(Connection connection) throws SQLException {
        Map<String, Long> built = positions(connection, schema);
        return projectors.stream()
                .mapToLong(projector -> built.getOrDefault(projector.name(), -1L))
                .min()
                .orElse(-1);
    }

    /** What is done while both are at the same positions and the live ones stand still. */
    interface Comparison<T> {
        /**
         * Goes on within a transaction; tables are to be named with their schema.
         *
         * @param live where each live projection stands; those of which that cannot be told are left out
         * @param fault why the live read models could not be brought up to date; null if they were
         */
        T at(Connection connection, Map<String, Long> live, @Nullable String fault) throws SQLException;
    }

    /** Builds, then compares. The schema is there afterwards, but after a fault; dropping or using it is the caller's. */
    <T> T build(Progress progress, Comparison<T> comparison) {
        try (Connection guard = views.getConnection();
                Statement lock = guard.createStatement()) {
            lock.execute("SELECT pg_catalog.pg_advisory_lock(" + BUILDING + ")");
            try {
                return buildAlone(progress, comparison);
            } catch (RuntimeException e) {
                discard(e);
                throw e;
            } finally {
                lock.execute("SELECT pg_catalog.pg_advisory_unlock(" + BUILDING + ")");
            }
        } catch (SQLException e) {
            throw new ViewFault("不能另建视图：" + ViewSchema.said(e), e);
        }
    }

    private void discard(RuntimeException fault) {
        try {
            schema.drop(views);
        } catch (ViewFault left) {
            fault.addSuppressed(left);
        }
    }

    private <T> T buildAlone(Progress progress, Comparison<T> comparison) {
        String fault = bringUpLive();
        try {
            schema.drop(views);
        } catch (ViewFault foreign) {
            taken = schema;
            schema = schema.elsewhere();
        }
        schema.migrate(views);
        Map<String, Long> before = ViewSchema.LIVE.write(views, connection -> {
            takeInWhatCannotBeKept(connection);
            return livePositions(connection);
        });
        long newest = log.newest();
        runner(schema, projectors)
                .catchUpTo(
                        projectors.stream()
                                .mapToLong(projector -> before.getOrDefault(projector.name(), newest))
                                .min()
                                .orElse(-1),
                        progress);
        return ViewSchema.LIVE.write(views, connection -> {
            // Projections wait for this lock, queries do not. Where there is nothing to lock, there are none.
            Attempt.at(connection, () -> lock(connection, "EXCLUSIVE"));
            Map<String, Long> live = livePositions(connection);
            for (Projector projector : projectors) {
                runner(schema, List.of(projector))
                        .catchUpTo(live.getOrDefault(projector.name(), newest), Progress.SILENT);
            }
            return comparison.at(connection, live, fault);
        });
    }

    /** Brings the live ones up to the end of the log; what they cannot take in is their fault, not the log's. */
    private @Nullable String bringUpLive() {
        try {
            ViewSchema.LIVE.migrate(views);
            runner(ViewSchema.LIVE, projectors).catchUp(Progress.SILENT);
            return null;
        } catch (ViewFault stuck) {
            return stuck.getMessage();
        }
    }

    /** What differs between the live read models and those built, and the schema that stands in the way, if one does. */
    RowComparison.Found compare(Connection connection, List<Projector> compared, Map<String, Long> live)
            throws SQLException {
        RowComparison.Found found = RowComparison.between(connection, all, compared, live, schema);
        if (taken == null) {
            return found;
        }
        List<RowDifference> rows = new ArrayList<>(found.rows());
        rows.addFirst(RowDifference.ofShape("模式 " + taken.name(), "属主", "他人所有，不能删去", null));
        return new RowComparison.Found(List.copyOf(rows), found.complete());
    }

    /** Read models that were not asked for stay as they are, unless that is not what this program can go on with. */
    private void takeInWhatCannotBeKept(Connection connection) throws SQLException {
        ViewShape shape = ViewShape.of(connection, schema);
        boolean positions = shape.right("projection");
        Map<String, Long> live = livePositions(connection);
        projectors = all.stream()
                .filter(projector -> projectors.contains(projector)
                        || !positions
                        || !live.containsKey(projector.name())
                        || projector.tables().stream().anyMatch(table -> !shape.right(table.name())))
                .toList();
    }

    private Map<String, Long> livePositions(Connection connection) throws SQLException {
        Map<String, Long> out = new TreeMap<>();
        Attempt.at(connection, () -> out.putAll(positions(connection, ViewSchema.LIVE)));
        return out;
    }

    /** Queries hold this lock shared from their first statement to their last. */
    static void lock(Connection connection, String mode) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + ViewSchema.LIVE.name() + ".projection IN " + mode + " MODE");
        }
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
