package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.embedded.TestDatabase;

/** The application is killed with -9 under load; what it had acknowledged by then is in the log, whole and once. */
class KilledApplicationIT {
    @TempDir
    Path logs;

    @Test
    void whatAKilledApplicationAcknowledgedIsThere() throws Exception {
        killApplications(41, 2);
    }

    @Test
    @Tag("soak")
    void whatManyKilledApplicationsAcknowledgedIsThere() throws Exception {
        killApplications(42, 40);
    }

    private void killApplications(long seed, int kills) throws Exception {
        Random random = new Random(seed);
        try (TestDatabase server = new TestDatabase()) {
            LedgerDatabase ledger = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
            List<String> acknowledged = new ArrayList<>();
            for (int kill = 0; kill < kills; kill++) {
                acknowledged.addAll(runAndKill(ledger.writer(), "run" + kill, 20 + random.nextInt(300)));
                verify(ledger, acknowledged);
                try (SealedLog next = new SealedLog(ledger.writer(), Entries.NOTES)) {
                    next.append(new Entries.Builder("next" + kill)
                                    .event("next" + kill, 0)
                                    .event("next" + kill, 1)
                                    .build())
                            .join();
                }
            }
            verify(ledger, acknowledged);
        }
    }

    private static void verify(LedgerDatabase ledger, List<String> acknowledged) throws SQLException {
        Map<String, List<Long>> stored = Audit.of(ledger.reader());
        assertThat(stored.keySet()).containsAll(acknowledged);
        assertThat(stored.values()).allMatch(positions -> positions.size() == 2);
    }

    private List<String> runAndKill(JdbcTarget writer, String name, int afterLines)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendsForEver.class.getName(),
                        writer.url(),
                        writer.user(),
                        writer.password(),
                        name)
                .redirectError(logs.resolve(name + ".log").toFile())
                .start();
        List<String> acknowledged = new ArrayList<>();
        BufferedReader lines = child.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ack ")) {
                acknowledged.add(line.substring("ack ".length()));
            }
            if (acknowledged.size() == afterLines) {
                child.toHandle().destroyForcibly();
            }
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).as("see " + name + ".log").hasSizeGreaterThanOrEqualTo(afterLines);
        return acknowledged;
    }
}
