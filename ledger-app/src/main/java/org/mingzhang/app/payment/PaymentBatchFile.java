package org.mingzhang.app.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * A batch of payments as the bytes of a file: a row for each payment, its sources in columns, and the sums below. Account numbers
 * are text, so that no spreadsheet shortens them; what a spreadsheet would run as a formula is disarmed by an apostrophe.
 *
 * @param mark put in front where all of it is invented; empty otherwise
 */
public record PaymentBatchFile(PaymentBatch batch, PolicyPack pack, String mark) {
    private static final List<String> FIRST = List.of("序号", "拨付编号", "申报编号", "收款户名", "开户行", "收款账号", "金额");
    private static final String TOTAL = "合计";
    /** What spreadsheets take for the beginning of a formula, in both widths. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private List<String> header() {
        List<String> header = new ArrayList<>(FIRST);
        pack.sources().stream().map(FundingSource::name).forEach(header::add);
        header.add("预算科目");
        header.add("审批日期");
        return header;
    }

    private List<Object> row(int number, PaymentBatch.Row row) {
        List<Object> cells = new ArrayList<>(List.of(
                String.valueOf(number),
                row.payment(),
                row.application(),
                row.payee().holder(),
                row.payee().bank(),
                row.payee().number(),
                row.amountFen()));
        pack.sources().forEach(source -> cells.add(row.shares().getOrDefault(source.id(), Fen.ZERO)));
        cells.add(pack.line(row.line()).map(BudgetLine::name).orElse(row.line()));
        cells.add(String.valueOf(Objects.requireNonNullElse(row.approvedOn(), "")));
        return cells;
    }

    private List<Object> totals() {
        List<Object> cells = new ArrayList<>(List.of(TOTAL, batch.rows().size() + " 笔", "", "", "", "", batch.total()));
        pack.sources().forEach(source -> cells.add(batch.totals().getOrDefault(source.id(), Fen.ZERO)));
        cells.add("");
        cells.add("");
        return cells;
    }

    private List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (PaymentBatch.Row row : batch.rows()) {
            rows.add(row(rows.size() + 1, row));
        }
        rows.add(totals());
        return rows;
    }

    /** What a cell says, with nothing that a spreadsheet would run. */
    public static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** As CSV in UTF-8 with its mark, every cell in quotes; amounts in 元. */
    public byte[] csv() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder()
                        .quoteStrategy(QuoteStrategies.ALWAYS)
                        .build(out)) {
            out.write('\uFEFF');
            if (!mark.isEmpty()) {
                csv.writeRecord(mark);
            }
            csv.writeRecord(header().toArray(String[]::new));
            for (List<Object> row : rows()) {
                csv.writeRecord(row.stream()
                        .map(cell ->
                                cell instanceof Fen fen ? fen.toYuan().replace(",", "") : safe(String.valueOf(cell)))
                        .toArray(String[]::new));
            }
        }
        return bytes.toByteArray();
    }

    /** As a workbook; amounts in 元 are numbers, all else is text. */
    public byte[] xlsx() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Mingzhang", null)) {
            Worksheet sheet = workbook.newWorksheet("拨付批次");
            int at = 0;
            if (!mark.isEmpty()) {
                sheet.inlineString(at++, 0, mark);
            }
            List<String> header = header();
            for (int column = 0; column < header.size(); column++) {
                sheet.inlineString(at, column, safe(header.get(column)));
            }
            for (List<Object> row : rows()) {
                at++;
                for (int column = 0; column < row.size(); column++) {
                    if (row.get(column) instanceof Fen fen) {
                        sheet.value(at, column, BigDecimal.valueOf(fen.value(), 2));
                        sheet.style(at, column).format("#,##0.00").set();
                    } else {
                        sheet.inlineString(at, column, safe(String.valueOf(row.get(column))));
                        sheet.style(at, column).format("@").set();
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
