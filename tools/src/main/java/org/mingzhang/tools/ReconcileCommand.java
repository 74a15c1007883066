package org.mingzhang.tools;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.view.projection.Reconcile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Read models held against the log. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Builds read models anew beside the live ones and reports each row that differs.")
final class ReconcileCommand implements Runnable {
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
                        output.progress("正在核对视图", "条", opened.store().log().size())) {
            Reconcile.Report report =
                    opened.views(output).reconcile().run(projections, (done, total, left) -> progress.to(done));
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
        } catch (IllegalArgumentException e) {
            throw new No(String.valueOf(e.getMessage()));
        }
    }
}
