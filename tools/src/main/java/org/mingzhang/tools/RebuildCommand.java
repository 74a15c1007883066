package org.mingzhang.tools;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.view.projection.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Read models built anew. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Builds read models anew from the log beside the live ones, compares, and switches.")
final class RebuildCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(names = "--projection", paramLabel = "P", description = "One of them (default: all).")
    private List<String> projections = new ArrayList<>();

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger);
                Progress progress =
                        output.progress("正在重建视图", "条", opened.store().log().size())) {
            Rebuild.Report report =
                    opened.views(output).rebuild().run(projections, (done, total, left) -> progress.to(done));
            output.print(report.toJson(), out -> {
                Table table = new Table(
                        Table.Column.text("视图"),
                        Table.Column.text("表"),
                        Table.Column.number("原行数"),
                        Table.Column.number("重建行数"),
                        Table.Column.text("总数"));
                report.totals()
                        .forEach(total -> table.row(
                                total.projection(),
                                total.table(),
                                total.liveRows(),
                                total.rebuiltRows(),
                                total.same() ? "一致" : "不一致"));
                table.print(out);
                out.println("已换上按第 " + report.asOfPosition() + " 条账目重建的视图"
                        + (report.agrees() ? "，与原视图一致" : "；原视图与账目不一致，可能被人改动过"));
            });
        } catch (IllegalArgumentException e) {
            throw new No(String.valueOf(e.getMessage()));
        }
    }
}
