package org.mingzhang.app.platform.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log that everything is written to. Appends of many threads become one transaction with one signed checkpoint; each
 * is answered when it is durable and sealed, or refused alone. Several logs, in several processes, may write to the same
 * database: the lock on the head row puts their batches in order.
 */
public final class SealedLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    // Waking so many takes longer than handing that over, and the next batch would have to wait.
    private static final int CROWD_TO_TELL = 16;

    private static final Logger LOG = LoggerFactory.getLogger(SealedLog.class);

    private final ExecutorService signing = threads(1, "ledger-signing");
    private final ExecutorService storing = threads(1, "ledger-storing");
    private final ExecutorService telling = threads(1, "ledger-telling");
    private final List<Consumer<SealedCheckpoint>> listeners = new CopyOnWriteArrayList<>();
    private final Sequencer sequencer;

    /** A log over the database that this writer role opens; connects at the first append. */
    public SealedLog(JdbcTarget writer, NoteWriter notes) {
        this(writer, notes, PATIENCE);
    }

    /** A log that waits so long for a database that is away. */
    SealedLog(JdbcTarget writer, NoteWriter notes, Duration patience) {
        this.sequencer = new Sequencer(() -> new BatchWriter(
                new PostgresStorage(writer),
                notes,
                signing,
                storing,
                this::tell,
                new Backoff(patience),
                this::committed));
    }

    private static ExecutorService threads(int count, String name) {
        return Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Puts an append into the log.
     *
     * <p>The answer comes on a thread that others wait for: what depends on it must be quick or run elsewhere ({@code
     * …Async}). It fails with {@link AppendRefused} where the log says no, and with {@link AppendFault} where it could not
     * be done.
     */
    public CompletableFuture<Appended> append(Append append) {
        return sequencer.append(append);
    }

    /** Will be told of every checkpoint after its commit, in order, on the thread that stores: must not block. */
    public void onCommit(Consumer<SealedCheckpoint> listener) {
        listeners.add(listener);
    }

    private void tell(int howMany, Runnable answers) {
        if (howMany < CROWD_TO_TELL) {
            answers.run();
        } else {
            telling.execute(answers);
        }
    }

    private void committed(SealedCheckpoint checkpoint) {
        for (Consumer<SealedCheckpoint> listener : listeners) {
            try {
                listener.accept(checkpoint);
            } catch (RuntimeException e) {
                // What is committed is answered, whatever somebody else makes of it.
                LOG.error("a listener failed at checkpoint {}", checkpoint.size(), e);
            }
        }
    }

    /** For tests that kill. */
    Sequencer sequencer() {
        return sequencer;
    }

    @Override
    public void close() {
        sequencer.close();
        storing.close();
        telling.close();
        signing.close();
    }
}
