package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.embedded.TestDatabase;

class SealedLogIT {
    private TestDatabase server;
    private LedgerDatabase ledger;
    private SealedLog log;

    @BeforeEach
    void open() {
        server = new TestDatabase();
        ledger = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        log = new SealedLog(ledger.writer(), Entries.NOTES);
    }

    @AfterEach
    void close() {
        log.close();
        server.close();
    }

    @Test
    void givesPositionsWithoutGapsAndSealsEveryBatch() throws SQLException {
        List<SealedCheckpoint> published = new CopyOnWriteArrayList<>();
        log.onCommit(published::add);
        Appended first = log.append(
                        new Entries.Builder("c1").event("a", 0).event("b", 0).build())
                .join();
        Appended second = log.append(Entries.one("c2", "a", 1)).join();

        assertThat(first.firstPosition()).isZero();
        assertThat(first.lastPosition()).isEqualTo(1);
        assertThat(second.firstPosition()).isEqualTo(2);
        assertThat(second.checkpoint().size()).isEqualTo(3);
        assertThat(published).containsExactly(first.checkpoint(), second.checkpoint());
        assertThat(Audit.of(ledger.reader())).containsOnlyKeys("c1", "c2");
    }

    @Test
    void manyThreadsOnManyStreamsFillTilesOfBothTrees() throws Exception {
        int threads = 16;
        int each = 60;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String stream = "s" + t;
                done.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        log.append(Entries.one(stream + "-" + i, stream, i)).join();
                    }
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        }
        assertThat(Audit.of(ledger.reader())).hasSize(threads * each);
    }

    @Test
    void twoWritersOnOneLogTakeTurns() throws Exception {
        try (SealedLog other = new SealedLog(ledger.writer(), Entries.NOTES);
                ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> accepted = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int thread = t;
                accepted.add(pool.submit(() -> contend(thread % 2 == 0 ? log : other, thread)));
            }
            int total = 0;
            for (Future<Integer> future : accepted) {
                total += future.get();
            }
            assertThat(Audit.of(ledger.reader())).hasSize(total);
        }
    }

    // All threads want the same three streams: those who lose a race look again and go on.
    private static int contend(SealedLog log, int thread) {
        Random random = new Random(thread);
        int accepted = 0;
        long[] next = new long[3];
        for (int i = 0; i < 120; i++) {
            int stream = random.nextInt(3);
            try {
                log.append(Entries.one("t" + thread + "-" + i, "hot" + stream, next[stream]))
                        .join();
                next[stream]++;
                accepted++;
            } catch (CompletionException e) {
                assertThat(e.getCause()).isInstanceOf(AppendRefused.StreamConflict.class);
                next[stream]++;
            }
        }
        return accepted;
    }

    @Test
    void aConflictFailsThatAppendOnly() throws SQLException {
        log.append(Entries.one("c0", "a", 0)).join();
        CompletableFuture<Appended> good = log.append(Entries.one("c1", "b", 0));
        CompletableFuture<Appended> late = log.append(Entries.one("c2", "a", 0));
        CompletableFuture<Appended> early = log.append(Entries.one("c3", "a", 2));
        CompletableFuture<Appended> stale =
                log.append(new Entries.Builder("c4").read("a", -1).event("c", 0).build());
        CompletableFuture<Appended> fresh =
                log.append(new Entries.Builder("c5").read("a", 0).event("d", 0).build());

        assertThat(good.join().asGiven()).isTrue();
        for (CompletableFuture<Appended> refused : List.of(late, early, stale)) {
            assertThatThrownBy(refused::join).hasCauseInstanceOf(AppendRefused.StreamConflict.class);
        }
        fresh.join();
        assertThat(Audit.of(ledger.reader())).containsOnlyKeys("c0", "c1", "c5");
    }

    @Test
    void theSameCommandGetsItsFirstAnswerAgain() throws SQLException {
        Append command = Entries.one("c1", "a", 0);
        Append elsewhere = Entries.one("c1", "z", 0);
        Appended first = log.append(command).join();
        log.append(Entries.one("c2", "a", 1)).join();

        try (SealedLog afterRestart = new SealedLog(ledger.writer(), Entries.NOTES)) {
            for (SealedLog asked : List.of(log, afterRestart)) {
                Appended again = asked.append(command).join();
                assertThat(again.asGiven()).isTrue();
                Appended otherwise = asked.append(elsewhere).join();
                assertThat(otherwise.asGiven()).as("the first entries stand").isFalse();
                assertThat(otherwise.firstPosition()).isEqualTo(first.firstPosition());
                assertThat(again.firstPosition()).isEqualTo(first.firstPosition());
                assertThat(again.checkpoint()).isEqualTo(first.checkpoint());
            }
        }
        assertThat(Audit.of(ledger.reader())).containsOnlyKeys("c1", "c2");
    }

    @Test
    void anotherCommandUnderTheSameIdIsRefused() {
        log.append(Entries.one("c1", "a", 0)).join();
        assertThatThrownBy(() -> log.append(new Entries.Builder("c1")
                                .event("a", 1)
                                .event("a", 2)
                                .build())
                        .join())
                .hasCauseInstanceOf(AppendRefused.CommandIdReused.class)
                .hasMessageContaining("position 0");
    }

    @Test
    void aClaimIsGrantedUpToItsLimitAndNamesItsFirstUse() throws SQLException {
        log.append(Entries.one("c0", "z", 0)).join();
        log.append(new Entries.Builder("c1")
                        .event("a", 0, new ClaimUse("voucher", "V-1", 60, 100))
                        .build())
                .join();
        log.append(new Entries.Builder("c2")
                        .event("b", 0, new ClaimUse("voucher", "V-1", 40, 100))
                        .build())
                .join();

        assertThatThrownBy(() -> log.append(new Entries.Builder("c3")
                                .event("c", 0, new ClaimUse("voucher", "V-1", 1, 100))
                                .build())
                        .join())
                .cause()
                .isInstanceOfSatisfying(AppendRefused.ClaimRefused.class, refused -> {
                    assertThat(refused.used()).isEqualTo(100);
                    assertThat(refused.firstPosition()).isEqualTo(1);
                    assertThat(refused.use().key()).isEqualTo("V-1");
                });
        assertThatThrownBy(() -> log.append(new Entries.Builder("larger")
                                .event("c", 0, new ClaimUse("voucher", "V-1", 1, 1_000_000))
                                .build())
                        .join())
                .as("a voucher does not grow by stating a larger total the next time")
                .hasCauseInstanceOf(AppendRefused.ClaimRefused.class);
        log.append(new Entries.Builder("c4")
                        .event("d", 0, new ClaimUse("voucher", "V-1", 5, 1_000_000, true))
                        .build())
                .join();
        log.append(new Entries.Builder("c5")
                        .event("e", 0, new ClaimUse("voucher", "V-1", -10, 100))
                        .build())
                .join();
        assertThat(Audit.of(ledger.reader())).containsOnlyKeys("c0", "c1", "c2", "c4", "c5");
    }

    @Test
    void twoClaimsOnTheSameThingInOneBatchCannotBothBeGranted() throws SQLException {
        List<CompletableFuture<Appended>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(log.append(new Entries.Builder("c" + i)
                    .event("s" + i, 0, new ClaimUse("once", "same", 1, 1))
                    .build()));
        }
        long granted = answers.stream()
                .filter(answer -> answer.handle((yes, no) -> yes != null).join())
                .count();
        assertThat(granted).isEqualTo(1);
        assertThat(Audit.of(ledger.reader())).hasSize(1);
    }

    @Test
    void aClockThatRunsBackMoreThanFiveSecondsIsAFault() throws SQLException {
        log.append(new Entries.Builder("c0").at(Entries.NOON).event("a", 0).build())
                .join();
        log.append(new Entries.Builder("c1")
                        .at(Entries.NOON.minusSeconds(5))
                        .event("a", 1)
                        .build())
                .join();
        assertThatThrownBy(() -> log.append(new Entries.Builder("c2")
                                .at(Entries.NOON.minusMillis(5_001))
                                .event("a", 2)
                                .build())
                        .join())
                .hasCauseInstanceOf(AppendFault.class)
                .hasMessageContaining("the clock ran back");
        assertThat(Audit.of(ledger.reader())).containsOnlyKeys("c0", "c1");
    }

    @Test
    void continuesALogThatIsLargerThanItsTiles() throws Exception {
        Map<String, List<Long>> before = fill(70_000);
        try (SealedLog restarted = new SealedLog(ledger.writer(), Entries.NOTES)) {
            assertThat(restarted.append(Entries.one("after", "after", 0)).join().firstPosition())
                    .isEqualTo(70_000);
        }
        assertThat(Audit.of(ledger.reader())).hasSize(before.size() + 1);
    }

    @Test
    void aLogPutBackUnderARunningProgramIsNotGoneOnWith() throws SQLException {
        log.append(Entries.one("c0", "a", 0)).join();
        superuser("CREATE TABLE public.kept AS SELECT * FROM ledger.head");
        log.append(Entries.one("c1", "a", 1)).join();
        log.append(Entries.one("c2", "a", 2)).join();
        superuser(
                "ALTER TABLE ledger.entry DISABLE TRIGGER ALL",
                "ALTER TABLE ledger.checkpoint DISABLE TRIGGER ALL",
                "ALTER TABLE ledger.head DISABLE TRIGGER ALL",
                "DELETE FROM ledger.entry WHERE position > 0",
                "DELETE FROM ledger.checkpoint WHERE size > 1",
                "DELETE FROM ledger.head",
                "INSERT INTO ledger.head SELECT * FROM public.kept");
        for (String command : List.of("c3", "c4")) {
            assertThatThrownBy(() -> log.append(Entries.one(command, "b", 0)).join())
                    .hasCauseInstanceOf(AppendFault.class)
                    .hasMessageContaining("从 3 条被退回到 1 条");
        }
        assertThat(Audit.of(ledger.reader())).containsOnlyKeys("c0");
    }

    private void superuser(String... statements) throws SQLException {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Map<String, List<Long>> fill(int entries) throws SQLException {
        List<CompletableFuture<Appended>> answers = new ArrayList<>();
        for (int at = 0; at < entries; at += 100) {
            Entries.Builder builder = new Entries.Builder("fill" + at);
            for (int i = 0; i < 100; i++) {
                builder.event("fill" + at, i);
            }
            answers.add(log.append(builder.build()));
        }
        answers.forEach(CompletableFuture::join);
        return Audit.of(ledger.reader());
    }
}
