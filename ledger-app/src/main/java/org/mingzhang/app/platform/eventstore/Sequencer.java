package org.mingzhang.app.platform.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that gives positions. Few writers travel together, all in each batch, so that they share one flush. Of a
 * crowd, half is judged and signed while the other half is stored. If the thread dies, every append that waits fails at
 * once, and the next append starts a new thread with nothing remembered.
 */
final class Sequencer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int WAITING_AT_MOST = 20_000;
    private static final int ENTRIES_A_BATCH = 4_000;
    private static final long BYTES_A_BATCH = 16L << 20;
    private static final long COMPANY_NANOS = 200_000;
    // From so many writers on, the work on half of them takes longer than what one more batch costs.
    private static final int CROWD = 32;
    private static final long ARRIVAL_MILLIS = 1;
    private static final long IDLE_MILLIS = 200;

    private final Supplier<BatchWriter> writers;
    private final LinkedBlockingQueue<Ticket> waiting = new LinkedBlockingQueue<>(WAITING_AT_MOST);
    private final Object lifecycle = new Object();
    private @Nullable Thread thread;
    private volatile boolean closed;

    /**
     * A sequencer without a thread; the first append starts one.
     *
     * @param writers a writer for each thread that is started, knowing nothing
     */
    Sequencer(Supplier<BatchWriter> writers) {
        this.writers = writers;
    }

    /** Hands an append over. Waits only while the queue is full. */
    CompletableFuture<Appended> append(Append append) {
        Ticket ticket = new Ticket(append);
        try {
            do {
                ensureRunning();
            } while (!waiting.offer(ticket, 100, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppendFault("interrupted while waiting for a place in the queue", false, e);
        }
        // The thread may have died, or ended for good, between the check and the offer.
        ensureRunning(ticket);
        return ticket.answer();
    }

    private void ensureRunning(Ticket ticket) {
        try {
            ensureRunning();
        } catch (AppendFault closedMeanwhile) {
            if (waiting.remove(ticket)) {
                throw closedMeanwhile;
            }
        }
    }

    private void ensureRunning() {
        synchronized (lifecycle) {
            if (closed) {
                throw new AppendFault("the ledger is closing", false, null);
            }
            if (thread == null) {
                thread = new Thread(this::work, "ledger-sequencer");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private void work() {
        List<Ticket> batch = new ArrayList<>();
        BatchWriter writer = null;
        Throwable death = null;
        try {
            writer = writers.get();
            int crowd = 0;
            while (!closed || !waiting.isEmpty() || writer.flying()) {
                batch.clear();
                boolean halves = crowd >= CROWD;
                writer.land(halves ? 1 : 0);
                gather(batch, halves ? crowd / 2 : crowd, writer.flying() ? ARRIVAL_MILLIS : IDLE_MILLIS);
                writer.settle();
                if (!batch.isEmpty()) {
                    // At most this many were about lately: forgotten slowly, since not everybody is back each time.
                    crowd = Math.max(batch.size() + waiting.size() + writer.awaited(), crowd - crowd / 16 - 1);
                    writer.run(batch);
                }
            }
        } catch (Throwable e) {
            death = e;
            LOG.error("the sequencer died; the next append starts another", e);
        } finally {
            buryWith(batch, writer, death);
        }
    }

    // Whoever was just answered is often back at once with the next command. Without a moment's patience for company,
    // few would travel with each commit.
    private void gather(List<Ticket> batch, int company, long patienceMillis) {
        try {
            int entries = 0;
            long bytes = 0;
            Ticket next = waiting.poll(patienceMillis, TimeUnit.MILLISECONDS);
            for (long until = System.nanoTime() + COMPANY_NANOS; next != null; ) {
                batch.add(next);
                entries += next.append().entries().size();
                for (PreparedEntry entry : next.append().entries()) {
                    bytes += entry.bytes().length;
                }
                if (entries >= ENTRIES_A_BATCH || bytes >= BYTES_A_BATCH) {
                    return;
                }
                next = waiting.poll();
                if (next == null && batch.size() < company) {
                    next = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("the sequencer was interrupted", e);
        }
    }

    private void buryWith(List<Ticket> atWork, @Nullable BatchWriter writer, @Nullable Throwable death) {
        boolean open = writer != null && writer.outcomeOpen();
        String reason = death == null ? "the ledger closed" : "the sequencer died: " + death;
        List<Ticket> orphans = new ArrayList<>();
        synchronized (lifecycle) {
            thread = null;
            waiting.drainTo(orphans);
        }
        if (writer != null) {
            writer.failFlying(reason, death);
        }
        failAll(atWork, orphans, reason, open, death);
        if (writer != null) {
            writer.close();
        }
    }

    /** Answers those whom a dead thread leaves. What was at work may be stored if death came in COMMIT; the rest is not. */
    static void failAll(
            List<Ticket> atWork, List<Ticket> waiting, String reason, boolean outcomeOpen, @Nullable Throwable death) {
        atWork.forEach(ticket -> ticket.refuse(new AppendFault(reason, outcomeOpen, death)));
        waiting.forEach(ticket -> ticket.refuse(new AppendFault(reason, false, death)));
    }

    /** For tests that kill. */
    @Nullable
    Thread thread() {
        synchronized (lifecycle) {
            return thread;
        }
    }

    /** Takes no more, finishes what waits, and ends. */
    @Override
    public void close() {
        Thread last;
        synchronized (lifecycle) {
            closed = true;
            last = thread;
        }
        if (last != null && last != Thread.currentThread()) {
            try {
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
