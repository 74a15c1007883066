package org.mingzhang.app.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file of rows, read once from the front. */
interface WorkbookSource extends AutoCloseable {
    /** A table more than this wide is none of ours, and would only fill the memory. */
    int MOST_COLUMNS = 400;

    /** Its sheets in the file's order; each is read at most once, one after the other. */
    List<Tab> tabs();

    @Override
    void close();

    /** A sheet under the name that it has in the file. */
    interface Tab {
        String name();

        Iterator<SourceRow> rows();
    }

    /**
     * Opens a file by the ending of its name.
     *
     * @param csvSheet what the one sheet of a .csv is called; null to take the file's name
     * @throws UnreadableWorkbook when it is none that can be read
     */
    static WorkbookSource open(Path file, @Nullable String csvSheet) throws IOException {
        return open(file, csvSheet, 1);
    }

    /**
     * The same where a .csv has rows above its header.
     *
     * @param headerRow the first row of its header, from 1
     */
    static WorkbookSource open(Path file, @Nullable String csvSheet, int headerRow) throws IOException {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return CsvSource.open(file, csvSheet == null ? name.substring(0, name.length() - 4) : csvSheet, headerRow);
        }
        if (lower.endsWith(".xlsx") || lower.endsWith(".xlsm")) {
            return XlsxSource.open(file);
        }
        throw new UnreadableWorkbook("文件名应以 .xlsx 或 .csv 结尾；.xls、.et 等旧格式请在表格软件中另存为 .xlsx");
    }
}
