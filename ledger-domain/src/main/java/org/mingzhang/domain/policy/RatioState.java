package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.RatioRule.Basis;

/**
 * One ratio rule on one basis.
 *
 * @param limit the share that the rule sets
 * @param numerator the money that the rule counts
 * @param denominator what the share is taken of
 * @param value the share with six decimals, rounded against the rule so that a breach never reads as the limit; null
 *     while the denominator is zero
 * @param headroom how far the numerator is on the right side of the limit; negative when it is on the wrong side
 */
public record RatioState(
        String rule,
        Basis basis,
        Ratio limit,
        Fen numerator,
        Fen denominator,
        @Nullable String value,
        State state,
        Fen headroom,
        Clause clause) {
    /** Whether the rule holds, or is not to be judged yet. */
    public enum State {
        HOLDS("符合"),
        BREACHED("突破"),
        NOT_YET_DUE("未到判断时点");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
