package org.mingzhang.view.projection;

import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;

/** An entry of the log, read, with where it stands. */
public record Entry(long position, Envelope envelope) {
    public LedgerEvent event() {
        return envelope.event();
    }
}
