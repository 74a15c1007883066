package org.mingzhang.tools;

import java.util.List;
import org.mingzhang.app.budget.ClosedMonth;
import org.mingzhang.view.projection.Reconcile;
import org.mingzhang.view.projection.UnknownProjection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Read models held against the log. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        subcommands = ReconcileTreasuryCommand.class,
        description = "按账目另建视图，与现有的逐行比对，列出每处不同；已结账月份的月末余额按账目重算比对。")
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
            List<ClosedMonth> months = ClosedMonth.of(opened.store().log());
            List<ClosedMonth> moved =
                    months.stream().filter(month -> !month.agrees()).toList();
            ObjectNode document = report.toJson();
            ArrayNode closed = document.putArray("closedMonths");
            months.forEach(month -> closed.addObject()
                    .put("programme", month.programme())
                    .put("month", month.month())
                    .put("position", month.position())
                    .put("agrees", month.agrees()));
            output.print(document, out -> {
                Differences.print(report.differing(), out);
                if (!months.isEmpty()) {
                    out.println("已结账 " + months.size() + " 次，月末余额与账目过账"
                            + (moved.isEmpty() ? "一致" : "不一致 " + moved.size() + " 次"));
                }
                out.println("账目逐行核对至序号 " + report.asOfPosition() + (report.agrees() ? "：视图与账目一致" : ""));
            });
            if (!report.agrees()) {
                throw new No(verdict(report));
            }
            if (!moved.isEmpty()) {
                throw new No("已结账的月份之后又有过账：" + moved.getFirst().programme() + " "
                        + moved.getFirst().month() + "，序号 " + moved.getFirst().position());
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
