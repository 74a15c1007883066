package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.embedded.TestDatabase;

/** The connection breaks while COMMIT is on its way: whether it arrived, only the log itself can tell. */
class ConnectionCutIT {
    @Test
    void aCommitOfUnknownOutcomeIsNeitherLostNorDoubled() throws Exception {
        cutCommits(1, 4);
    }

    @Test
    @Tag("soak")
    void manyCommitsOfUnknownOutcomeAreNeitherLostNorDoubled() throws Exception {
        for (int seed = 2; seed < 12; seed++) {
            cutCommits(seed, 40);
        }
    }

    private static void cutCommits(long seed, int cutsOfEachKind) throws IOException, SQLException {
        try (TestDatabase server = new TestDatabase()) {
            LedgerDatabase ledger = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
            try (CuttingProxy proxy = new CuttingProxy(ledger.writer(), seed, 10);
                    SealedLog log = new SealedLog(proxy.through(ledger.writer()), Entries.NOTES)) {
                Load load = new Load(log, "load", 8);
                while (load.failed() == 0 && Math.min(proxy.cutBefore(), proxy.cutAfter()) < cutsOfEachKind) {
                    load.awaitMore(20);
                }
                proxy.stopCutting();
                load.awaitMore(20);
                load.close();
                assertThat(load.failed())
                        .as("every append gets its answer all the same")
                        .isZero();
                load.verify(ledger.reader());
                assertThat(Audit.of(ledger.reader())).hasSize(load.acknowledged());
            }
        }
    }
}
