package org.mingzhang.domain.award;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * What a case that is still under way may come to, if it comes through: the least and the most over the levels that it may
 * reach, on what was planned or contracted. A forecast; nothing is decided from it.
 *
 * @param least null where nothing can be computed yet
 * @param most null where nothing can be computed yet
 * @param undecided the parameters that were needed and have no value
 */
public record Estimate(@Nullable Fen least, @Nullable Fen most, SortedSet<String> undecided) {
    private static final long HIGHEST_LEVEL = 4;

    public Estimate {
        undecided = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(undecided));
    }

    /**
     * The estimate of one case, by the version of the pack that governs it.
     *
     * @param values of that version's parameters
     */
    public static Estimate of(CaseBook.Entry entry, ParameterValues values) {
        PolicyPack pack = entry.pack();
        Facts hoped = hoped(entry.evidence().under(pack, values), entry.planned());
        Fen least = null;
        Fen most = null;
        SortedSet<String> undecided = new TreeSet<>();
        for (long level = 1; level <= HIGHEST_LEVEL; level++) {
            Facts facts = hoped.with(FactName.ACCEPTANCE_LEVEL_AFTER, level, null);
            switch (AwardEngine.compute(pack, values, entry.direction(), facts)) {
                case AwardComputation.Computed computed -> {
                    Fen may = computed.discretionary() && entry.asked() != null
                            ? entry.asked().min(computed.ceiling())
                            : computed.ceiling();
                    Fen amount = may.max(computed.kept(entry.stays()));
                    least = least == null ? amount : least.min(amount);
                    most = most == null ? amount : most.max(amount);
                }
                case AwardComputation.Undecided open -> undecided.add(open.parameter());
                case AwardComputation.Eligible no -> {
                    // No money is to come.
                }
                case AwardComputation.NotEligible no -> {
                    // A level that gets nothing is not what the applicant works for.
                }
                case AwardComputation.MissingFacts no -> {
                    // Some other fact is still to come; nothing can be said yet.
                }
            }
        }
        return new Estimate(least, most, undecided);
    }

    private static Facts hoped(Facts recorded, @Nullable Fen planned) {
        Facts facts =
                recorded.with(FactName.APPLICATION_APPROVED, true, null).with(FactName.ACCEPTANCE_PASSED, true, null);
        if (planned == null) {
            return facts;
        }
        for (FactName amount : new FactName[] {
            FactName.ACCEPTANCE_RECOGNISED_INVESTMENT,
            FactName.PROJECT_COMPLETED_INVESTMENT,
            FactName.CENTRE_INVESTMENT,
            FactName.CONTRACT_PRICE
        }) {
            facts = facts.has(amount) ? facts : facts.with(amount, planned, null);
        }
        return facts;
    }
}
