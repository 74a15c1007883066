package org.mingzhang.app.console;

import java.time.Instant;
import java.util.Optional;

/** Remembers what the last verification of the whole log came to, and whether the read models were found to differ from it. */
public interface LedgerHealth {
    /**
     * A verification of the whole log.
     *
     * @param sound whether all of it agreed
     * @param verdict in one plain sentence
     */
    record Verified(Instant at, boolean sound, String verdict) {}

    /**
     * Read models that were not as the log says, also where a rebuild has put them right since.
     *
     * @param sentence in Chinese
     */
    record Differing(Instant at, String sentence) {}

    /** The last one; empty while there was none. */
    Optional<Verified> last();

    /** What was found since, or by, the last one; empty where they agreed then. */
    Optional<Differing> differing();
}
