package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The refused rows in a workbook of the same form, each with the reasons beside it: to be mended and imported again. The column
 * of reasons is passed over when the file comes back.
 */
public final class MendingWorkbook implements AutoCloseable {
    /** The column of reasons. */
    static final String REASON = "原因";

    /** The same in a sheet that has a column of that name itself. */
    static final String REFUSED_FOR = "拒收原因";

    private final Path beside;
    private final Path file;

    private MendingWorkbook(Path beside, Path file) {
        this.beside = beside;
        this.file = file;
    }

    /** Writes the refused rows of a workbook beside where they are to be; there is no such file before {@link #keep}. */
    public static MendingWorkbook write(CheckedWorkbook checked, Path file) throws IOException {
        Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".待更正-", ".xlsx");
        MendingWorkbook written = new MendingWorkbook(beside, file);
        try {
            writeTo(checked, beside);
            return written;
        } catch (IOException | RuntimeException e) {
            written.close();
            throw e;
        }
    }

    /**
     * Gives the file its name.
     *
     * @throws FileAlreadyExistsException when there is one meanwhile: what was mended in it would be lost
     */
    public Path keep() throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return Files.move(beside, file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(beside);
    }

    private static void writeTo(CheckedWorkbook checked, Path file) throws IOException {
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
