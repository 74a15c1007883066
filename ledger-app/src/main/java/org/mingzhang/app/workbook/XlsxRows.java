package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.poi.ss.util.CellAddress;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet of an .xlsx, as they come. */
final class XlsxRows implements Iterator<SourceRow> {
    private final XlsxPart part;
    private final String sheet;
    private final XlsxStyles styles;
    private final SharedTexts texts;
    private final boolean from1904;
    private int number;
    private boolean ended;
    private @Nullable SourceRow next;

    XlsxRows(XlsxPart part, String sheet, XlsxStyles styles, SharedTexts texts, boolean from1904) {
        this.part = part;
        this.sheet = sheet;
        this.styles = styles;
        this.texts = texts;
        this.from1904 = from1904;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = XlsxSource.told(this::row);
        }
        return next != null;
    }

    @Override
    public SourceRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        SourceRow row = next;
        next = null;
        return row;
    }

    private @Nullable SourceRow row() {
        while (part.next()) {
            if (part.starts("row")) {
                int before = number;
                number = part.number("r", number + 1);
                if (number <= before) {
                    throw new UnreadableWorkbook(
                            "工作表“" + sheet + "”第 " + number + " 行写了两次，或次序颠倒，不知以哪个为准：请在表格软件中打开核对，另存为 .xlsx");
                }
                return new SourceRow(number, cells());
            }
        }
        ended = true;
        part.close();
        return null;
    }

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        BitSet read = new BitSet();
        int column = -1;
        while (part.next() && !part.ends("row")) {
            if (!part.starts("c")) {
                continue;
            }
            String address = part.attribute("r");
            column = address == null ? column + 1 : new CellAddress(address).getColumn();
            Cell cell = cell();
            if (read.get(column)) {
                throw new UnreadableWorkbook("工作表“" + sheet + "”的单元格 " + new CellAddress(number - 1, column)
                        + " 写了两次，不知以哪个为准：请在表格软件中打开核对，另存为 .xlsx");
            }
            read.set(column);
            if (column < WorkbookSource.MOST_COLUMNS) {
                while (cells.size() <= column) {
                    cells.add(Cell.EMPTY);
                }
                cells.set(column, cell);
            } else if (!cell.isBlank()) {
                throw new UnreadableWorkbook(
                        "工作表“" + sheet + "”第 " + number + " 行超过 " + WorkbookSource.MOST_COLUMNS + " 列：请删去多余的列");
            }
        }
        return cells;
    }

    private Cell cell() {
        String type = part.attribute("t");
        XlsxStyles.Style style = styles.of(part.number("s", 0));
        String value = null;
        boolean formula = false;
        while (part.next() && !part.ends("c")) {
            if (part.starts("f")) {
                formula = true;
            } else if (part.starts("v")) {
                value = part.text();
            } else if (part.starts("is")) {
                value = part.runs();
            }
        }
        return new XlsxCell(type == null ? "n" : type, value, style, formula).read(texts, from1904);
    }
}
