package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.oversight.SupervisionReport;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Supervision against its plan: by node, county and matter; and what was not mended in time. */
@Command(
        name = "supervision",
        mixinStandardHelpOptions = true,
        description = "监督计划的执行：按节点、县（市、区）和事项列出应查、已查；逾期检查、整改逾期的逐项列出。")
final class SupervisionCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--as-of", paramLabel = "DATE", description = "截至这一天（默认：今天）。")
    private @Nullable LocalDate asOf;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            LedgerViews views = opened.views(output);
            views.requireSealed();
            LocalDate day = Objects.requireNonNullElseGet(asOf, () -> LedgerTime.of(opened.store(), opened.identity())
                    .now()
                    .atZone(opened.identity().zone())
                    .toLocalDate());
            SupervisionReport report = views.supervision()
                    .supervision(programme.id(), day, opened.identity().zone())
                    .orElseThrow(programme::unknown);
            PolicyPack pack = views.budget().pack(programme.id()).orElseThrow();
            output.print(report.toJson(), out -> {
                out.println(opened.heading());
                print(report, pack, out);
            });
        }
    }

    private static String county(PolicyPack pack, @Nullable String county) {
        return county == null ? "未载" : pack.county(county).map(County::name).orElse(county);
    }

    /** On which day, in which entry; and when that entry was made where it is another day. */
    private static String adopted(SupervisionReport.Line line) {
        LocalDate on = line.adoptedOn();
        return (on == null ? "" : Names.day(on)) + "（序号 " + line.adoptedBy()
                + (line.recordedOn().equals(on) ? "" : "，" + Names.day(line.recordedOn()) + "登记") + "）"
                + (line.afterwards() ? "，事后" : "");
    }

    private static void print(SupervisionReport report, PolicyPack pack, PrintWriter out) {
        long missed = report.coverage().stream()
                .filter(line -> line.state() == SupervisionReport.State.SHORT)
                .count();
        out.println("截至 " + Names.day(report.asOf()) + "：监督计划 "
                + report.coverage().size() + " 项，未达比例 " + missed + " 项；逾期检查 "
                + report.late().size() + " 次；整改逾期 " + report.overdue().size() + " 项");
        if (report.coverage().isEmpty()) {
            out.println("没有定下监督计划，或计划期内没有在建项目");
        } else {
            Table table = new Table(
                    Column.text("节点"),
                    Column.text("期限"),
                    Column.text("方式"),
                    Column.text("县（市、区）"),
                    Column.text("事项"),
                    Column.text("在建"),
                    Column.text("应查"),
                    Column.text("已查"),
                    Column.text("逾期查"),
                    Column.text("状态"),
                    Column.text("计划定于"));
            report.coverage()
                    .forEach(line -> table.row(
                            line.node(),
                            Names.day(line.on()),
                            line.method() == InspectionMethod.PAPER ? "书面审查" : "实地抽查",
                            county(pack, line.county()),
                            line.matter().chinese(),
                            line.projects() + " 家",
                            line.planned() + " 家",
                            line.done() + " 家",
                            line.late() + " 家",
                            line.state().chinese(),
                            adopted(line)));
            table.print(out);
            long afterwards = report.coverage().stream()
                    .filter(SupervisionReport.Line::afterwards)
                    .map(SupervisionReport.Line::node)
                    .distinct()
                    .count();
            if (afterwards > 0) {
                out.println("标“事后”的节点 " + afterwards + " 个：期限在计划定下或登记之前，检查是否按计划进行，计划不能说明");
            }
        }
        if (!report.late().isEmpty()) {
            out.println();
            out.println("逾期检查（在节点期限之后，不计入已查）");
            Table table = new Table(
                    Column.text("申报"),
                    Column.text("县（市、区）"),
                    Column.text("检查"),
                    Column.text("事项"),
                    Column.text("节点"),
                    Column.text("期限"),
                    Column.text("检查日期"));
            report.late()
                    .forEach(one -> table.row(
                            one.application(),
                            county(pack, one.county()),
                            one.inspection(),
                            one.matter().chinese(),
                            one.node() + (one.named() ? "" : "（未写节点，按时间）"),
                            Names.day(one.due()),
                            Names.day(one.inspectedOn())));
            table.print(out);
        }
        if (!report.overdue().isEmpty()) {
            out.println();
            out.println("整改逾期");
            Table table = new Table(
                    Column.text("申报"),
                    Column.text("县（市、区）"),
                    Column.text("检查"),
                    Column.text("事项"),
                    Column.text("整改期限"));
            report.overdue()
                    .forEach(one -> table.row(
                            one.application(),
                            county(pack, one.county()),
                            one.inspection(),
                            one.matter(),
                            Names.day(one.rectifyBy())));
            table.print(out);
        }
    }
}
