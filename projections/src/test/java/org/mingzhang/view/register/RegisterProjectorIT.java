package org.mingzhang.view.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.application.ApplicationEvent.StageReopened;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.Reconcile;
import org.mingzhang.view.projection.RowDifference;
import org.mingzhang.view.projection.ViewSchema;

class RegisterProjectorIT {
    private static final LocalDate DAY = Cases.DAY;
    private static final StreamId APPLICATION = StreamId.application(Cases.application(1));
    private static final StreamId PROJECT = StreamId.project(Cases.application(1));

    private final Story story = new Cases().more(1).story();
    private Asking asking;

    @BeforeEach
    void prepare() {
        asking = new Asking();
    }

    @AfterEach
    void drop() {
        asking.close();
    }

    private List<String> decisions() {
        return asking.database()
                .rows(
                        "SELECT outcome, score_tenths, opinion, decided_on, person FROM view.stage_decision ORDER BY position");
    }

    private Reconcile.Report reconcile() {
        return new Reconcile(
                        asking.database().source(),
                        new JdbcEntrySource(asking.database().source()),
                        ReadModels.projectors())
                .run(List.of("register"), Progress.SILENT);
    }

    private static Corrected corrected(
            StreamId stream, long position, String type, LedgerEvent before, LedgerEvent after) {
        return new Corrected(
                "GZ-1",
                stream.toString(),
                position,
                type,
                1,
                Correctable.before(before),
                Correctable.before(after),
                DAY,
                null,
                "抄错",
                "文号",
                "someone",
                List.of(),
                null);
    }

    @Test
    void everyDecisionStaysAndOneThatReopensStandsAmongThem() {
        story.on(DAY.plusDays(9), APPLICATION, new StageReopened("county", "YY-1"));
        asking.takeIn(story.envelopes());
        assertThat(decisions())
                .containsExactly(
                        "RETURNED|null|缺报价单|2026-03-03|CZ-001",
                        "PASSED|801|同意推荐|2026-03-04|CZ-001",
                        "REOPENED|null|异议 YY-1 成立，重新评审|2026-03-11|CZ-001");
    }

    @Test
    void whatWasCorrectedStandsAsItShouldHaveBeen() {
        List<Envelope> envelopes = story.envelopes();
        for (int i = 0; i < envelopes.size(); i++) {
            if (envelopes.get(i).event() instanceof StageDecided before && before.outcome() == Outcome.PASSED) {
                story.on(
                        DAY.plusDays(9),
                        APPLICATION,
                        corrected(
                                APPLICATION,
                                i,
                                "application.stage-decided",
                                before,
                                new StageDecided("county", Outcome.PASSED, 810, "同意推荐，得分更正")));
            } else if (envelopes.get(i).event() instanceof AcceptanceAssessed before) {
                story.on(
                        DAY.plusDays(9),
                        PROJECT,
                        corrected(
                                PROJECT,
                                i,
                                "project.acceptance-assessed",
                                before,
                                Cases.assessed(1, Cases.ASSESSOR, true, Fen.ofWan(39))));
            }
        }
        asking.takeIn(story.envelopes());
        assertThat(decisions())
                .containsExactly("RETURNED|null|缺报价单|2026-03-03|CZ-001", "PASSED|810|同意推荐，得分更正|2026-03-02|CZ-001");
        assertThat(asking.database().rows("SELECT recognised_fen FROM view.acceptance"))
                .containsExactly("39000000");
        assertThat(reconcile().agrees()).isTrue();
    }

    @Test
    void rowsAreTheSameWhetherEntriesComeAtOnceOrOneByOne() {
        ViewSchema single = new ViewSchema("view_single");
        single.migrate(asking.database().source());
        ProjectionRunner oneByOne = new ProjectionRunner(
                asking.database().source(),
                single,
                new JdbcEntrySource(asking.database().source()),
                List.of(new RegisterProjector()));
        for (Envelope event : story.envelopes()) {
            asking.database().append(List.of(event));
            oneByOne.catchUp(Progress.SILENT);
        }
        asking.takeIn(List.of());
        for (String table : List.of("stage_decision", "acceptance")) {
            String rows = "SELECT t::text FROM %s." + table + " t ORDER BY 1";
            assertThat(asking.database().rows(rows.formatted("view")))
                    .isNotEmpty()
                    .isEqualTo(asking.database().rows(rows.formatted("view_single")));
        }
    }

    /** An attack: a database administrator writes another opinion, and takes a failed acceptance away. */
    @Test
    void anEditedOpinionAndAHiddenFailureAreFound() {
        asking.takeIn(story.envelopes());
        asking.database()
                .execute(
                        "UPDATE view.stage_decision SET opinion = '市里打过招呼，同意' WHERE outcome = 'PASSED'",
                        "DELETE FROM view.acceptance");
        List<RowDifference> found = reconcile().differing();
        assertThat(found).extracting(RowDifference::table).containsExactlyInAnyOrder("stage_decision", "acceptance");
        assertThat(found)
                .filteredOn(row -> row.table().equals("stage_decision"))
                .singleElement()
                .satisfies(row -> assertThat(Objects.requireNonNull(row.rebuilt())
                                .get("opinion")
                                .stringValue())
                        .isEqualTo("同意推荐"));
    }
}
