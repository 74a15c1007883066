package org.mingzhang.view.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.WorkingDays;
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
import org.mingzhang.view.workbench.WorkbenchQueries.Question;

/** What an applicant is late with waits for it, and an office has it among what is due. */
class LateDutiesIT {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");

    private static WorkbenchQueries workbench(TestDatabase database) {
        database.append(CaseStory.events());
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
        return new WorkbenchQueries(
                database.source(),
                ViewSchema.LIVE,
                sm3 -> PACK,
                new DutyQueries(database.source(), ViewSchema.LIVE, sm3 -> PACK, programme -> WorkingDays.BUILT_IN),
                programme -> WorkingDays.BUILT_IN);
    }

    @Test
    void whatAnApplicantIsLateWithWaitsForItAndAListThatThereIsNotIsTold() {
        try (TestDatabase database = new TestDatabase()) {
            WorkbenchQueries workbench = workbench(database);
            LocalDate late = LocalDate.of(2027, 1, 31);
            Scope own = new Scope.Party(CaseStory.ENTERPRISE);
            Workbench desk = workbench
                    .workbench(new Question("HD", "x", Role.APPLICANT, own, late))
                    .orElseThrow();
            assertThat(desk.waiting())
                    .filteredOn(one -> one.key().equals("duty-special-account"))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.sentence()).endsWith("，已逾期");
                        assertThat(one.many()).isPositive().isEqualTo(one.overdue());
                        assertThat(one.tone()).isEqualTo(Waiting.Tone.BAD);
                    });
            assertThat(desk.due())
                    .as("what waits already is not told a second time as due")
                    .noneMatch(one -> one.key().startsWith("duty-") && one.overdue() > 0);
            Question city = new Question("HD", "x", Role.CITY_INDUSTRY, Scope.city(), late);
            assertThat(workbench.workbench(city).orElseThrow().waiting())
                    .as("an office has it among what is due")
                    .noneMatch(one -> one.key().startsWith("duty-"));
            assertThat(workbench.workbench(city).orElseThrow().due())
                    .filteredOn(one -> one.key().equals("duty-special-account"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.parties()).isEqualTo(1));
            for (String key : List.of("duty-special-account", "second-person", "due-notice", "treasury-only")) {
                assertThat(workbench.hasList(city, key)).as(key).isTrue();
            }
            for (String key : List.of("", "nosuch", "duty-", "duty-nosuch")) {
                assertThat(workbench.hasList(city, key)).as(key).isFalse();
            }
        }
    }
}
