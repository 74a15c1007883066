package org.mingzhang.app.workbook;

import java.util.List;

/**
 * A row of a file before anybody knows what its cells mean.
 *
 * @param number as the program that shows the file counts, from 1
 */
record SourceRow(int number, List<Cell> cells) {
    Cell cell(int index) {
        return index < cells.size() ? cells.get(index) : Cell.EMPTY;
    }

    boolean isBlank() {
        return cells.stream().allMatch(Cell::isBlank);
    }
}
