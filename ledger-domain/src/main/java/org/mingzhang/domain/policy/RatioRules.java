package org.mingzhang.domain.policy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.RatioRule.Comparison;
import org.mingzhang.domain.policy.RatioRule.Denominator;
import org.mingzhang.domain.policy.RatioRule.Due;
import org.mingzhang.domain.policy.RatioState.State;

/** Judges a pack's ratio rules (资金比例红线) on every basis, and refuses live what would breach one. */
public final class RatioRules {
    private static final long MILLION = 1_000_000L;

    private RatioRules() {}

    /** Every rule on every basis, in the pack's order. */
    public static List<RatioState> evaluate(PolicyPack pack, BudgetFigures figures) {
        List<RatioState> states = new ArrayList<>();
        for (RatioRule rule : pack.ratioRules()) {
            for (Basis basis : Basis.values()) {
                states.add(evaluate(rule, basis, figures));
            }
        }
        return List.copyOf(states);
    }

    /** One rule on one basis. */
    public static RatioState evaluate(RatioRule rule, Basis basis, BudgetFigures figures) {
        Fen counted = Fen.ZERO;
        Fen all = Fen.ZERO;
        for (Map.Entry<SourceLine, Fen> entry : figures.on(basis).entrySet()) {
            if (entry.getKey().source().equals(rule.source())) {
                all = all.plus(entry.getValue());
                counted = rule.counts(entry.getKey().line()) ? counted.plus(entry.getValue()) : counted;
            }
        }
        Fen denominator =
                rule.of() == Denominator.BASIS ? all : figures.appropriated().getOrDefault(rule.source(), Fen.ZERO);
        Fen headroom = headroom(rule, counted, denominator);
        State state = !due(rule.due(basis), figures)
                ? State.NOT_YET_DUE
                : headroom.isNegative() ? State.BREACHED : State.HOLDS;
        return new RatioState(
                rule.id(),
                basis,
                rule.share(),
                counted,
                denominator,
                value(rule, counted, denominator),
                state,
                headroom,
                rule.clause());
    }

    /**
     * Whether allocating or committing more would breach a rule that is judged at any time. Rules that are judged later
     * refuse nothing now; paying is not gated, since what is paid was committed.
     *
     * @param basis ALLOCATED or COMMITTED
     * @return nothing when it may go ahead
     */
    public static Optional<Rejection> wouldBreach(
            PolicyPack pack, BudgetFigures figures, Basis basis, String source, String line, Fen amount) {
        for (RatioRule rule : pack.ratioRules()) {
            if (rule.due(basis) != Due.ALWAYS || !rule.source().equals(source)) {
                continue;
            }
            RatioState before = evaluate(rule, basis, figures);
            Fen counted = rule.counts(line) ? before.numerator().plus(amount) : before.numerator();
            Fen denominator =
                    rule.of() == Denominator.BASIS ? before.denominator().plus(amount) : before.denominator();
            Fen after = headroom(rule, counted, denominator);
            boolean worse = before.headroom().exceeds(after);
            if (after.isNegative() && worse) {
                return Optional.of(Rejection.of(
                        RejectionCode.RATIO_BREACHED,
                        rule.clause(),
                        Map.of(
                                "rule", rule.id(),
                                "basis", basis.chinese(),
                                "source", source,
                                "line", line,
                                "limit", rule.share(),
                                "requestedFen", amount.value(),
                                "numeratorFen", before.numerator().value(),
                                "denominatorFen", denominator.value(),
                                "headroomFen", before.headroom().value())));
            }
        }
        return Optional.empty();
    }

    private static boolean due(Due due, BudgetFigures figures) {
        return switch (due) {
            case ALWAYS -> true;
            case ALLOCATION_COMPLETE -> figures.allocationComplete();
            case CLOSE -> figures.closed();
            case NEVER -> false;
        };
    }

    /** The limit is rounded so that a breach of a fraction of a fen is still one. */
    private static Fen headroom(RatioRule rule, Fen counted, Fen denominator) {
        return rule.comparison() == Comparison.AT_LEAST
                ? counted.minus(denominator.times(rule.share(), Rounding.UP))
                : denominator.times(rule.share(), Rounding.DOWN).minus(counted);
    }

    private static @Nullable String value(RatioRule rule, Fen counted, Fen denominator) {
        if (!denominator.isPositive()) {
            return null;
        }
        Rounding against = rule.comparison() == Comparison.AT_LEAST ? Rounding.DOWN : Rounding.UP;
        long millionths = against.divide(
                BigInteger.valueOf(counted.value()).multiply(BigInteger.valueOf(MILLION)),
                BigInteger.valueOf(denominator.value()));
        long whole = Math.abs(millionths) / MILLION;
        return (millionths < 0 ? "-" : "") + whole + "." + String.format("%06d", Math.abs(millionths) % MILLION);
    }
}
