package org.mingzhang.app.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.budget.RatioWords;
import org.mingzhang.app.policy.WhatIfView.Change;
import org.mingzhang.app.policy.WhatIfView.Choice;
import org.mingzhang.app.policy.WhatIfView.Line;
import org.mingzhang.app.policy.WhatIfView.Scenario;
import org.mingzhang.app.policy.WhatIfView.Split;
import org.mingzhang.app.policy.WhatIfView.Unmet;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.report.Sheet.Column;
import org.mingzhang.app.report.Sheet.Linked;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.view.budget.BudgetView.RatioRow;

/** What other values would change, as tables. */
final class WhatIfSheets {
    private static final int MOST_CHANGES = 500;

    private final PolicyPack pack;
    private final WhatIfView view;
    private final WhatIfWords words;

    WhatIfSheets(PolicyPack pack, WhatIfView view, WhatIfWords words) {
        this.pack = pack;
        this.view = view;
        this.words = words;
    }

    /**
     * What awards come to, by how far they are.
     *
     * @param overpaid what of it is beyond what the values give: only recovery brings it back
     * @param unpaid approved and not paid
     * @param open computed and not approved
     */
    record Parts(Fen paid, Fen overpaid, Fen unpaid, Fen open) {}

    /** @param split where the awards differ from what stands; null for what stands */
    static Parts parts(Scenario scenario, @Nullable Split split) {
        Fen paid = Fen.ZERO;
        Fen committed = Fen.ZERO;
        for (Line line : scenario.lines()) {
            paid = paid.plus(line.bridge().paidFen());
            committed = committed.plus(line.bridge().committedFen());
        }
        Fen overpaid = split == null ? Fen.ZERO : split.overpaidFen();
        Fen unpaid = committed.minus(paid).plus(split == null ? Fen.ZERO : split.unpaidNetFen());
        return new Parts(
                paid,
                overpaid,
                unpaid,
                scenario.costFen().minus(paid).plus(overpaid).minus(unpaid));
    }

    /** All choices beside each other. */
    Sheet together() {
        Sheet.Builder sheet = Sheet.titled(
                "并列比较",
                Column.text("取值"),
                Column.yuan("奖补合计"),
                Column.yuan("比现在增减"),
                Column.yuan("其中：已拨付"),
                Column.yuan("减：已拨付超出新标准"),
                Column.yuan("已核定未拨付"),
                Column.yuan("尚未核定"),
                Column.yuan("资金缺口"),
                Column.text("何时不足"));
        row(sheet, "现在的取值", view.before(), null);
        for (Choice choice : view.choices()) {
            row(sheet, words.name(choice), choice.after(), choice.changes().split());
        }
        return sheet.counted("组");
    }

    private void row(Sheet.Builder sheet, String name, Scenario scenario, @Nullable Split split) {
        Parts parts = parts(scenario, split);
        sheet.row(
                name,
                scenario.costFen(),
                scenario.costFen().minus(view.before().costFen()),
                parts.paid,
                parts.overpaid.negated(),
                parts.unpaid,
                parts.open,
                scenario.shortfallFen(),
                day(scenario.runsOutOn()));
    }

    /** Whether the awards that are granted already are part of the sums, and by which values. */
    String granted() {
        if (view.standing().equals("KEPT")) {
            return "奖补合计含已核定（已拨付、未拨付）的奖补，按核定数不变；只有尚未核定的按试的取值测算。";
        }
        boolean overpaid = view.choices().stream()
                .anyMatch(choice -> choice.changes().split().overpaidFen().isPositive());
        return "奖补合计含已核定（已拨付、未拨付）的奖补，也按试的取值重新测算；要让它们不变，勾选“已核定的奖补维持原数”。"
                + (overpaid ? "已拨付超出新标准的，钱已经付出，须追回才收得回，不算省下的。" : "");
    }

    /** What a choice does, table by table. */
    List<Sheet> of(Choice choice) {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(split(choice.changes().split()));
        sheets.add(lines(choice));
        sheets.add(ratios(choice.after()));
        sheets.add(changes(choice));
        if (!choice.unmet().isEmpty()) {
            sheets.add(unmet(choice));
        }
        return sheets;
    }

    /** Where the difference falls; its rows add up to it. */
    private static Sheet split(Split split) {
        Sheet.Builder sheet = Sheet.titled("少付、多付落在哪里", Column.text("哪一部分"), Column.yuan("比现在增减"));
        WhatIfWords.split(split).forEach(sheet::row);
        return sheet.counted("处");
    }

    private Sheet lines(Choice choice) {
        Sheet.Builder sheet = Sheet.titled(
                "按预算科目",
                Column.text("预算科目"),
                Column.yuan("可用于支出"),
                Column.yuan("现在的奖补"),
                Column.yuan("那时的奖补"),
                Column.yuan("剩余"),
                Column.yuan("缺口"),
                Column.text("何时不足"));
        Map<String, Line> before = view.before().lines().stream().collect(Collectors.toMap(Line::line, line -> line));
        for (Line line : choice.after().lines()) {
            Line now = before.get(line.line());
            sheet.row(
                    pack.line(line.line()).map(BudgetLine::name).orElse(line.line()),
                    line.budgetFen(),
                    now == null ? Fen.ZERO : now.costFen(),
                    line.costFen(),
                    line.leftFen(),
                    line.shortfallFen(),
                    day(line.runsOutOn()));
        }
        return sheet.counted("个");
    }

    private Sheet ratios(Scenario after) {
        Sheet.Builder sheet = Sheet.titled(
                "比例红线（按承诺）",
                Column.text("红线"),
                Column.text("口径"),
                Column.text("比例"),
                Column.yuan("余量"),
                Column.text("状态"));
        for (RatioRow row : after.ratios()) {
            sheet.row(
                    RatioWords.rule(row, pack),
                    RatioRule.Basis.valueOf(row.basis().toUpperCase(Locale.ROOT))
                            .chinese(),
                    row.value() == null ? "—" : RatioWords.percent(Ratio.parse(row.value())),
                    row.headroomFen(),
                    RatioWords.standing(row, pack));
        }
        return sheet.counted("条");
    }

    private Sheet changes(Choice choice) {
        List<Change> changes = choice.changes().list();
        // A reason is there for who gets nothing; where everybody gets something there is none to tell.
        boolean reasons = changes.stream().limit(MOST_CHANGES).anyMatch(change -> change.reason() != null);
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("申报"),
                Column.text("支持方向"),
                Column.text("单位"),
                Column.yuan("现在"),
                Column.yuan("那时"),
                Column.yuan("增减"),
                Column.yuan("已拨付"),
                Column.yuan("已拨付超出新标准")));
        if (reasons) {
            columns.add(Column.text("为什么没有"));
        }
        Sheet.Builder sheet = Sheet.titled(
                changes.size() > MOST_CHANGES ? "有变化的奖补（列出前 " + MOST_CHANGES + " 件）" : "有变化的奖补",
                columns.toArray(Column[]::new));
        changes.stream().limit(MOST_CHANGES).forEach(change -> {
            List<@Nullable Object> cells = new ArrayList<>(List.of(
                    new Linked(change.application(), "/trail/application/" + change.application()),
                    direction(change.direction()),
                    new Linked(change.name(), "/enterprises/" + change.beneficiary()),
                    change.beforeFen(),
                    change.afterFen(),
                    change.changeFen(),
                    change.paidFen(),
                    change.overpaidFen()));
            if (reasons) {
                cells.add(change.reason());
            }
            sheet.row(cells.toArray());
        });
        return sheet.counted(choice.changes().awards(), "件");
    }

    private Sheet unmet(Choice choice) {
        Sheet.Builder sheet = Sheet.titled(
                "当初办成、那时却不会办成的", Column.text("申报"), Column.text("支持方向"), Column.text("单位"), Column.text("为什么"));
        for (Unmet one : choice.unmet()) {
            sheet.row(
                    new Linked(one.application(), "/trail/application/" + one.application()),
                    direction(one.direction()),
                    new Linked(one.name(), "/enterprises/" + one.applicant()),
                    one.reason());
        }
        return sheet.counted("件");
    }

    private String direction(String id) {
        return pack.direction(id).map(Direction::name).orElse(id);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "够用" : day.toString();
    }
}
