package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Advance.Instalment;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;

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
        return new AdvanceBasis(
                instalment,
                AwardEngine.advance(
                        parts.pack(),
                        parts.programme().parameters(parts.pack()),
                        parts.direction(),
                        instalment,
                        AwardFacts.gather(parts, EnumSet.of(Moment.ADVANCE, Moment.AWARD), on),
                        already));
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

    /**
     * An instalment that is paid exactly is paid in one; contractors who share it are each paid their part.
     *
     * @param more what is to be paid beside
     */
    static @Nullable Rejection refusePart(Direction direction, Award award, Fen more) {
        Advance advance = direction.advance();
        if (advance == null || direction.payee() == Direction.Payee.CONTRACTOR) {
            return null;
        }
        Fen paid = paid(award);
        Fen before = Fen.ZERO;
        for (String id : award.advances().instalments()) {
            Fen whole = before.plus(award.advances().amount(id));
            Instalment instalment = advance.instalment(id).orElse(null);
            if (instalment != null
                    && instalment.isExact()
                    && paid.plus(more).exceeds(before)
                    && whole.exceeds(paid.plus(more))) {
                return Rejection.of(
                        RejectionCode.BELOW_MINIMUM_AMOUNT,
                        instalment.clause(),
                        Map.of(
                                "instalment",
                                instalment.text(),
                                "requestedFen",
                                more.value(),
                                "floorFen",
                                whole.minus(paid).value(),
                                "needs",
                                "这一期按核定的数一次付清，不多不少"));
            }
            before = whole;
        }
        return null;
    }

    /** What is paid and on its way. */
    private static Fen paid(Award award) {
        return award.payments().values().stream()
                .filter(payment -> payment.state().counts())
                .map(payment -> payment.order().amountFen())
                .reduce(Fen.ZERO, Fen::plus);
    }

    /**
     * What is paid and on its way stays within what the instalments that are granted may come to on corrected facts.
     *
     * @param more what is to be paid beside
     */
    static @Nullable Rejection refusePaying(CaseParts parts, Award award, Fen more, LocalDate on) {
        Advance advance = parts.direction().advance();
        Fen ceiling = Fen.ZERO;
        for (String id : award.advances().instalments()) {
            Instalment instalment =
                    advance == null ? null : advance.instalment(id).orElse(null);
            ceiling = instalment == null
                    ? ceiling
                    : ceiling.plus(of(parts, instalment, ceiling, on).ceiling());
        }
        Fen paid = paid(award).plus(more);
        return paid.exceeds(ceiling)
                ? Rejection.of(
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        advance == null ? parts.direction().clause() : advance.clause(),
                        Map.of("sumFen", paid.value(), "ceilingFen", ceiling.value(), "needs", "按更正后的事实，预拨到此为止"))
                : null;
    }
}
