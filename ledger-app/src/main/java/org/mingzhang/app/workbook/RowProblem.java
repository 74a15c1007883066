package org.mingzhang.app.workbook;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a file, at its place.
 *
 * @param sheet by the name that it has in the file
 * @param row as the program that shows the file counts; of the header where the header is wrong
 * @param column by the name that it has in the file; null where a whole row or sheet is meant
 * @param value what stands there; empty for nothing
 * @param message what is wrong and what to do, in Chinese
 */
public record RowProblem(String sheet, int row, @Nullable String column, String value, RowRule rule, String message) {
    /** The whole as one line for people. */
    public String line() {
        return sheet + " 第 " + row + " 行" + (column == null ? "" : "“" + column + "”")
                + (value.isEmpty() ? "" : "（" + value + "）") + "：" + message;
    }
}
