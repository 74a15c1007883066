package org.mingzhang.app.workbook;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/** One sheet as a .csv: UTF-8 if all of it is UTF-8, else GB18030, as Chinese spreadsheets save it. */
final class CsvSource implements WorkbookSource {
    /** As many as a sheet of Excel has. */
    private static final int MOST_ROWS = 1_048_576;

    private static final Pattern FORMULA_OF_TEXT = Pattern.compile("\\s*=\"[^\"]*\"\\s*");
    private static final Pattern DIGITS_AS_TEXT = Pattern.compile("'[0-9]+\\s*");

    private final CsvReader<CsvRecord> records;
    private final String name;

    private CsvSource(CsvReader<CsvRecord> records, String name) {
        this.records = records;
        this.name = name;
    }

    /**
     * Opens a file.
     *
     * @param headerRow the row by which it is told what separates columns
     */
    static CsvSource open(Path file, String name, int headerRow) throws IOException {
        if (Files.size(file) == 0) {
            throw new UnreadableWorkbook("文件是空的");
        }
        Charset charset = charset(file);
        Reader reader = strict(file, charset);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return new CsvSource(
                CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .fieldSeparator(separator(file, charset, headerRow))
                        .ofCsvRecord(reader),
                name);
    }

    private static Charset charset(Path file) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try (Reader reader = strict(file, charset)) {
                char[] buffer = new char[1 << 16];
                boolean text = true;
                for (int read = reader.read(buffer); text && read >= 0; read = reader.read(buffer)) {
                    for (int i = 0; i < read; i++) {
                        text &= buffer[i] != 0;
                    }
                }
                if (text) {
                    return charset;
                }
            } catch (CharacterCodingException other) {
                // Then it is the next one, or none.
            }
        }
        throw new UnreadableWorkbook("文件不是 UTF-8 或 GB18030（GBK）编码的文本：请在表格软件中另存为“CSV UTF-8”");
    }

    /** A comma, or the tab that some programs write instead: whichever the header has more of, since titles may have either. */
    private static char separator(Path file, Charset charset, int headerRow) throws IOException {
        try (BufferedReader reader = strict(file, charset)) {
            String header = reader.readLine();
            for (int row = 1; row < headerRow && header != null; row++) {
                header = reader.readLine();
            }
            return header != null && count(header, '\t') > count(header, ',') ? '\t' : ',';
        }
    }

    private static long count(String line, char separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    /** What is written as {@code ="0001"} or {@code '0001}, so that spreadsheets keep it as text, without the marks. */
    private static String unmarked(String field) {
        if (FORMULA_OF_TEXT.matcher(field).matches()) {
            return field.substring(field.indexOf('"') + 1, field.lastIndexOf('"'));
        }
        return DIGITS_AS_TEXT.matcher(field).matches() ? field.substring(1) : field;
    }

    private static BufferedReader strict(Path file, Charset charset) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset.newDecoder()));
    }

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Iterator<SourceRow> rows() {
                return new Rows(records.iterator());
            }
        });
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException leftOpen) {
            // Read from alone; what was read stands.
        }
    }

    /** Records as they come; one that fills several lines is one row, as in a spreadsheet. */
    private static final class Rows implements Iterator<SourceRow> {
        private final Iterator<CsvRecord> records;
        private int number;

        Rows(Iterator<CsvRecord> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            try {
                return records.hasNext();
            } catch (CsvParseException | UncheckedIOException e) {
                throw unreadable(e);
            }
        }

        @Override
        public SourceRow next() {
            try {
                CsvRecord row = records.next();
                number++;
                if (number > MOST_ROWS) {
                    throw new UnreadableWorkbook("超过 " + MOST_ROWS + " 行：请分成几个文件");
                }
                if (row.getFieldCount() > MOST_COLUMNS) {
                    throw new UnreadableWorkbook("第 " + number + " 行超过 " + MOST_COLUMNS + " 列：请删去多余的列，或检查引号是否成对");
                }
                List<Cell> cells = new ArrayList<>(row.getFieldCount());
                row.getFields().forEach(field -> cells.add(Cell.text(unmarked(field))));
                return new SourceRow(number, cells);
            } catch (CsvParseException | UncheckedIOException e) {
                throw unreadable(e);
            }
        }

        private UnreadableWorkbook unreadable(RuntimeException e) {
            return new UnreadableWorkbook("第 " + (number + 1) + " 行起读不懂：请检查引号是否成对", e);
        }
    }
}
