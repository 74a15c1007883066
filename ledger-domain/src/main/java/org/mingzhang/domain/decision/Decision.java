package org.mingzhang.domain.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Clause;

/** What the rules answer to a command. */
public sealed interface Decision {
    /** Yes: these events, all in one append, in this order. */
    record Accepted(List<StreamEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }

        /** The same decision with one more event. */
        public Accepted and(StreamId stream, LedgerEvent event) {
            List<StreamEvent> all = new ArrayList<>(events);
            all.add(new StreamEvent(stream, event));
            return new Accepted(all);
        }
    }

    /** No, and why. */
    record Rejected(Rejection rejection) implements Decision {}

    static Accepted accept(StreamId stream, LedgerEvent event) {
        return new Accepted(List.of(new StreamEvent(stream, event)));
    }

    static Rejected reject(RejectionCode code, Map<String, ?> facts) {
        return new Rejected(Rejection.of(code, facts));
    }

    static Rejected reject(RejectionCode code, @Nullable Clause clause, Map<String, ?> facts) {
        return new Rejected(Rejection.of(code, clause, facts));
    }
}
