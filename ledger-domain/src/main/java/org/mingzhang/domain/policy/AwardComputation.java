package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;

/** What the policy says about one case: an amount with its trace, or why there is none. */
public sealed interface AwardComputation {

    /**
     * The award may be computed.
     *
     * @param ceiling the most that may be granted; zero where earlier awards used it up
     * @param floor the least that may be granted, zero where the policy sets none
     * @param discretionary whether the policy leaves the amount below the ceiling to a decision (最高、范围)
     * @param ceilingClause the words that set the ceiling
     * @param floorClause the words that set the floor; of the direction where there is none
     * @param cap what the caps alone leave (最高、累计), whatever shares of an investment come to; null where there are none
     */
    record Computed(
            Fen ceiling,
            Fen floor,
            boolean discretionary,
            Clause ceilingClause,
            Clause floorClause,
            List<TraceStep> trace,
            @Nullable Fen cap)
            implements AwardComputation {
        public Computed {
            trace = List.copyOf(trace);
        }

        /** What of an amount that was paid stays where nothing is taken back (只补不退): all that the caps leave. */
        public Fen kept(Fen paid) {
            return cap == null ? paid : paid.min(cap);
        }

        /**
         * Whether an amount may be granted: within floor and ceiling, and below the ceiling only with a reason.
         *
         * @return nothing when it may
         */
        public Optional<Rejection> judge(Fen amount, boolean reasonGiven) {
            if (amount.exceeds(ceiling)) {
                return Optional.of(refuse(RejectionCode.ABOVE_COMPUTED_AMOUNT, amount));
            }
            if (!amount.isPositive() || floor.exceeds(amount)) {
                return Optional.of(refuse(RejectionCode.BELOW_MINIMUM_AMOUNT, amount));
            }
            if (ceiling.exceeds(amount) && !reasonGiven) {
                return Optional.of(refuse(RejectionCode.REASON_REQUIRED, amount));
            }
            return Optional.empty();
        }

        private Rejection refuse(RejectionCode code, Fen amount) {
            return Rejection.of(
                    code,
                    code == RejectionCode.BELOW_MINIMUM_AMOUNT ? floorClause : ceilingClause,
                    Map.of(
                            "requestedFen", amount.value(),
                            "ceilingFen", ceiling.value(),
                            "floorFen", floor.value()));
        }
    }

    /** Everything that is required holds, in a direction that gives no money. */
    record Eligible(List<TraceStep> trace) implements AwardComputation {
        public Eligible {
            trace = List.copyOf(trace);
        }
    }

    /** A requirement does not hold; the trace shows how far it came. */
    record NotEligible(String requirement, Rejection rejection, List<TraceStep> trace) implements AwardComputation {
        public NotEligible {
            trace = List.copyOf(trace);
        }
    }

    /** The policy leaves a value open that this case needs. */
    record Undecided(String parameter, Rejection rejection) implements AwardComputation {}

    /** Facts that the rules need are not recorded; all of them are named. */
    record MissingFacts(SortedSet<FactId> names, Rejection rejection) implements AwardComputation {
        public MissingFacts {
            names = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }
    }

    /** The refusal, for those who only need to know whether and why not. */
    default Optional<Rejection> refusal() {
        return switch (this) {
            case Computed computed -> Optional.empty();
            case Eligible eligible -> Optional.empty();
            case NotEligible no -> Optional.of(no.rejection());
            case Undecided no -> Optional.of(no.rejection());
            case MissingFacts no -> Optional.of(no.rejection());
        };
    }
}
