package org.mingzhang.tools;

import java.io.PrintWriter;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.Citations;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.oversight.ProviderReport;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The pool of providers, rated and warned. */
@Command(
        name = "providers",
        mixinStandardHelpOptions = true,
        description = "列出一个试点专项的服务商：在池或清退、评价次数和均分、撤回的评价、是否应予警示、未了结的警示和申诉。")
final class ProvidersCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            LedgerViews views = opened.views(output);
            views.requireSealed();
            ProviderReport report = views.providers().providers(programme.id()).orElseThrow(programme::unknown);
            PolicyPack pack = views.budget().pack(programme.id()).orElseThrow();
            output.print(report.toJson(), out -> {
                out.println(opened.heading());
                print(report, pack, out);
            });
        }
    }

    private static void print(ProviderReport report, PolicyPack pack, PrintWriter out) {
        out.println(threshold(report, pack));
        Table table = new Table(
                Column.text("服务商"),
                Column.text("名称"),
                Column.text("类别"),
                Column.text("状态"),
                Column.text("评价"),
                Column.text("均分"),
                Column.text("提示"));
        for (ProviderReport.Line line : report.providers()) {
            table.row(
                    line.provider(),
                    line.name(),
                    line.kind() == null ? null : line.kind().equals("INTEGRATOR") ? "集成服务商" : "产品服务商",
                    "REMOVED".equals(line.status()) ? "已清退" : "在池",
                    line.ratings() + " 次",
                    line.meanTenths() == null ? null : Names.tenths(line.meanTenths()) + " 分",
                    hint(line));
        }
        table.print(out);
    }

    private static String threshold(ProviderReport report, PolicyPack pack) {
        if (report.warnBelow() == null || report.clause() == null) {
            return "警示线：政策包没有定";
        }
        return "警示线：评价满 " + (report.warnRatings() == null ? 1 : report.warnRatings()) + " 次且均分低于 "
                + report.warnBelow() + " 分"
                + (report.decided() ? "（已依文件决定）" : "（本系统拟定的默认值，未经决定）") + "；依据："
                + new Citations(pack).of(report.clause());
    }

    private static String hint(ProviderReport.Line line) {
        StringBuilder hint = new StringBuilder();
        if (line.warningDue() && line.openWarnings() == 0 && !"REMOVED".equals(line.status())) {
            hint.append("应予警示；");
        }
        if (line.openWarnings() > 0) {
            hint.append("警示未解除 ").append(line.openWarnings()).append(" 项；");
        }
        if (line.openAppeals() > 0) {
            hint.append("申诉未处理 ").append(line.openAppeals()).append(" 项；");
        }
        if (line.withdrawnMeanTenths() != null) {
            hint.append("撤回评价 ")
                    .append(line.withdrawn())
                    .append(" 次（均分 ")
                    .append(Names.tenths(line.withdrawnMeanTenths()))
                    .append(" 分）；");
        }
        if (line.withdrawnUnderWarning() > 0) {
            hint.append("其中警示期间撤回 ").append(line.withdrawnUnderWarning()).append(" 次；");
        }
        if (line.warningDueWithWithdrawn() && !line.warningDue()) {
            hint.append("连同撤回的评价则低于警示线；");
        }
        return hint.isEmpty() ? "" : hint.substring(0, hint.length() - 1);
    }
}
