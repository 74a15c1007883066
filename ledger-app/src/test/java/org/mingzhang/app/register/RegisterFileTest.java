package org.mingzhang.app.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.register.RegisterFile.Form;
import org.mingzhang.app.register.RegisterFile.TooManyRows;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.register.Column;
import org.mingzhang.view.register.Register;
import org.mingzhang.view.register.RegisterRow;
import org.mingzhang.view.register.RegisterRow.Cell;
import org.mingzhang.view.register.Registers;

/** What a file says is what was asked for, and nothing in it is run by whoever opens it. */
class RegisterFileTest {
    private static final Register REGISTER =
            Registers.named(Packs.builtIn("handan-2025"), "decisions").orElseThrow();
    private static final Register AWARDS =
            Registers.named(Packs.builtIn("handan-2025"), "awards").orElseThrow();
    private static final Column OPINION = REGISTER.column("opinion").orElseThrow();
    private static final Column SCORE = REGISTER.column("scoreTenths").orElseThrow();
    private static final Column DAY = REGISTER.column("decidedOn").orElseThrow();
    private static final Column PAID = AWARDS.column("paidFen").orElseThrow();

    @TempDir
    private Path folder;

    private static RegisterRow row(
            @Nullable String opinion, @Nullable Long score, @Nullable LocalDate day, @Nullable Long paid) {
        return new RegisterRow(List.of(
                new Cell(OPINION, opinion, null),
                new Cell(SCORE, score, null),
                new Cell(DAY, day, null),
                new Cell(PAID, paid, null)));
    }

    private Path write(Form form, long count, RegisterRow... rows) throws IOException {
        Path file = folder.resolve("file." + form.ending);
        try (RegisterFile out = RegisterFile.begin(
                form,
                file,
                "审核",
                List.of(OPINION, SCORE, DAY, PAID),
                (all, position) -> List.of("审核台账", "共 " + all + " 条，截至账目序号 " + position))) {
            out.begin(count, Map.of("paidFen", -123L), 7);
            for (RegisterRow row : rows) {
                out.row(row);
            }
            out.finish();
        }
        return file;
    }

    private List<List<String>> csv(RegisterRow... rows) throws IOException {
        String text = Files.readString(write(Form.CSV, rows.length, rows), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF").endsWith("\r\n");
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    @Test
    void aCsvSaysWhatItIsAndHasAFieldForEveryColumn() throws IOException {
        List<List<String>> lines = csv(
                row("同意，“一次”\n通过\"", 875L, LocalDate.parse("2026-03-04"), 123_456_789L), row(null, null, null, null));
        assertThat(lines)
                .containsExactly(
                        List.of("审核台账", "", "", ""),
                        List.of("共 2 条，截至账目序号 7", "", "", ""),
                        List.of("意见", "得分", "审核日期", "已拨付（元）"),
                        List.of("同意，“一次”\n通过\"", "87.5", "2026-03-04", "1234567.89"),
                        List.of("", "", "", ""),
                        List.of("合计", "", "", "-1.23"));
    }

    /** An attack: what an applicant wrote is opened by an official in a spreadsheet. */
    @Test
    void nothingThatSomebodyWroteIsRunByASpreadsheet() throws IOException {
        for (String start : List.of("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) {
            String attack = start + "HYPERLINK(\"http://example.org\",\"点\")";
            assertThat(csv(row(attack, null, null, null)).get(3).getFirst())
                    .as(start)
                    .isEqualTo("'" + attack);
        }
        // A number that the ledger wrote stays one.
        assertThat(csv(row("x", null, null, -500L)).get(3).getLast()).isEqualTo("-5.00");
        String sheet = sheet(write(Form.XLSX, 1, row("=1+1", null, null, null)));
        assertThat(sheet).doesNotContain("<f>").containsPattern("t=\"inlineStr\"><is><t[^>]*>=1\\+1</t>");
    }

    private static String sheet(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    @Test
    void aWorkbookHoldsNumbersAsNumbersAndSaysNothingOfItsSize() throws IOException {
        String sheet = sheet(write(Form.XLSX, 1, row("好\u0001😀", 875L, LocalDate.parse("2026-03-04"), 123_456_789L)));
        assertThat(sheet)
                .contains("<v>1234567.89</v>", "<v>87.5</v>", "<v>-1.23</v>")
                .doesNotContain("<dimension")
                .doesNotContain("\u0001");
    }

    @Test
    void moreThanASheetHoldsIsRefusedBeforeItIsWritten() throws IOException {
        assertThatThrownBy(() -> write(Form.XLSX, 1_048_576))
                .isInstanceOf(TooManyRows.class)
                .hasMessageContaining("CSV");
        assertThat(write(Form.CSV, 1_048_576)).isNotEmptyFile();
    }
}
