package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.policy.WhatIfView;
import org.mingzhang.app.policy.WhatIfView.Bridge;
import org.mingzhang.app.policy.WhatIfView.Due;
import org.mingzhang.app.policy.WhatIfView.Line;
import org.mingzhang.app.policy.WhatIfView.Scenario;
import org.mingzhang.app.policy.WhatIfView.Source;
import org.mingzhang.app.policy.WhatIfView.UnderWay;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.trail.Names;

/** Whether the money lasts: from today's figures in the budget to those of each choice, in steps that add up to the fen. */
final class WhatIfMoney {
    private final WhatIfText text;
    private final WhatIfView view;
    private final PolicyPack pack;

    WhatIfMoney(WhatIfText text) {
        this.text = text;
        this.view = text.view();
        this.pack = text.pack();
    }

    void print(PrintWriter out) {
        out.println();
        out.println("一、今日（与 ./ledger budget 所示相同）");
        today(out);
        out.println();
        out.println("二、够不够用，何时不足");
        lasts(out);
        view.assumptions().forEach(assumption -> out.println("假定：" + assumption));
        out.println();
        out.println("三、各资金来源承担多少（不含在办的，其来源未定）");
        view.before().lines().forEach(line -> shares(line, out));
        out.println("每行：今日承诺 + 变动 = 核定后承诺；今日可用 − 变动" + (reusable() ? " + 追回可再用 = 核定后可用" : " = 核定后可用"));
    }

    private void today(PrintWriter out) {
        Table table = new Table(
                Column.text("预算科目"),
                Column.text("资金来源"),
                Column.wanByHeading("已承诺"),
                Column.wanByHeading("已拨付"),
                Column.wanByHeading("可用"));
        for (LineRow row : view.now().lines()) {
            table.row(line(row.line()), source(row.source()), row.committedFen(), row.paidFen(), row.availableFen());
        }
        table.print(out);
        view.now().sources().stream()
                .filter(source -> source.availableFen().isPositive())
                .forEach(row -> out.println(
                        source(row.source()) + "另有未分配 " + row.availableFen().toWan() + "，不在任何科目内，下面不计"));
    }

    private void lasts(PrintWriter out) {
        Table table = text.table("预算科目");
        for (int i = 0; i < view.before().lines().size(); i++) {
            int index = i;
            text.row(table, line(view.before().lines().get(i).line()), scenario -> "");
            text.row(table, "　今日已承诺", scenario -> bridge(scenario, index).committedFen());
            text.row(table, "　＋ 待核定和重算的变动", scenario -> bridge(scenario, index).changeFen());
            text.row(table, "　＝ 核定后承诺", scenario -> bridge(scenario, index).thenCommittedFen());
            text.row(table, "　＋ 在办的全部办成（最多）", scenario -> underWay(scenario, index)
                    .mostFen());
            text.row(table, "　＝ 届时承诺（最多）", scenario -> underWay(scenario, index).thenCommittedFen());
            text.row(table, "　今日可用", scenario -> bridge(scenario, index).availableFen());
            if (reusable()) {
                text.row(table, "　＋ 追回可再用", scenario -> bridge(scenario, index).reusableFen());
            }
            text.row(table, "　－ 待核定和重算的变动", scenario -> bridge(scenario, index).changeFen());
            text.row(table, "　＝ 核定后可用", scenario -> bridge(scenario, index).thenAvailableFen());
            text.row(table, "　－ 在办的全部办成（最多）", scenario -> underWay(scenario, index)
                    .mostFen());
            text.row(table, "　＝ 届时可用（最少）", scenario -> underWay(scenario, index).thenAvailableFen());
            text.row(table, "　何时不足", scenario -> when(scenario.lines().get(index)));
            takeovers(table, index);
            text.row(table, "　缺多少（最多）", scenario -> lacking(underWay(scenario, index)));
            text.row(table, "　在办（件）", scenario -> cases(underWay(scenario, index)));
            dues(table, index);
        }
        table.print(out);
    }

    /** The day from which the next source pays, where a source is used up; where the last one is, the line lacks money. */
    private void takeovers(Table table, int index) {
        List<String> order = pack.line(view.before().lines().get(index).line())
                .map(BudgetLine::paidBy)
                .orElse(List.of());
        for (int i = 0; i + 1 < order.size(); i++) {
            String source = order.get(i);
            if (text.scenarios().values().stream().anyMatch(scenario -> usedUpOn(scenario, index, source) != null)) {
                text.row(table, "　" + source(source) + "何时用完", scenario -> {
                    LocalDate on = usedUpOn(scenario, index, source);
                    return on == null ? "用不完" : Names.day(on);
                });
                text.row(table, "　　用完后由" + source(order.get(i + 1)) + "承担", scenario -> "");
            }
        }
    }

    private static @Nullable LocalDate usedUpOn(Scenario scenario, int index, String source) {
        return scenario.lines().get(index).sources().stream()
                .filter(own -> own.source().equals(source))
                .findFirst()
                .map(Source::usedUpOn)
                .orElse(null);
    }

    /** One row for each day on which cases under way are taken to be granted; the days are the same in every choice. */
    private void dues(Table table, int index) {
        List<Due> days = underWay(view.before(), index).due();
        for (int i = 0; i < days.size(); i++) {
            Due due = days.get(i);
            int day = i;
            text.row(
                    table,
                    "　　" + batch(due.batch()) + " " + due.cases() + " 件，计于" + Names.day(due.on())
                            + (due.late() ? "（已过期限）" : ""),
                    scenario -> range(underWay(scenario, index).due(), day));
        }
    }

    private static Object range(List<Due> days, int day) {
        if (day >= days.size() || days.get(day).estimated() == 0) {
            return "尚不能估";
        }
        Fen least = days.get(day).leastFen();
        Fen most = days.get(day).mostFen();
        return least.equals(most) ? most : least.toWan() + "～" + most.toWan();
    }

    private static Bridge bridge(Scenario scenario, int line) {
        return scenario.lines().get(line).bridge();
    }

    private static UnderWay underWay(Scenario scenario, int line) {
        return scenario.lines().get(line).underWay();
    }

    private static String when(Line line) {
        UnderWay underWay = line.underWay();
        if (underWay.runsOutOn() == null) {
            return underWay.cases() > underWay.estimated() ? "已知的够用" : "够用";
        }
        return Names.day(underWay.runsOutOn())
                + (underWay.runsOutOn().equals(underWay.runsOutAtLeastOn()) ? "起不足" : "起可能不足");
    }

    private static Object lacking(UnderWay underWay) {
        return underWay.thenAvailableFen().isNegative()
                ? underWay.thenAvailableFen().negated()
                : "—";
    }

    private static String cases(UnderWay underWay) {
        int unknown = underWay.cases() - underWay.estimated();
        return underWay.cases() + (unknown == 0 ? "" : "，" + unknown + " 件尚不能估");
    }

    private boolean reusable() {
        return text.scenarios().values().stream()
                .flatMap(scenario -> scenario.lines().stream())
                .anyMatch(line -> !line.bridge().reusableFen().isZero());
    }

    private void shares(Line own, PrintWriter out) {
        Table table = reusable()
                ? new Table(
                        Column.text(line(own.line())),
                        Column.text("资金来源"),
                        Column.wanByHeading("今日承诺"),
                        Column.wanByHeading("变动"),
                        Column.wanByHeading("核定后承诺"),
                        Column.wanByHeading("今日可用"),
                        Column.wanByHeading("追回可再用"),
                        Column.wanByHeading("核定后可用"))
                : new Table(
                        Column.text(line(own.line())),
                        Column.text("资金来源"),
                        Column.wanByHeading("今日承诺"),
                        Column.wanByHeading("变动"),
                        Column.wanByHeading("核定后承诺"),
                        Column.wanByHeading("今日可用"),
                        Column.wanByHeading("核定后可用"));
        int index = view.before().lines().indexOf(own);
        text.scenarios().forEach((name, scenario) -> {
            for (Source source : scenario.lines().get(index).sources()) {
                Bridge bridge = source.bridge();
                Fen change = bridge.changeFen();
                if (reusable()) {
                    table.row(
                            name,
                            source(source.source()),
                            bridge.committedFen(),
                            change,
                            bridge.thenCommittedFen(),
                            bridge.availableFen(),
                            bridge.reusableFen(),
                            bridge.thenAvailableFen());
                } else {
                    table.row(
                            name,
                            source(source.source()),
                            bridge.committedFen(),
                            change,
                            bridge.thenCommittedFen(),
                            bridge.availableFen(),
                            bridge.thenAvailableFen());
                }
            }
        });
        table.print(out);
        out.println();
    }

    private String batch(@Nullable String number) {
        return number == null ? "不分批次" : pack.batch(number).map(Batch::name).orElse(number);
    }

    private String line(String id) {
        return pack.line(id).map(BudgetLine::name).orElse(id);
    }

    private String source(String id) {
        return pack.source(id).map(FundingSource::name).orElse(id);
    }
}
