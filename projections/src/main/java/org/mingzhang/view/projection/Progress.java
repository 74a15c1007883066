package org.mingzhang.view.projection;

import java.time.Duration;

/** Told how far long work is. */
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (done, total, left) -> {};

    /**
     * Called after each batch.
     *
     * @param done entries taken in so far
     * @param total entries that were to be taken in
     * @param left how long the rest will take at the speed so far
     */
    void at(long done, long total, Duration left);
}
