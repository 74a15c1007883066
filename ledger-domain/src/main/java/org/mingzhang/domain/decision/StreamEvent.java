package org.mingzhang.domain.decision;

import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;

/** An event on its way into a stream. */
public record StreamEvent(StreamId stream, LedgerEvent event) {
    public StreamEvent {
        if (stream.type() != event.streamType()) {
            throw new IllegalStateException(event + " does not belong on " + stream);
        }
    }
}
