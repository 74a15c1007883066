package org.mingzhang.app.budget;

import java.math.BigInteger;
import java.util.Locale;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioState;
import org.mingzhang.view.budget.BudgetView.RatioRow;

/**
 * A ratio rule on one basis, drawn as a bar with its limit.
 *
 * @param value such as 78.6516%; a dash while there is nothing to take a share of
 * @param filled how far the bar is filled, 0 to 1000
 * @param limitAt where the limit stands on it, likewise
 * @param state how it stands: judged, or only what it would come to
 * @param why when this basis is judged, in a sentence's part
 * @param tone good, warn or bad; empty for a forecast that is on the right side
 */
public record RatioGauge(
        String rule,
        String words,
        String basis,
        String value,
        String limit,
        Fen counted,
        Fen of,
        Fen headroom,
        String state,
        String why,
        String tone,
        int filled,
        int limitAt) {
    private static final int FULL = 1000;

    static RatioGauge of(RatioRow row, PolicyPack pack) {
        RatioState.State state = RatioState.State.valueOf(row.state());
        RatioRule.Basis basis = RatioRule.Basis.valueOf(row.basis().toUpperCase(Locale.ROOT));
        RatioRule.Due due =
                pack.ratioRule(row.rule()).map(rule -> rule.due(basis)).orElse(RatioRule.Due.NEVER);
        boolean wrong = row.headroomFen().isNegative();
        return new RatioGauge(
                row.rule(),
                RatioWords.rule(row, pack),
                word(basis),
                row.value() == null ? "—" : RatioWords.percent(Ratio.parse(row.value())),
                RatioWords.percent(row.limit()),
                row.numeratorFen(),
                row.denominatorFen(),
                row.headroomFen(),
                state == RatioState.State.NOT_YET_DUE ? forecast(due, wrong) : state.chinese(),
                why(due),
                switch (state) {
                    case HOLDS -> "good";
                    case NOT_YET_DUE -> wrong ? "warn" : "";
                    case BREACHED -> "bad";
                },
                perMille(wide(row.numeratorFen()), wide(row.denominatorFen())),
                perMille(row.limit().numerator(), row.limit().denominator()));
    }

    /** A rule counts what is paid less what was recovered, and the other figures of 已拨付 do not. */
    private static String word(RatioRule.Basis basis) {
        return basis == RatioRule.Basis.PAID ? basis.chinese() + "（扣追回）" : basis.chinese();
    }

    private static String forecast(RatioRule.Due due, boolean wrong) {
        String word = due == RatioRule.Due.NEVER ? "参考" : "预测";
        return wrong ? word + "，现未达到" : word;
    }

    private static String why(RatioRule.Due due) {
        return switch (due) {
            case ALWAYS -> "随时判断";
            case ALLOCATION_COMPLETE -> "资金分配完毕时判断";
            case CLOSE -> "专项结束时才判断";
            case NEVER -> "不据以判断";
        };
    }

    private static BigInteger wide(Fen amount) {
        return BigInteger.valueOf(amount.value());
    }

    /** For drawing only, so cut to whole ones. */
    private static int perMille(BigInteger part, BigInteger whole) {
        if (whole.signum() <= 0 || part.signum() <= 0) {
            return 0;
        }
        return part.multiply(BigInteger.valueOf(FULL))
                .divide(whole)
                .min(BigInteger.valueOf(FULL))
                .intValueExact();
    }
}
