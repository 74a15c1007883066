package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.policy.WhatIfView;
import org.mingzhang.app.policy.WhatIfView.Change;
import org.mingzhang.app.policy.WhatIfView.Choice;
import org.mingzhang.app.policy.WhatIfView.Scenario;
import org.mingzhang.app.policy.WhatIfWords;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.trail.Names;

/** What other values would change, as a finance officer reads it: one column as things stand, one for each choice. */
record WhatIfText(PolicyPack pack, WhatIfView view) {
    private static final int MOST_CHANGES = 10;
    private static final String AS_IT_IS = "现状";

    void print(PrintWriter out) {
        out.println("试点专项：" + view.programme() + " " + pack.title());
        out.println("依据账目：序号 0 至 " + view.asOfPosition() + "，" + String.format("%,d", view.asOfPosition() + 1)
                + " 条；今日：" + Names.day(view.asOf()));
        out.println("假设测算，不记账；金额单位：万元");
        out.println("已核定的奖补" + (view.standing().equals("KEPT") ? "维持原数，只测算尚未核定的" : "也按假设重算"));
        for (int i = 0; i < view.choices().size(); i++) {
            Choice choice = view.choices().get(i);
            out.println("  " + name(i) + "："
                    + choice.set().entrySet().stream()
                            .map(value -> value.getKey() + " = " + value.getValue() + unit(value.getKey()))
                            .collect(Collectors.joining("，")));
        }
        new WhatIfMoney(this).print(out);
        out.println();
        out.println("四、各方向（笔数 / 金额，不含在办的）");
        directions(out);
        out.println();
        out.println("五、比例红线（按核定后承诺预测，不含在办的）");
        ratios(out);
        out.println();
        out.println("六、变动的奖补");
        for (int i = 0; i < view.choices().size(); i++) {
            Choice choice = view.choices().get(i);
            changes(name(i), choice, out);
            new WhatIfBeyond(choice).print(out);
        }
        if (columns(scenario -> scenario.undecided().isEmpty() ? "" : "x").contains("x")) {
            out.println();
            out.println("七、仍等待未决参数的奖补（可测算的 / 在办的，件）");
            waiting(out);
        }
    }

    /** As things stand first, then one for each choice, by their names. */
    Map<String, Scenario> scenarios() {
        Map<String, Scenario> out = new LinkedHashMap<>();
        out.put(AS_IT_IS, view.before());
        for (int i = 0; i < view.choices().size(); i++) {
            out.put(name(i), view.choices().get(i).after());
        }
        return out;
    }

    /** A fact of one case, which is set in the same way, has none here. */
    private String unit(String parameter) {
        return pack.parameter(parameter)
                .map(Parameter::unit)
                .filter(unit -> !unit.isEmpty())
                .map(unit -> " " + unit)
                .orElse("");
    }

    private String name(int choice) {
        return view.choices().size() == 1 ? "假设" : "方案" + (choice + 1);
    }

    Table table(String first) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(first));
        scenarios().keySet().forEach(name -> columns.add(Column.wanByHeading(name)));
        return new Table(columns.toArray(Column[]::new));
    }

    private <T> List<T> columns(Function<Scenario, T> cell) {
        return scenarios().values().stream().map(cell).toList();
    }

    void row(Table table, String first, Function<Scenario, Object> cell) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(first);
        row.addAll(columns(cell));
        table.row(row.toArray());
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
        row(table, "合计（核定后承诺）", scenario -> scenario.costFen().toWan());
        table.print(out);
    }

    private void ratios(PrintWriter out) {
        Table table = table("规则");
        for (int i = 0; i < view.before().ratios().size(); i++) {
            int index = i;
            String rule = view.before().ratios().get(i).rule();
            String limit = pack.ratioRule(rule)
                    .map(r -> r.comparison().chinese() + BudgetText.percent(r.share()))
                    .orElse("");
            row(table, rule + " " + limit + "：比例", scenario -> {
                String value = scenario.ratios().get(index).value();
                return value == null ? "—" : BudgetText.percent(Ratio.parse(value));
            });
            row(table, "　　余量（负数为突破）", scenario -> scenario.ratios().get(index).headroomFen());
        }
        table.print(out);
    }

    private void changes(String name, Choice choice, PrintWriter out) {
        WhatIfView.Changes changes = choice.changes();
        if (changes.awards() == 0) {
            out.println(name + "：金额没有变动");
            return;
        }
        out.println(
                name + "：" + changes.awards() + " 笔，增 " + changes.raisedFen().toWan() + "，减 "
                        + changes.loweredFen().toWan() + "，净 " + signed(changes.netFen()));
        if (changes.standing() > 0) {
            out.println(
                    "  其中 " + changes.standing() + " 笔已核定，净 " + signed(changes.standingNetFen()) + "；改定参数不会自动改变已核定的奖补");
        }
        WhatIfWords.split(changes.split()).forEach((part, fen) -> out.println("  " + part + "：" + signed(fen)));
        Table table = new Table(
                Column.text("  申报"),
                Column.text("方向"),
                Column.text("单位"),
                Column.wanByHeading(AS_IT_IS),
                Column.wanByHeading(name),
                Column.wanByHeading("差额"),
                Column.wanByHeading("已拨付"),
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
                        change.beforeFen(),
                        change.afterFen(),
                        signed(change.changeFen()),
                        change.paidFen(),
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
}
