package org.mingzhang.app.budget;

import java.util.stream.Collectors;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.view.budget.BudgetView.RatioRow;

/** A ratio rule in words: which way the limit binds, and on what; 80 % alone says neither. */
public final class RatioWords {
    private RatioWords() {}

    /** 数字化改造不低于80%. */
    public static String rule(RatioRow row, PolicyPack pack) {
        return pack.ratioRule(row.rule())
                .map(rule -> counted(rule, pack) + rule.comparison().chinese() + percent(rule.share()))
                .orElseGet(() -> percent(row.limit()));
    }

    private static String counted(RatioRule rule, PolicyPack pack) {
        String lines = rule.lines().stream()
                .sorted()
                .map(line -> pack.line(line).map(BudgetLine::name).orElse(line))
                .collect(Collectors.joining("、"));
        return rule.exceptLines() ? lines + "以外" : lines;
    }

    /** 78.6516%. */
    public static String percent(Ratio ratio) {
        return ratio.times(100) + "%";
    }
}
