package org.mingzhang.app.workbook;

import java.util.List;
import java.util.Optional;

/**
 * A sheet of the contract.
 *
 * @param columns in the contract's order, then those that every sheet may have
 */
public record Sheet(String name, List<Column> columns) {
    public Sheet {
        columns = List.copyOf(columns);
    }

    public Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** The columns that tell a row from the others. */
    public List<Column> keys() {
        return columns.stream().filter(Column::key).toList();
    }

    /** The name of the column in which a mended row says why it was refused: never one of the sheet's own. */
    public String reasonColumn() {
        return column(MendingWorkbook.REASON).isPresent() ? MendingWorkbook.REFUSED_FOR : MendingWorkbook.REASON;
    }
}
