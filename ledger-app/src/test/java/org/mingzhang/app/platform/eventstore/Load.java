package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.JdbcTarget;

/**
 * Threads that append without pause, each to a stream of its own, and remember what they were told. A thread whose append
 * fails stops, since it does not know where its stream stands.
 */
final class Load implements AutoCloseable {
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> refusedForSure = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger appended = new AtomicInteger();
    private final Semaphore progress = new Semaphore(0);
    private volatile boolean stopping;

    Load(SealedLog log, String name, int threadCount) {
        for (int t = 0; t < threadCount; t++) {
            String stream = name + "-" + t;
            Thread thread = new Thread(() -> append(log, stream), stream);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    private void append(SealedLog log, String stream) {
        for (int seq = 0; !stopping; seq++) {
            String commandId = stream + "-" + seq;
            try {
                Appended answer = log.append(new Entries.Builder(commandId)
                                .event(stream, 2L * seq)
                                .event(stream, 2L * seq + 1)
                                .build())
                        .join();
                assertThat(answer.asGiven()).isTrue();
                acknowledged.add(commandId);
                appended.incrementAndGet();
                progress.release();
            } catch (CompletionException | AppendFault e) {
                told(commandId, e instanceof CompletionException ? e.getCause() : e);
                return;
            }
        }
    }

    private void told(String commandId, @Nullable Throwable fault) {
        boolean open = fault instanceof AppendFault appendFault && appendFault.mayBeRecorded();
        (open ? unknown : refusedForSure).add(commandId);
        progress.release();
    }

    /** Waits until so many appends more were acknowledged, or every thread has stopped. */
    void awaitMore(int count) {
        int until = appended.get() + count;
        while (appended.get() < until && threads.stream().anyMatch(Thread::isAlive)) {
            try {
                // Looks again now and then, since a thread may have stopped without a word.
                progress.tryAcquire(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    int failed() {
        return refusedForSure.size() + unknown.size();
    }

    /** Lets every thread finish what it is at. */
    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Nothing acknowledged is missing, nothing refused for sure is there, nothing is there twice or half. */
    void verify(JdbcTarget reader) throws SQLException {
        Map<String, List<Long>> stored = Audit.of(reader);
        assertThat(stored.keySet()).containsAll(acknowledged);
        assertThat(stored.keySet())
                .doesNotContainAnyElementsOf(refusedForSure.isEmpty() ? Set.of("-") : refusedForSure);
        assertThat(stored.values()).allMatch(positions -> positions.size() == 2);
    }
}
