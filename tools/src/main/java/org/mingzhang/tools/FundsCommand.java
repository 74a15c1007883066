package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.budget.FundsView;
import org.mingzhang.view.budget.FundsView.Movement;
import org.mingzhang.view.budget.FundsView.YearRow;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a programme's money came in: by source and budget year, and document by document. */
@Command(
        name = "funds",
        mixinStandardHelpOptions = true,
        description = "查看一个试点专项的资金来路：按来源和预算年度，逐笔列出下达、到位、分配、调剂、结转、上缴及其文号。")
final class FundsCommand implements Runnable {
    private static final Map<String, String> KINDS = Map.of(
            "programme.funds-appropriated", "下达",
            "programme.funds-received", "到位",
            "programme.budget-allocated", "分配",
            "programme.budget-transferred", "调剂",
            "programme.funds-carried-over", "结转",
            "programme.funds-returned-to-treasury", "上缴");

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--as-of", paramLabel = "DATE", description = "业务日期截至这一天，按今天所知。")
    private @Nullable LocalDate asOf;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            LedgerViews views = opened.views(output);
            views.requireSealed();
            FundsView funds = views.funds().funds(programme.id(), asOf).orElseThrow(programme::unknown);
            PolicyPack pack = views.budget().pack(programme.id()).orElseThrow();
            output.print(funds.toJson(), out -> {
                out.println(opened.heading());
                print(funds, new PackNames(pack), out);
            });
        }
    }

    private static void print(FundsView funds, PackNames names, PrintWriter out) {
        LocalDate until = funds.asOf();
        out.println("试点专项 " + funds.programme() + " 的资金来路" + (until == null ? "" : "，截至" + Names.day(until)));
        out.println();
        Table years = new Table(
                Table.Column.text("资金来源"),
                Table.Column.number("预算年度"),
                Table.Column.wan("下达"),
                Table.Column.wan("到位"),
                Table.Column.wan("上年结转"),
                Table.Column.wan("分配"),
                Table.Column.wan("结转下年"),
                Table.Column.wan("未分配上缴"),
                Table.Column.wan("未分配余额"));
        for (YearRow row : funds.years()) {
            years.row(
                    names.apply("source", row.source()),
                    Integer.toString(row.year()),
                    row.appropriatedFen(),
                    row.receivedFen(),
                    row.carriedInFen(),
                    row.allocatedFen(),
                    row.carriedOutFen(),
                    row.returnedFen(),
                    row.unallocatedFen());
        }
        years.print(out);
        out.println();
        Table movements = new Table(
                Table.Column.text("日期"),
                Table.Column.text("事项"),
                Table.Column.text("资金来源"),
                Table.Column.text("去向或取自"),
                Table.Column.yuan("金额"),
                Table.Column.text("文号"),
                Table.Column.number("账目"));
        for (Movement one : funds.movements()) {
            movements.row(
                    one.on().toString(),
                    KINDS.getOrDefault(one.type(), one.type())
                            + (!one.corrects() ? "" : one.amountFen().isNegative() ? "（更正冲回）" : "（已更正）"),
                    names.apply("source", one.source()),
                    way(one, names),
                    one.amountFen(),
                    one.correctedBy() == null
                            ? one.documentNo()
                            : one.documentNo() + "（更正依据 " + one.correctedBy() + "）",
                    one.position());
        }
        movements.print(out);
        out.println("共 " + funds.movements().size() + " 笔");
    }

    private static String way(Movement one, PackNames names) {
        String line = one.line() == null ? "" : names.apply("line", one.line());
        if (one.from() != null) {
            return switch (one.from()) {
                case UNALLOCATED -> one.year() == null ? "未分配" : one.year() + " 年未分配";
                case LINE_AVAILABLE -> line + "（可用）";
                case LINE_RECOVERED -> line + "（追回）";
            };
        }
        if (one.toLine() != null) {
            return line + " → " + names.apply("line", one.toLine());
        }
        if (one.toYear() != null) {
            return one.year() + " 年 → " + one.toYear() + " 年";
        }
        return line.isEmpty() && one.year() != null ? one.year() + " 年" : line;
    }
}
