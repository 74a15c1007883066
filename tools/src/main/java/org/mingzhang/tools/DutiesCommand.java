package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.oversight.DutyReport;
import org.mingzhang.view.oversight.OwedRecovery;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Duties after approval and payment: what is open, what is overdue, what met it. */
@Command(
        name = "duties",
        mixinStandardHelpOptions = true,
        description = "列出获奖补单位的义务：专账、资金使用报告、进度报告、应报送的材料、持续履行的承诺；未到期的、逾期的，履行了的由哪条账目履行。")
final class DutiesCommand implements Runnable {
    private static final int LISTED = 200;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--as-of", paramLabel = "DATE", description = "截至这一天（默认：今天）。")
    private @Nullable LocalDate asOf;

    @Option(names = "--subject", paramLabel = "ID", description = "只列一份申报，或一个单位（统一社会信用代码）的。")
    private @Nullable String subject;

    @Option(names = "--all", description = "已履行的也列出，并且全部列出；--json 时总是全部。")
    private boolean all;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            LedgerViews views = opened.views(output);
            views.requireSealed();
            LocalDate day = Objects.requireNonNullElseGet(asOf, () -> LedgerTime.of(opened.store(), opened.identity())
                    .now()
                    .atZone(opened.identity().zone())
                    .toLocalDate());
            DutyReport whole =
                    views.duties().duties(programme.id(), day, this::isWanted).orElseThrow(programme::unknown);
            DutyReport report = subject == null ? whole : whole.about(subject);
            PolicyPack pack = views.budget().pack(programme.id()).orElseThrow();
            output.print(report.toJson(), out -> {
                out.println(opened.heading());
                print(report, pack, out);
            });
        }
    }

    private boolean isWanted(OpenDuty duty) {
        return subject == null || subject.equals(duty.application()) || subject.equals(duty.party());
    }

    private void print(DutyReport report, PolicyPack pack, PrintWriter out) {
        out.println("截至 " + Names.day(report.asOf()) + "：逾期 " + report.overdue() + " 项，未到期 " + report.open() + " 项，已履行 "
                + report.met() + " 项，逾期履行 " + report.metLate() + " 项"
                + (report.standing() == 0 ? "" : "，持续履行 " + report.standing() + " 项"));
        if (pack.duties().isEmpty()) {
            out.println("政策包没有列义务");
        }
        Table table = new Table(
                Column.text("申报"),
                Column.text("支持方向"),
                Column.text("义务"),
                Column.text("事项"),
                Column.text("期限"),
                Column.text("状态"),
                Column.yuan("尚未说明的金额"),
                Column.text("履行于"));
        long shown = report.duties().stream()
                .filter(duty -> all || duty.isOwed() || duty.state() == OpenDuty.State.STANDING)
                .limit(all ? Long.MAX_VALUE : LISTED)
                .peek(duty -> row(duty, pack, table))
                .count();
        if (shown > 0) {
            table.print(out);
        }
        int owed = report.open() + report.overdue();
        if (!all && owed > shown) {
            out.println("（另有 " + (owed - shown) + " 项未列出；全部列出用 --all）");
        }
        recoveries(report.recoveries(), out);
    }

    /** Money that was ordered back and has not come in; nothing where there is none. */
    private static void recoveries(List<OwedRecovery> owed, PrintWriter out) {
        if (owed.isEmpty()) {
            return;
        }
        Table table = new Table(
                Column.text("追回编号"),
                Column.text("申报"),
                Column.text("应缴单位"),
                Column.yuan("应追"),
                Column.yuan("已到账"),
                Column.yuan("已撤销"),
                Column.yuan("尚欠"),
                Column.text("缴回期限"),
                Column.text("逾期"));
        Fen sum = Fen.ZERO;
        for (OwedRecovery one : owed) {
            sum = sum.plus(one.openFen());
            table.row(
                    one.recovery(),
                    one.application(),
                    String.join("、", one.debtors()) + (one.debtors().size() > 1 ? "（连带）" : ""),
                    one.orderedFen(),
                    one.receivedFen(),
                    one.calledOffFen(),
                    one.openFen(),
                    Names.day(one.dueOn()),
                    one.daysOverdue() > 0 ? one.daysOverdue() + " 天" : "未到期");
        }
        long overdue = owed.stream().filter(one -> one.daysOverdue() > 0).count();
        out.println();
        out.println("应追未缴 " + owed.size() + " 笔，共" + Names.money(sum) + "，其中逾期 " + overdue + " 笔");
        table.print(out);
    }

    private static void row(OpenDuty duty, PolicyPack pack, Table table) {
        table.row(
                duty.application(),
                pack.direction(duty.direction()).map(Direction::name).orElse(duty.direction()),
                duty.name(),
                duty.about(),
                duty.dueOn() != null ? Names.day(duty.dueOn()) : duty.state() == OpenDuty.State.STANDING ? null : "未定",
                duty.state().chinese(),
                duty.leftFen(),
                duty.metOn() == null ? null : Names.day(duty.metOn()) + "（序号 " + duty.metBy() + "）");
    }
}
