package org.mingzhang.app.view;

import java.util.concurrent.locks.LockSupport;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.view.projection.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the read models up to each commit: woken by this process's own, and looking once a second for those of others. A
 * fault stops it and shows as a position that stands still; nothing is skipped.
 */
final class ViewKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewKeeper.class);
    private static final long FOREIGN_COMMITS_NANOS = 1_000_000_000L;

    private final LedgerViews views;
    private final Thread thread = new Thread(this::work, "ledger-views");
    private volatile boolean running;

    ViewKeeper(LedgerViews views, SealedLog log) {
        this.views = views;
        log.onCommit(checkpoint -> LockSupport.unpark(thread));
    }

    private void work() {
        try {
            while (running) {
                views.catchUp(Progress.SILENT);
                LockSupport.parkNanos(this, FOREIGN_COMMITS_NANOS);
            }
        } catch (RuntimeException fault) {
            LOG.error("the read models stand still", fault);
            running = false;
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
        LockSupport.unpark(thread);
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
