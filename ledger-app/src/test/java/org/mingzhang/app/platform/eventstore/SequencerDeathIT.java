package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.embedded.TestDatabase;

/** The thread that gives positions dies under load. */
class SequencerDeathIT {
    @Test
    void everyoneWhoWaitsIsToldAndTheNextAppendGoesOn() throws Exception {
        killThreads(7, 2);
    }

    @Test
    @Tag("soak")
    void manyDeathsLoseNothing() throws Exception {
        killThreads(8, 100);
    }

    private static void killThreads(long seed, int kills) throws Exception {
        Random random = new Random(seed);
        try (TestDatabase server = new TestDatabase()) {
            LedgerDatabase ledger = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
            try (SealedLog log = new SealedLog(ledger.writer(), Entries.NOTES)) {
                for (int kill = 0; kill < kills; kill++) {
                    Load load = new Load(log, "load" + kill, 8);
                    load.awaitMore(1 + random.nextInt(100));
                    Thread dying = Objects.requireNonNull(log.sequencer().thread());
                    dying.interrupt();
                    dying.join();
                    load.awaitMore(50);
                    load.close();
                    load.verify(ledger.reader());
                    Appended after = log.append(new Entries.Builder("after" + kill)
                                    .event("after" + kill, 0)
                                    .event("after" + kill, 1)
                                    .build())
                            .join();
                    assertThat(after.asGiven()).isTrue();
                    assertThat(log.sequencer().thread()).isNotSameAs(dying);
                }
            }
        }
    }
}
