package org.mingzhang.domain.policy;

import org.mingzhang.domain.money.Fen;

/** What an instalment in advance comes to by its limits and by those of the whole award that are known already. */
final class InstalmentAmounts {
    private InstalmentAmounts() {}

    static AwardComputation of(
            PolicyPack pack,
            ParameterValues values,
            Direction direction,
            Advance.Instalment instalment,
            Facts facts,
            Fen already,
            Trace trace,
            Gaps gaps,
            BeforeAcceptance known) {
        AwardComputation own = new FormulaEvaluation(
                        pack, direction, instalment.formula(), facts.ofOnePart(), values, trace, gaps)
                .compute();
        return own instanceof AwardComputation.Computed computed
                ? exact(known.bound(computed, instalment, already, trace), instalment)
                : own;
    }

    /** What is paid exactly has no other floor than what it comes to. */
    private static AwardComputation.Computed exact(AwardComputation.Computed bound, Advance.Instalment instalment) {
        return instalment.isExact()
                ? new AwardComputation.Computed(
                        bound.ceiling(),
                        bound.ceiling(),
                        false,
                        bound.ceilingClause(),
                        instalment.clause(),
                        bound.trace(),
                        bound.cap())
                : bound;
    }
}
