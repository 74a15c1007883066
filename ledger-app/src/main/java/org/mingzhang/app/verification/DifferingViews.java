package org.mingzhang.app.verification;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * That a rebuild found read models that were not as the log says, in a small file of the home. The rebuild put them right; until the
 * whole ledger is verified again, whoever looks at the light shall know of it.
 */
public final class DifferingViews {
    private final KeptRecord<Found> file;

    /**
     * What was found.
     *
     * @param sentence in Chinese
     */
    public record Found(Instant at, String sentence) {}

    DifferingViews(Path file) {
        this.file = new KeptRecord<>(file, Found.class);
    }

    /** Remembers what a rebuild found last. */
    public void found(Instant at, int differing, boolean complete) {
        file.keep(new Found(at, "重建前的" + ViewsCheck.differ(differing, complete)));
    }

    /** The last find; empty where no rebuild ever found any. */
    Optional<Found> last() {
        return file.read();
    }
}
