package org.mingzhang.tools.demo;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.BudgetText;
import org.mingzhang.tools.SampleData;
import org.mingzhang.tools.Table;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.tools.demo.Tally.Standing;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.trail.Names;

/** What a finance officer reads of a demo: the money, the red lines, the cases, the refusals; marked as invented. */
public final class DemoSummary {
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

    /**
     * Prints it beside the ledger's own view of the money.
     *
     * @param admitted enterprises that the ledger's roster took in up to the day
     */
    public void print(BudgetView budget, long admitted) {
        out.println(SampleData.MARK);
        out.println();
        out.println(pack.title());
        out.printf(
                "截至%s，纳入试点名单 %,d 家，办理业务 %,d 件（不计人员与密钥登记）。金额单位：万元%n",
                Names.day(arguments.asOf()), admitted, tally.commands());
        out.println();
        BudgetText text = new BudgetText(budget, pack);
        text.money(out);
        directions(budget);
        out.println();
        out.println("六、比例红线");
        text.ratios(out);
        batches(budget);
        cases();
        refusals();
        out.println();
        out.println(SampleData.MARK);
        out.flush();
    }

    private void heading(String text) {
        out.println();
        out.println(text);
    }

    /** Money summed over sources. */
    private record Sums(Fen committed, Fen paid, Fen recovered) {
        Sums plus(Sums other) {
            return new Sums(committed.plus(other.committed), paid.plus(other.paid), recovered.plus(other.recovered));
        }
    }

    private void directions(BudgetView budget) {
        heading("五、支持方向");
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
        heading("七、批次");
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
        Table table = new Table(
                Column.text(what), Column.wanByHeading("已承诺"), Column.wanByHeading("已拨付"), Column.wanByHeading("已追回"));
        sums.forEach((id, sum) -> table.row(name.apply(id), sum.committed, sum.paid, sum.recovered));
        Sums all = sums.values().stream().reduce(new Sums(Fen.ZERO, Fen.ZERO, Fen.ZERO), Sums::plus);
        table.row("合计", all.committed, all.paid, all.recovered);
        table.print(out);
    }

    private void cases() {
        heading("八、办理情况（件）");
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
        heading("九、被规则拒绝并记录在案");
        Table table = new Table(Column.text("日期"), Column.text("经办人"), Column.text("事项"), Column.text("理由"));
        for (Tally.Refusal refusal : tally.refusals()) {
            table.row(
                    Names.day(refusal.step().businessDate()),
                    refusal.step().signer().name(),
                    Tally.title(refusal),
                    refusal.rejection().code().text());
        }
        table.print(out);
    }
}
