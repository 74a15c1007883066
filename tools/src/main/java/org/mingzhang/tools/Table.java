package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** A table for people on a terminal; columns line up for Chinese text too, where a character takes two columns. */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this.columns = List.of(columns);
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
            WAN
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

        private String format(Object value) {
            return switch (kind) {
                case TEXT -> value.toString();
                case COUNT ->
                    value instanceof Number count
                            ? String.format(Locale.ROOT, "%,d", count.longValue())
                            : value.toString();
                case YUAN -> money(value).toYuan();
                case WAN -> money(value).toWan();
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
