package org.mingzhang.app.verification;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.verification.VerificationJob.Progress;
import org.mingzhang.app.verification.VerificationJob.Standing;
import org.mingzhang.app.verification.VerificationReport.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs verifications in the background: one of the whole log at a time, which whoever asks meanwhile joins, and a few small
 * ones beside it. Keeps the last results in memory, and of the whole log the last one over a restart.
 */
public final class VerificationDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationDesk.class);
    private static final int KEPT = 50;
    private static final int WAITING = 16;

    /** Answers a question; what it throws is a verification that was not done. */
    interface Checks {
        VerificationReport answer(Asked asked, Progress progress);
    }

    private final Checks checks;
    private final InstantSource clock;
    private final LastVerification last;
    private final Runnable settled;
    private final Map<String, VerificationJob> jobs = new LinkedHashMap<>();
    private final ExecutorService whole = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ledger-verification").daemon().factory());
    private final ExecutorService parts = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("ledger-verification-part").daemon().factory());
    private @Nullable VerificationJob running;
    private volatile boolean closed;

    /** @param settled told when the whole log was verified and holds */
    VerificationDesk(Checks checks, InstantSource clock, LastVerification last, Runnable settled) {
        this.settled = settled;
        this.checks = checks;
        this.clock = clock;
        this.last = last;
    }

    /**
     * Has something verified.
     *
     * @param asker actor id of who asks
     * @return the job that does it; of the whole log the one that runs already, where one does
     * @throws VerificationBusy when too many wait already
     */
    public synchronized VerificationJob ask(Question question, String asker, String askerName) {
        boolean everything = question instanceof Question.Whole;
        if (everything && running != null) {
            return running;
        }
        VerificationJob job = new VerificationJob(
                new Asked(UUID.randomUUID().toString(), question, asker, askerName, clock.instant()));
        try {
            (everything ? whole : parts).execute(() -> run(job));
        } catch (RejectedExecutionException full) {
            throw new VerificationBusy();
        }
        jobs.put(job.asked().id(), job);
        if (everything) {
            running = job;
        }
        forgetOldest();
        return job;
    }

    private void forgetOldest() {
        List<String> done = jobs.values().stream()
                .filter(job -> job.report().isPresent())
                .map(job -> job.asked().id())
                .toList();
        done.stream().limit(Math.max(0, jobs.size() - KEPT)).forEach(jobs::remove);
    }

    private void run(VerificationJob job) {
        VerificationReport report;
        try {
            report = checks.answer(job.asked(), (done, total, step) -> {
                if (closed) {
                    throw new CancellationException();
                }
                job.standsAt(new Standing(done, total, step));
            });
        } catch (CancellationException closing) {
            report = unfinished(job.asked(), "核验没有做完：程序正在停止");
        } catch (BrokenSeal broken) {
            report = unfinished(job.asked(), "核验没有做完：" + broken.getMessage());
        } catch (LogUnavailable unavailable) {
            LOG.error("a verification could not read the log", unavailable);
            report = unfinished(job.asked(), "核验没有做完：账本的数据库现在不能访问");
        } catch (RuntimeException fault) {
            LOG.error("a verification could not be done", fault);
            report = unfinished(job.asked(), "核验没有做完：程序出错，已记入运行日志");
        }
        finish(job, report);
    }

    private synchronized void finish(VerificationJob job, VerificationReport report) {
        if (job.asked().question() instanceof Question.Whole) {
            // What was broken off by a restart says nothing, and must not hide what was found before it.
            if (!(closed && report.outcome() == Outcome.UNFINISHED)) {
                last.keep(report);
            }
            if (report.outcome() == Outcome.HOLDS) {
                settled.run();
            }
            running = null;
        }
        job.done(report, clock.instant());
    }

    private VerificationReport unfinished(Asked asked, String verdict) {
        return new VerificationReport(
                asked.id(),
                asked.question().kind(),
                asked.question().subject(),
                clock.instant(),
                asked.asker(),
                asked.askerName(),
                Outcome.UNFINISHED,
                verdict,
                0,
                0,
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                null,
                List.of(),
                List.of());
    }

    /** A job by its id; empty when there is none, or it is too long ago. */
    public synchronized Optional<VerificationJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** The verification of the whole log that runs now. */
    public synchronized Optional<VerificationJob> running() {
        return Optional.ofNullable(running);
    }

    /** The jobs that are remembered, the newest first. */
    public synchronized List<VerificationJob> jobs() {
        return new ArrayList<>(jobs.values()).reversed();
    }

    /** What the last verification of the whole log came to, also before a restart; for a light that people look at. */
    public Optional<LastVerification.Kept> last() {
        return last.read();
    }

    /** Breaks off what runs. */
    @Override
    public void close() {
        closed = true;
        parts.shutdownNow();
        whole.shutdownNow();
        try {
            // Nothing may read the database any more when it is closed next.
            if (!whole.awaitTermination(1, TimeUnit.MINUTES) || !parts.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("a verification did not stop within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
