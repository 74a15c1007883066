package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.embedded.EmbeddedPostgres;

/** PostgreSQL is killed with -9 under load: one of its sessions, or all of it. */
class KilledPostgresIT {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    Path home;

    @Test
    void aKilledSessionIsSurvivedWithoutAnyoneNoticing() throws Exception {
        killSessions(21, 2);
    }

    @Test
    @Tag("soak")
    void manyKilledSessionsAreSurvived() throws Exception {
        killSessions(22, 20);
    }

    @Test
    void afterAKilledServerNothingAcknowledgedIsMissing() throws Exception {
        killServers(31, 2);
    }

    @Test
    @Tag("soak")
    void afterManyKilledServersNothingAcknowledgedIsMissing() throws Exception {
        killServers(32, 20);
    }

    // The server ends all sessions and recovers by itself; the log reconnects and asks what became of its batch.
    private void killSessions(long seed, int kills) throws Exception {
        Random random = new Random(seed);
        try (EmbeddedPostgres server = EmbeddedPostgres.open(home)) {
            LedgerDatabase ledger = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
            try (SealedLog log = new SealedLog(ledger.writer(), Entries.NOTES)) {
                Load load = new Load(log, "load", 8);
                for (int kill = 0; kill < kills; kill++) {
                    load.awaitMore(20 + random.nextInt(200));
                    kill(sessionOf(server, ledger.writer().user()));
                    load.awaitMore(50);
                }
                load.close();
                assertThat(load.failed()).isZero();
                load.verify(ledger.reader());
            }
        }
    }

    private void killServers(long seed, int kills) throws Exception {
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            Load load;
            try (EmbeddedPostgres server = EmbeddedPostgres.open(home)) {
                LedgerDatabase ledger = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
                try (SealedLog log = new SealedLog(ledger.writer(), Entries.NOTES, SHORT)) {
                    load = new Load(log, "load" + kill, 8);
                    load.awaitMore(20 + random.nextInt(200));
                    kill(Long.parseLong(Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                            .getFirst()));
                    load.awaitMore(Integer.MAX_VALUE / 2);
                    load.close();
                    assertThat(load.failed()).as("everyone was told").isEqualTo(8);
                }
            }
            try (EmbeddedPostgres server = EmbeddedPostgres.open(home)) {
                load.verify(LedgerDatabase.of(server, RoleNames.DEFAULT).reader());
            }
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static long sessionOf(EmbeddedPostgres server, String user) throws SQLException {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE usename = '" + user
                        + "' AND xact_start IS NOT NULL"
                        + " UNION ALL SELECT pid FROM pg_stat_activity WHERE usename = '" + user + "' LIMIT 1")) {
            row.next();
            return row.getLong(1);
        }
    }
}
