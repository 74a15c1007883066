package org.mingzhang.app.platform.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where record times come from. */
public interface LedgerClock {
    /** Now, UTC, cut to milliseconds. */
    Instant now();

    /** The machine's clock. */
    static LedgerClock real() {
        return () -> Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
