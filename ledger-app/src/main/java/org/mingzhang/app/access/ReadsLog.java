package org.mingzhang.app.access;

import java.time.Instant;

/** Where it is kept who took which data away. */
public interface ReadsLog {
    /**
     * Data that was taken away as a file.
     *
     * @param actor who took it
     * @param what in one sentence, with the register, the conditions and the columns
     * @param rows how many
     * @param sm3 hex digest of the file, by which one that turns up elsewhere is known again
     */
    record Taken(Instant at, String actor, String name, String orgName, String what, long rows, String sm3) {}

    /** Keeps it; what cannot be kept is not handed out. */
    void taken(Taken taken);
}
