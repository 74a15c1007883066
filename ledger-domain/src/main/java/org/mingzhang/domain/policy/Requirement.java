package org.mingzhang.domain.policy;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;

/** A condition for being selected or getting an award: computed from facts, or judged by people at a stage. */
public sealed interface Requirement {
    String id();

    /** In Chinese, what is required. */
    String text();

    Clause clause();

    /** In which cases it is asked for; null where in all. */
    @Nullable
    Expression when();

    /**
     * Computed from recorded facts.
     *
     * @param when in which cases it is asked for; null where in all. In others nothing is asked that only it names
     * @param refusal the code of the refusal when it does not hold
     * @param at when it is looked at: at each of these moments anew
     * @param otherwise what else follows where it does not hold, for people to see to; null where nothing does
     */
    record Computed(
            String id,
            String text,
            @Nullable Expression when,
            Expression holds,
            RejectionCode refusal,
            Set<Moment> at,
            @Nullable String otherwise,
            Clause clause)
            implements Requirement {
        public Computed {
            at = Set.copyOf(at);
        }

        /** Whether it is looked at at any of these moments. */
        public boolean isLookedAt(Set<Moment> moments) {
            return !Collections.disjoint(at, moments);
        }

        /** Whether a flag is a condition of it, alone or beside others: one that is only counted, as in a share, is not. */
        public boolean asksFor(FactId flag) {
            return Term.asks(Term.of(holds), flag) || (when != null && Term.asks(Term.of(when), flag));
        }

        /** The facts that it may have to know. */
        public SortedSet<FactId> facts() {
            SortedSet<FactId> facts = new TreeSet<>(FactId.ORDER);
            facts.addAll(holds.facts());
            if (when != null) {
                facts.addAll(when.facts());
            }
            return facts;
        }
    }

    /**
     * Judged by people: the stage's recorded decision is the answer, the engine only cites it. Where it knows that a case is none of
     * those of which it is asked, it says so.
     */
    record Judged(String id, String text, @Nullable Expression when, String stage, Clause clause)
            implements Requirement {}
}
