package org.mingzhang.domain.policy;

import org.mingzhang.domain.decision.Rejection;

/** What is said to a proposed value of a parameter. */
public sealed interface ParameterDecision {
    /** The value may be decided; {@code values} are those in force after it. */
    record Accepted(Value value, ParameterValues values) implements ParameterDecision {}

    /** The policy does not allow it. */
    record Refused(Rejection rejection) implements ParameterDecision {}
}
