package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two threads on the same proposals: the one that gives positions may store the first itself while it waits for it. */
class FlightTest {
    private final ModelLog log = new ModelLog();
    private final List<Runnable> handedOver = new ArrayList<>();

    @Test
    void theNextIsNotTriedWhileTheFirstIsStoredByWhoeverWaitsForIt() {
        int[] unasked = {0};
        BatchWriter writer = writer(new FaultyStorage(log, new Random(1), 0) {
            private boolean first = true;

            @Override
            public Locked lock(Facts.Questions questions) {
                unasked[0]++;
                return super.lock(questions);
            }

            @Override
            public void store(Batch batch, SealedCheckpoint checkpoint) {
                if (first && !handedOver.isEmpty()) {
                    first = false;
                    // The storing thread comes late, finds the first under way, and must not go on to the next.
                    Thread storing = new Thread(() -> List.copyOf(handedOver).forEach(Runnable::run));
                    storing.setDaemon(true);
                    storing.start();
                    while (storing.getState() != Thread.State.WAITING && storing.isAlive()) {
                        Thread.onSpinWait();
                    }
                }
                super.store(batch, checkpoint);
            }
        });
        CompletableFuture<Appended> warm = run(writer, "c0", "s0");
        CompletableFuture<Appended> first = run(writer, "c1", "s1");
        CompletableFuture<Appended> second = run(writer, "c2", "s2");
        writer.land(0);

        assertThat(warm).isCompleted();
        assertThat(first.join().firstPosition()).isEqualTo(1);
        assertThat(second.join().firstPosition()).isEqualTo(2);
        assertThat(unasked[0]).as("batches done again with care").isEqualTo(1);
    }

    @Test
    void whatIsStoredIsNotAmongTheFallen() {
        FaultyStorage storage = new FaultyStorage(log, new Random(1), 0);
        BatchWriter writer = writer(storage);
        CompletableFuture<Appended> warm = run(writer, "c0", "s0");
        CompletableFuture<Appended> stored = run(writer, "c1", "s1");
        handedOver.forEach(Runnable::run);

        writer.failFlying("died", null);

        assertThat(warm).isCompleted();
        assertThat(stored.join().firstPosition()).isEqualTo(1);
        assertThat(writer.flying()).isFalse();
    }

    private BatchWriter writer(LogStorage storage) {
        return new BatchWriter(
                storage,
                Entries.NOTES,
                Runnable::run,
                handedOver::add,
                (howMany, answers) -> answers.run(),
                attempt -> false,
                checkpoint -> {});
    }

    private static CompletableFuture<Appended> run(BatchWriter writer, String command, String stream) {
        Ticket ticket = new Ticket(Entries.one(command, stream, 0));
        writer.run(List.of(ticket));
        return ticket.answer();
    }
}
