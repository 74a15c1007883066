package org.mingzhang.view.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a register: a cell for each column that was asked for. */
public record RegisterRow(List<Cell> cells) {
    public RegisterRow {
        cells = List.copyOf(cells);
    }

    /** What it says in a column; null where nothing, or where the column was not asked for. */
    public @Nullable Object of(Column column) {
        return cells.stream()
                .filter(cell -> cell.column().equals(column))
                .findFirst()
                .map(Cell::value)
                .orElse(null);
    }

    /**
     * What a row says in a column.
     *
     * @param value text, a number, fen or a date; null where it says nothing
     * @param word what is shown in its place; null where the value speaks for itself
     */
    public record Cell(
            Column column, @Nullable Object value, @Nullable Word word) {
        /** Whether it says nothing. */
        public boolean isEmpty() {
            return value == null && word == null;
        }
    }
}
