package org.mingzhang.tools;

import org.mingzhang.view.projection.Reconcile;
import org.mingzhang.view.projection.UnknownProjection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Read models held against the log. */
@Command(name = "reconcile", mixinStandardHelpOptions = true, description = "按账目另建视图，与现有的逐行比对，列出每处不同。")
final class ReconcileCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProjectionOptions projections = new ProjectionOptions();

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            Reconcile.Report report = run(opened);
            output.print(report.toJson(), out -> {
                report.differing()
                        .forEach(row -> out.println(
                                row.table() + " " + row.key() + "：视图 " + row.live() + "，账目 " + row.rebuilt()));
                out.println("核对至第 " + report.asOfPosition() + " 条账目，"
                        + (report.agrees()
                                ? "视图与账目一致"
                                : "有 " + report.differing().size() + " 行不一致"));
            });
            if (!report.agrees()) {
                throw new No("视图与账目不一致：" + report.differing().size() + " 行被改动或缺失；用 ledger rebuild 重建");
            }
        }
    }

    private Reconcile.Report run(OpenLedger opened) {
        try (Progress progress =
                output.progress("正在核对视图", "条", opened.store().log().size())) {
            return opened.views(output).reconcile().run(projections.names(), (done, total, left) -> progress.to(done));
        } catch (UnknownProjection e) {
            throw new WrongUsage("--projection", e.projection(), String.valueOf(e.getMessage()));
        }
    }
}
