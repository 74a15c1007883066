package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.app.verification.DifferingViews;
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
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            Rebuild.Report report = run(opened);
            Path kept = report.agrees() ? null : keep(opened, report);
            output.print(report.toJson(), out -> {
                Differences.print(report.differing(), out);
                Table table = new Table(
                        Table.Column.text("视图"),
                        Table.Column.text("表"),
                        Table.Column.number("原行数"),
                        Table.Column.number("重建行数"));
                report.tables()
                        .forEach(rows -> table.row(
                                rows.projection(),
                                rows.table(),
                                counted(rows.liveRows()),
                                counted(rows.rebuiltRows())));
                table.print(out);
                out.println("已换上按账目重建的视图，账目逐行比对至序号 " + report.asOfPosition() + (report.agrees() ? "：与原视图一致" : ""));
            });
            if (kept != null) {
                throw new No(verdict(report, kept));
            }
        }
    }

    private static Object counted(@Nullable Long rows) {
        return rows == null ? "—" : rows;
    }

    private static String verdict(Rebuild.Report report, Path kept) {
        List<String> found = new ArrayList<>();
        if (!report.differing().isEmpty()) {
            found.add("原视图有 " + report.differing().size() + (report.complete() ? " 处" : " 处以上") + "与账目不一致，可能被人改动过");
        }
        if (!report.otherVersions().isEmpty()) {
            found.add("原视图 " + String.join("、", report.otherVersions()) + " 是另一版本的程序建的，无从逐行比对");
        }
        if (report.fault() != null) {
            found.add("原视图跟不上账目：" + report.fault());
        }
        return "视图已重建；" + String.join("；", found) + "；改动前后的内容存于 " + kept;
    }

    /** What somebody changed is evidence, and the rebuild takes it away. */
    private Path keep(OpenLedger opened, Rebuild.Report report) {
        try {
            return new DifferingViews(opened.store().home())
                    .keep(
                            report,
                            Output.written(output.marked(report.toJson())),
                            LedgerTime.of(opened.store(), opened.identity()).now());
        } catch (IOException e) {
            throw EnvironmentLack.cannotWrite(ledger.home(), e);
        }
    }

    private Rebuild.Report run(OpenLedger opened) {
        try (Progress progress =
                output.progress("正在重建视图", "条", opened.store().log().size())) {
            return opened.viewsAsTheyAre().rebuild().run(projections.names(), (done, total, left) -> progress.to(done));
        } catch (UnknownProjection e) {
            throw new WrongUsage("--projection", e.projection(), String.valueOf(e.getMessage()));
        }
    }
}
