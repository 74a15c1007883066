package org.mingzhang.app.platform.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Proposals on their way into the storage, one after the other. Each stands on those before it, so after one that fell none
 * is tried. Every method is for one and the same thread.
 */
final class Flight {
    private final LogStorage storage;
    private final Executor storing;
    private final BiConsumer<Proposal, SealedCheckpoint> stored;
    private final ArrayDeque<Leg> legs = new ArrayDeque<>();
    private volatile boolean fell;

    private record Leg(Proposal proposal, FutureTask<Boolean> storing) {}

    /**
     * Nothing on its way.
     *
     * @param storing stores one after the other, in order
     * @param stored told of each that is stored, before the next is tried
     */
    Flight(LogStorage storage, Executor storing, BiConsumer<Proposal, SealedCheckpoint> stored) {
        this.storage = storage;
        this.storing = storing;
        this.stored = stored;
    }

    int size() {
        return legs.size();
    }

    /** How many wait for an answer from it. */
    int tickets() {
        return legs.stream().mapToInt(leg -> leg.proposal.tickets().size()).sum();
    }

    void send(Proposal proposal) {
        Leg leg = new Leg(proposal, new FutureTask<>(() -> store(proposal)));
        legs.add(leg);
        // Also where land is doing it already: the next may not begin before this one is done.
        storing.execute(() -> rest(leg));
    }

    private boolean store(Proposal proposal) {
        if (fell) {
            return false;
        }
        fell = true;
        SealedCheckpoint checkpoint;
        try {
            checkpoint = proposal.store(storage);
        } catch (RuntimeException e) {
            // Whatever it was, it shows again when the batch is done again with care.
            return false;
        }
        fell = false;
        stored.accept(proposal, checkpoint);
        return true;
    }

    boolean firstHasArrived() {
        Leg first = legs.peek();
        return first != null && first.storing.isDone();
    }

    /**
     * Waits for the first. If the storing thread has not begun with it, this one does it.
     *
     * @return the first, no longer in flight; or null when it fell
     */
    @Nullable
    Proposal land() {
        Leg first = legs.element();
        if (!arrived(first)) {
            return null;
        }
        legs.remove();
        return first.proposal;
    }

    private static boolean arrived(Leg leg) {
        leg.storing.run();
        try {
            return leg.storing.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the sequencer was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error death) {
                throw death;
            }
            throw new IllegalStateException("storing failed as it must not", e.getCause());
        }
    }

    /**
     * All that fell or were not tried, in their order, when one fell or the thread dies. Nothing is under way when this
     * returns.
     */
    List<Proposal> left() {
        return legs.stream().filter(leg -> !rest(leg)).map(Leg::proposal).toList();
    }

    /** Waits until a leg is over, whoever does it; whether it is stored. */
    private static boolean rest(Leg leg) {
        leg.storing.run();
        boolean interrupted = false;
        boolean arrived = false;
        for (boolean over = false; !over; ) {
            try {
                arrived = leg.storing.get();
                over = true;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException told) {
                // By land, or by whatever else killed the thread.
                over = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return arrived;
    }

    /** Starts afresh. */
    void clear() {
        legs.clear();
        fell = false;
    }
}
