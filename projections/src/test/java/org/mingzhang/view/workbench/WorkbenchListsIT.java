package org.mingzhang.view.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.oversight.DutyQueries;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.WorkbenchQueries.Part;
import org.mingzhang.view.workbench.WorkbenchQueries.Question;

/** The lists behind the workbench: whole, page by page and by county, each thing with the day since which it waits. */
class WorkbenchListsIT {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String HERE = "130403";
    private static final String THERE = "130402";

    private TestDatabase database;
    private WorkbenchQueries workbench;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        workbench = new WorkbenchQueries(
                database.source(),
                ViewSchema.LIVE,
                sm3 -> PACK,
                new DutyQueries(database.source(), ViewSchema.LIVE, sm3 -> PACK, programme -> WorkingDays.BUILT_IN),
                programme -> WorkingDays.BUILT_IN);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void takeIn(List<Envelope> envelopes) {
        database.append(envelopes);
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
    }

    private Workbench desk(Role role, Scope scope) {
        return workbench
                .workbench(new Question("HD", "somebody", role, scope, DAY))
                .orElseThrow();
    }

    @Test
    void aLongListIsTurnedPageByPageAndAskedForOneCounty() {
        takeIn(WorkbenchQueriesIT.cases(600));
        Question city = new Question("HD", "somebody", Role.CITY_INDUSTRY, Scope.city(), DAY);
        Waiting longest = workbench.workbench(city).orElseThrow().waiting().stream()
                .max(Comparator.comparing(Waiting::many))
                .orElseThrow();
        assertThat(longest.many()).isGreaterThan(Wait.MOST);
        Workbench.Listed first = workbench.list(city, longest.key()).orElseThrow();
        List<String> all = new ArrayList<>();
        for (int page = 1; page <= first.pages(); page++) {
            Workbench.Listed listed =
                    workbench.list(city, longest.key(), new Part(null, page)).orElseThrow();
            assertThat(listed.page()).isEqualTo(page);
            listed.items().forEach(item -> all.add(item.subject()));
        }
        assertThat(all).hasSize(Math.toIntExact(longest.many())).doesNotHaveDuplicates();
        Workbench.Listed here =
                workbench.list(city, longest.key(), new Part(HERE, 1)).orElseThrow();
        assertThat(here.items()).isNotEmpty().allMatch(item -> HERE.equals(item.county()));
        assertThat(here.waiting().many()).isPositive().isLessThan(longest.many());
        assertThat(workbench.list(city, longest.key(), new Part("130499", 1)).orElseThrow())
                .as("none in a county is a list of none")
                .satisfies(none -> {
                    assertThat(none.items()).isEmpty();
                    assertThat(none.waiting().many()).isZero();
                });
    }

    @Test
    void whatWaitsForAnApprovalWaitsSinceItsReview() {
        List<Envelope> told = new ArrayList<>();
        for (Envelope envelope : CaseStory.events()) {
            told.add(envelope);
            takeIn(List.of(envelope));
            if (envelope.event() instanceof AwardReviewed) {
                break;
            }
        }
        LocalDate reviewed = told.getLast().businessDate();
        Question finance = new Question("HD", "somebody", Role.FINANCE, Scope.city(), DAY);
        assertThat(desk(Role.FINANCE, Scope.city()).waiting())
                .filteredOn(one -> one.key().equals("to-approve"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.first()).isEqualTo(reviewed);
                    assertThat(one.day()).isEqualTo(Waiting.Day.SINCE);
                    assertThat(one.overdue())
                            .as("what has no term is not overdue")
                            .isZero();
                    assertThat(one.parties()).isEqualTo(1);
                });
        assertThat(workbench.list(finance, "to-approve").orElseThrow().items())
                .extracting(WaitingItem::day)
                .containsExactly(reviewed);
    }

    @Test
    void aCountyIsToldHowManyOfItsPilotEnterprisesAreAccepted() {
        takeIn(CaseStory.events());
        Workbench.Pilots here = Objects.requireNonNull(
                desk(Role.COUNTY_INDUSTRY, new Scope.County(HERE)).pilots());
        assertThat(here.county()).isEqualTo(HERE);
        assertThat(here.all()).isEqualTo(1);
        assertThat(here.accepted()).isEqualTo(1);
        assertThat(desk(Role.COUNTY_INDUSTRY, new Scope.County(THERE)).pilots())
                .isEqualTo(new Workbench.Pilots(THERE, 0, 0));
        assertThat(workbench.list(
                        new Question("HD", "somebody", Role.COUNTY_INDUSTRY, new Scope.County(HERE), DAY),
                        "pilots-open"))
                .as("whoever is accepted is not among the others")
                .isEmpty();
        assertThat(desk(Role.FINANCE, Scope.city()).pilots()).isNull();
    }
}
