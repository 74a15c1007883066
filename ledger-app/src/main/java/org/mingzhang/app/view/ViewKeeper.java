package org.mingzhang.app.view;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the read models up to each commit: woken by this process's own, and looking once a second for those of others.
 * The position that counts is the one in the read models' own transaction, so nothing is skipped or taken twice, whoever
 * else drives them. A fault leaves that position where it was, which every page shows; the same entries are tried again,
 * more and more slowly.
 */
final class ViewKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewKeeper.class);
    private static final long FOREIGN_COMMITS_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final Runnable catchUp;
    private final long pauseMillis;
    private final Semaphore commits = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private final Thread thread = new Thread(this::work, "ledger-views");
    private volatile boolean running;

    /** @param catchUp takes in all entries that the log has now */
    ViewKeeper(Runnable catchUp) {
        this(catchUp, FOREIGN_COMMITS_MILLIS);
    }

    ViewKeeper(Runnable catchUp, long pauseMillis) {
        this.catchUp = catchUp;
        this.pauseMillis = pauseMillis;
    }

    /** Says that the log has grown; must not block, since the log waits. */
    void committed() {
        commits.release();
    }

    private void work() {
        long pause = pauseMillis;
        try {
            while (running) {
                try {
                    catchUp.run();
                    pause = pauseMillis;
                    if (commits.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                        commits.drainPermits();
                    }
                } catch (RuntimeException fault) {
                    LOG.error("the read models stand still; trying again in {} ms", pause, fault);
                    if (stopped.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        commits.release();
        stopped.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
