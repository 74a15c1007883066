package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The refused rows in a workbook of the same form, each with the reasons beside it: to be mended and imported again. The column
 * of reasons is passed over when the file comes back.
 */
public final class MendingWorkbook {
    /** The column of reasons. */
    static final String REASON = "原因";

    /** The same in a sheet that has a column of that name itself. */
    static final String REFUSED_FOR = "拒收原因";

    private MendingWorkbook() {}

    /** Writes the refused rows of a workbook. */
    public static void write(CheckedWorkbook checked, Path file) throws IOException {
        try (WorkbookWriter writer = new WorkbookWriter(file)) {
            checked.forEachBadRow((sheet, written, reasons) -> {
                try {
                    writer.row(sheet.name(), written, String.join("\n", reasons));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
