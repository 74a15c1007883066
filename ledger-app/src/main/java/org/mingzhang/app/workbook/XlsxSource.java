package org.mingzhang.app.workbook;

import com.github.pjfanning.xlsx.SharedStringsImplementationType;
import com.github.pjfanning.xlsx.StreamingReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;

/**
 * An .xlsx, row by row: its texts lie on disk, a window of rows in memory. Macros, links to other files, charts and shapes are
 * never looked at; XML entities are not followed, and a file that unpacks to far more than any table would is refused.
 */
final class XlsxSource implements WorkbookSource {
    /** Rows of the same few words pack some sixty times smaller, bombs a thousand times. */
    private static final double LEAST_PACKED_SHARE = 0.004;

    private static final long MOST_UNPACKED_BYTES = (4L << 30) - 1;
    private static final int ROWS_AHEAD = 64;
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int[] OLE2 = {0xD0, 0xCF, 0x11, 0xE0};
    private static final int[] ZIP = {'P', 'K', 3, 4};

    static {
        ZipSecureFile.setMinInflateRatio(LEAST_PACKED_SHARE);
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED_BYTES);
    }

    private final Workbook workbook;

    /** Of our own, since the texts of the file lie there: nobody else can read it, and it goes when the file is closed. */
    private final Path folder;

    private XlsxSource(Workbook workbook, Path folder) {
        this.workbook = workbook;
        this.folder = folder;
    }

    static XlsxSource open(Path file) throws IOException {
        requireZip(file);
        Path folder = Files.createTempDirectory("ledger-xlsx-");
        TempFileCreationStrategy there = new DefaultTempFileCreationStrategy(folder.toFile());
        try {
            return new XlsxSource(told(() -> TempFile.withStrategy(there, () -> open(file.toFile()))), folder);
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static Workbook open(File file) {
        return StreamingReader.builder()
                .rowCacheSize(ROWS_AHEAD)
                .bufferSize(BUFFER_BYTES)
                .setSharedStringsImplementationType(SharedStringsImplementationType.TEMP_FILE_BACKED)
                .setReadStyles(true)
                .setReadSharedFormulas(false)
                .open(file);
    }

    private static void delete(Path folder) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path path : left) {
                Files.deleteIfExists(path);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is no zip is told apart by its first bytes, since the libraries' words for it differ. */
    private static void requireZip(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(64 << 10);
        }
        if (begins(head, OLE2)) {
            boolean encrypted = new String(head, StandardCharsets.UTF_16LE).contains("EncryptedPackage");
            throw new UnreadableWorkbook(
                    encrypted ? "文件有打开密码：请在表格软件中去掉密码，另存后再导入" : "这是旧格式的 .xls，或有打开密码的文件：请在表格软件中去掉密码，另存为 .xlsx");
        }
        if (!begins(head, ZIP)) {
            throw new UnreadableWorkbook(head.length == 0 ? "文件是空的" : "这不是 .xlsx 文件：请在表格软件中打开原表，另存为 .xlsx");
        }
    }

    private static boolean begins(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Runs the libraries; whatever they throw is a file that cannot be read. */
    private static <T> T told(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableWorkbook | NoSuchElementException ours) {
            throw ours;
        } catch (RuntimeException e) {
            throw new UnreadableWorkbook(
                    isBomb(e) ? "文件展开后大得不合常理，未予读取：请在表格软件中重新另存为 .xlsx" : "文件已损坏，或不是 .xlsx 工作簿：请在表格软件中打开，另存为 .xlsx 后再导入",
                    e);
        }
    }

    private static boolean isBomb(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (String.valueOf(cause.getMessage()).contains("Zip bomb")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Tab> tabs() {
        return told(() -> {
            List<Tab> tabs = new ArrayList<>();
            workbook.sheetIterator()
                    .forEachRemaining(sheet -> tabs.add(new Tab() {
                        @Override
                        public String name() {
                            return sheet.getSheetName();
                        }

                        @Override
                        public Iterator<SourceRow> rows() {
                            return new Rows(told(sheet::rowIterator));
                        }
                    }));
            return tabs;
        });
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException | RuntimeException leftOpen) {
            // Read from alone; what was read stands.
        }
        delete(folder);
    }

    /** Rows as they come. */
    private record Rows(Iterator<Row> rows) implements Iterator<SourceRow> {
        @Override
        public boolean hasNext() {
            return told(rows::hasNext);
        }

        @Override
        public SourceRow next() {
            return told(() -> {
                Row row = rows.next();
                List<Cell> cells = new ArrayList<>();
                row.forEach(cell -> {
                    Cell read = XlsxCell.read(cell);
                    int index = cell.getColumnIndex();
                    if (index < MOST_COLUMNS) {
                        while (cells.size() <= index) {
                            cells.add(Cell.EMPTY);
                        }
                        cells.set(index, read);
                    } else if (!read.isBlank()) {
                        throw new UnreadableWorkbook("工作表“" + row.getSheet().getSheetName() + "”第 "
                                + (row.getRowNum() + 1) + " 行超过 " + MOST_COLUMNS + " 列：请删去多余的列");
                    }
                });
                return new SourceRow(row.getRowNum() + 1, cells);
            });
        }
    }
}
