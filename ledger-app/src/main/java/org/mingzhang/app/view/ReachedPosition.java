package org.mingzhang.app.view;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Waits for read models, which follow the log by themselves. */
public final class ReachedPosition {
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    private ReachedPosition() {}

    /**
     * Waits until a position is reached, but not longer than patience.
     *
     * @param reached the last position that every read model has taken in
     * @return the position that is reached then, which may be less than was wanted
     */
    public static long await(LongSupplier reached, long wanted, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        long now = reached.getAsLong();
        while (now < wanted
                && System.nanoTime() - until < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            now = reached.getAsLong();
        }
        return now;
    }
}
