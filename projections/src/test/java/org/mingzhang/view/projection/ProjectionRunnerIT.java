package org.mingzhang.view.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;

/** Each entry is taken in once, in order, whoever drives and whatever fails. */
class ProjectionRunnerIT {
    private TestDatabase database;
    private EntrySource log;

    /** Writes the position of each entry that it is given; twice the same is refused by the key. */
    private static class Positions implements Projector {
        private final String name;
        private final int version;

        Positions(String name, int version) {
            this.name = name;
            this.version = version;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public List<ViewTable> tables() {
            return List.of(ViewTable.of("seen_" + name, "position"));
        }

        @Override
        public void apply(Connection connection, List<Entry> entries) throws SQLException {
            CopyRows rows = new CopyRows("seen_" + name, "position");
            entries.forEach(entry -> rows.add(entry.position()));
            rows.write(connection);
        }
    }

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        log = new JdbcEntrySource(database.source());
        database.execute("CREATE TABLE view.seen_a (position bigint PRIMARY KEY)");
        database.execute("CREATE TABLE view.seen_b (position bigint PRIMARY KEY)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private ProjectionRunner runner(Projector... projectors) {
        return new ProjectionRunner(database.source(), ViewSchema.LIVE, log, List.of(projectors));
    }

    private List<String> seen(String name) {
        return database.rows("SELECT count(*), max(position) FROM view.seen_" + name);
    }

    private static List<Envelope> entries(int number) {
        Story story = new Story();
        for (int i = 0; i < number; i++) {
            story.on(
                    LocalDate.of(2026, 3, 1),
                    StreamId.programme("HD"),
                    new FundsAppropriated("central", Fen.of(i + 1), "文号", 2026));
        }
        return story.envelopes();
    }

    @Test
    void anEmptyLogLeavesTheReadModelsBeforeTheFirstEntry() {
        assertThat(runner(new Positions("a", 1)).catchUp(Progress.SILENT)).isEqualTo(-1);
    }

    @Test
    void manyBatchesAreTakenInAndProgressIsTold() {
        database.append(entries(EntrySource.BATCH * 2 + 7));
        List<Long> told = new ArrayList<>();
        long reached = runner(new Positions("a", 1)).catchUp((done, total, left) -> {
            assertThat(total).isEqualTo(EntrySource.BATCH * 2 + 7);
            told.add(done);
        });
        assertThat(reached).isEqualTo(EntrySource.BATCH * 2 + 6);
        assertThat(told).containsExactly(5_000L, 10_000L, 10_007L);
        assertThat(seen("a")).containsExactly("10007|10006");
    }

    @Test
    void eachProjectorGoesOnFromItsOwnPosition() {
        database.append(entries(10));
        runner(new Positions("a", 1)).catchUpTo(4, Progress.SILENT);
        assertThat(runner(new Positions("a", 1), new Positions("b", 1)).catchUp(Progress.SILENT))
                .isEqualTo(9);
        assertThat(seen("a")).isEqualTo(seen("b")).containsExactly("10|9");
    }

    @Test
    void twoDriversAtOnceApplyNothingTwice() throws Exception {
        database.append(entries(EntrySource.BATCH * 3));
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> drivers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ProjectionRunner runner = runner(new Positions("a", 1), new Positions("b", 1));
                drivers.add(threads.submit(() -> {
                    go.await();
                    return runner.catchUp(Progress.SILENT);
                }));
            }
            go.countDown();
            for (Future<Long> driver : drivers) {
                assertThat(driver.get()).isEqualTo(EntrySource.BATCH * 3 - 1);
            }
        }
        assertThat(seen("a")).isEqualTo(seen("b")).containsExactly("15000|14999");
    }

    @Test
    void aBatchThatFailsMovesNeitherRowsNorPosition() {
        database.append(entries(10));
        Projector failing = new Positions("a", 1) {
            @Override
            public void apply(Connection connection, List<Entry> entries) throws SQLException {
                super.apply(connection, entries);
                throw new SQLException("disk full");
            }
        };
        assertThatThrownBy(() -> runner(failing).catchUp(Progress.SILENT)).isInstanceOf(ViewFault.class);
        assertThat(seen("a")).containsExactly("0|null");
        assertThat(runner(new Positions("a", 1)).catchUp(Progress.SILENT)).isEqualTo(9);
        assertThat(seen("a")).containsExactly("10|9");
    }

    @Test
    void rowsOfAnotherVersionAreNotContinued() {
        database.append(entries(3));
        runner(new Positions("a", 1)).catchUp(Progress.SILENT);
        assertThatThrownBy(() -> runner(new Positions("a", 2)).catchUp(Progress.SILENT))
                .isInstanceOf(ViewFault.class)
                .hasMessageContaining("rebuild");
    }

    @Test
    void anEntryMissingFromTheLogStopsTheProjection() {
        database.append(entries(10));
        database.execute("DELETE FROM ledger.entry WHERE position = 4");
        assertThatThrownBy(() -> runner(new Positions("a", 1)).catchUp(Progress.SILENT))
                .isInstanceOf(MissingEntry.class)
                .hasMessageContaining("序号 4");
        assertThat(seen("a")).containsExactly("0|null");
    }

    @Test
    void theLastEntryMissingFromTheLogStopsTheProjectionToo() {
        database.append(entries(10));
        database.execute("DELETE FROM ledger.entry WHERE position = 9");
        assertThatThrownBy(() -> runner(new Positions("a", 1)).catchUp(Progress.SILENT))
                .isInstanceOf(MissingEntry.class)
                .hasMessageContaining("序号 9");
    }

    /** The writer's role can insert rows behind the seal; they are no entries. */
    @Test
    void aRowBehindTheSealIsNeverTakenIn() {
        database.append(entries(10));
        database.execute("INSERT INTO ledger.entry SELECT 10, bytes, leaf_sha256 FROM ledger.entry WHERE position = 9");
        assertThat(log.newest()).isEqualTo(9);
        assertThat(log.at(List.of(9L, 10L))).extracting(Entry::position).containsExactly(9L);
        assertThat(runner(new Positions("a", 1)).catchUp(Progress.SILENT)).isEqualTo(9);
        assertThat(runner(new Positions("a", 1)).catchUpTo(10, Progress.SILENT)).isEqualTo(9);
        database.execute("UPDATE ledger.head SET size = 11");
        assertThat(runner(new Positions("a", 1)).catchUp(Progress.SILENT))
                .as("the head moved alone")
                .isEqualTo(9);
        assertThat(seen("a")).containsExactly("10|9");
    }

    @Test
    void aReadModelBeyondTheSealIsNamedAndNotGoneOnWith() {
        database.append(entries(10));
        runner(new Positions("a", 1)).catchUp(Progress.SILENT);
        database.execute("UPDATE view.projection SET position = 10");
        assertThatThrownBy(() -> runner(new Positions("a", 1)).catchUp(Progress.SILENT))
                .isInstanceOf(ViewFault.class)
                .hasMessageContainingAll("序号 10", "只到序号 9");
    }

    /** A forged amount must not become a figure, and least of all accuse the view that still has the true one. */
    @Test
    void anEntryThatIsNotWhatWasSealedStopsTheProjection() {
        database.append(entries(10));
        database.execute(
                "UPDATE ledger.entry SET bytes = overlay(bytes placing '9'::bytea from octet_length(bytes) - 20)"
                        + " WHERE position = 4");
        assertThatThrownBy(() -> runner(new Positions("a", 1)).catchUp(Progress.SILENT))
                .isInstanceOf(UnsealedEntry.class)
                .hasMessageContaining("序号 4");
        assertThat(seen("a")).containsExactly("0|null");
    }

    @Test
    void anyTextSurvivesCopy() throws SQLException {
        database.execute("CREATE TABLE view.word (word text)");
        String word = "制\\N表\t行\n回\r车 \\. 引'\"号";
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO view");
            CopyRows rows = new CopyRows("word", "word");
            rows.add(word);
            rows.add((Object) null);
            rows.add("\\.");
            rows.write(connection);
        }
        assertThat(database.rows("SELECT word FROM view.word")).containsExactly(word, "null", "\\.");
    }
}
