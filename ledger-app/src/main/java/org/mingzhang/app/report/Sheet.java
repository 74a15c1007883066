package org.mingzhang.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * A table for people, without a word on how it is drawn.
 *
 * @param title what is in it
 * @param size how many there are of what the title names, which may be fewer than rows
 * @param counted what they are counted in, such as 笔
 * @param rows as many cells as there are columns
 * @param foot what they come to, as many cells; none where there is no sum
 */
public record Sheet(
        String title, int size, String counted, List<Column> columns, List<List<Cell>> rows, List<Cell> foot) {
    public Sheet {
        columns = List.copyOf(columns);
        foot = List.copyOf(foot);
        rows = Collections.unmodifiableList(rows);
    }

    /** What a column holds. */
    public enum Kind {
        TEXT,
        /** Money in 元, two decimals. */
        YUAN,
        COUNT
    }

    /** A column. */
    public record Column(String header, Kind kind) {
        public static Column text(String header) {
            return new Column(header, Kind.TEXT);
        }

        public static Column yuan(String header) {
            return new Column(header, Kind.YUAN);
        }

        public static Column count(String header) {
            return new Column(header, Kind.COUNT);
        }

        /** With its unit, where it has one. */
        public String heading() {
            return kind == Kind.YUAN ? header + "（元）" : header;
        }

        public boolean isNumber() {
            return kind != Kind.TEXT;
        }
    }

    /**
     * A cell.
     *
     * @param amount where it is money
     * @param link where more of it is told within the console; null where nowhere
     */
    public record Cell(
            String text, @Nullable Fen amount, @Nullable String link) {}

    /** Something that is told of elsewhere, as a value of a row. */
    public record Linked(String text, String link) {}

    /** One with rows: a value a column, which may be text, {@link Fen}, {@link Linked} or null. */
    public static Builder titled(String title, Column... columns) {
        return new Builder(title, List.of(columns));
    }

    /** A sheet that is being filled. */
    public static final class Builder {
        private final String title;
        private final List<Column> columns;
        private final List<List<Cell>> rows = new ArrayList<>();
        private @Nullable List<Cell> foot;

        private Builder(String title, List<Column> columns) {
            this.title = title;
            this.columns = columns;
        }

        public Builder row(@Nullable Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
            }
            List<Cell> cells = new ArrayList<>(values.length);
            for (Object value : values) {
                cells.add(cell(value));
            }
            rows.add(List.copyOf(cells));
            return this;
        }

        /** With the sum of each column of money below it. */
        public Sheet summed(String unit) {
            return summed(rows.size(), unit);
        }

        public Sheet summed(int size, String unit) {
            Object[] sums = new Object[columns.size()];
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                sums[i] = columns.get(i).kind == Kind.YUAN
                        ? rows.stream()
                                .flatMap(
                                        row -> Stream.ofNullable(row.get(column).amount()))
                                .reduce(Fen.ZERO, Fen::plus)
                        : i == 0 ? "合计" : "";
            }
            return foot(sums).counted(size, unit);
        }

        /** What stands below the rows: a value a column. */
        public Builder foot(@Nullable Object... values) {
            foot = Arrays.stream(values).map(Builder::cell).toList();
            return this;
        }

        private static Cell cell(@Nullable Object value) {
            return switch (value) {
                case null -> new Cell("", null, null);
                case Fen amount -> new Cell(amount.toYuan(), amount, null);
                case Linked(String text, String link) -> new Cell(text, null, link);
                default -> new Cell(value.toString(), null, null);
            };
        }

        /** Done; each row is one of what the title names. */
        public Sheet counted(String unit) {
            return counted(rows.size(), unit);
        }

        public Sheet counted(int size, String unit) {
            return new Sheet(title, size, unit, columns, List.copyOf(rows), foot == null ? List.of() : foot);
        }
    }

    /** The amounts of a column, its sum among them. */
    public List<Fen> amounts(int column) {
        return Stream.concat(rows.stream(), foot.isEmpty() ? Stream.of() : Stream.of(foot))
                .map(row -> row.get(column).amount())
                .filter(Objects::nonNull)
                .toList();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
