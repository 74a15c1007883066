package org.mingzhang.app.register;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.payment.PaymentBatchFile;
import org.mingzhang.app.workbook.FixedZip;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.register.Column;
import org.mingzhang.view.register.ColumnKind;
import org.mingzhang.view.register.RegisterQueries;
import org.mingzhang.view.register.RegisterRow;
import org.mingzhang.view.register.RegisterRow.Cell;
import org.mingzhang.view.trail.Names;

/**
 * A register as a file, written row by row: on top what it is, then the columns, all rows and their total. Amounts are in 元 with
 * two decimals. No cell is anything that a spreadsheet would run.
 */
abstract class RegisterFile implements RegisterQueries.Rows, AutoCloseable {
    /** In which form. */
    enum Form {
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("csv", "text/csv;charset=UTF-8");

        final String ending;
        final String mediaType;

        Form(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }
    }

    /** Says what stands on top, once it is known how many rows there are as of which entry. */
    interface Heading {
        List<String> lines(long count, long position);
    }

    private static final String TOTAL = "合计";

    private final List<Column> columns;
    private final Heading heading;
    private Map<String, Long> totals = Map.of();

    private RegisterFile(List<Column> columns, Heading heading) {
        this.columns = columns;
        this.heading = heading;
    }

    static RegisterFile begin(Form form, Path file, String title, List<Column> columns, Heading heading)
            throws IOException {
        return switch (form) {
            case XLSX -> new Sheet(file, title, columns, heading);
            case CSV -> new Text(file, columns, heading);
        };
    }

    /** A line of the file: text, numbers, amounts and dates; null where there is nothing. */
    abstract void line(@Nullable Object[] cells) throws IOException;

    /** So many lines stand above the first row. */
    void headed(int lines) {}

    /** More than the form can hold is refused before anything is written. */
    abstract void require(long rows);

    @Override
    public void begin(long count, Map<String, Long> all, long position) throws IOException {
        List<String> lines = heading.lines(count, position);
        require(count + lines.size() + 2);
        totals = all;
        headed(lines.size() + 1);
        for (String line : lines) {
            @Nullable Object[] cells = new @Nullable Object[columns.size()];
            cells[0] = line;
            line(cells);
        }
        @Nullable Object[] titles = new @Nullable Object[columns.size()];
        for (int i = 0; i < titles.length; i++) {
            titles[i] = columns.get(i).title() + (columns.get(i).isMoney() ? "（元）" : "");
        }
        line(titles);
    }

    @Override
    public void row(RegisterRow row) throws IOException {
        @Nullable Object[] cells = new @Nullable Object[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(row.cells().get(i));
        }
        line(cells);
    }

    private static @Nullable Object cell(Cell cell) {
        if (cell.word() != null) {
            return cell.word().word();
        }
        ColumnKind kind = cell.column().kind();
        if (cell.value() instanceof Long number && kind == ColumnKind.MONEY) {
            return Fen.of(number);
        }
        if (cell.value() instanceof Long number && kind == ColumnKind.SCORE) {
            return new BigDecimal(Names.tenths(Math.toIntExact(number)));
        }
        return cell.value();
    }

    /** Puts the total below and ends the file. */
    void finish() throws IOException {
        if (columns.stream().anyMatch(Column::isTotalled)) {
            @Nullable Object[] cells = new @Nullable Object[columns.size()];
            if (!columns.getFirst().isMoney()) {
                cells[0] = TOTAL;
            }
            for (int i = 0; i < cells.length; i++) {
                Long total = totals.get(columns.get(i).key());
                if (total != null) {
                    cells[i] = Fen.of(total);
                }
            }
            line(cells);
        }
        end();
    }

    abstract void end() throws IOException;

    @Override
    public void close() {}

    private static final class Sheet extends RegisterFile {
        private static final int MOST_ROWS = 1_048_576;
        private static final int FLUSH_ROWS = 500;

        private final Path file;
        private final Path loose;
        private final OutputStream out;
        private final Workbook workbook;
        private final Worksheet sheet;
        private int at;

        Sheet(Path file, String title, List<Column> columns, Heading heading) throws IOException {
            super(columns, heading);
            this.file = file;
            this.loose = Files.createTempFile("ledger-register-", ".loose");
            this.out = new BufferedOutputStream(Files.newOutputStream(loose));
            this.workbook = new Workbook(out, "Mingzhang", null);
            this.sheet = workbook.newWorksheet(title);
            for (int i = 0; i < columns.size(); i++) {
                // Told beforehand: by its content, the first column would be as wide as the lines on top.
                sheet.width(i, width(columns.get(i)));
            }
        }

        private static int width(Column column) {
            int least = column.title().length() * 2 + (column.isMoney() ? 6 : 2);
            return Math.max(
                    least,
                    switch (column.kind()) {
                        case TEXT, LINK -> 24;
                        case CODE, STATUS, MONEY -> 16;
                        case DATE -> 12;
                        case COUNT, SCORE -> 8;
                    });
        }

        @Override
        void headed(int lines) {
            sheet.freezePane(0, lines);
        }

        @Override
        void require(long rows) {
            if (rows > MOST_ROWS) {
                throw new TooManyRows(rows);
            }
        }

        @Override
        void line(@Nullable Object[] cells) throws IOException {
            for (int i = 0; i < cells.length; i++) {
                switch (cells[i]) {
                    case null -> {
                        // Stays empty.
                    }
                    case Fen fen -> {
                        sheet.value(at, i, BigDecimal.valueOf(fen.value(), 2));
                        sheet.style(at, i).format("#,##0.00").set();
                    }
                    case Number number -> sheet.value(at, i, number);
                    case LocalDate day -> {
                        sheet.value(at, i, day);
                        sheet.style(at, i).format("yyyy-mm-dd").set();
                    }
                    case Object text -> sheet.inlineString(at, i, WorkbookWriter.cellText(text.toString()));
                }
            }
            at++;
            if (at % FLUSH_ROWS == 0) {
                sheet.flush();
            }
        }

        @Override
        void end() throws IOException {
            sheet.finish();
            workbook.finish();
            out.close();
            FixedZip.copy(loose, file);
        }

        @Override
        public void close() {
            try {
                out.close();
                Files.deleteIfExists(loose);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Every line has a field for every column, as RFC 4180 wants it. */
    private static final class Text extends RegisterFile {
        private final Writer out;
        private final CsvWriter csv;

        Text(Path file, List<Column> columns, Heading heading) throws IOException {
            super(columns, heading);
            this.out = new OutputStreamWriter(
                    new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8);
            this.csv =
                    CsvWriter.builder().quoteStrategy(QuoteStrategies.REQUIRED).build(out);
            out.write('\uFEFF');
        }

        @Override
        void require(long rows) {
            // Text has no last line.
        }

        @Override
        void line(@Nullable Object[] cells) {
            String[] fields = new String[cells.length];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = switch (cells[i]) {
                    case null -> "";
                    case Fen fen -> fen.toYuan().replace(",", "");
                    case Number number -> number.toString();
                    case LocalDate day -> day.toString();
                    case Object text -> PaymentBatchFile.safe(text.toString());
                };
            }
            csv.writeRecord(fields);
        }

        @Override
        void end() throws IOException {
            csv.close();
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** More rows than a sheet takes. */
    static final class TooManyRows extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyRows(long rows) {
            super("共 " + rows + " 行，一张工作表放不下：请缩小查询条件，或导出 CSV");
        }
    }
}
