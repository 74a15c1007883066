package org.mingzhang.app.console;

import java.time.Instant;
import java.util.Optional;

/** Remembers what the last verification of the whole log came to. */
public interface LedgerHealth {
    /**
     * A verification of the whole log.
     *
     * @param sound whether all of it agreed
     * @param verdict in one plain sentence
     */
    record Verified(Instant at, boolean sound, String verdict) {}

    /** The last one; empty while there was none. */
    Optional<Verified> last();
}
