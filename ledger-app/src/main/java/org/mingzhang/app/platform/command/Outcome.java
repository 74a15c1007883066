package org.mingzhang.app.platform.command;

import org.mingzhang.domain.decision.Rejection;

/** What a command came to. */
public sealed interface Outcome {
    /** The id of the command's entries in the log. */
    String commandId();

    /** Where its first entry stands. */
    long firstPosition();

    long lastPosition();

    /** Whether this is the first answer given again, because the same command had already been taken. */
    boolean repeated();

    /** Recorded. */
    record Accepted(String commandId, long firstPosition, long lastPosition, boolean repeated) implements Outcome {}

    /**
     * Refused by the rules, and the refusal recorded.
     *
     * @param message the rejection as one Chinese line, with the names that the programme's pack has for its ids
     */
    record Refused(
            String commandId,
            Rejection rejection,
            String message,
            long firstPosition,
            long lastPosition,
            boolean repeated)
            implements Outcome {}
}
