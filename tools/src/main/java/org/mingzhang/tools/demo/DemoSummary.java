package org.mingzhang.tools.demo;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioState;
import org.mingzhang.tools.Table;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.tools.demo.Tally.Standing;
import org.mingzhang.view.budget.BudgetView;

/** What a finance officer reads of a demo: the money, the red lines, the cases, the refusals; marked as invented. */
public final class DemoSummary {
    static final String MARK = "【示例数据】企业、人员、账户、文号均为虚构，仅供演示，不代表任何真实单位和资金。";

    private final PolicyPack pack;
    private final DemoArguments arguments;
    private final Tally tally;
    private final PrintWriter out;

    /** A summary of what a {@link DemoRun} told. */
    public DemoSummary(PolicyPack pack, DemoArguments arguments, Tally tally, PrintWriter out) {
        this.pack = pack;
        this.arguments = arguments;
        this.tally = tally;
        this.out = out;
    }

    /** Prints it beside the ledger's own view of the money. */
    public void print(BudgetView budget) {
        out.println(MARK);
        out.println();
        out.println(pack.title());
        out.printf(
                "截至 %s，试点企业 %,d 家，办理 %,d 件，记账 %,d 条。%n",
                arguments.asOf(), tally.enterprises(), tally.commands(), tally.events());
        sources(budget);
        lines(budget);
        ratios(budget);
        directions(budget);
        batches(budget);
        cases();
        refusals();
        out.println();
        out.println(MARK);
        out.flush();
    }

    private void heading(String text) {
        out.println();
        out.println(text);
    }

    private void sources(BudgetView budget) {
        heading("一、资金来源");
        Table table = new Table(
                Column.text("来源"),
                Column.wan("下达"),
                Column.wan("分配"),
                Column.wan("承诺"),
                Column.wan("支付"),
                Column.wan("追回"),
                Column.wan("未分配"));
        for (BudgetView.SourceRow row : budget.sources()) {
            table.row(
                    source(row.source()),
                    row.appropriatedFen(),
                    row.allocatedFen(),
                    row.committedFen(),
                    row.paidFen(),
                    row.recoveredFen(),
                    row.availableFen());
        }
        table.print(out);
    }

    private void lines(BudgetView budget) {
        heading("二、科目");
        Table table = new Table(
                Column.text("科目"),
                Column.text("来源"),
                Column.wan("分配"),
                Column.wan("承诺"),
                Column.wan("支付"),
                Column.wan("追回"),
                Column.wan("可用"));
        for (BudgetView.LineRow row : budget.lines()) {
            table.row(
                    pack.line(row.line()).map(BudgetLine::name).orElse(row.line()),
                    source(row.source()),
                    row.allocatedFen(),
                    row.committedFen(),
                    row.paidFen(),
                    row.recoveredFen(),
                    row.availableFen());
        }
        table.print(out);
    }

    private void ratios(BudgetView budget) {
        heading("三、比例红线");
        Table table = new Table(
                Column.text("红线"),
                Column.text("口径"),
                Column.number("比例"),
                Column.wan("计入"),
                Column.wan("基数"),
                Column.wan("余量"),
                Column.text("状态"));
        for (BudgetView.RatioRow row : budget.ratios()) {
            table.row(
                    rule(row),
                    basis(row.basis()),
                    row.value() == null ? null : percent(Ratio.parse(row.value())),
                    row.numeratorFen(),
                    row.denominatorFen(),
                    row.headroomFen(),
                    RatioState.State.valueOf(row.state()).chinese());
        }
        table.print(out);
    }

    private String rule(BudgetView.RatioRow row) {
        boolean least = pack.ratioRule(row.rule())
                .map(rule -> rule.comparison() == RatioRule.Comparison.AT_LEAST)
                .orElse(false);
        return "%s %s%s".formatted(row.rule(), least ? "不低于" : "不高于", percent(row.limit()));
    }

    private static String percent(Ratio ratio) {
        return Ratio.of(Math.multiplyExact(ratio.numerator(), 100L), ratio.denominator()) + "%";
    }

    private static String basis(String code) {
        return switch (code) {
            case "allocated" -> "按分配";
            case "committed" -> "按承诺";
            case "paid" -> "按支付";
            default -> code;
        };
    }

    /** Money summed over sources. */
    private record Sums(Fen committed, Fen paid, Fen recovered) {
        Sums plus(Sums other) {
            return new Sums(committed.plus(other.committed), paid.plus(other.paid), recovered.plus(other.recovered));
        }
    }

    private void directions(BudgetView budget) {
        heading("四、支持方向");
        Map<String, Sums> sums = new TreeMap<>();
        for (BudgetView.DirectionRow row : budget.directions()) {
            sums.merge(row.direction(), new Sums(row.committedFen(), row.paidFen(), row.recoveredFen()), Sums::plus);
        }
        money(
                "方向",
                sums,
                id -> id + " " + pack.direction(id).map(Direction::name).orElse(""));
    }

    private void batches(BudgetView budget) {
        heading("五、批次");
        Map<String, Sums> sums = new TreeMap<>();
        for (BudgetView.BatchRow row : budget.batches()) {
            sums.merge(
                    row.batch() == null ? "~" : row.batch(),
                    new Sums(row.committedFen(), row.paidFen(), row.recoveredFen()),
                    Sums::plus);
        }
        money("批次", sums, id -> batch(id.equals("~") ? null : id));
    }

    private String batch(@Nullable String id) {
        return id == null ? "不分批次" : pack.batch(id).map(Batch::name).orElse(id);
    }

    private void money(String what, Map<String, Sums> sums, Function<String, String> name) {
        Table table = new Table(Column.text(what), Column.wan("承诺"), Column.wan("支付"), Column.wan("追回"));
        sums.forEach((id, sum) -> table.row(name.apply(id), sum.committed, sum.paid, sum.recovered));
        table.print(out);
    }

    private void cases() {
        heading("六、办理情况（件）");
        out.printf("曾纳入试点名单 %,d 家，其中退出 %,d 家。%n", tally.admitted(), tally.left());
        int batches = pack.batches().size();
        Map<Standing, int[]> counts = new TreeMap<>();
        for (Tally.Case one : tally.cases().values()) {
            int column = one.batch().isEmpty() ? batches : Integer.parseInt(one.batch()) - 1;
            counts.computeIfAbsent(one.standing(), standing -> new int[batches + 1])[column]++;
        }
        Column[] columns = new Column[batches + 2];
        columns[0] = Column.text("状态");
        for (int i = 0; i < batches; i++) {
            columns[i + 1] = Column.number("改造" + pack.batches().get(i).name());
        }
        columns[batches + 1] = Column.number("其他方向");
        Table table = new Table(columns);
        counts.forEach((standing, numbers) -> {
            Object[] row = new Object[batches + 2];
            row[0] = standing.chinese();
            for (int i = 0; i < numbers.length; i++) {
                row[i + 1] = numbers[i];
            }
            table.row(row);
        });
        table.print(out);
    }

    private void refusals() {
        heading("七、被规则拒绝并记录在案");
        Table table = new Table(Column.text("日期"), Column.text("经办人"), Column.text("事项"), Column.text("理由"));
        for (Tally.Refusal refusal : tally.refusals()) {
            table.row(
                    refusal.step().businessDate(),
                    refusal.step().signer().name(),
                    Tally.title(refusal),
                    refusal.rejection().code().text());
        }
        table.print(out);
    }

    private String source(String id) {
        return pack.source(id).map(FundingSource::name).orElse(id);
    }
}
