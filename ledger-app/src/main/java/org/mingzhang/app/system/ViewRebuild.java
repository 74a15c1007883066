package org.mingzhang.app.system;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.verification.DifferingViews;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.projection.Rebuild;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds the read models anew while pages are answered from those that are there, compares the two and switches. One at a time: a
 * second press looks on. Where what was there is not what the log gives, both are kept in a file of the home, since that is
 * evidence and the rebuild takes it away, and the light on the workbench is red until the whole ledger is verified again.
 */
@Component
class ViewRebuild {
    static final String OWN = "视图由系统管理员重建";

    private static final Logger LOG = LoggerFactory.getLogger(ViewRebuild.class);

    private final LedgerViews views;
    private final LedgerStore store;
    private final LedgerClock clock;
    private final DifferingViews finds;

    /** The latest one; null where none was begun since the program started. */
    private volatile @Nullable State state;

    ViewRebuild(LedgerViews views, LedgerStore store, LedgerClock clock, DifferingViews finds) {
        this.finds = finds;
        this.views = views;
        this.store = store;
        this.clock = clock;
    }

    /**
     * How far it is, and then what came of it.
     *
     * @param done entries taken in so far
     * @param left the seconds that the rest will take at the speed so far
     * @param endedAt null while it goes on
     * @param report null while it goes on, and where it broke off
     * @param evidence the name of the file with what differed; null where nothing did
     * @param fault why it broke off; the read models stay as they were then
     */
    record State(
            Instant begunAt,
            long done,
            long total,
            long left,
            @Nullable Instant endedAt,
            Rebuild.@Nullable Report report,
            @Nullable String evidence,
            @Nullable String fault) {
        /** Whether it still goes on. */
        public boolean goesOn() {
            return endedAt == null;
        }
    }

    @Nullable
    State state() {
        return state;
    }

    /** Begins one, unless one goes on. */
    synchronized State begin() {
        State latest = state;
        if (latest != null && latest.goesOn()) {
            return latest;
        }
        State begun = new State(clock.now(), 0, store.log().size(), 0, null, null, null, null);
        state = begun;
        Thread.ofPlatform().name("rebuild").daemon().start(() -> state = ended(begun));
        return begun;
    }

    private State ended(State begun) {
        try {
            Rebuild.Report report =
                    views.rebuild().run(List.of(), (done, total, left) -> moved(begun, done, total, left));
            String document = JsonMapper.shared().writeValueAsString(report.toJson());
            String evidence = report.agrees()
                    ? null
                    : String.valueOf(finds.keep(report, document, clock.now()).getFileName());
            return new State(begun.begunAt(), begun.total(), begun.total(), 0, clock.now(), report, evidence, null);
        } catch (IOException | RuntimeException broken) {
            LOG.error("The read models were not rebuilt", broken);
            return new State(begun.begunAt(), 0, begun.total(), 0, clock.now(), null, null, "没有做完，视图仍是原来的；详情见服务器的日志");
        }
    }

    private void moved(State begun, long done, long total, Duration left) {
        state = new State(begun.begunAt(), done, total, left.toSeconds(), null, null, null, null);
    }
}
