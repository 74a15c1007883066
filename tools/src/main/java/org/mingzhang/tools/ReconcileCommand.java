package org.mingzhang.tools;

import org.mingzhang.view.projection.Reconcile;
import org.mingzhang.view.projection.UnknownProjection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Read models held against the log. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        subcommands = ReconcileTreasuryCommand.class,
        description = "按账目另建视图，与现有的逐行比对，列出每处不同。")
final class ReconcileCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProjectionOptions projections = new ProjectionOptions();

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            Reconcile.Report report = run(opened);
            output.print(report.toJson(), out -> {
                Differences.print(report.differing(), out);
                out.println("账目逐行核对至序号 " + report.asOfPosition() + (report.agrees() ? "：视图与账目一致" : ""));
            });
            if (!report.agrees()) {
                throw new No(verdict(report));
            }
        }
    }

    private static String verdict(Reconcile.Report report) {
        String fault = report.fault() == null ? "" : "视图跟不上账目：" + report.fault() + "；";
        String rows = report.differing().isEmpty()
                ? ""
                : "视图有 " + report.differing().size() + (report.complete() ? " 处" : " 处以上") + "与账目不一致，被改动或缺失；";
        return fault + rows + "用 ledger rebuild 重建";
    }

    private Reconcile.Report run(OpenLedger opened) {
        try (Progress progress =
                output.progress("正在核对视图", "条", opened.store().log().size())) {
            return opened.viewsAsTheyAre()
                    .reconcile()
                    .run(projections.names(), (done, total, left) -> progress.to(done));
        } catch (UnknownProjection e) {
            throw new WrongUsage("--projection", e.projection(), String.valueOf(e.getMessage()));
        }
    }
}
