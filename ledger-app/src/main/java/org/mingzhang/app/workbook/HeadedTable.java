package org.mingzhang.app.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small table that belongs to a command: the first sheet of a .csv or .xlsx, its first row the header.
 *
 * @param columns as the header writes them
 */
public record HeadedTable(List<String> columns, List<Line> lines) {
    /**
     * A row.
     *
     * @param number as the program that shows the file counts, from 1
     * @param cells by column; those that are empty are left out
     */
    public record Line(int number, Map<String, String> cells) {}

    /**
     * Reads a file.
     *
     * @throws UnreadableWorkbook when it is no table
     */
    public static HeadedTable read(Path file) throws IOException {
        try (WorkbookSource source = WorkbookSource.open(file, null)) {
            List<String> columns = new ArrayList<>();
            List<Line> lines = new ArrayList<>();
            Iterator<SourceRow> rows = source.tabs().getFirst().rows();
            while (rows.hasNext()) {
                SourceRow row = rows.next();
                if (row.isBlank()) {
                    continue;
                }
                if (columns.isEmpty()) {
                    row.cells().forEach(cell -> columns.add(Spelling.trim(cell.text())));
                } else {
                    lines.add(line(columns, row));
                }
            }
            return new HeadedTable(List.copyOf(columns), List.copyOf(lines));
        }
    }

    private static Line line(List<String> columns, SourceRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.cell(i);
            if (cell.form() == Cell.Form.LOST_DIGITS || cell.form() == Cell.Form.FAULT) {
                throw new UnreadableWorkbook(
                        "第 " + row.number() + " 行“" + columns.get(i) + "”：这一格是位数过多的数字或出错的公式，请存为文本");
            }
            if (!cell.isBlank()) {
                cells.putIfAbsent(columns.get(i), Spelling.trim(cell.text()));
            }
        }
        return new Line(row.number(), cells);
    }
}
