package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the live read models against those built beside them: how they are made, how far they are, and row by row. */
final class RowComparison {
    private final Connection connection;
    private final ViewSchema built;
    private final ViewShape shape;
    private final List<RowDifference> out = new ArrayList<>();
    private boolean complete = true;

    private RowComparison(Connection connection, ViewSchema built, ViewShape shape) {
        this.connection = connection;
        this.built = built;
        this.shape = shape;
    }

    /**
     * What differs between live rows and those built beside them.
     *
     * @param complete false when a table has more rows that differ than are named
     */
    record Found(List<RowDifference> rows, boolean complete) {}

    /**
     * Compares.
     *
     * @param all every projector that there is
     * @param compared those whose rows are looked at
     * @param positions where each live projection stands; those that are not known are left out
     * @param built the schema that was built from the log up to there
     */
    static Found between(
            Connection connection,
            List<Projector> all,
            List<Projector> compared,
            Map<String, Long> positions,
            ViewSchema built)
            throws SQLException {
        ViewShape shape = ViewShape.of(connection, built);
        RowComparison comparison = new RowComparison(connection, built, shape);
        List<String> others = all.stream()
                .filter(projector -> !compared.contains(projector))
                .flatMap(projector -> projector.tables().stream())
                .map(ViewTable::name)
                .toList();
        comparison.out.addAll(shape.differences(others));
        Map<String, Long> rebuilt = Beside.positions(connection, built);
        // No function that stands in the read models' schema is called in place of the database's own.
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path TO pg_catalog");
        }
        for (Projector projector : compared) {
            Long live = positions.get(projector.name());
            Long log = rebuilt.get(projector.name());
            if (!Objects.equals(live, log)) {
                comparison.out.add(RowDifference.ofPosition(projector.name(), live, log));
            }
            for (ViewTable table : projector.tables()) {
                comparison.compare(table);
            }
        }
        return new Found(List.copyOf(comparison.out), comparison.complete);
    }

    private void compare(ViewTable table) throws SQLException {
        if (!shape.readable(table.name())) {
            return;
        }
        String against = Attempt.at(connection, () -> {
            duplicates(table);
            rows(table);
        });
        if (against != null) {
            out.add(RowDifference.ofShape(table.name(), "无从逐行比对", against, null));
        }
    }

    /** A row that stands there twice equals the one row that the log gives, each time. */
    private void duplicates(ViewTable table) throws SQLException {
        String key = String.join(", ", table.key());
        take(
                "SELECT concat_ws('|', " + key + "), l.n, coalesce(r.n, 0) FROM (SELECT " + key
                        + ", count(*) AS n FROM "
                        + ViewSchema.LIVE.name() + "." + table.name() + " GROUP BY " + key
                        + " HAVING count(*) > 1) l LEFT JOIN (SELECT " + key + ", count(*) AS n FROM " + built.name()
                        + "."
                        + table.name() + " GROUP BY " + key + ") r USING (" + key + ") ORDER BY " + key,
                row -> RowDifference.ofKey(table, row.getString(1), row.getLong(2), row.getLong(3)));
    }

    private void rows(ViewTable table) throws SQLException {
        String key = String.join(", ", table.key());
        take(
                "SELECT concat_ws('|', " + key + "), to_jsonb(l), to_jsonb(r) FROM " + ViewSchema.LIVE.name() + "."
                        + table.name() + " l FULL JOIN " + built.name() + "." + table.name() + " r USING (" + key
                        + ") WHERE l IS DISTINCT FROM r ORDER BY " + key,
                row -> RowDifference.ofRow(table, row.getString(1), row.getString(2), row.getString(3)));
    }

    private interface Named {
        RowDifference of(ResultSet row) throws SQLException;
    }

    private void take(String query, Named named) throws SQLException {
        List<RowDifference> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query + " LIMIT " + (RowDifference.MOST + 1))) {
            while (row.next()) {
                found.add(named.of(row));
            }
        }
        complete &= found.size() <= RowDifference.MOST;
        out.addAll(found.subList(0, Math.min(RowDifference.MOST, found.size())));
    }

    /** How many rows a live table has; null where that cannot be told. */
    static @Nullable Long count(Connection connection, ViewSchema schema, ViewTable table) throws SQLException {
        long[] rows = new long[1];
        String against = Attempt.at(connection, () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT count(*) FROM " + schema.name() + "." + table.name())) {
                row.next();
                rows[0] = row.getLong(1);
            }
        });
        return against == null ? rows[0] : null;
    }
}
