package org.mingzhang.app.platform.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The log from a position to its end, page by page along the primary key: no transaction stays open and no connection is
 * held however slowly it is read. While one page is read, the next ones are parsed, each on a core of its own, and the one
 * after them is fetched.
 *
 * @param <R> an entry as it is fetched
 * @param <T> what is made of it
 */
final class EntryPages<R, T> implements Spliterator<T> {
    private static final int PAGE = 1_000;
    private static final int PAGES_AHEAD = Math.clamp(Runtime.getRuntime().availableProcessors() + 2, 3, 8);
    /** Pages fetched at once: while the database sends one, another is taken apart. */
    private static final int FETCHES = 2;

    private static final Executor AHEAD = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ledger-read-ahead");
        thread.setDaemon(true);
        return thread;
    });

    private final Source<R> source;
    private final Function<R, T> parsing;
    private final Deque<T> page = new ArrayDeque<>(PAGE);
    private final Deque<CompletableFuture<List<T>>> ahead = new ArrayDeque<>(PAGES_AHEAD);
    private final Deque<CompletableFuture<List<R>>> fetching = new ArrayDeque<>(FETCHES);
    private long next;
    private boolean ended;

    /** Where entries come from. */
    interface Source<R> {
        /** Entries in order of position, from this one on and at most so many. */
        List<R> page(long from, int atMost);

        long position(R entry);
    }

    private EntryPages(Source<R> source, long from, Function<R, T> parsing) {
        this.source = source;
        this.parsing = parsing;
        this.next = from;
    }

    /** A stream that ends with the last entry there is when it gets there. */
    static <R, T> Stream<T> stream(Source<R> source, long from, Function<R, T> parsing) {
        return StreamSupport.stream(new EntryPages<>(source, from, parsing), false);
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
        while (ahead.size() < PAGES_AHEAD) {
            ahead.add(sendAhead());
        }
        List<T> turned = joined(ahead.remove());
        page.addAll(turned);
        ended = turned.size() < PAGE;
    }

    // Positions have no gaps, so where a page begins is known before the one before it is there.
    private CompletableFuture<List<T>> sendAhead() {
        long from = next;
        CompletableFuture<List<R>> rows = fetching.size() < FETCHES
                ? CompletableFuture.supplyAsync(() -> fetch(from), AHEAD)
                : fetching.remove().thenApplyAsync(before -> before.size() < PAGE ? List.of() : fetch(from), AHEAD);
        fetching.add(rows);
        next = from + PAGE;
        return rows.thenApplyAsync(entries -> entries.stream().map(parsing).toList(), AHEAD);
    }

    private List<R> fetch(long from) {
        List<R> rows = source.page(from, PAGE);
        // A missing position is a missing entry, not one that is still to come.
        if (!rows.isEmpty() && source.position(rows.getLast()) != from + rows.size() - 1) {
            throw new BrokenSeal("序号 " + from + " 之后的账目中有缺失");
        }
        return rows;
    }

    private static <T> List<T> joined(CompletableFuture<List<T>> future) {
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
