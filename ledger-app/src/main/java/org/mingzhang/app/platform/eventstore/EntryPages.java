package org.mingzhang.app.platform.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The log from a position to its end, page by page along the primary key: no transaction stays open and no connection is
 * held however slowly it is read. While one page is read the next is fetched and parsed, on all cores.
 */
final class EntryPages<T> implements Spliterator<T> {
    private static final int PAGE = 2_000;
    private static final ExecutorService FETCHING = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ledger-read-ahead");
        thread.setDaemon(true);
        return thread;
    });

    private final LogReader log;
    private final Function<StoredEntry, T> parsing;
    private final Executor fetching;
    private final Deque<T> page = new ArrayDeque<>(PAGE);
    private @Nullable CompletableFuture<Page<T>> ahead;
    private long next;
    private boolean ended;

    private record Page<T>(List<T> entries, long next, boolean last) {}

    private EntryPages(LogReader log, long from, Function<StoredEntry, T> parsing) {
        this.log = log;
        this.parsing = parsing;
        this.fetching = FETCHING;
        this.next = from;
    }

    /** A stream that ends with the last entry there is when it gets there. */
    static <T> Stream<T> stream(LogReader log, long from, Function<StoredEntry, T> parsing) {
        return StreamSupport.stream(new EntryPages<>(log, from, parsing), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (page.isEmpty() && !ended) {
            turn();
        }
        T entry = page.poll();
        if (entry == null) {
            return false;
        }
        action.accept(entry);
        return true;
    }

    private void turn() {
        Page<T> turned = ahead == null ? fetch(next) : joined(ahead);
        page.addAll(turned.entries);
        next = turned.next;
        ended = turned.last;
        ahead = ended ? null : CompletableFuture.supplyAsync(() -> fetch(turned.next), fetching);
    }

    private Page<T> fetch(long from) {
        List<StoredEntry> rows = log.page(from, PAGE);
        // Positions have no gaps, so a missing one is a missing entry, not one that is still to come.
        if (!rows.isEmpty() && rows.getLast().position() != from + rows.size() - 1) {
            throw new BrokenSeal("entries are missing after position " + from);
        }
        return new Page<>(rows.parallelStream().map(parsing).toList(), from + rows.size(), rows.size() < PAGE);
    }

    private static <T> Page<T> joined(CompletableFuture<Page<T>> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
