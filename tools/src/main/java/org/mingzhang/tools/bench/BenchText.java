package org.mingzhang.tools.bench;

import java.io.PrintWriter;
import java.util.List;
import org.mingzhang.tools.Table;
import org.mingzhang.tools.Table.Column;

/** What the benchmarks found, as tables; scripts take {@code --json}. */
final class BenchText {
    private BenchText() {}

    static void appends(List<AppendLine> lines, long flushMicros, PrintWriter out) {
        Table table = new Table(
                Column.number("线程"),
                Column.text("库"),
                Column.number("条/秒"),
                Column.number("中位（毫秒）"),
                Column.number("p99（毫秒）"),
                Column.number("本进程处理器（微秒/条）"),
                Column.number("机器负荷"),
                Column.number("封存/自带"),
                Column.number("p99 之比"));
        for (AppendLine line : lines) {
            row(table, line.sealed(), "封存", two(line.ratio()), two(line.p99Ratio()));
            row(table, line.stock(), "自带", "", "");
        }
        table.print(out);
        out.println("8 KB 落盘：" + flushMicros + " 微秒（每次提交都要等；比值随磁盘而异）");
    }

    private static void row(Table table, Measurement found, String store, String ratio, String p99Ratio) {
        table.row(
                found.threads(),
                store,
                String.format("%,d", Math.round(found.eventsPerSecond())),
                Double.toString(found.p50Millis()),
                Double.toString(found.p99Millis()),
                Double.toString(found.cpuMicrosPerEvent()),
                Double.toString(found.load()),
                ratio,
                p99Ratio);
    }

    private static String two(double ratio) {
        return String.format("%.2f", ratio);
    }

    static void replays(List<ReplayLine> lines, PrintWriter out) {
        Table table = new Table(
                Column.number("轮"), Column.number("封存（条/秒）"), Column.number("自带（条/秒）"), Column.number("封存/自带"));
        for (int i = 0; i < lines.size(); i++) {
            ReplayLine line = lines.get(i);
            table.row(
                    i + 1,
                    String.format("%,d", line.sealedEventsPerSecond()),
                    String.format("%,d", line.stockEventsPerSecond()),
                    two(line.ratio()));
        }
        table.print(out);
    }

    static void verification(VerifyLine found, PrintWriter out) {
        Table table = new Table(
                Column.text("每校验点 " + String.format("%.1f", found.entriesPerCheckpoint()) + " 条"),
                Column.number("条/秒"),
                Column.number("核验与之比"));
        table.row("核验", String.format("%,d", found.verifiedEntriesPerSecond()), "");
        limit("只算摘要", found.hashing(), table);
        limit("只算摘要、验校验点签名", found.hashingAndSignatures(), table);
        limit("只从库中读出、算摘要、验校验点签名", found.hashingSignaturesAndReading(), table);
        table.print(out);
    }

    private static void limit(String part, VerifyLine.Limit limit, Table table) {
        table.row(part, String.format("%,d", limit.entriesPerSecond()), two(limit.ratio()));
    }

    static void console(ConsoleLine line, PrintWriter out) {
        Table table = new Table(
                Column.text("页面"),
                Column.number("次数"),
                Column.number("中位（毫秒）"),
                Column.number("p95（毫秒）"),
                Column.number("最慢（毫秒）"),
                Column.text("最慢的一页"));
        for (ConsoleLine.Part part : line.parts()) {
            table.row(
                    part.area(),
                    String.format("%,d", part.pages()),
                    Double.toString(part.p50Millis()),
                    Double.toString(part.p95Millis()),
                    Double.toString(part.slowestMillis()),
                    part.slowest());
        }
        table.print(out);
        out.println(line.users() + " 人同时在线，" + line.seconds() + " 秒，每秒 " + line.pagesPerSecond() + " 页；机器负荷 "
                + line.load() + "；出错 " + line.faults() + " 页");
    }
}
