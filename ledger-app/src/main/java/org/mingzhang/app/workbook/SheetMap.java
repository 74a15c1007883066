package org.mingzhang.app.workbook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one sheet of a file is read as a sheet of the contract.
 *
 * @param titleRows rows above the header that are no header
 * @param headerRows rows that make up the header, joined as {@code 上/下}
 * @param columns the contract's columns, one or several, by the header in the file, written as {@link Spelling#header} has it
 * @param dateForms forms of dates beside {@code 2026-03-31}
 * @param unit the unit of money that the map states; null where it states none
 * @param units the same for single columns of the contract
 * @param constants what a column of the contract says in every row, since the file has no such column
 * @param values by column of the contract, what is written and what it means; an empty meaning is an empty cell
 * @param ignoredColumns headers in the file that are passed over
 * @param footers what the first cell of a row of totals says, of all rows above it
 * @param subtotals what the first cell of a row of subtotals says, of the rows since the subtotal before it
 * @param ignoredRows how the first cell of a row begins that is passed over
 * @param fillDown columns of the contract in which an empty cell says what the one above it says, as merged cells do
 * @param statement how a bank's own statement is read; null where each row says who paid whom
 */
record SheetMap(
        Sheet as,
        int titleRows,
        int headerRows,
        Map<String, List<String>> columns,
        List<String> dateForms,
        @Nullable MoneyUnit unit,
        Map<String, MoneyUnit> units,
        Map<String, String> constants,
        Map<String, Map<String, String>> values,
        Set<String> ignoredColumns,
        Set<String> footers,
        Set<String> subtotals,
        Set<String> ignoredRows,
        Set<String> fillDown,
        @Nullable StatementForm statement) {
    SheetMap {
        columns = Map.copyOf(columns);
        dateForms = List.copyOf(dateForms);
        units = Map.copyOf(units);
        constants = Map.copyOf(constants);
        values = Map.copyOf(values);
        ignoredColumns = Set.copyOf(ignoredColumns);
        footers = Set.copyOf(footers);
        subtotals = Set.copyOf(subtotals);
        fillDown = Set.copyOf(fillDown);
        ignoredRows = Set.copyOf(ignoredRows);
    }

    /** A sheet that is as the contract says. */
    static SheetMap contract(Sheet sheet) {
        return new SheetMap(
                sheet, 0, 1, Map.of(), List.of(), null, Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of(),
                Set.of(), Set.of(), null);
    }

    /** What a row below the header is. */
    enum Use {
        RECORD,
        TOTAL,
        SUBTOTAL,
        IGNORED
    }

    Use use(SourceRow row) {
        if (footers.isEmpty() && subtotals.isEmpty() && ignoredRows.isEmpty()) {
            return Use.RECORD;
        }
        String label = label(row);
        return is(label, footers)
                ? Use.TOTAL
                : is(label, subtotals)
                        ? Use.SUBTOTAL
                        : ignoredRows.stream().anyMatch(label::startsWith) ? Use.IGNORED : Use.RECORD;
    }

    /** What the first cell of a row says that is not empty. */
    static String label(SourceRow row) {
        return row.cells().stream()
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .map(cell -> Spelling.header(cell.text()))
                .orElse("");
    }

    /** Whether a row is labelled so: 合计, or 合计（3笔）. */
    private static boolean is(String label, Collection<String> labels) {
        return labels.stream().anyMatch(one -> label.equals(one) || label.startsWith(one + "("));
    }

    CellHabits habits(Column column) {
        MoneyUnit own = units.get(column.name());
        return new CellHabits(own == null ? unit : own, dateForms);
    }

    /** What a cell means that is written in this file's way; null where it is taken as it stands. */
    @Nullable
    String meaning(Column column, Cell cell) {
        Map<String, String> meanings = values.get(column.name());
        return meanings == null ? null : meanings.get(Spelling.trim(cell.text()));
    }
}
