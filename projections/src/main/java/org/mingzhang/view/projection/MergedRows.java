package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes of rows of one table, merged per row before they are written: a batch touches each row once, in one statement
 * and without reading it first. A column takes the last value that was set, the sum of what was added, or the greatest;
 * columns that are only known together are replaced together, absent values too.
 */
public final class MergedRows {
    /** How a column takes a change. */
    private enum Kind {
        KEY,
        SET,
        REPLACE,
        ADD,
        GREATEST,
        LEAST
    }

    /** @param governor of a column that is replaced: the column that is set whenever this one is replaced */
    private record Column(String name, String type, Kind kind, String governor) {
        String change() {
            return name + " = "
                    + switch (kind) {
                        case KEY -> "old." + name;
                        case SET -> "coalesce(excluded." + name + ", old." + name + ")";
                        case REPLACE ->
                            "CASE WHEN excluded." + governor + " IS NULL THEN old." + name + " ELSE excluded." + name
                                    + " END";
                        case ADD -> "old." + name + " + excluded." + name;
                        case GREATEST -> "greatest(old." + name + ", excluded." + name + ")";
                        case LEAST -> "least(old." + name + ", excluded." + name + ")";
                    };
        }
    }

    private final String table;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final Map<List<Object>, Row> rows = new LinkedHashMap<>();

    public MergedRows(String table) {
        this.table = table;
    }

    private MergedRows column(String name, String type, Kind kind, String governor) {
        indexes.put(name, columns.size());
        columns.add(new Column(name, type, kind, governor));
        return this;
    }

    /** A column of the primary key; declared before all others. */
    public MergedRows key(String name, String type) {
        return column(name, type, Kind.KEY, "");
    }

    /** Columns of one type that keep the last value set. */
    public MergedRows set(String type, String... names) {
        for (String name : names) {
            column(name, type, Kind.SET, "");
        }
        return this;
    }

    /** Columns of one type that take a new value, null too, with every change that sets {@code governor}. */
    public MergedRows replaced(String governor, String type, String... names) {
        for (String name : names) {
            column(name, type, Kind.REPLACE, governor);
        }
        return this;
    }

    /** Columns of bigint that add up; not null, 0 in the beginning. */
    public MergedRows add(String... names) {
        for (String name : names) {
            column(name, "bigint", Kind.ADD, "");
        }
        return this;
    }

    /** A column of bigint that keeps the greatest value. */
    public MergedRows greatest(String name) {
        return column(name, "bigint", Kind.GREATEST, "");
    }

    /** A column of bigint that keeps the least value. */
    public MergedRows least(String name) {
        return column(name, "bigint", Kind.LEAST, "");
    }

    /** The changes of the row with this key. */
    public Row row(Object... key) {
        return rows.computeIfAbsent(List.of(key), Row::new);
    }

    /** What changes in one row. */
    public final class Row {
        private final @Nullable Object[] values = new @Nullable Object[columns.size()];

        private Row(List<Object> key) {
            for (int i = 0; i < key.size(); i++) {
                values[i] = key.get(i);
            }
            for (int i = key.size(); i < values.length; i++) {
                if (columns.get(i).kind == Kind.ADD) {
                    values[i] = 0L;
                }
            }
        }

        private int index(String column) {
            Integer index = indexes.get(column);
            if (index == null) {
                throw new IllegalArgumentException(table + " has no column " + column);
            }
            return index;
        }

        /** The column's new value. Null leaves what was there, unless the column is replaced with others. */
        public Row set(String column, @Nullable Object value) {
            int i = index(column);
            if (value != null || columns.get(i).kind == Kind.REPLACE) {
                values[i] = value;
            }
            return this;
        }

        /** Takes an amount into a column that adds up, or keeps the greatest or least. */
        public Row take(String column, long amount) {
            int i = index(column);
            long before = values[i] instanceof Long number ? number : amount;
            values[i] = switch (columns.get(i).kind) {
                case ADD -> Math.addExact(before, amount);
                case GREATEST -> Math.max(before, amount);
                case LEAST -> Math.min(before, amount);
                case KEY, SET, REPLACE -> throw new IllegalArgumentException(column + " takes no amounts");
            };
            return this;
        }
    }

    /** Sends the changes. */
    public void write(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(sql())) {
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                upsert.setArray(
                        i + 1,
                        connection.createArrayOf(
                                columns.get(i).type,
                                rows.values().stream()
                                        .map(row -> row.values[column])
                                        .toArray()));
            }
            upsert.executeUpdate();
        }
    }

    private String sql() {
        String names = join(column -> column.name);
        String parameters = join(column -> "?::" + column.type + "[]");
        String key = String.join(
                ", ",
                columns.stream()
                        .filter(c -> c.kind == Kind.KEY)
                        .map(Column::name)
                        .toList());
        String changes = String.join(
                ", ",
                columns.stream()
                        .filter(c -> c.kind != Kind.KEY)
                        .map(Column::change)
                        .toList());
        return "INSERT INTO " + table + " AS old (" + names + ") SELECT * FROM unnest(" + parameters + ") ON CONFLICT ("
                + key + ") DO UPDATE SET " + changes;
    }

    private String join(Function<Column, String> form) {
        return String.join(", ", columns.stream().map(form).toList());
    }
}
