package org.mingzhang.tools.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.money.Fen;

/** Where rows go: what happens after the last day of the story is left out, and a fraud may alter them on the way. */
final class Out {
    /** Takes a row. */
    @FunctionalInterface
    interface Sink {
        void row(String sheet, Map<String, String> cells);
    }

    /** What stands in a column. */
    record Cell(String column, String value) {}

    /** A cell of the row that is written. */
    static Cell is(String column, String value) {
        return new Cell(column, value);
    }

    private final WorkbookWriter writer;
    private final LocalDate asOf;
    private final long seed;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private @Nullable Twist twist;

    Out(WorkbookWriter writer, LocalDate asOf, long seed) {
        this.writer = writer;
        this.asOf = asOf;
        this.seed = seed;
    }

    /** Rows written so far, by sheet. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** From now on rows are altered so; null lets them be. */
    void alter(@Nullable Twist by) {
        twist = by;
    }

    /** Whether a day is part of the story. */
    boolean told(@Nullable LocalDate day) {
        return day != null && !day.isAfter(asOf);
    }

    /** A day as text; empty when there is none, or it is still to come. */
    String day(@Nullable LocalDate day) {
        return told(day) ? Objects.requireNonNull(day).toString() : "";
    }

    LocalDate asOf() {
        return asOf;
    }

    /** An amount in yuan, as a person types it. */
    static String yuan(Fen amount) {
        long fen = Math.abs(amount.value());
        String cents = fen % 100 == 0 ? "" : (fen % 100 < 10 ? ".0" : ".") + fen % 100;
        return (amount.isNegative() ? "-" : "") + fen / 100 + cents;
    }

    /**
     * Writes a row if its day has come.
     *
     * @param cells empty values stay empty
     */
    void on(@Nullable LocalDate day, String sheet, Cell... cells) {
        if (told(day)) {
            row(sheet, cells);
        }
    }

    /** Writes a row. */
    void row(String sheet, Cell... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (!cell.value.isEmpty()) {
                row.put(cell.column, cell.value);
            }
        }
        if (twist == null) {
            put(sheet, row);
        } else {
            twist.pass(sheet, row, this::put);
        }
    }

    private void put(String sheet, Map<String, String> row) {
        String registered = Registered.at(seed, sheet, row);
        if (registered != null) {
            row.put(Sheets.REGISTERED_AT, registered);
        }
        try {
            writer.row(sheet, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        counts.merge(sheet, 1, Integer::sum);
    }
}
