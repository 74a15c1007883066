package org.mingzhang.app.workbook;

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
 * @param unitDecimals decimals of 元 that a written unit of money has
 * @param units the same for single columns of the contract
 * @param constants what a column of the contract says in every row, since the file has no such column
 * @param values by column of the contract, what is written and what it means; an empty meaning is an empty cell
 * @param ignoredColumns headers in the file that are passed over
 * @param footers what the first cell of a row of totals says
 * @param ignoredRows how the first cell of a row begins that is passed over
 * @param statement how a bank's own statement is read; null where each row says who paid whom
 */
record SheetMap(
        Sheet as,
        int titleRows,
        int headerRows,
        Map<String, List<String>> columns,
        List<String> dateForms,
        int unitDecimals,
        Map<String, Integer> units,
        Map<String, String> constants,
        Map<String, Map<String, String>> values,
        Set<String> ignoredColumns,
        Set<String> footers,
        Set<String> ignoredRows,
        @Nullable StatementForm statement) {
    SheetMap {
        columns = Map.copyOf(columns);
        dateForms = List.copyOf(dateForms);
        units = Map.copyOf(units);
        constants = Map.copyOf(constants);
        values = Map.copyOf(values);
        ignoredColumns = Set.copyOf(ignoredColumns);
        footers = Set.copyOf(footers);
        ignoredRows = Set.copyOf(ignoredRows);
    }

    /** A sheet that is as the contract says. */
    static SheetMap contract(Sheet sheet) {
        return new SheetMap(
                sheet, 0, 1, Map.of(), List.of(), 0, Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), null);
    }

    CellHabits habits(Column column) {
        int unit = units.getOrDefault(column.name(), unitDecimals);
        return unit == 0 && dateForms.isEmpty() ? CellHabits.CONTRACT : new CellHabits(unit, dateForms);
    }

    /** What a cell means that is written in this file's way; null where it is taken as it stands. */
    @Nullable
    String meaning(Column column, Cell cell) {
        Map<String, String> meanings = values.get(column.name());
        return meanings == null ? null : meanings.get(Spelling.trim(cell.text()));
    }
}
