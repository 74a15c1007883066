package org.mingzhang.tools;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.app.workbook.Totals;
import org.mingzhang.app.workbook.WorkbookRecorder.Recorded;
import org.mingzhang.tools.Table.Column;

/**
 * What was found in a workbook, and what came of it.
 *
 * @param mending where the bad rows were written; null where they were not
 * @param recorded null where nothing was to be recorded
 */
record ImportReport(
        CheckedWorkbook checked,
        boolean acceptValid,
        @Nullable Path mending,
        @Nullable Recorded recorded) {
    /** Rows that were recorded, or would be. */
    private int accepted() {
        if (recorded != null) {
            return recorded.accepted();
        }
        return checked.clean() || (acceptValid && checked.structureHolds())
                ? checked.accepted().size()
                : 0;
    }

    Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("file", checked.fileName());
        document.put("sm3", checked.sm3());
        document.put("accepted", accepted());
        document.put("skipped", checked.duplicates() + (recorded == null ? 0 : recorded.skipped()));
        document.put(
                "rejected",
                checked.problems().stream().map(ImportReport::document).toList());
        document.put("breaches", recorded == null ? List.of() : recorded.breaches());
        document.put("firstPosition", recorded == null ? null : recorded.firstPosition());
        document.put("lastPosition", recorded == null ? null : recorded.lastPosition());
        document.put(
                "totals", checked.totals().stream().map(ImportReport::document).toList());
        document.put("confirm", checked.confirmation());
        if (mending != null) {
            document.put("mending", mending.toString());
        }
        return document;
    }

    private static Map<String, @Nullable Object> document(RowProblem problem) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("sheet", problem.sheet());
        document.put("row", problem.row());
        document.put("column", problem.column());
        document.put("value", problem.value());
        document.put("rule", problem.rule().word());
        document.put("message", problem.message());
        return document;
    }

    private static Map<String, Object> document(Totals totals) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sheet", totals.sheet());
        document.put("read", totals.read());
        document.put("accepted", totals.accepted());
        document.put(
                "sums",
                totals.fen().entrySet().stream()
                        .map(sum -> sum(sum.getKey(), sum.getValue()))
                        .toList());
        return document;
    }

    private static Map<String, Object> sum(String column, BigInteger fen) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("column", column);
        document.put("amountFen", fen);
        return document;
    }

    void print(PrintWriter out) {
        out.println(checked.fileName() + "，SM3 " + checked.sm3());
        Table table = new Table(
                Column.text("表"),
                Column.number("读到行"),
                Column.number("合要求"),
                Column.text("金额列"),
                Column.number("合计（元）"));
        for (Totals totals : checked.totals()) {
            boolean first = true;
            for (Map.Entry<String, BigInteger> sum : totals.fen().entrySet()) {
                table.row(
                        first ? totals.sheet() : "",
                        first ? totals.read() : null,
                        first ? totals.accepted() : null,
                        sum.getKey(),
                        Totals.yuan(sum.getValue()));
                first = false;
            }
            if (first) {
                table.row(totals.sheet(), totals.read(), totals.accepted(), null, null);
            }
        }
        table.print(out);
        if (checked.duplicates() > 0) {
            out.println("与前面的行完全相同、不重复入账：" + checked.duplicates() + " 行");
        }
        if (!checked.clean()) {
            out.println("不合要求 " + checked.problems().size() + " 处：");
            checked.problems().forEach(problem -> out.println("  " + problem.line()));
        }
        if (!checked.structureHolds()) {
            out.println("表名、列名或合计有误，须先改正，--accept-valid 也不能入账");
        }
        if (mending != null) {
            out.println("不合要求的 " + checked.rejected() + " 行已写入 " + mending + "，改好后再导入");
        }
        if (recorded == null) {
            out.println("将入账 " + accepted() + " 行；确认码 " + checked.confirmation());
        } else {
            out.println("已入账 " + accepted() + " 行，账目 " + recorded.firstPosition() + " 至 " + recorded.lastPosition()
                    + "；违规 " + recorded.breaches().size() + " 处");
        }
    }
}
