package org.mingzhang.tools;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.imports.Breach;
import org.mingzhang.app.imports.Imports;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.app.workbook.Totals;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.imports.ImportCommand.StartImport;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.tools.Table.Column;

/**
 * What was found in a workbook, before anything of it is recorded.
 *
 * @param mending where the bad rows were written; null where they were not
 */
record ImportReport(
        CheckedWorkbook checked,
        Imports.@Nullable Prepared prepared,
        boolean acceptValid,
        @Nullable Path mending,
        Imports.@Nullable Result result) {
    private static final int MOST_OUTDATED = 20;

    ImportReport(
            CheckedWorkbook checked, Imports.@Nullable Prepared prepared, boolean acceptValid, @Nullable Path mending) {
        this(checked, prepared, acceptValid, mending, null);
    }

    /** The same with where the bad rows were written. */
    ImportReport mendedIn(@Nullable Path file) {
        return new ImportReport(checked, prepared, acceptValid, file, result);
    }

    /** The same after it was recorded. */
    ImportReport recorded(Imports.Result done) {
        return new ImportReport(checked, prepared, acceptValid, mending, done);
    }

    private boolean isHistory() {
        StartImport command = prepared == null ? null : prepared.command();
        return command != null && command.mode() == Mode.HISTORY;
    }

    private List<Breach> breaches() {
        return prepared == null ? List.of() : prepared.breaches();
    }

    /** Rows that would be recorded. */
    private long accepted() {
        if (!checked.clean() && !(acceptValid && checked.structureHolds())) {
            return 0;
        }
        return prepared == null ? checked.accepted().size() : prepared.rows();
    }

    private long skipped() {
        return prepared == null ? checked.duplicates() : prepared.skipped();
    }

    private List<Imports.Outdated> outdated() {
        return prepared == null ? List.of() : prepared.outdated();
    }

    private static @Nullable Long position(long position) {
        return position < 0 ? null : position;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", checked.fileName());
        document.put("sm3", checked.sm3());
        document.put("accepted", accepted());
        document.put("skipped", skipped());
        document.put(
                "rejected",
                checked.problems().stream().map(ImportReport::document).toList());
        document.put(
                "breaches",
                breaches().stream()
                        .map(breach -> Map.of("rule", breach.rule(), "sheet", breach.sheet(), "row", breach.row()))
                        .toList());
        document.put("outdated", outdated().stream().map(RecordMapper::toJson).toList());
        document.put("firstPosition", result == null ? null : position(result.firstPosition()));
        document.put("lastPosition", result == null ? null : position(result.lastPosition()));
        if (result != null && prepared != null) {
            document.put("import", prepared.importId());
        }
        document.put(
                "totals", checked.totals().stream().map(ImportReport::document).toList());
        document.put("confirm", checked.confirmation());
        if (acceptValid) {
            document.put("mendingRows", checked.structureHolds() ? checked.rejected() : 0);
        }
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
                        .map(sum -> Map.of("column", sum.getKey(), "amountFen", sum.getValue()))
                        .toList());
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
        if (skipped() > 0) {
            out.println("此前已导入，或与前面的行完全相同，不重复入账：" + skipped() + " 行");
            outdated().stream()
                    .limit(MOST_OUTDATED)
                    .forEach(row -> out.println("  " + row.sheet() + " 第 " + row.row() + " 行入账后已更正（"
                            + String.join("、", row.corrections()) + "），台账仍是更正前的内容，请照改"));
            if (outdated().size() > MOST_OUTDATED) {
                out.println("  入账后已更正而台账未改的共 " + outdated().size() + " 行，全部列出用 --json");
            }
        }
        printBreaches(out);
        if (!checked.clean()) {
            printProblems(out);
        }
        if (!checked.structureHolds()) {
            out.println("表名、列名或合计有误，须先改正，--accept-valid 也不能入账");
        }
        if (mending != null) {
            out.println("不合要求的 " + checked.rejected() + " 行已写入 " + mending + "，改好后再导入");
        } else if (acceptValid && checked.rejected() > 0 && checked.structureHolds()) {
            out.println("入账时，不合要求的 " + checked.rejected() + " 行将写入待更正工作簿；这一次没有入账，没有写");
        }
        if (checked.totals().isEmpty() && checked.clean()) {
            out.println("文件中没有一行数据：表头以下都是空的，没有可以入账的内容；请填写后再导入");
            return;
        }
        if (result == null) {
            out.println("将入账 " + accepted() + " 行；确认码 " + checked.confirmation());
        } else {
            out.println("已入账 " + accepted() + " 行，账目 " + result.firstPosition() + "–" + result.lastPosition());
            if (isHistory()) {
                out.println("这是补录，只有导入人一人签名：另一人复核以前，不得据以核定、拨付。复核用 ledger imports review");
            }
        }
    }

    /** Each mistake at its place; what only follows from one is told by what it follows from. */
    private void printProblems(PrintWriter out) {
        out.println("不合要求 " + checked.problems().size() + " 处：");
        Map<String, List<RowProblem>> following = new LinkedHashMap<>();
        Map<String, List<RowProblem>> alike = new LinkedHashMap<>();
        checked.problems().forEach(problem -> (problem.rule().follows() ? following : alike)
                .computeIfAbsent(
                        problem.rule().follows()
                                ? problem.message()
                                : problem.sheet() + problem.column() + problem.message(),
                        none -> new ArrayList<>())
                .add(problem));
        alike.values().forEach(problems -> printAlike(problems, out));
        if (!following.isEmpty()) {
            out.println("其中只因别的行有误而不能入账的，逐行见 --json 或待更正工作簿：");
        }
        following.entrySet().stream()
                .limit(MOST_CAUSES)
                .forEach(entry -> out.println("  " + places(entry.getValue()) + "：" + entry.getKey()));
        if (following.size() > MOST_CAUSES) {
            out.println("  另有 "
                    + following.values().stream()
                            .skip(MOST_CAUSES)
                            .mapToInt(List::size)
                            .sum() + " 处，因其余 " + (following.size() - MOST_CAUSES) + " 行有误");
        }
    }

    /** Many rows of a sheet that are refused for the same reason, as where the signer holds no post for it, are told at once. */
    private static void printAlike(List<RowProblem> problems, PrintWriter out) {
        if (problems.size() <= SHOWN) {
            problems.forEach(problem -> out.println("  " + problem.line()));
            return;
        }
        RowProblem first = problems.getFirst();
        out.println("  " + places(problems) + (first.column() == null ? "" : "“" + first.column() + "”") + "："
                + first.message());
    }

    private static String places(List<RowProblem> rows) {
        Map<String, List<String>> bySheet = new LinkedHashMap<>();
        rows.stream().limit(SHOWN).forEach(row -> bySheet.computeIfAbsent(row.sheet(), none -> new ArrayList<>())
                .add(String.valueOf(row.row())));
        String some = bySheet.entrySet().stream()
                .map(sheet -> sheet.getKey() + " 第 "
                        + sheet.getValue().stream().distinct().collect(Collectors.joining("、")) + " 行")
                .collect(Collectors.joining("、"));
        return rows.size() > SHOWN ? some + " 等 " + rows.size() + " 处" : some;
    }

    /** Rules that were breached, each with how often and the first rows. */
    private void printBreaches(PrintWriter out) {
        Map<String, List<Breach>> byRule = new TreeMap<>();
        breaches().forEach(breach -> byRule.computeIfAbsent(breach.rule(), none -> new ArrayList<>())
                .add(breach));
        if (!byRule.isEmpty()) {
            out.println("当时不合规则，照实记入并标明：" + breaches().size() + " 处");
        }
        byRule.forEach(
                (rule, rows) -> out.println("  " + RejectionCode.valueOf(rule).text() + "：" + rows.size() + " 处，如 "
                        + rows.stream()
                                .limit(SHOWN)
                                .map(row -> row.sheet() + " 第 " + row.row() + " 行")
                                .collect(Collectors.joining("、"))));
    }

    private static final int SHOWN = 5;
    /** Rows that others wait for, each told with what waits for it. */
    private static final int MOST_CAUSES = 40;
}
