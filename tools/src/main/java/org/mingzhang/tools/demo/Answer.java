package org.mingzhang.tools.demo;

import org.mingzhang.domain.decision.Rejection;

/** What the ledger answers to a step. */
public sealed interface Answer {
    /**
     * Recorded.
     *
     * @param lastPosition of the command's last event; from {@code firstPosition} on without a gap
     */
    record Accepted(long firstPosition, long lastPosition) implements Answer {
        public long events() {
            return lastPosition - firstPosition + 1;
        }
    }

    /**
     * Refused, and the refusal recorded.
     *
     * @param message the rejection in words
     */
    record Refused(Rejection rejection, String message) implements Answer {}
}
