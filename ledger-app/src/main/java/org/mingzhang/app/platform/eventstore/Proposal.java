package org.mingzhang.app.platform.eventstore;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.Judgement.Verdict;
import org.mingzhang.domain.seal.Suite;

/** A batch with everything that it takes to store it, and those who wait for it. */
final class Proposal {
    private final List<Ticket> tickets;
    private final List<Verdict> verdicts;
    private final Batch batch;
    private final Trees trees;
    private final CompletableFuture<String> sm3Note;
    private final CompletableFuture<String> sha256Note;
    private volatile boolean committing;

    /**
     * Grows the trees, has both signatures made and encodes everything, so that storing is all that is left.
     *
     * @param tickets everyone to answer
     * @param verdicts one for each ticket
     * @param trees as they stand before the batch
     */
    Proposal(
            List<Ticket> tickets,
            List<Verdict> verdicts,
            Head before,
            Judgement judgement,
            Trees trees,
            NoteWriter notes,
            Executor signing) {
        this.tickets = List.copyOf(tickets);
        this.verdicts = verdicts;
        this.trees = trees.copy();
        for (Batch.Placed placed : judgement.placed()) {
            placed.append().entries().forEach(this.trees::append);
        }
        Head after = this.trees.head(judgement.maxRecordedAt());
        sha256Note = CompletableFuture.supplyAsync(
                () -> notes.note(Suite.SHA256, after.size(), after.sha256().root()), signing);
        sm3Note = CompletableFuture.supplyAsync(
                () -> notes.note(Suite.SM3, after.size(), after.sm3().root()), Runnable::run);
        batch = Batch.of(
                before,
                after,
                judgement.placed(),
                judgement.claimRows(),
                this.trees.sm3().fullTiles(),
                this.trees.sha256().fullTiles());
    }

    List<Ticket> tickets() {
        return tickets;
    }

    Head after() {
        return batch.after();
    }

    Trees trees() {
        return trees;
    }

    /** Whether it may be stored although nobody knows. */
    boolean outcomeOpen() {
        return committing;
    }

    /** Stores it; returns when it is durable and sealed. */
    SealedCheckpoint store(LogStorage storage) {
        SealedCheckpoint checkpoint =
                new SealedCheckpoint(after().size(), after().maxRecordedAt(), signed(sm3Note), signed(sha256Note));
        committing = true;
        try {
            storage.store(batch, checkpoint);
        } catch (StorageFailed e) {
            committing = e.kind() == StorageFailed.Kind.OUTCOME_UNKNOWN;
            throw e;
        }
        committing = false;
        return checkpoint;
    }

    private static String signed(CompletableFuture<String> note) {
        try {
            return note.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("cannot sign the checkpoint: " + e.getCause(), e.getCause());
        }
    }

    /** Tells everyone who waits for it. */
    void answer(SealedCheckpoint checkpoint) {
        answer(tickets, verdicts, checkpoint);
    }

    /** Tells everyone. There is no checkpoint where nothing was accepted. */
    static void answer(List<Ticket> tickets, List<Verdict> verdicts, @Nullable SealedCheckpoint checkpoint) {
        for (int i = 0; i < tickets.size(); i++) {
            Ticket ticket = tickets.get(i);
            String commandId = ticket.append().commandId();
            switch (verdicts.get(i)) {
                case Verdict.Accepted(Batch.Placed placed) ->
                    ticket.answer()
                            .complete(new Appended(
                                    commandId,
                                    placed.firstPosition(),
                                    placed.lastPosition(),
                                    required(checkpoint),
                                    true));
                case Verdict.Repeated(long first, long last, boolean asGiven, SealedCheckpoint earlier) ->
                    ticket.answer()
                            .complete(new Appended(
                                    commandId, first, last, earlier != null ? earlier : required(checkpoint), asGiven));
                case Verdict.Refused(RuntimeException reason) -> ticket.refuse(reason);
            }
        }
    }

    private static SealedCheckpoint required(@Nullable SealedCheckpoint checkpoint) {
        if (checkpoint == null) {
            throw new IllegalStateException("accepted without a checkpoint");
        }
        return checkpoint;
    }
}
