package org.mingzhang.app.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mingzhang.app.console.Unit;
import org.mingzhang.domain.money.Fen;
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

    /** 参考 不据以判断: how a limit stands on one basis, as its card has it. */
    public static String standing(RatioRow row, PolicyPack pack) {
        RatioGauge gauge = RatioGauge.of(row, pack);
        return gauge.state() + " " + gauge.why();
    }

    /** 数字化改造：分配上正好 80%（没有余地）；按已拨付、扣追回 93.5%，比 80% 多 967.63 万元. */
    static String sentence(RatioRule rule, List<RatioRow> bases, PolicyPack pack, Unit unit) {
        return counted(rule, pack) + "："
                + bases.stream().map(row -> basis(rule, row, unit)).collect(Collectors.joining("；"));
    }

    private static String basis(RatioRule rule, RatioRow row, Unit unit) {
        String on =
                switch (RatioRule.Basis.valueOf(row.basis().toUpperCase(Locale.ROOT))) {
                    case ALLOCATED -> "分配上";
                    case COMMITTED -> "按已承诺";
                    case PAID -> "按已拨付、扣追回";
                };
        if (row.value() == null) {
            return on + "还没有金额";
        }
        String limit = percent(row.limit());
        Fen headroom = row.headroomFen();
        if (headroom.isZero()) {
            return on + "正好 " + limit + "（没有余地）";
        }
        boolean more = headroom.isPositive() == (rule.comparison() == RatioRule.Comparison.AT_LEAST);
        Fen apart = headroom.isNegative() ? headroom.negated() : headroom;
        return on + " " + brief(row) + "，比 " + limit + (more ? " 多 " : " 少 ") + unit.figure(apart) + " "
                + unit.chinese();
    }

    /** One decimal, unless it would then read as the limit that it is not. */
    private static String brief(RatioRow row) {
        String value = Objects.requireNonNull(row.value());
        String one = new BigDecimal(value)
                        .movePointRight(2)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
        return one.equals(percent(row.limit())) ? percent(Ratio.parse(value)) : one;
    }

    /** 78.6516%. */
    public static String percent(Ratio ratio) {
        return ratio.times(100) + "%";
    }
}
