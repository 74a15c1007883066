package org.mingzhang.domain.policy;

import java.util.Map;
import java.util.Set;
import org.mingzhang.domain.money.Ratio;

/**
 * 资金比例红线: what share of one source's money must, or may at most, go to some lines.
 *
 * @param lines the lines whose money is counted, or with {@code exceptLines} all lines but these
 * @param comparison whether the share is a minimum or a maximum
 * @param of what the share is taken of
 * @param judged when the rule is judged on each basis; until then the figure is a forecast
 */
public record RatioRule(
        String id,
        String source,
        Set<String> lines,
        boolean exceptLines,
        Comparison comparison,
        Ratio share,
        Denominator of,
        Map<Basis, Due> judged,
        Clause clause) {
    public RatioRule {
        lines = Set.copyOf(lines);
        judged = Map.copyOf(judged);
    }

    /** Which money is looked at. */
    public enum Basis {
        ALLOCATED("已分配"),
        COMMITTED("已承诺"),
        PAID("已拨付");

        private final String chinese;

        Basis(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Whether the share is a floor or a ceiling. */
    public enum Comparison {
        AT_LEAST("不少于"),
        AT_MOST("不高于");

        private final String chinese;

        Comparison(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What the share is taken of. */
    public enum Denominator {
        /** The source's appropriation, on every basis. */
        APPROPRIATION,
        /** The source's money on the basis looked at: all that is allocated, or all that is paid. */
        BASIS
    }

    /** When a basis is judged. Before that the rule neither holds nor is breached. */
    public enum Due {
        /** At any time; such a rule on allocation or commitment is also a gate that refuses what would breach it. */
        ALWAYS,
        /** Once the source's allocation is complete. */
        ALLOCATION_COMPLETE,
        /** When the programme is closed. */
        CLOSE,
        /** Never; the figure is always a forecast. */
        NEVER
    }

    /** Whether money on this line is counted by the rule. */
    public boolean counts(String line) {
        return lines.contains(line) != exceptLines;
    }

    public Due due(Basis basis) {
        return judged.getOrDefault(basis, Due.NEVER);
    }
}
