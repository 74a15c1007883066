package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.mingzhang.app.budget.RatioWords;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioState;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.budget.BudgetView.SourceRow;

/**
 * The budget as a finance officer reads it, in 万元: each table with the line by which its rows add up. Fits 100 columns.
 */
public record BudgetText(BudgetView view, PolicyPack pack) {
    static final String TOTAL = "合计";

    /** The numbers of the sections that follow the four on the money. */
    private static final String AFTER_MONEY = "五六七八九";

    /**
     * All of it.
     *
     * @param by what the committed money is told by besides
     */
    void print(Collection<BudgetSlices.By> by, PrintWriter out) {
        money(out);
        BudgetSlices slices = new BudgetSlices(view, pack);
        int number = 0;
        for (BudgetSlices.By dimension : by) {
            out.println();
            out.println(AFTER_MONEY.charAt(number) + "、" + dimension.title());
            slices.print(dimension, out);
            number++;
        }
        out.println();
        out.println(AFTER_MONEY.charAt(number) + "、比例红线");
        ratios(out);
        out.println();
        trialBalance(out);
    }

    /** What is there, what it is bound to, what was paid and what came back. */
    public void money(PrintWriter out) {
        out.println("一、资金来源");
        sources(out);
        out.println();
        out.println("二、预算科目");
        lines(out);
        out.println();
        out.println("三、承诺与支付");
        payments(out);
        out.println();
        out.println("四、追回");
        recoveries(out);
    }

    static <R> Fen sum(List<R> rows, Function<R, Fen> amount) {
        return rows.stream().map(amount).reduce(Fen.ZERO, Fen::plus);
    }

    private void sources(PrintWriter out) {
        Table table = new Table(
                Column.text("资金来源"),
                Column.wanByHeading("下达"),
                Column.wanByHeading("已分配"),
                Column.wanByHeading("未分配上缴"),
                Column.wanByHeading("未分配"));
        for (SourceRow row : view.sources()) {
            table.row(
                    source(row.source()),
                    row.appropriatedFen(),
                    row.allocatedFen(),
                    row.handedBackFen(),
                    row.availableFen());
        }
        table.row(
                TOTAL,
                sum(view.sources(), SourceRow::appropriatedFen),
                sum(view.sources(), SourceRow::allocatedFen),
                sum(view.sources(), SourceRow::handedBackFen),
                sum(view.sources(), SourceRow::availableFen));
        table.print(out);
        out.println("每行：下达 − 已分配 − 未分配上缴 = 未分配");
    }

    private void lines(PrintWriter out) {
        Table table = new Table(
                Column.text("预算科目"),
                Column.text("资金来源"),
                Column.wanByHeading("已分配"),
                Column.wanByHeading("已承诺"),
                Column.wanByHeading("追回再用"),
                Column.wanByHeading("结余上缴"),
                Column.wanByHeading("可用"));
        for (LineRow row : view.lines()) {
            table.row(
                    line(row.line()),
                    source(row.source()),
                    row.allocatedFen(),
                    row.committedFen(),
                    row.putBackFen(),
                    row.handedBackFen(),
                    row.availableFen());
        }
        table.row(
                TOTAL,
                "",
                sum(view.lines(), LineRow::allocatedFen),
                sum(view.lines(), LineRow::committedFen),
                sum(view.lines(), LineRow::putBackFen),
                sum(view.lines(), LineRow::handedBackFen),
                sum(view.lines(), LineRow::availableFen));
        table.print(out);
        out.println("每行：已分配 − 已承诺 + 追回再用 − 结余上缴 = 可用（已承诺含已拨付，已扣除释放）");
    }

    private void payments(PrintWriter out) {
        Table table = new Table(
                Column.text("预算科目"),
                Column.text("资金来源"),
                Column.wanByHeading("已承诺"),
                Column.wanByHeading("已拨付"),
                Column.wanByHeading("待支付"));
        for (LineRow row : view.lines()) {
            table.row(
                    line(row.line()),
                    source(row.source()),
                    row.committedFen(),
                    row.paidFen(),
                    row.committedFen().minus(row.paidFen()));
        }
        Fen committed = sum(view.lines(), LineRow::committedFen);
        Fen paid = sum(view.lines(), LineRow::paidFen);
        table.row(TOTAL, "", committed, paid, committed.minus(paid));
        table.print(out);
        out.println("每行：已承诺 − 已拨付 = 待支付（已拨付已扣除银行退回，未扣除追回）");
    }

    private void recoveries(PrintWriter out) {
        Table table = new Table(
                Column.text("预算科目"),
                Column.text("资金来源"),
                Column.wanByHeading("已追回"),
                Column.wanByHeading("追回再用"),
                Column.wanByHeading("追回上缴"),
                Column.wanByHeading("追回待处理"));
        for (LineRow row : view.lines()) {
            table.row(
                    line(row.line()),
                    source(row.source()),
                    row.recoveredFen(),
                    row.putBackFen(),
                    row.recoveredHandedBackFen(),
                    row.recoveredAtHandFen());
        }
        table.row(
                TOTAL,
                "",
                sum(view.lines(), LineRow::recoveredFen),
                sum(view.lines(), LineRow::putBackFen),
                sum(view.lines(), LineRow::recoveredHandedBackFen),
                sum(view.lines(), LineRow::recoveredAtHandFen));
        table.print(out);
        out.println("每行：已追回 − 追回再用 − 追回上缴 = 追回待处理");
        out.println(
                "上缴国库共 " + sum(view.sources(), SourceRow::returnedToTreasuryFen).toWan() + "：未分配上缴 + 结余上缴 + 追回上缴");
    }

    /** The ratio rules with the figures that they compare. */
    public void ratios(PrintWriter out) {
        Table table = new Table(
                Column.text("红线"),
                Column.text("口径"),
                Column.wanByHeading("计入"),
                Column.wanByHeading("基数"),
                Column.number("比例"),
                Column.wanByHeading("余量"),
                Column.text("状态"));
        for (BudgetView.RatioRow row : view.ratios()) {
            table.row(
                    row.rule() + " " + RatioWords.rule(row, pack),
                    basis(row.basis()),
                    row.numeratorFen(),
                    row.denominatorFen(),
                    row.value() == null ? "—" : percent(Ratio.parse(row.value())),
                    row.headroomFen(),
                    RatioState.State.valueOf(row.state()).chinese());
        }
        table.print(out);
        out.println("余量：计入的金额离红线还有多少；负数表示在红线错误的一侧");
    }

    /** 78.6516%. */
    static String percent(Ratio ratio) {
        return RatioWords.percent(ratio);
    }

    private static String basis(String code) {
        return RatioRule.Basis.valueOf(code.toUpperCase(java.util.Locale.ROOT)).chinese();
    }

    private void trialBalance(PrintWriter out) {
        BudgetView.TrialBalance balance = view.trialBalance();
        out.println("试算平衡：借方 " + balance.debitFen().toYuan() + " 元，贷方 "
                + balance.creditFen().toYuan() + " 元，"
                + (balance.holds() ? "相等" : "不相等：视图被人改动过，请运行 ./ledger reconcile 查明"));
    }

    private String source(String id) {
        return pack.source(id).map(FundingSource::name).orElse(id);
    }

    private String line(String id) {
        return pack.line(id).map(BudgetLine::name).orElse(id);
    }
}
