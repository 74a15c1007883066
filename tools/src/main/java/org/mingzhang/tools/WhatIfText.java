package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.policy.ParameterView;
import org.mingzhang.app.policy.WhatIfView;
import org.mingzhang.app.policy.WhatIfView.Change;
import org.mingzhang.app.policy.WhatIfView.Choice;
import org.mingzhang.app.policy.WhatIfView.Line;
import org.mingzhang.app.policy.WhatIfView.Scenario;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;

/** What other values would change, as a finance officer reads it: one column as things stand, one for each choice. */
record WhatIfText(PolicyPack pack, WhatIfView view) {
    private static final int MOST_CHANGES = 10;

    void print(PrintWriter out) {
        out.println("试点专项 " + view.programme() + "，截至第 " + view.asOfPosition() + " 条账目（" + view.asOf()
                + "）。假设测算，不记账；金额单位：万元");
        out.println("已核定的奖补" + (view.standing().equals("KEPT") ? "维持原数，只测算尚未核定的" : "也按假设重算"));
        for (int i = 0; i < view.choices().size(); i++) {
            Choice choice = view.choices().get(i);
            out.println("  " + name(i) + "："
                    + choice.set().entrySet().stream()
                            .map(value -> value.getKey() + " = " + value.getValue())
                            .collect(Collectors.joining("，")));
        }
        out.println();
        out.println("一、够不够用");
        lines(out);
        out.println();
        out.println("二、各方向（笔数 / 金额）");
        directions(out);
        out.println();
        out.println("三、比例红线（已核定与可测算的合计；R1 要到支付结清时判断，此处为预测）");
        ratios(out);
        out.println();
        out.println("四、变动的奖补");
        for (int i = 0; i < view.choices().size(); i++) {
            changes(name(i), view.choices().get(i), out);
        }
        if (columns(scenario -> scenario.undecided().isEmpty() ? "" : "x").contains("x")) {
            out.println();
            out.println("五、仍等待未决参数的奖补（可测算的 / 在办的，件）");
            waiting(out);
        }
    }

    private String name(int choice) {
        return view.choices().size() == 1 ? "假设" : "方案" + (choice + 1);
    }

    private Table table(String first) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(first));
        columns.add(Column.number("现状"));
        for (int i = 0; i < view.choices().size(); i++) {
            columns.add(Column.number(name(i)));
        }
        return new Table(columns.toArray(Column[]::new));
    }

    private List<String> columns(Function<Scenario, String> cell) {
        List<String> out = new ArrayList<>();
        out.add(cell.apply(view.before()));
        view.choices().forEach(choice -> out.add(cell.apply(choice.after())));
        return out;
    }

    private void row(Table table, String first, Function<Scenario, String> cell) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(first);
        row.addAll(columns(cell));
        table.row(row.toArray());
    }

    private void lines(PrintWriter out) {
        Table table = table("科目");
        for (int i = 0; i < view.before().lines().size(); i++) {
            int index = i;
            Line own = view.before().lines().get(i);
            String name = pack.line(own.line()).map(line -> line.name()).orElse(own.line());
            row(table, name + "　可用预算", scenario -> line(scenario, index)
                    .budgetFen()
                    .toWan());
            row(table, "　　已核定和可测算", scenario -> line(scenario, index).costFen().toWan());
            for (int j = 0; j < own.sources().size(); j++) {
                int source = j;
                String id = own.sources().get(j).source();
                row(table, "　　　其中" + pack.source(id).map(s -> s.name()).orElse(id), scenario -> line(scenario, index)
                        .sources()
                        .get(source)
                        .costFen()
                        .toWan());
            }
            row(table, "　　结果", scenario -> verdict(line(scenario, index)));
            row(table, "　　另有在办（件）", scenario -> underWay(line(scenario, index)));
            row(table, "　　　如全部办成，需", scenario -> forecast(line(scenario, index)));
            row(table, "　　　届时", scenario -> then(line(scenario, index)));
        }
        table.print(out);
        out.println("在办的按计划投入或合同额估算，等级未定的取各级中最少至最多；不含尚未申报的。");
    }

    private static Line line(Scenario scenario, int index) {
        return scenario.lines().get(index);
    }

    private static String verdict(Line line) {
        return line.shortfallFen().isPositive()
                ? line.runsOutOn() + " 起不足，缺 " + line.shortfallFen().toWan()
                : "够用，余 " + line.leftFen().toWan();
    }

    private static String underWay(Line line) {
        int unknown = line.underWay().cases() - line.underWay().estimated();
        return line.underWay().cases() + (unknown == 0 ? "" : "（" + unknown + " 件尚不能估）");
    }

    private static String forecast(Line line) {
        Fen least = line.underWay().leastFen();
        Fen most = line.underWay().mostFen();
        return line.underWay().estimated() == 0
                ? "—"
                : least.equals(most) ? most.toWan() : least.toWan() + "～" + most.toWan();
    }

    private static String then(Line line) {
        if (line.underWay().estimated() == 0) {
            return "—";
        }
        Fen lacking = line.underWay().shortfallFen();
        if (lacking.isZero()) {
            return "够用，至少余 " + line.leftFen().minus(line.underWay().mostFen()).toWan();
        }
        boolean even = line.underWay().leastFen().exceeds(line.leftFen());
        return (even ? "不足" : "可能不足") + "，最多缺 " + lacking.toWan();
    }

    private void directions(PrintWriter out) {
        Table table = table("方向");
        for (int i = 0; i < view.before().directions().size(); i++) {
            int index = i;
            String id = view.before().directions().get(i).direction();
            row(
                    table,
                    id + " "
                            + pack.direction(id)
                                    .map(direction -> direction.name())
                                    .orElse(""),
                    scenario -> scenario.directions().get(index).awards() + " / "
                            + scenario.directions().get(index).costFen().toWan());
        }
        row(table, "合计", scenario -> scenario.costFen().toWan());
        table.print(out);
    }

    private void ratios(PrintWriter out) {
        Table table = table("规则");
        for (int i = 0; i < view.before().ratios().size(); i++) {
            int index = i;
            String rule = view.before().ratios().get(i).rule();
            String limit = pack.ratioRule(rule)
                    .map(r -> r.comparison().chinese() + r.share())
                    .orElse("");
            row(table, rule + " " + limit, scenario -> {
                var ratio = scenario.ratios().get(index);
                return (ratio.value() == null ? "—" : ratio.value())
                        + (ratio.headroomFen().isNegative()
                                ? "，差 " + ratio.headroomFen().negated().toWan()
                                : "，余地 " + ratio.headroomFen().toWan());
            });
        }
        table.print(out);
    }

    private void changes(String name, Choice choice, PrintWriter out) {
        WhatIfView.Changes changes = choice.changes();
        if (changes.awards() == 0) {
            out.println(name + "：没有变动");
            return;
        }
        out.println(
                name + "：" + changes.awards() + " 笔，增 " + changes.raisedFen().toWan() + "，减 "
                        + changes.loweredFen().toWan() + "，净 " + signed(changes.netFen()));
        if (changes.standing() > 0) {
            out.println(
                    "  其中 " + changes.standing() + " 笔已核定，净 " + signed(changes.standingNetFen()) + "；改定参数不会自动改变已核定的奖补");
        }
        Table table = new Table(
                Column.text("  申报"),
                Column.text("方向"),
                Column.text("单位"),
                Column.number("现状"),
                Column.number(name),
                Column.number("差额"),
                Column.text("说明"));
        changes.list().stream()
                .sorted(Comparator.comparing(
                                (Change change) -> -Math.abs(change.changeFen().value()))
                        .thenComparing(Change::application))
                .limit(MOST_CHANGES)
                .forEach(change -> table.row(
                        "  " + change.application(),
                        change.direction(),
                        change.name().isEmpty() ? change.beneficiary() : change.name(),
                        change.beforeFen().toWan(),
                        change.afterFen().toWan(),
                        signed(change.changeFen()),
                        (change.progress().name().equals("APPROVED") ? "已核定" : "待核定")
                                + (change.reason() == null ? "" : "；" + change.reason())));
        table.print(out);
        if (changes.awards() > MOST_CHANGES) {
            out.println("  （只列差额最大的 " + MOST_CHANGES + " 笔，其余 " + (changes.awards() - MOST_CHANGES) + " 笔见 --json）");
        }
    }

    private static String signed(Fen amount) {
        return amount.isPositive() ? "+" + amount.toWan() : amount.toWan();
    }

    private void waiting(PrintWriter out) {
        Table table = table("参数");
        pack.parameters().forEach(parameter -> {
            List<String> cells = columns(scenario -> scenario.undecided().stream()
                    .filter(row -> row.parameter().equals(parameter.id()))
                    .map(row -> row.awards() + " / " + row.underWay())
                    .findFirst()
                    .orElse(""));
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                List<@Nullable Object> row = new ArrayList<>();
                row.add(parameter.id() + " " + parameter.name());
                row.addAll(cells);
                table.row(row.toArray());
            }
        });
        table.print(out);
    }

    /** Every parameter: first the ones that nobody has decided. */
    static void print(ParameterView view, PrintWriter out) {
        out.println("试点专项 " + view.programme() + "，截至第 " + view.asOfPosition() + " 条账目");
        section("未决的参数", ParameterView.State.UNDECIDED, view, out);
        section("已决定的参数", ParameterView.State.DECIDED, view, out);
        section("按默认读法的参数", ParameterView.State.DEFAULT, view, out);
        out.println();
        out.println(
                "试算：ledger whatif --programme " + view.programme() + " --set 参数=取值；几种取值并列比较，用逗号分开：--set 参数=取值一,取值二");
    }

    private static void section(String title, ParameterView.State state, ParameterView view, PrintWriter out) {
        List<ParameterView.Row> rows =
                view.parameters().stream().filter(row -> row.state() == state).toList();
        if (rows.isEmpty()) {
            return;
        }
        out.println();
        out.println(title + "（" + rows.size() + " 项）");
        for (ParameterView.Row row : rows) {
            out.println("  " + row.parameter() + "　" + row.name()
                    + (row.value() == null ? "" : "：" + row.value())
                    + (row.position() == null ? "" : "（账目 " + row.position() + "）"));
            if (row.options().isEmpty()) {
                out.println("      取值：" + row.form());
            }
            row.options().forEach(option -> out.println("      可取 " + option.value() + "：" + option.meaning()));
            row.limits().forEach(limit -> out.println("      须 " + limit.rule() + "（" + limit.clause() + "）"));
            if (row.awards() + row.underWay() > 0) {
                out.println("      等待它的：可测算的 " + row.awards() + " 件，在办的 " + row.underWay() + " 件");
            }
        }
    }
}
