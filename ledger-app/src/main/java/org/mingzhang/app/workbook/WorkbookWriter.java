package org.mingzhang.app.workbook;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook in the contract's form: any number of rows, in any order of sheets, and the same rows always make the same
 * bytes. Rows lie on disk until {@link #finish}; a writer that is closed without it leaves no file.
 */
public final class WorkbookWriter implements AutoCloseable {
    private static final int MOST_ROWS = 1_048_575;
    private static final int MOST_CHARACTERS = 32_767;
    private static final int FLUSH_ROWS = 500;
    private static final String APPLICATION = "Mingzhang";
    /** What Excel holds exactly. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,3})?");

    private final Path file;
    private final Path folder;
    private final Map<String, Rows> sheets = new LinkedHashMap<>();
    private boolean finished;

    public WorkbookWriter(Path file) throws IOException {
        this.file = file;
        this.folder = Files.createTempDirectory("ledger-workbook-");
    }

    /**
     * Adds a row.
     *
     * @param sheet of the contract
     * @param cells by column, as a person would type them; what is absent or empty stays empty
     * @throws IllegalArgumentException when there is no such sheet or column
     */
    public void row(String sheet, Map<String, String> cells) throws IOException {
        rows(Sheets.sheet(sheet), false).add(cells, "");
    }

    /** The same with the reason why it was refused; every cell stays text. */
    void row(String sheet, Map<String, String> cells, String reason) throws IOException {
        rows(Sheets.sheet(sheet), true).add(cells, reason);
    }

    private Rows rows(Sheet sheet, boolean refused) throws IOException {
        Rows rows = sheets.get(sheet.name());
        if (rows == null) {
            rows = new Rows(sheet, refused, folder.resolve(sheets.size() + ".rows"));
            sheets.put(sheet.name(), rows);
        }
        return rows;
    }

    /** Writes the file: the sheets that have rows, in the contract's order. */
    public void finish() throws IOException {
        Path loose = folder.resolve("loose.xlsx");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(loose));
                Workbook workbook = new Workbook(out, APPLICATION, null)) {
            List<Rows> written = Sheets.all().stream()
                    .filter(sheet -> sheets.containsKey(sheet.name()))
                    .map(sheet -> sheets.getOrDefault(sheet.name(), EMPTY))
                    .toList();
            if (written.isEmpty()) {
                // A workbook without a sheet cannot be opened.
                Worksheet notes = workbook.newWorksheet(Sheets.NOTES.getFirst());
                notes.inlineString(0, 0, "没有记录");
                notes.finish();
            }
            for (Rows rows : written) {
                rows.write(workbook);
            }
        }
        FixedZip.copy(loose, file);
        finished = true;
    }

    boolean isFinished() {
        return finished;
    }

    @Override
    public void close() throws IOException {
        for (Rows rows : sheets.values()) {
            rows.close();
        }
        try (var left = Files.newDirectoryStream(folder)) {
            for (Path path : left) {
                Files.delete(path);
            }
        }
        Files.delete(folder);
    }

    /** Text that a cell can hold; what cannot be shown becomes a mark that the reader refuses. */
    public static String cellText(String text) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), MOST_CHARACTERS));
        for (int i = 0; i < text.length() && safe.length() < MOST_CHARACTERS - 1; i++) {
            char c = text.charAt(i);
            boolean pair = Character.isSurrogate(c)
                    && ((Character.isHighSurrogate(c)
                                    && i + 1 < text.length()
                                    && Character.isLowSurrogate(text.charAt(i + 1)))
                            || (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1))));
            boolean shown = c == '\n' || c == '\t' || (c >= ' ' && c < '\uFFFE' && (!Character.isSurrogate(c) || pair));
            safe.append(shown ? c : '\uFFFD');
        }
        return text.length() > MOST_CHARACTERS - 1 ? safe.append('\uFFFD').toString() : safe.toString();
    }

    private static final Rows EMPTY = new Rows();

    /** The rows of one sheet, on disk. */
    private static final class Rows implements AutoCloseable {
        private final Sheet sheet;
        private final boolean refused;
        private final Path file;
        private final DataOutputStream out;
        private final Map<String, Integer> columns = new LinkedHashMap<>();
        private int count;

        private Rows() {
            this.sheet = Sheets.all().getFirst();
            this.refused = false;
            this.file = Path.of("");
            this.out = new DataOutputStream(OutputStream.nullOutputStream());
        }

        Rows(Sheet sheet, boolean refused, Path file) throws IOException {
            this.sheet = sheet;
            this.refused = refused;
            this.file = file;
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
            sheet.columns().forEach(column -> columns.put(column.name(), columns.size()));
        }

        void add(Map<String, String> cells, String reason) throws IOException {
            if (count == MOST_ROWS) {
                throw new IOException(sheet.name() + " takes " + MOST_ROWS + " rows at most");
            }
            count++;
            out.writeInt(cells.size() + (refused ? 1 : 0));
            for (Map.Entry<String, String> cell : cells.entrySet()) {
                Integer column = columns.get(cell.getKey());
                if (column == null) {
                    throw new IllegalArgumentException(sheet.name() + " has no column " + cell.getKey());
                }
                cell(column, cell.getValue());
            }
            if (refused) {
                cell(columns.size(), reason);
            }
        }

        private void cell(int column, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(column);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        void write(Workbook workbook) throws IOException {
            out.flush();
            Worksheet worksheet = workbook.newWorksheet(sheet.name());
            SheetForm.head(worksheet, sheet, refused);
            try (InputStream stream = Files.newInputStream(file);
                    DataInputStream in = new DataInputStream(new BufferedInputStream(stream))) {
                for (int row = 1; row <= count; row++) {
                    for (int cells = in.readInt(); cells > 0; cells--) {
                        int column = in.readInt();
                        byte[] text = new byte[in.readInt()];
                        in.readFully(text);
                        put(worksheet, row, column, new String(text, StandardCharsets.UTF_8));
                    }
                    if (row % FLUSH_ROWS == 0) {
                        worksheet.flush();
                    }
                }
            }
            worksheet.finish();
        }

        private void put(Worksheet worksheet, int row, int column, String text) {
            if (text.isEmpty()) {
                return;
            }
            boolean number = !refused
                    && column < sheet.columns().size()
                    && SheetForm.isNumber(sheet.columns().get(column).kind())
                    && NUMBER.matcher(text).matches();
            if (number) {
                worksheet.value(row, column, new BigDecimal(text));
            } else {
                worksheet.inlineString(row, column, cellText(text));
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
