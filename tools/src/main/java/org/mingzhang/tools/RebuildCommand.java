package org.mingzhang.tools;

import org.mingzhang.view.projection.Rebuild;
import org.mingzhang.view.projection.UnknownProjection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Read models built anew. */
@Command(name = "rebuild", mixinStandardHelpOptions = true, description = "按账目另建视图，与现有的比对后换上；期间不停服务。")
final class RebuildCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProjectionOptions projections = new ProjectionOptions();

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            Rebuild.Report report = run(opened);
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
        }
    }

    private Rebuild.Report run(OpenLedger opened) {
        try (Progress progress =
                output.progress("正在重建视图", "条", opened.store().log().size())) {
            return opened.views(output).rebuild().run(projections.names(), (done, total, left) -> progress.to(done));
        } catch (UnknownProjection e) {
            throw new WrongUsage("--projection", e.projection(), String.valueOf(e.getMessage()));
        }
    }
}
