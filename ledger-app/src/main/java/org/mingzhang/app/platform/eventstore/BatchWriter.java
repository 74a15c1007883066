package org.mingzhang.app.platform.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.Judgement.Verdict;

/**
 * Takes one batch of appends into the log and answers every one of them. Nothing is answered before it is durable and
 * sealed, nor refused because of something that is not. Runs on one thread; knows neither threads nor SQL, so that every
 * order of faults can be played through.
 *
 * <p>As long as nobody else writes, what it remembers of the log is all that judging a batch takes: it is then sent off
 * without a question, and the next is judged while it is being stored. The storage takes a batch only where the head
 * stands at which the batch was judged, and its keys refuse what the memory did not know. Whatever falls is done again
 * with care: under the head's lock, with every question asked there.
 *
 * <p>With care, a batch that the storage refuses is retried one append at a time, so that a bad one fails alone. A batch
 * whose commit had an unknown outcome is simply written again: under the head's lock the command ids tell what of it is
 * stored.
 */
final class BatchWriter implements AutoCloseable {
    private static final int CAREFUL_AFTER_A_FALL = 16;

    private final LogStorage storage;
    private final NoteWriter notes;
    private final Executor signing;
    private final Teller teller;
    private final Patience patience;
    private final Consumer<SealedCheckpoint> committed;
    private final Flight flight;
    private final KnownLog known = new KnownLog();
    private Head settledHead = Head.EMPTY;
    private Trees settledTrees = Trees.empty();
    private int careful = 1;
    private boolean outcomeOpen;
    private @Nullable BrokenSeal broken;

    /**
     * A writer that knows nothing of the log yet.
     *
     * @param signing makes the Ed25519 signature while the calling thread makes the SM2 one
     * @param storing stores one batch while the next is judged; runs what it is given in order, never two at once
     * @param teller has those told whose batch is stored, while the next may be on its way
     * @param committed told of each checkpoint after its commit
     */
    BatchWriter(
            LogStorage storage,
            NoteWriter notes,
            Executor signing,
            Executor storing,
            Teller teller,
            Patience patience,
            Consumer<SealedCheckpoint> committed) {
        this.storage = storage;
        this.notes = notes;
        this.signing = signing;
        this.teller = teller;
        this.patience = patience;
        this.committed = committed;
        this.flight = new Flight(storage, storing, this::arrived);
    }

    /** Whether the batch at work may be stored although nobody knows: asked when the thread dies. */
    boolean outcomeOpen() {
        return outcomeOpen;
    }

    /** Answers every ticket, now or when a later call lands it. Throws only what kills the thread. */
    void run(List<Ticket> tickets) {
        outcomeOpen = false;
        if (broken == null && careful == 0 && propose(tickets)) {
            return;
        }
        land(0);
        outcomeOpen = false;
        runUntilAnswered(tickets);
        careful = Math.max(0, careful - 1);
    }

    /** How many wait for the batches on their way. */
    int awaited() {
        return flight.tickets();
    }

    /** Whether batches are on their way. */
    boolean flying() {
        return flight.size() > 0;
    }

    /** Takes note of what has arrived, without waiting. */
    void settle() {
        while (flight.firstHasArrived()) {
            land(flight.size() - 1);
        }
    }

    /** Waits until no more than so many batches are on their way. */
    void land(int atMost) {
        while (flight.size() > atMost) {
            Proposal stored = flight.land();
            if (stored == null) {
                doAgain(flight.left());
                flight.clear();
                return;
            }
            settled(stored.after(), stored.trees());
        }
    }

    private void settled(Head head, Trees trees) {
        settledHead = head;
        settledTrees = trees;
    }

    private void doAgain(List<Proposal> fallen) {
        storage.abandon();
        careful = CAREFUL_AFTER_A_FALL;
        known.moveTo(settledHead, settledTrees);
        for (Proposal proposal : fallen) {
            outcomeOpen = proposal.outcomeOpen();
            runUntilAnswered(proposal.tickets());
        }
    }

    private boolean propose(List<Ticket> tickets) {
        Facts facts = known.withoutAsking(tickets);
        if (facts == null) {
            return false;
        }
        Judgement judgement = new Judgement(known.head(), facts);
        List<Verdict> verdicts = new ArrayList<>(tickets.size());
        for (Ticket ticket : tickets) {
            Verdict verdict = judgement.judge(ticket.append());
            if (!(verdict instanceof Verdict.Accepted)) {
                // A no is said only on what is stored.
                return false;
            }
            verdicts.add(verdict);
        }
        Proposal proposal = proposal(tickets, verdicts, known.head(), judgement);
        known.adopt(proposal.after(), proposal.trees(), facts);
        flight.send(proposal);
        return true;
    }

    private Proposal proposal(List<Ticket> tickets, List<Verdict> verdicts, Head before, Judgement judgement) {
        return new Proposal(tickets, verdicts, before, judgement, known.trees(), notes, signing);
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

    /** Answers those on their way who are not stored when the thread dies: nobody will land them. */
    void failFlying(String reason, @Nullable Throwable death) {
        for (Proposal proposal : flight.left()) {
            Sequencer.failAll(proposal.tickets(), List.of(), reason, outcomeOpen || proposal.outcomeOpen(), death);
        }
        flight.clear();
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
        if (judgement.placed().isEmpty()) {
            storage.abandon();
            Proposal.answer(tickets, verdicts, null);
        } else {
            store(proposal(tickets, verdicts, locked.head(), judgement), facts);
        }
    }

    private void store(Proposal proposal, Facts facts) {
        SealedCheckpoint checkpoint;
        try {
            checkpoint = proposal.store(storage);
        } finally {
            outcomeOpen |= proposal.outcomeOpen();
        }
        known.adopt(proposal.after(), proposal.trees(), facts);
        settled(proposal.after(), proposal.trees());
        tell(proposal, checkpoint);
    }

    private void arrived(Proposal stored, SealedCheckpoint checkpoint) {
        committed.accept(checkpoint);
        teller.tell(stored.tickets().size(), () -> stored.answer(checkpoint));
    }

    // At once: should the thread die over the rest of the same tickets, none of these may still be waiting.
    private void tell(Proposal stored, SealedCheckpoint checkpoint) {
        committed.accept(checkpoint);
        stored.answer(checkpoint);
    }

    private Facts factsUnder(LogStorage.Locked locked, Facts.Questions all) {
        if (locked.head().equals(known.head())) {
            known.completeFor(all, locked.facts());
            return locked.facts();
        }
        if (locked.head().size() < settledHead.size()) {
            throw new BrokenSeal(
                    "记账期间，账本从 " + settledHead.size() + " 条被退回到 " + locked.head().size() + " 条");
        }
        known.moveTo(locked.head(), known.trees().advancedTo(locked.head(), storage));
        return storage.look(all);
    }
}
