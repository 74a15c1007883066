package org.mingzhang.app.practice;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.practice.Tampering.Outcome;
import org.mingzhang.app.practice.Tampering.Standing;
import org.mingzhang.app.practice.Tampering.Target;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Shows how tampering is found out, on copies; one demonstration at a time, the last ones are remembered. */
@Component
@ConditionalOnProperty(name = "ledger.practice", havingValue = "true")
final class TamperDesk implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(TamperDesk.class);
    private static final int KEPT = 20;

    /** Demonstrations that wait at a time, so that nobody fills the disk with copies to come. */
    private static final int WAITING = 5;

    /** Payments that are offered, the newest first. */
    private static final int OFFERED = 40;

    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final ExecutorService works = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ledger-tampering").daemon().factory());

    TamperDesk(LedgerStore store, LedgerIdentity identity) {
        this.store = store;
        this.identity = identity;
        LogCopy.dropLeftovers(store);
    }

    /** A demonstration while it goes on, and afterwards. */
    static final class Job {
        private final Tampering asked;
        private volatile Standing standing = new Standing("等候", 0);
        private volatile @Nullable Outcome outcome;

        private Job(Tampering asked) {
            this.asked = asked;
        }

        public Tampering asked() {
            return asked;
        }

        public Standing standing() {
            return standing;
        }

        public @Nullable Outcome outcome() {
            return outcome;
        }
    }

    /** Payments whose orders can be tampered with, the newest first. */
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (StoredEntry entry : store.log().entriesOf(StreamType.AWARD.code()).reversed()) {
            if (targets.size() < OFFERED && entry.type().equals("award.payment-ordered")) {
                targets.add(target(entry));
            }
        }
        return targets;
    }

    private static Target target(StoredEntry entry) {
        PaymentOrdered ordered =
                (PaymentOrdered) entry.requireSealed().envelope().event();
        return new Target(
                entry.position(),
                ordered.payment(),
                ordered.payee().holder(),
                ordered.amountFen().value());
    }

    /** The payment that is ordered at a position; empty where none is. */
    Optional<Target> target(long position) {
        return store.log()
                .entry(position)
                .filter(entry -> entry.type().equals("award.payment-ordered"))
                .map(TamperDesk::target);
    }

    /** Begins a demonstration. */
    synchronized Job ask(TamperWay way, Target target) {
        if (jobs.values().stream().filter(job -> job.outcome == null).count() >= WAITING) {
            throw new InvalidDocument(List.of(new Problem("", "", "前面已有 " + WAITING + " 次演示在等，请稍后再试")));
        }
        Job job = new Job(new Tampering(UUID.randomUUID().toString(), way, target));
        jobs.put(job.asked.id(), job);
        while (jobs.size() > KEPT) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        try {
            works.execute(() -> run(job));
        } catch (RejectedExecutionException closing) {
            job.outcome = Outcome.failed("程序正在停止");
        }
        return job;
    }

    private void run(Job job) {
        try {
            job.outcome = new TamperShow(store, identity, job.asked, standing -> {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new IllegalStateException("closing");
                        }
                        job.standing = standing;
                    })
                    .shown();
        } catch (SQLException | RuntimeException fault) {
            LOG.error("a demonstration of tampering could not be shown", fault);
            job.outcome = Outcome.failed("演示没有做完，副本已删去；请再试一次，一直如此就重置演练账套");
        }
    }

    synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public void destroy() throws InterruptedException {
        works.shutdownNow();
        // The copy is dropped before the database ends.
        if (!works.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("a demonstration did not stop within half a minute");
        }
    }
}
