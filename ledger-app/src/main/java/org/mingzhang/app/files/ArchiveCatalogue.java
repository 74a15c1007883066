package org.mingzhang.app.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.files.CaseFiles.CaseFile;
import org.mingzhang.domain.application.Checklist;
import org.mingzhang.domain.application.HeldDocument;
import org.mingzhang.domain.application.PaperCopies;
import org.mingzhang.domain.event.CitedFile;

/**
 * 归档目录: the documents of cases as 卷内文件目录 after DA/T 22 (序号、责任者、文号、题名、日期、页数、备注), one volume a case, with the digests by
 * which each file can be told again. What the ledger does not know, number and pages, is left to the archivist.
 */
public final class ArchiveCatalogue {
    private static final List<String> HEADER = List.of(
            "案卷题名",
            "申报编号",
            "序号",
            "责任者",
            "文号",
            "题名",
            "日期",
            "页数",
            "份数",
            "备注",
            "文件名",
            "字节数",
            "SM3 摘要",
            "SHA-256 摘要",
            "账目序号");
    private static final List<Integer> WIDTHS = List.of(36, 18, 6, 24, 14, 24, 12, 6, 6, 24, 30, 12, 68, 68, 10);

    private final CaseFiles files;
    private final String ledger;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param ledger the ledger's title, which stands over the list */
    public ArchiveCatalogue(CaseFiles files, String ledger) {
        this.files = files;
        this.ledger = ledger;
    }

    private record Item(long position, List<String> cells) {}

    /** Adds the documents of a case: in the checklist's order, then by entry. */
    public void add(CaseFile file) {
        String volume = file.applicant() + "申报“"
                + file.direction().map(direction -> direction.name()).orElse("") + "”材料";
        int number = 0;
        for (Checklist.Line line : file.checklist().lines()) {
            List<Item> items = new ArrayList<>();
            line.documents().forEach(held -> items.add(new Item(held.position(), document(line, held))));
            line.papers().forEach(paper -> items.add(new Item(paper.position(), paper(line, paper))));
            items.sort(Comparator.comparingLong(Item::position));
            for (Item item : items) {
                List<String> row = new ArrayList<>(List.of(volume, file.application(), String.valueOf(++number)));
                row.addAll(item.cells());
                rows.add(row);
            }
        }
    }

    private List<String> document(Checklist.Line line, HeldDocument held) {
        CitedFile content = held.file();
        return List.of(
                files.organisation(held.by()),
                "",
                line.name(),
                date(held.on()),
                "",
                content == null ? "" : "1",
                content == null ? "文件未入库，只登记摘要" : "电子文件",
                held.fileName(),
                content == null ? "" : String.valueOf(content.sizeBytes()),
                content == null ? held.digest() : content.sm3(),
                content == null ? "" : content.sha256(),
                String.valueOf(held.position()));
    }

    private List<String> paper(Checklist.Line line, PaperCopies copies) {
        return List.of(
                copies.paper().handedInBy(),
                "",
                line.name(),
                date(copies.on()),
                "",
                String.valueOf(copies.paper().copies()),
                (copies.paper().sealed() ? "纸质，加盖公章" : "纸质，未盖章")
                        + (copies.paper().note() == null
                                ? ""
                                : "；" + copies.paper().note()),
                "",
                "",
                "",
                "",
                String.valueOf(copies.position()));
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "" : date.toString().replace("-", "");
    }

    /** How many documents it lists. */
    public int size() {
        return rows.size();
    }

    /** Writes it as what the file's name ends in, {@code .xlsx} or {@code .csv}. */
    public void write(Path target) throws IOException {
        if (String.valueOf(target.getFileName()).endsWith(".csv")) {
            try (CsvWriter csv = CsvWriter.builder().build(target, UTF_8)) {
                csv.writeRecord(HEADER);
                rows.forEach(row ->
                        csv.writeRecord(row.stream().map(ArchiveCatalogue::text).toList()));
            }
            return;
        }
        try (OutputStream out = Files.newOutputStream(target);
                Workbook book = new Workbook(out, "ledger", "1.0")) {
            Worksheet sheet = book.newWorksheet("卷内文件目录");
            sheet.value(0, 0, "卷内文件目录（" + ledger + "）");
            sheet.style(0, 0).bold().set();
            for (int column = 0; column < HEADER.size(); column++) {
                sheet.value(1, column, HEADER.get(column));
                sheet.style(1, column).bold().set();
                sheet.width(column, WIDTHS.get(column));
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < HEADER.size(); column++) {
                    sheet.value(row + 2, column, rows.get(row).get(column));
                }
            }
            sheet.freezePane(0, 2);
        }
    }

    /** A cell that a spreadsheet would take for a formula is told to be text. */
    private static String text(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
