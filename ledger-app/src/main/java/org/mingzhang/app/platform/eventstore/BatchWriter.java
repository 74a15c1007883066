package org.mingzhang.app.platform.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.Judgement.Verdict;
import org.mingzhang.domain.seal.Suite;

/**
 * Takes one batch of appends into the log and answers every one of them. Nothing is answered before it is durable and
 * sealed, nor refused because of something that is not. Runs on one thread; knows neither threads nor SQL, so that every
 * order of faults can be played through.
 *
 * <p>A batch that the storage refuses is retried one append at a time, so that a bad one fails alone. A batch whose commit
 * had an unknown outcome is simply written again: under the head's lock the command ids tell what of it is stored.
 */
final class BatchWriter implements AutoCloseable {
    private final LogStorage storage;
    private final NoteWriter notes;
    private final Executor signing;
    private final Patience patience;
    private final Consumer<SealedCheckpoint> committed;
    private final KnownLog known = new KnownLog();
    private boolean outcomeOpen;
    private @Nullable BrokenSeal broken;

    /**
     * A writer that knows nothing of the log yet.
     *
     * @param signing runs the two signatures beside the writing
     * @param committed told of each checkpoint after its commit
     */
    BatchWriter(
            LogStorage storage,
            NoteWriter notes,
            Executor signing,
            Patience patience,
            Consumer<SealedCheckpoint> committed) {
        this.storage = storage;
        this.notes = notes;
        this.signing = signing;
        this.patience = patience;
        this.committed = committed;
    }

    /** Whether the batch at work may be stored although nobody knows: asked when the thread dies. */
    boolean outcomeOpen() {
        return outcomeOpen;
    }

    /** Answers every ticket. Throws only what kills the thread. */
    void run(List<Ticket> tickets) {
        outcomeOpen = false;
        runUntilAnswered(tickets);
    }

    private void runUntilAnswered(List<Ticket> tickets) {
        for (int failures = 1; ; failures++) {
            try {
                attempt(tickets);
                return;
            } catch (StorageFailed e) {
                storage.abandon();
                outcomeOpen |= e.kind() == StorageFailed.Kind.OUTCOME_UNKNOWN;
                if (e.kind() == StorageFailed.Kind.REFUSED) {
                    oneByOne(tickets, e);
                    return;
                }
                if (!patience.waitBefore(failures)) {
                    fail(tickets, "the database is not available: " + e.getMessage(), e);
                    return;
                }
            } catch (BrokenSeal e) {
                broken = e;
                storage.abandon();
                fail(tickets, e.getMessage(), e);
                return;
            } catch (RuntimeException e) {
                storage.abandon();
                known.moveTo(Head.EMPTY, Trees.empty());
                oneByOne(tickets, e);
                return;
            }
        }
    }

    private void oneByOne(List<Ticket> tickets, RuntimeException cause) {
        if (tickets.size() == 1) {
            fail(tickets, "the append failed: " + cause.getMessage(), cause);
            return;
        }
        boolean open = outcomeOpen;
        for (Ticket ticket : tickets) {
            outcomeOpen = open;
            runUntilAnswered(List.of(ticket));
        }
    }

    private void fail(List<Ticket> tickets, @Nullable String message, Throwable cause) {
        for (Ticket ticket : tickets) {
            ticket.refuse(new AppendFault(String.valueOf(message), outcomeOpen, cause));
        }
    }

    @Override
    public void close() {
        storage.close();
    }

    private void attempt(List<Ticket> tickets) {
        if (broken != null) {
            throw broken;
        }
        Facts.Questions all = KnownLog.questionsOf(tickets);
        LogStorage.Locked locked = storage.lock(known.unknown(all));
        Facts facts = factsUnder(locked, all);
        outcomeOpen = false;

        Judgement judgement = new Judgement(locked.head(), facts);
        List<Verdict> verdicts = new ArrayList<>(tickets.size());
        for (Ticket ticket : tickets) {
            verdicts.add(judgement.judge(ticket.append()));
        }
        SealedCheckpoint checkpoint = null;
        if (judgement.placed().isEmpty()) {
            storage.abandon();
        } else {
            checkpoint = write(locked.head(), judgement, facts);
        }
        answer(tickets, verdicts, checkpoint);
    }

    private Facts factsUnder(LogStorage.Locked locked, Facts.Questions all) {
        if (locked.head().equals(known.head())) {
            known.completeFor(all, locked.facts());
            return locked.facts();
        }
        known.moveTo(locked.head(), known.trees().advancedTo(locked.head(), storage));
        return storage.look(all);
    }

    private SealedCheckpoint write(Head before, Judgement judgement, Facts facts) {
        Trees grown = known.trees().copy();
        for (Batch.Placed placed : judgement.placed()) {
            placed.append().entries().forEach(grown::append);
        }
        Head after = grown.head(judgement.maxRecordedAt());
        CompletableFuture<String> sm3Note = sign(Suite.SM3, after);
        CompletableFuture<String> sha256Note = sign(Suite.SHA256, after);
        Batch batch = new Batch(
                before,
                after,
                judgement.placed(),
                judgement.claimRows(),
                grown.sm3().fullTiles(),
                grown.sha256().fullTiles());
        storage.write(batch);
        SealedCheckpoint checkpoint =
                new SealedCheckpoint(after.size(), after.maxRecordedAt(), signed(sm3Note), signed(sha256Note));
        outcomeOpen = true;
        storage.commit(batch, checkpoint);
        outcomeOpen = false;
        known.adopt(after, grown, facts);
        committed.accept(checkpoint);
        return checkpoint;
    }

    private CompletableFuture<String> sign(Suite suite, Head head) {
        return CompletableFuture.supplyAsync(
                () -> notes.note(suite, head.size(), (suite == Suite.SM3 ? head.sm3() : head.sha256()).root()),
                signing);
    }

    private static String signed(CompletableFuture<String> note) {
        try {
            return note.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("cannot sign the checkpoint: " + e.getCause(), e.getCause());
        }
    }

    private static void answer(List<Ticket> tickets, List<Verdict> verdicts, @Nullable SealedCheckpoint checkpoint) {
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
