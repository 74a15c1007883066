package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The thread around the writer: what it does with those who wait. */
class SequencerTest {
    private final ModelLog log = new ModelLog();

    /** A storage that waits at the lock until it is let, and then may die. */
    private final class Gate {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private volatile boolean dies;
        private final AtomicInteger writers = new AtomicInteger();

        BatchWriter writer() {
            boolean first = writers.getAndIncrement() == 0;
            return SequencerTest.writer(new FaultyStorage(log, new Random(1), 0) {
                @Override
                public Locked lock(Facts.Questions questions) {
                    if (first) {
                        pass();
                    }
                    return super.lock(questions);
                }
            });
        }

        private void pass() {
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (dies) {
                throw new FaultyStorage.Killed();
            }
        }
    }

    private static BatchWriter writer(LogStorage storage) {
        return new BatchWriter(
                storage,
                Entries.NOTES,
                Runnable::run,
                Runnable::run,
                (howMany, answers) -> answers.run(),
                attempt -> false,
                checkpoint -> {});
    }

    @Test
    void whatGathersWhileABatchIsWrittenBecomesTheNextBatch() throws InterruptedException {
        Gate gate = new Gate();
        try (Sequencer sequencer = new Sequencer(gate::writer)) {
            List<CompletableFuture<Appended>> answers = new ArrayList<>();
            answers.add(sequencer.append(Entries.one("c0", "s0", 0)));
            gate.reached.await();
            for (int i = 1; i < 50; i++) {
                answers.add(sequencer.append(Entries.one("c" + i, "s" + i, 0)));
            }
            gate.open.countDown();
            answers.forEach(CompletableFuture::join);
        }
        assertThat(log.checkpoints.keySet()).containsExactly(1L, 50L);
        log.audit();
    }

    @Test
    void ifTheThreadDiesEveryoneWhoWaitsIsToldAtOnceAndTheNextAppendGoesOn() throws InterruptedException {
        Gate gate = new Gate();
        gate.dies = true;
        try (Sequencer sequencer = new Sequencer(gate::writer)) {
            CompletableFuture<Appended> atWork = sequencer.append(Entries.one("c0", "s0", 0));
            gate.reached.await();
            CompletableFuture<Appended> waiting = sequencer.append(Entries.one("c1", "s1", 0));
            gate.open.countDown();
            for (CompletableFuture<Appended> answer : List.of(atWork, waiting)) {
                assertThatThrownBy(answer::join).cause().isInstanceOfSatisfying(AppendFault.class, fault -> {
                    assertThat(fault).hasMessageContaining("the sequencer died");
                    assertThat(fault.mayBeRecorded()).isFalse();
                });
            }
            assertThat(sequencer.append(Entries.one("c2", "s2", 0)).join().firstPosition())
                    .isZero();
        }
    }

    @Test
    void closingFinishesWhatWaitsAndRefusesWhatComesLater() throws InterruptedException {
        Gate gate = new Gate();
        Sequencer sequencer = new Sequencer(gate::writer);
        CompletableFuture<Appended> atWork = sequencer.append(Entries.one("c0", "s0", 0));
        gate.reached.await();
        CompletableFuture<Appended> waiting = sequencer.append(Entries.one("c1", "s1", 0));
        gate.open.countDown();
        sequencer.close();
        assertThat(atWork.join().asGiven()).isTrue();
        assertThat(waiting.join().asGiven()).isTrue();
        assertThatThrownBy(() -> sequencer.append(Entries.one("c2", "s2", 0)))
                .isInstanceOf(AppendFault.class)
                .hasMessageContaining("closing");
    }

    @Test
    void aBrokenSealStopsAllWriting() {
        try (Sequencer sequencer = new Sequencer(() -> writer(new FaultyStorage(log, new Random(1), 0) {
            @Override
            public Locked lock(Facts.Questions questions) {
                throw new BrokenSeal("the head does not fit");
            }
        }))) {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<Appended> answer = sequencer.append(Entries.one("c" + i, "s" + i, 0));
                assertThatThrownBy(answer::join)
                        .hasCauseInstanceOf(AppendFault.class)
                        .hasMessageContaining("does not fit");
            }
        }
    }
}
