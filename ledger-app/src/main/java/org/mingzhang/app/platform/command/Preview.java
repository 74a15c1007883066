package org.mingzhang.app.platform.command;

import java.util.List;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.event.Envelope;

/** What a command would come to if it were signed and handed in now. Nothing of it is recorded, a refusal neither. */
public sealed interface Preview {
    /** What it rests on; when that has moved on, so may the answer have. */
    Basis basis();

    /**
     * It would be accepted.
     *
     * @param entries what would be recorded, the signature and the ciphertext of personal fields still missing
     */
    record Acceptable(List<Envelope> entries, Basis basis) implements Preview {
        public Acceptable {
            entries = List.copyOf(entries);
        }
    }

    /**
     * It would be refused.
     *
     * @param message the rejection as one Chinese line, with the names that the programme's pack has for its ids
     */
    record Refusable(Rejection rejection, String message, Basis basis) implements Preview {}

    /** The very same command was handed in before: this is its answer, and will be. */
    record Answered(Outcome outcome) implements Preview {
        @Override
        public Basis basis() {
            return Basis.NOTHING;
        }
    }
}
