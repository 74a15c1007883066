package org.mingzhang.view.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.budget.BudgetProjector;
import org.mingzhang.view.budget.BudgetQueries;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.budget.SeededMoney;

/** Someone edits a read model: it is found and named, and a rebuild mends it. */
class RebuildIT {
    private static final List<Projector> PROJECTORS = ReadModels.projectors();

    private static final Rebuild.Reclaim NO_ONE_ELSE = schema -> {
        throw new AssertionError("nobody else owns " + schema);
    };

    /** In which the case was told and taken in; each test has a copy. */
    private static TestDatabase told;

    private static long last;

    private TestDatabase database;
    private EntrySource log;

    /** The budget's projector of another version, or one whose rows are wrong. */
    private record AlteredBudget(int version, boolean wrong) implements Projector {
        @Override
        public String name() {
            return "budget";
        }

        @Override
        public List<ViewTable> tables() {
            return new BudgetProjector().tables();
        }

        @Override
        public void apply(Connection connection, List<Entry> entries) throws SQLException {
            new BudgetProjector().apply(connection, entries);
        }

        @Override
        public void check(Connection connection) {
            if (wrong) {
                throw new ViewFault("unbalanced");
            }
        }
    }

    @BeforeAll
    static void project() {
        told = new TestDatabase();
        List<Envelope> events = CaseStory.events();
        told.append(events);
        last = events.size() - 1L;
        new ProjectionRunner(told.source(), ViewSchema.LIVE, new JdbcEntrySource(told.source()), PROJECTORS)
                .catchUp(Progress.SILENT);
    }

    @AfterAll
    static void forget() {
        told.close();
    }

    @BeforeEach
    void take() {
        database = told.copy();
        log = new JdbcEntrySource(database.source());
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private ProjectionRunner runner() {
        return new ProjectionRunner(database.source(), ViewSchema.LIVE, log, PROJECTORS);
    }

    private Reconcile.Report reconcile(String... names) {
        return new Reconcile(database.source(), log, PROJECTORS).run(List.of(names), Progress.SILENT);
    }

    private Rebuild.Report rebuild(String... names) {
        return new Rebuild(database.source(), log, PROJECTORS, NO_ONE_ELSE).run(List.of(names), Progress.SILENT);
    }

    private List<String> schemas() {
        return database.rows("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'view%' ORDER BY 1");
    }

    @Test
    void untouchedReadModelsAgreeWithTheLog() {
        Reconcile.Report report = reconcile();
        assertThat(report.agrees()).isTrue();
        assertThat(report.asOfPosition()).isEqualTo(last);
        assertThat(report.projections())
                .containsExactly(
                        "budget",
                        "record-time",
                        "dossier",
                        "treasury",
                        "oversight",
                        "lists",
                        "roster",
                        "register",
                        "panel",
                        "file",
                        "trail");
        assertThat(rebuild().agrees()).isTrue();
        assertThat(schemas()).containsExactly("view");
    }

    @Test
    void anEditedAmountIsFoundAndNamedAndARebuildMendsIt() {
        database.execute("UPDATE view.award SET paid_fen = 0");
        RowDifference row = reconcile().differing().getFirst();
        assertThat(row.table()).isEqualTo("award");
        assertThat(row.key()).isEqualTo(CaseStory.CASE);
        assertThat(Objects.requireNonNull(row.live()).get("paid_fen").longValue())
                .isZero();
        assertThat(Objects.requireNonNull(row.rebuilt()).get("paid_fen").longValue())
                .isEqualTo(20_000_000);
        assertThat(database.rows("SELECT paid_fen FROM view.award")).containsExactly("0");

        Rebuild.Report report = rebuild();
        assertThat(report.differing()).containsExactly(row);
        assertThat(database.rows("SELECT paid_fen FROM view.award")).containsExactly("20000000");
        assertThat(reconcile().agrees()).isTrue();
    }

    @Test
    void amountsMovedFromOnePaymentToAnotherAreNamedThoughEveryTotalStays() {
        database.append(SeededMoney.events(3, 60));
        runner().catchUp(Progress.SILENT);
        List<String> moved =
                database.rows("WITH two AS (SELECT position, leg, row_number() OVER (ORDER BY position) AS n,"
                        + " amount_fen FROM view.posting WHERE event_type = 'programme.funds-committed' AND leg = 0 LIMIT 2),"
                        + " swap AS (SELECT a.position, a.leg, a.amount_fen + CASE a.n WHEN 1 THEN 1 ELSE -1 END AS fen FROM two a)"
                        + " UPDATE view.posting p SET amount_fen = swap.fen FROM swap WHERE p.position = swap.position"
                        + " AND p.leg = swap.leg RETURNING concat_ws('|', p.position, p.leg)");
        assertThat(moved).hasSize(2);
        Rebuild.Report report = rebuild();
        assertThat(report.agrees()).isFalse();
        assertThat(report.differing()).extracting(RowDifference::table).containsOnly("posting");
        assertThat(report.differing()).extracting(RowDifference::key).containsExactlyInAnyOrderElementsOf(moved);
        assertThat(reconcile().agrees()).isTrue();
    }

    @Test
    void aRowTakenAwayAndARowPutInAreNamed() {
        database.execute(
                "DELETE FROM view.trail WHERE subject = '" + CaseStory.RECOVERY + "' AND position = " + last,
                "INSERT INTO view.payment (payment, position, award, amount_fen) VALUES ('ZF-9', 1, 'X', 1)");
        assertThat(reconcile().differing())
                .satisfiesExactly(
                        payment -> {
                            assertThat(payment.table()).isEqualTo("payment");
                            assertThat(payment.key()).isEqualTo("ZF-9");
                            assertThat(payment.rebuilt()).isNull();
                        },
                        trail -> {
                            assertThat(trail.table()).isEqualTo("trail");
                            assertThat(trail.key()).isEqualTo(CaseStory.RECOVERY + "|RECOVERY|" + last);
                            assertThat(trail.live()).isNull();
                        });
    }

    @Test
    void aPositionSetForwardToHideEntriesIsFound() {
        database.append(SeededMoney.events(3, 5));
        database.execute("UPDATE view.projection SET position = 1000 WHERE name = 'budget'");
        assertThat(reconcile("budget").differing()).anySatisfy(row -> {
            assertThat(row.table()).isEqualTo("projection");
            assertThat(row.key()).isEqualTo("budget");
        });
        rebuild("budget");
        runner().catchUp(Progress.SILENT);
        assertThat(reconcile().agrees()).isTrue();
    }

    @Test
    void aPositionSetBackStopsTheLiveProjectionAndARebuildMendsIt() {
        database.execute("UPDATE view.projection SET position = 2 WHERE name = 'trail'");
        Reconcile.Report report = reconcile("trail");
        assertThat(report.fault()).contains("trail");
        assertThat(report.differing()).isNotEmpty();
        assertThat(rebuild("trail").fault()).isNotNull();
        assertThat(runner().catchUp(Progress.SILENT)).isEqualTo(last);
        assertThat(reconcile().agrees()).isTrue();
    }

    @Test
    void rebuildingOneProjectionLeavesTheOthersAsTheyAre() {
        database.execute(
                "UPDATE view.award SET paid_fen = 1", "UPDATE view.posting SET county = 'X' WHERE county IS NOT NULL");
        assertThat(rebuild("budget").projections()).containsExactly("budget");
        assertThat(database.rows("SELECT count(*) FROM view.posting WHERE county = 'X'"))
                .containsExactly("0");
        assertThat(database.rows("SELECT paid_fen FROM view.award")).containsExactly("1");
        assertThat(runner().position()).isEqualTo(last);
        assertThat(schemas()).containsExactly("view");
    }

    @Test
    void queriesAndTheLiveProjectionGoOnWhileRebuilding() throws Exception {
        BudgetQueries queries =
                new BudgetQueries(database.source(), ViewSchema.LIVE, sm3 -> Packs.builtIn("handan-2025"));
        BudgetView before =
                queries.budget("HD", null, new KnownAt.Position(last)).orElseThrow();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> asking = threads.submit(() -> {
                int asked = 0;
                while (!done.get()) {
                    assertThat(queries.budget("HD", null, new KnownAt.Position(last)))
                            .contains(before);
                    asked++;
                }
                return asked;
            });
            Future<Integer> recording = threads.submit(() -> {
                int recorded = 0;
                List<Envelope> more = SeededMoney.events(7, 400).subList(1, 400);
                while (!done.get() && recorded < more.size()) {
                    database.append(more.subList(recorded, recorded + 1));
                    runner().catchUp(Progress.SILENT);
                    recorded++;
                }
                return recorded;
            });
            try {
                for (int i = 0; i < 4; i++) {
                    assertThat(rebuild().agrees()).isTrue();
                }
            } finally {
                done.set(true);
            }
            assertThat(asking.get()).isPositive();
            assertThat(recording.get()).isPositive();
        }
        runner().catchUp(Progress.SILENT);
        assertThat(reconcile().agrees()).isTrue();
    }

    @Test
    void aQueryThatBeganBeforeTheSwitchSeesTheOldRowsToItsEnd() throws Exception {
        database.execute("UPDATE view.award SET paid_fen = 7");
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Rebuild.Report> rebuilding = ViewSchema.LIVE.read(database.source(), connection -> {
                Future<Rebuild.Report> started = thread.submit(() -> rebuild());
                while (!started.isDone() && !switchWaits()) {
                    Thread.onSpinWait();
                }
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT paid_fen FROM award")) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getLong(1)).isEqualTo(7);
                }
                return started;
            });
            assertThat(rebuilding.get().agrees()).isFalse();
        }
        assertThat(database.rows("SELECT paid_fen FROM view.award")).containsExactly("20000000");
    }

    private boolean switchWaits() {
        return database.rows("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'")
                .contains("t");
    }

    @Test
    void rowsOfAnOlderVersionAreReplacedByARebuild() {
        List<Projector> newer = List.of(new AlteredBudget(99, false));
        assertThatThrownBy(() ->
                        new ProjectionRunner(database.source(), ViewSchema.LIVE, log, newer).catchUp(Progress.SILENT))
                .isInstanceOf(ViewFault.class);
        List<Projector> all = new ArrayList<>(PROJECTORS);
        all.set(0, newer.getFirst());
        Rebuild.Report report =
                new Rebuild(database.source(), log, all, NO_ONE_ELSE).run(List.of("budget"), Progress.SILENT);
        assertThat(report.otherVersions()).containsExactly("budget");
        assertThat(report.agrees()).isFalse();
        assertThat(new ProjectionRunner(database.source(), ViewSchema.LIVE, log, all).catchUp(Progress.SILENT))
                .isEqualTo(last);
    }

    @Test
    void rowsThatCannotBeRightNeverReplaceTheLiveOnes() {
        Projector wrong = new AlteredBudget(1, true);
        database.execute("UPDATE view.posting SET county = 'X'");
        assertThatThrownBy(() -> new Rebuild(database.source(), log, List.of(wrong), NO_ONE_ELSE)
                        .run(List.of(), Progress.SILENT))
                .hasMessageContaining("unbalanced");
        assertThat(database.rows("SELECT DISTINCT county FROM view.posting")).containsExactly("X");
        assertThat(rebuild().projections()).hasSize(11);
    }

    @Test
    void anUnknownProjectionIsRefusedByName() {
        assertThatThrownBy(() -> reconcile("budgets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("budgets");
    }
}
