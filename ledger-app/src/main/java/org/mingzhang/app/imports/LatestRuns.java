package org.mingzhang.app.imports;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Each person's latest workbook that is checked or recorded. It is the person's and not their session's: who signs in anew, or
 * elsewhere, finds it as it was.
 */
@Component
class LatestRuns {
    /** As long as anybody stays signed in. */
    private static final Duration LONGEST = Duration.ofHours(10);

    private final Map<String, ImportRun> latest = new ConcurrentHashMap<>();

    /** The latest of a person's; null where there is none. */
    @Nullable
    ImportRun of(String actor) {
        return latest.get(actor);
    }

    /** Keeps a run in place of the one before, whose workbook goes where this is another. */
    ImportRun keep(String actor, ImportRun run) {
        ImportRun before = latest.put(actor, run);
        if (before != null && !before.book().file().equals(run.book().file())) {
            before.book().delete();
        }
        CompletableFuture.delayedExecutor(LONGEST.toMinutes(), TimeUnit.MINUTES).execute(() -> forget(actor, run));
        return run;
    }

    private void forget(String actor, ImportRun run) {
        if (latest.remove(actor, run)) {
            run.book().delete();
        }
    }
}
