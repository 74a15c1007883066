package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.domain.money.Fen;

/** A table for people on a terminal; columns line up for Chinese text too, where a character takes two columns. */
public final class Table {
    private static final String GAP = "  ";
    private static final Pattern FIGURE = Pattern.compile("[-+]?[0-9,]+\\.[0-9]+");

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** A sheet as a table. */
    public static Table of(Sheet sheet) {
        Table table = new Table(sheet.columns().stream()
                .map(column -> switch (column.kind()) {
                    case TEXT -> Column.text(column.header());
                    case YUAN -> Column.yuan(column.header());
                    case COUNT -> Column.number(column.header());
                })
                .toArray(Column[]::new));
        sheet.rows()
                .forEach(row -> table.row(row.stream()
                        .map(cell -> cell.amount() == null ? cell.text() : cell.amount())
                        .toArray()));
        return table;
    }

    /** One row: a value a column, {@code null} for an empty cell; money columns take {@link Fen}. */
    public Table row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        List<String> row = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            row.add(value == null ? "" : columns.get(i).format(value));
        }
        rows.add(row);
        return this;
    }

    public void print(PrintWriter out) {
        pointsUnderEachOther();
        int[] widths = new int[columns.size()];
        List<String> header = columns.stream().map(Column::header).toList();
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        printRow(out, header, widths);
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        printRow(out, rule, widths);
        rows.forEach(row -> printRow(out, row, widths));
    }

    /** In a column of 万元 the figure with the most decimals sets how many all have, so that they can be added up. */
    private void pointsUnderEachOther() {
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (columns.get(i).kind() == Column.Kind.WAN || columns.get(i).kind() == Column.Kind.WAN_OR_WORDS) {
                int most = rows.stream()
                        .mapToInt(row -> decimals(row.get(column)))
                        .max()
                        .orElse(0);
                rows.forEach(row -> row.set(column, withDecimals(row.get(column), most)));
            }
        }
    }

    private static int decimals(String cell) {
        return FIGURE.matcher(cell).matches() ? cell.length() - cell.lastIndexOf('.') - 1 : 0;
    }

    private static String withDecimals(String cell, int decimals) {
        return FIGURE.matcher(cell).matches() ? cell + "0".repeat(decimals - decimals(cell)) : cell;
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], DisplayWidth.of(cells.get(i)));
        }
    }

    private void printRow(PrintWriter out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(widths[i] - DisplayWidth.of(cell));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).right() ? padding + cell : cell + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    /** A column: its header, its side, and how a value becomes text. */
    public record Column(String header, boolean right, Kind kind) {
        private enum Kind {
            TEXT,
            COUNT,
            YUAN,
            WAN,
            WAN_OR_WORDS
        }

        /** Text, to the left. */
        public static Column text(String header) {
            return new Column(header, false, Kind.TEXT);
        }

        /** Whole numbers with thousands separators, or any text, to the right. */
        public static Column number(String header) {
            return new Column(header, true, Kind.COUNT);
        }

        /** Money in 元, two decimals. */
        public static Column yuan(String header) {
            return new Column(header + "（元）", true, Kind.YUAN);
        }

        /** Money in 万元, exact to the fen. */
        public static Column wan(String header) {
            return new Column(header + "（万元）", true, Kind.WAN);
        }

        /** The same, or words in place of a figure, under a heading that names the unit for the whole page. */
        public static Column wanByHeading(String header) {
            return new Column(header, true, Kind.WAN_OR_WORDS);
        }

        private String format(Object value) {
            return switch (kind) {
                case TEXT -> value.toString();
                case COUNT ->
                    value instanceof Number count
                            ? String.format(Locale.ROOT, "%,d", count.longValue())
                            : value.toString();
                case YUAN -> money(value).toYuan();
                case WAN -> money(value).toWan();
                case WAN_OR_WORDS -> value instanceof Fen fen ? fen.toWan() : value.toString();
            };
        }

        private Fen money(Object value) {
            if (value instanceof Fen fen) {
                return fen;
            }
            throw new IllegalArgumentException("column " + header + " takes Fen, not " + value.getClass());
        }
    }
}
