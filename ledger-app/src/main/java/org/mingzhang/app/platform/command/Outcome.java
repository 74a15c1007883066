package org.mingzhang.app.platform.command;

import java.util.Map;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.PackNames;

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
     * @param withheld whether it is told as of what does not exist, since what was recorded is about somebody else's
     */
    record Refused(
            String commandId,
            Rejection rejection,
            String message,
            long firstPosition,
            long lastPosition,
            boolean repeated,
            boolean withheld)
            implements Outcome {
        Refused(
                String commandId,
                Rejection rejection,
                String message,
                long firstPosition,
                long lastPosition,
                boolean repeated) {
            this(commandId, rejection, message, firstPosition, lastPosition, repeated, false);
        }

        /** The same, told to who does not see what it is about. */
        public Refused asOfNothing() {
            Rejection nothing = Rejection.of(RejectionCode.NOT_FOUND, Map.of());
            return new Refused(
                    commandId, nothing, nothing.message(PackNames.NONE), firstPosition, lastPosition, repeated, true);
        }
    }
}
