package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.budget.ClosedMonth;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Posting;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodBalance;
import org.mingzhang.tools.Table.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The closed months of a programme, with the trial balance of each. */
@Command(
        name = "periods",
        mixinStandardHelpOptions = true,
        description = "已结账的月份及其科目余额表（借贷相等），并按账目重算比对。结账用 ledger do 办理 programme.close-period。")
final class PeriodsCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--month", paramLabel = "MONTH", description = "只看这个月，写作 2026-03（默认：余额表只列最近一次）。")
    private @Nullable String month;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            PolicyPack pack = opened.packOf(opened.programme(programme.id()));
            List<ClosedMonth> months = ClosedMonth.of(opened.store().log(), programme.id()).stream()
                    .filter(one -> month == null || one.month().equals(month))
                    .toList();
            if (month != null && months.isEmpty()) {
                throw No.unknown("--month", month, "没有以 " + month + " 为止的结账");
            }
            List<ObjectNode> documents = new ArrayList<>();
            months.forEach(one -> documents.add(RecordMapper.toJson(one)
                    .put("debitFen", one.debit().value())
                    .put("creditFen", one.credit().value())
                    .put("agrees", one.agrees())));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("programme", programme.id());
            document.put("closed", documents);
            output.print(document, out -> {
                out.println(opened.heading());
                print(months, pack, out);
            });
            months.stream().filter(one -> !one.agrees()).findFirst().ifPresent(one -> {
                throw new No("结账至 " + one.month() + " 之后，其中又有过账：账目与月末余额不一致");
            });
        }
    }

    private static void print(List<ClosedMonth> months, PolicyPack pack, PrintWriter out) {
        if (months.isEmpty()) {
            out.println("尚未结账");
            return;
        }
        Table table = new Table(Column.text("结账至"), Column.text("文号"), Column.number("序号"), Column.text("与账目"));
        months.forEach(one -> table.row(one.month(), one.documentNo(), one.position(), one.agrees() ? "一致" : "不一致"));
        table.print(out);
        ClosedMonth last = months.getLast();
        out.println();
        out.println(last.month() + " 月末科目余额表（元）");
        Table balances = new Table(
                Column.text("账户"),
                Column.text("来源"),
                Column.text("科目"),
                Column.text("年度"),
                Column.yuan("借方"),
                Column.yuan("贷方"));
        for (PeriodBalance balance : last.balances()) {
            Fen fen = balance.balanceFen();
            balances.row(
                    Posting.Account.valueOf(balance.account()).chinese(),
                    pack.source(balance.source()).map(FundingSource::name).orElse(balance.source()),
                    balance.line() == null
                            ? ""
                            : pack.line(balance.line()).map(BudgetLine::name).orElse(balance.line()),
                    balance.budgetYear() == null ? "" : String.valueOf(balance.budgetYear()),
                    fen.isPositive() ? fen : null,
                    fen.isNegative() ? fen.negated() : null);
        }
        balances.row("合计", "", "", "", last.debit(), last.credit());
        balances.print(out);
    }
}
