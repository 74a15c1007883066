package org.mingzhang.app.platform.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Proposals on their way into the storage, one after the other. Each stands on those before it, so after one that fell none
 * is tried. Every method is for one and the same thread.
 */
final class Flight {
    private final LogStorage storage;
    private final Executor storing;
    private final Consumer<SealedCheckpoint> committed;
    private final ArrayDeque<Leg> legs = new ArrayDeque<>();
    private volatile boolean fell;

    private record Leg(Proposal proposal, FutureTask<Boolean> storing) {}

    Flight(LogStorage storage, Executor storing, Consumer<SealedCheckpoint> committed) {
        this.storage = storage;
        this.storing = storing;
        this.committed = committed;
    }

    int size() {
        return legs.size();
    }

    void send(Proposal proposal) {
        Leg leg = new Leg(proposal, new FutureTask<>(() -> store(proposal)));
        legs.add(leg);
        storing.execute(leg.storing);
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
        committed.accept(checkpoint);
        proposal.answer(checkpoint);
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
     * All that are left after one fell, or when the thread dies, in their order. Nothing is under way when this returns;
     * a late arrival among them has been answered.
     */
    List<Proposal> left() {
        legs.forEach(Flight::rest);
        return legs.stream().map(Leg::proposal).toList();
    }

    private static void rest(Leg leg) {
        leg.storing.run();
        boolean interrupted = false;
        while (true) {
            try {
                leg.storing.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException told) {
                // By land, or by whatever else killed the thread.
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts afresh. */
    void clear() {
        legs.clear();
        fell = false;
    }
}
