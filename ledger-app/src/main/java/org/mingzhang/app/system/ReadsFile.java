package org.mingzhang.app.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.access.ReadsLog;
import org.mingzhang.app.access.ReadsLog.Receipt;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.console.Words;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.domain.seal.Suite;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands out the list of reads as a file; that it was taken stands on the list from then on. */
@ConsolePage
class ReadsFile {
    /** More would be held in memory at once. */
    private static final int MOST = 20_000;

    private static final List<String> COLUMNS =
            List.of("时间", "谁", "岗位", "类别", "什么", "格式", "条件", "列", "条数", "事由", "文件SM3", "账目序号");

    private final ReadsList list;
    private final ReadsLog log;
    private final Words words;

    ReadsFile(ReadsList list, ReadsLog log, Words words) {
        this.list = list;
        this.log = log;
        this.words = words;
    }

    @GetMapping("/reads/file")
    ResponseEntity<byte[]> file(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            SignedIn me) {
        LocalDate first = ReadsList.day("/from", from);
        ReadsList.Wish wish = new ReadsList.Wish(who.strip(), kind, of, first, until);
        ReadsList.Found found = list.find(me, wish, null, MOST);
        if (found.further() != null) {
            throw new InvalidDocument(List.of(new Problem("/from", from, "超过 " + MOST + " 条，请缩短日期")));
        }
        byte[] bytes = csv(found.rows()).getBytes(UTF_8);
        Receipt kept = log.record(me.takes(
                "查阅与导出记录（CSV）；查询条件：" + wish.inWords() + "；列：" + String.join("、", COLUMNS),
                null,
                (long) found.rows().size(),
                Suite.SM3.hash(bytes).toString()));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(Attachment.HEADER, Attachment.recorded("查阅与导出记录.csv", kept))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(bytes);
    }

    /** A mark at the beginning tells spreadsheets that it is UTF-8. */
    private String csv(List<ReadsList.Row> rows) {
        StringWriter out = new StringWriter();
        out.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(COLUMNS);
            rows.forEach(row ->
                    csv.writeRecord(cells(row).stream().map(ReadsFile::plain).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("a list in memory could not be written", e);
        }
        return out.toString();
    }

    private List<String> cells(ReadsList.Row row) {
        RecordsAccessed a = row.line().accessed();
        String position = Long.toString(row.line().position());
        if (a == null || row.words() == null) {
            return List.of(
                    words.second(row.line().at()), "", "", "", "这条记录被改动过，请做全账核验", "", "", "", "", "", "", position);
        }
        ReadWords what = row.words();
        return List.of(
                words.second(row.line().at()),
                row.who(),
                a.role() == null ? "程序" : a.role().chinese(),
                a.kind().chinese(),
                what.what(),
                what.format(),
                what.conditions(),
                what.columns(),
                text(a.rows()),
                text(a.reason()),
                text(a.fileSm3()),
                position);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** What somebody typed must not be reckoned by a spreadsheet. */
    static String plain(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
