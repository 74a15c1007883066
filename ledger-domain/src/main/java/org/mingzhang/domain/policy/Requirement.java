package org.mingzhang.domain.policy;

import org.mingzhang.domain.decision.RejectionCode;

/** A condition for being selected or getting an award: computed from facts, or judged by people at a stage. */
public sealed interface Requirement {
    String id();

    /** In Chinese, what is required. */
    String text();

    Clause clause();

    /**
     * Computed from recorded facts.
     *
     * @param refusal the code of the refusal when it does not hold
     * @param at when it is looked at
     */
    record Computed(String id, String text, Expression holds, RejectionCode refusal, Moment at, Clause clause)
            implements Requirement {}

    /** Judged by people: the stage's recorded decision is the answer, the engine only cites it. */
    record Judged(String id, String text, String stage, Clause clause) implements Requirement {}
}
