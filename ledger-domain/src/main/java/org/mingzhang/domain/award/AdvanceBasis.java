package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Advance.Instalment;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * What one instalment in advance rests on, and what the policy says to the facts.
 *
 * @param instalment of the pack
 */
record AdvanceBasis(Instalment instalment, AwardComputation computation) {
    /**
     * One instalment on the facts as they stand.
     *
     * @param already what was granted of the case in advance before
     */
    static AdvanceBasis of(CaseParts parts, Instalment instalment, Fen already, LocalDate on) {
        return by(AwardEngine::advance, parts, instalment, already, on);
    }

    /** The same of one that was granted on a day: by its amounts alone, since what it requires was looked at then. */
    static AdvanceBasis amounts(CaseParts parts, Instalment instalment, Fen already, LocalDate grantedOn) {
        return by(AwardEngine::advanceAmounts, parts, instalment, already, grantedOn);
    }

    private static AdvanceBasis by(Way way, CaseParts parts, Instalment instalment, Fen already, LocalDate on) {
        return new AdvanceBasis(
                instalment,
                way.compute(
                        parts.pack(),
                        parts.programme().parameters(parts.pack()),
                        parts.direction(),
                        instalment,
                        AwardFacts.gather(parts, EnumSet.of(Moment.ADVANCE, Moment.AWARD), on),
                        already));
    }

    /** With or without what the instalment and the award require. */
    private interface Way {
        AwardComputation compute(
                PolicyPack pack,
                ParameterValues values,
                Direction direction,
                Instalment instalment,
                Facts facts,
                Fen already);
    }

    /** The most that it may come to; nothing where the policy grants nothing. */
    Fen ceiling() {
        return computation instanceof Computed computed ? computed.ceiling() : Fen.ZERO;
    }

    List<AwardEvent.Step> trace() {
        return computation instanceof Computed computed
                ? computed.trace().stream().map(AwardBasis::step).toList()
                : List.of();
    }

    /** Within what it may come to; anything below needs no reason, since the award settles it. */
    @Nullable
    Rejection judge(Fen amount) {
        return computation instanceof Computed computed
                ? computed.judge(amount, true).orElse(null)
                : computation.refusal().orElseThrow();
    }
}
