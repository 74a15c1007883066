package org.mingzhang.domain.programme;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioRule.Basis;

/**
 * The live gate of ratio rules: a ceiling that is judged at any time refuses what would pass it. Other ratio rules are
 * judged later and refuse nothing.
 */
final class RatioGate {
    private RatioGate() {}

    /**
     * Refuses more money of a source on a line, if a ceiling stands against it.
     *
     * @param basis ALLOCATED or COMMITTED
     * @param more what would be added
     */
    static @Nullable Rejection refuse(
            PolicyPack pack, Programme programme, Basis basis, String source, String line, Fen more) {
        for (RatioRule rule : pack.ratioRules()) {
            boolean gates = rule.comparison() == RatioRule.Comparison.AT_MOST
                    && rule.of() == RatioRule.Denominator.APPROPRIATION
                    && rule.due(basis) == RatioRule.Due.ALWAYS;
            if (!gates || !rule.source().equals(source) || !rule.counts(line)) {
                continue;
            }
            Fen counted = more;
            for (Map.Entry<Programme.SourceLine, LineBalance> entry :
                    programme.lines().entrySet()) {
                if (entry.getKey().source().equals(source)
                        && rule.counts(entry.getKey().line())) {
                    LineBalance balance = entry.getValue();
                    counted = counted.plus(basis == Basis.ALLOCATED ? balance.allocated() : balance.committed());
                }
            }
            Fen limit = programme.appropriated(source).times(rule.share(), Rounding.DOWN);
            if (counted.exceeds(limit)) {
                return Rejection.of(
                        RejectionCode.RATIO_BREACHED,
                        rule.clause(),
                        Map.of(
                                "rule", rule.id(),
                                "basis", basis.name(),
                                "wouldBeFen", counted.value(),
                                "limitFen", limit.value(),
                                "requestedFen", more.value()));
            }
        }
        return null;
    }
}
