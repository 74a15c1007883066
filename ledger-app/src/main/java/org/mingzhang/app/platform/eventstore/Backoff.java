package org.mingzhang.app.platform.eventstore;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits longer after each failure, and gives up when the time for one batch is used. */
final class Backoff implements Patience {
    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Duration total;
    private long startedAt;

    Backoff(Duration total) {
        this.total = total;
    }

    @Override
    public boolean waitBefore(int attempt) {
        if (attempt == 1) {
            startedAt = System.nanoTime();
        }
        if (System.nanoTime() - startedAt >= total.toNanos()
                || Thread.currentThread().isInterrupted()) {
            return false;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
        LockSupport.parkNanos((pause.compareTo(LONGEST) < 0 ? pause : LONGEST).toNanos());
        return true;
    }
}
