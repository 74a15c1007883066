package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.ChangePolicy;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordYearlyFigure;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.YearlyFigureRecorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.given.Submissions;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordFigure;
import org.mingzhang.domain.programme.ProgrammeEvent.FigureRecorded;

/** What a case has to meet that comes under a later version of the policy than the one it came in under. */
class AmendedCasesTest {
    private final Given given =
            Given.programme(SmallPack.empty().direction("A").direction("B").read());
    private final String one = enterprise(1);

    private String enterprise(int n) {
        return given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, Given.COUNTY);
    }

    private AmendedCasesTest in(String number, String applicant) {
        given.after(Person.applicant(applicant), Submissions.of(number, number.substring(0, 1), applicant));
        return this;
    }

    private Answer decide(Person person, String number, String stage) {
        return given.when(person, new DecideStage(number, stage, Outcome.PASSED, null, "意见"));
    }

    private void passed(Person person, String number, String stage) {
        decide(person, number, stage).accepted();
    }

    private void amended(SmallPack next, String transition) {
        given.amended(next.amending(given.today().plusDays(1), transition)).later(1);
    }

    private Answer change(String number) {
        return given.when(Person.ROSTER, new ChangePolicy(number, 2));
    }

    private static SmallPack with(String... rules) {
        return SmallPack.empty().direction("A", rules).direction("B");
    }

    private static SmallPack excluding() {
        return with().section("""
                exclusions:
                  X1:
                    text: 每个单位限报1项
                    directions: [A, B]
                    atMost: 1
                    at: submission
                    clause: notice 一「每个单位限报1项」""");
    }

    @Test
    void aStageThatIsPutBeforeOnePassedAlreadyIsNotLeftOut() {
        in("A-1", one);
        passed(Person.COUNTY, "A-1", "county");
        amended(with("stages: [review, county, decision]"), "approved");
        change("A-1").accepted();
        assertThat(decide(Person.DECISION, "A-1", "decision")
                        .rejected(RejectionCode.STAGE_OUT_OF_ORDER)
                        .facts())
                .containsEntry("next", Scalar.of("review"));
        passed(Person.ASSESSOR, "A-1", "review");
        // What was passed under the earlier version counts.
        decide(Person.COUNTY, "A-1", "county").rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        decide(Person.DECISION, "A-1", "decision").accepted(ApplicationApproved.class);
    }

    @Test
    void theStageThatDecidesByTheNewVersionDecidesEvenIfItWasPassedBefore() {
        in("A-1", one);
        passed(Person.COUNTY, "A-1", "county");
        amended(with("stages: [county]"), "approved");
        change("A-1").accepted();
        decide(Person.DECISION, "A-1", "county").accepted(ApplicationApproved.class);
    }

    @Test
    void whatOneApplicantMayHandInHoldsForWhatComesUnderTheNewVersion() {
        in("A-1", one).in("A-2", one);
        amended(with("quota: {most: 1, per: applicant, at: submission, proposed: 例}"), "approved");
        change("A-1").accepted();
        Rejection no = change("A-2").rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(no.clause()).isNotNull();
        passed(Person.COUNTY, "A-2", "county");
        decide(Person.DECISION, "A-2", "decision").rejected(RejectionCode.AMENDMENT_INVALID);
        given.after(Person.DECISION, new DecideStage("A-2", "decision", Outcome.REJECTED, null, "超过限报数"));
    }

    @Test
    void placesOfTheProgrammeHoldForWhatComesUnderTheNewVersion() {
        in("A-1", one).in("A-2", enterprise(2));
        amended(with("quota: {most: 1, at: submission, proposed: 例}"), "approved");
        change("A-1").accepted();
        change("A-2").rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    @Test
    void placesOfAStageThatWasPassedHoldForWhatComesUnderTheNewVersion() {
        in("A-1", one).in("A-2", enterprise(2));
        passed(Person.COUNTY, "A-1", "county");
        passed(Person.COUNTY, "A-2", "county");
        amended(with("quota: {most: 1, per: county, at: county, proposed: 例}"), "approved");
        change("A-1").accepted();
        change("A-2").rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    @Test
    void aPlaceThatACaseHoldsItKeepsUnderTheNewVersion() {
        Given limited = Given.programme(
                with("quota: {most: 1, at: submission, proposed: 例}").read());
        String applicant = limited.enterprise(Given.code(1), "示例企业", Kind.ENTERPRISE, Given.COUNTY);
        limited.after(Person.applicant(applicant), Submissions.of("A-1", "A", applicant));
        limited.amended(with("quota: {most: 1, at: submission, proposed: 例}", "stages: [review, decision]")
                        .amending(limited.today().plusDays(1), "approved"))
                .later(1);
        limited.after(Person.ROSTER, new ChangePolicy("A-1", 2));
        assertThat(limited.theProgramme().places().of("A")).isEqualTo(1);
    }

    @Test
    void casesThatExcludeEachOtherDoNotAllComeUnderTheNewVersion() {
        in("A-1", one).in("B-1", one);
        amended(excluding(), "approved");
        change("A-1").accepted();
        assertThat(change("B-1").rejected(RejectionCode.EXCLUDED).facts()).containsEntry("others", Scalar.of("A-1"));
    }

    @Test
    void whoMayApplyByTheNewVersionIsLookedAt() {
        in("A-1", one).in("B-1", one);
        amended(
                SmallPack.empty()
                        .direction("A", "applicants: [county]")
                        .direction("B", "consortium: {members: required, proposed: 须联合}"),
                "approved");
        change("A-1").rejected(RejectionCode.NOT_ELIGIBLE);
        change("B-1").rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void whatIsAskedForAtSubmissionIsAskedForBeforeTheApproval() {
        in("A-1", one).in("B-1", one);
        String on = given.today().toString();
        amended(
                SmallPack.empty()
                        .direction(
                                "A",
                                "requires: {late: {text: 12月以后申报, holds: 'application.submittedOn >= "
                                        + "date(\"2026-12-01\")', at: submission, proposed: 例}}")
                        .direction(
                                "B",
                                "requires: {late: {text: 按时申报, holds: 'application.submittedOn <= date(\"" + on
                                        + "\")', at: submission, proposed: 例}}"),
                "approved");
        for (String number : new String[] {"A-1", "B-1"}) {
            change(number).accepted();
            passed(Person.COUNTY, number, "county");
        }
        decide(Person.DECISION, "A-1", "decision").rejected(RejectionCode.NOT_ELIGIBLE);
        decide(Person.DECISION, "B-1", "decision").accepted(ApplicationApproved.class);
    }

    /** The deadline of submissions is over when it is approved, and was not when it came in. */
    @Test
    void whatCameInInTimeIsNotTooLateByComingUnderTheNewVersion() {
        in("A-1", one).in("B-1", one);
        LocalDate last = given.today().plusDays(10);
        String late =
                "requires: {late: {text: 申报截止, holds: 'decision.on <= date(\"%s\")', at: submission, proposed: 例}}";
        amended(
                SmallPack.empty()
                        .direction("A", late.formatted(last))
                        .direction("B", late.formatted(given.today().minusDays(1))),
                "approved");
        change("A-1").accepted();
        change("B-1").accepted();
        passed(Person.COUNTY, "A-1", "county");
        passed(Person.COUNTY, "B-1", "county");
        given.later(20);
        decide(Person.DECISION, "B-1", "decision").rejected(RejectionCode.NOT_ELIGIBLE);
        decide(Person.DECISION, "A-1", "decision").accepted(ApplicationApproved.class);
        assertThat(given.ledger().recomputed(Given.PROGRAMME).differences()).isEmpty();
    }

    /** What it lacked when it came in it has by the approval: the applicant need not withdraw it and hand it in anew. */
    @Test
    void whatIsMadeGoodByTheApprovalIsMetToo() {
        in("A-1", one);
        String old = given.today().plusDays(5).toString();
        amended(
                with("requires: {late: {text: 满期, holds: 'decision.on >= date(\"" + old
                        + "\")', at: submission, proposed: 例}, "
                        + "early: {text: 申报截止, holds: 'decision.on < date(\"" + old
                        + "\")', at: submission, proposed: 例}}"),
                "approved");
        change("A-1").accepted();
        passed(Person.COUNTY, "A-1", "county");
        decide(Person.DECISION, "A-1", "decision").rejected(RejectionCode.NOT_ELIGIBLE);
        given.later(5);
        decide(Person.DECISION, "A-1", "decision").accepted(ApplicationApproved.class);
    }

    @Test
    void recomputationFindsAnApprovalWithoutWhatTheNewVersionAsksForAtSubmission() {
        in("A-1", one);
        amended(
                with("requires: {late: {text: 申报日期, holds: 'application.submittedOn >= "
                        + "date(\"2027-01-01\")', at: submission, proposed: 例}}"),
                "approved");
        change("A-1").accepted();
        passed(Person.COUNTY, "A-1", "county");
        StreamId stream = StreamId.application("A-1");
        given.recorded(List.of(
                new StreamEvent(stream, new StageDecided("decision", Outcome.PASSED, null, "意见", null)),
                new StreamEvent(stream, new ApplicationApproved())));
        assertThat(given.ledger().recomputed(Given.PROGRAMME).differences())
                .anySatisfy(found -> assertThat(found.recomputed()).contains("late"));
    }

    /** The document of an amendment reaches the ledger after the day from which it is in force. */
    @Test
    void whatCameInSinceTheFirstDayOfAnAmendmentThatIsRecordedLateComesUnderIt() {
        in("A-1", one);
        given.later(5);
        in("A-2", enterprise(2)).in("B-1", enterprise(3));
        LocalDate from = given.today().minusDays(1);
        given.later(3);
        PolicyPack second = with("stages: [county, review, decision]").amending(from, "submitted");
        given.amended(second);
        passed(Person.COUNTY, "A-1", "county");
        decide(Person.DECISION, "A-1", "decision").accepted(ApplicationApproved.class);
        passed(Person.COUNTY, "A-2", "county");
        assertThat(decide(Person.DECISION, "A-2", "decision")
                        .rejected(RejectionCode.AMENDMENT_INVALID)
                        .facts())
                .containsKey("needs");
        assertThat(change("A-2").accepted(PolicyChanged.class).transition()).isEqualTo(Transition.SUBMITTED);
        decide(Person.DECISION, "A-2", "decision").rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.when(Person.applicant(Given.code(3)), new ChangePolicy("B-1", 2)).rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void figuresThatOnlyAnEarlierVersionAsksForAreEnteredStill() {
        String figures = "figures:\n  rev: {name: 营业收入, of: enterprise, per: year, type: number, proposed: 例}\n"
                + "  firms: {name: 企业数, of: programme, type: number, proposed: 例}";
        Given asked = Given.programme(SmallPack.empty()
                .direction(
                        "A",
                        "requires: {r: {text: 收入, at: approval, holds: 'figure(\"rev\", 2025) >= 1', proposed: 例}, "
                                + "f: {text: 企业数, at: approval, holds: 'figure(\"firms\") >= 1', proposed: 例}}")
                .section(figures)
                .read());
        String applicant = asked.enterprise(Given.code(1), "示例企业", Kind.ENTERPRISE, Given.COUNTY);
        asked.after(Person.applicant(applicant), Submissions.of("A-1", "A", applicant));
        asked.amended(SmallPack.empty().direction("A").amending(asked.today().plusDays(1), "submitted"))
                .later(1);
        asked.when(Person.ROSTER, new RecordYearlyFigure(applicant, Given.PROGRAMME, "rev", 2025, "5", "审计报告1号"))
                .accepted(YearlyFigureRecorded.class);
        asked.when(Person.ROSTER, new RecordFigure(Given.PROGRAMME, "firms", null, "5", null, "统计1号"))
                .accepted(FigureRecorded.class);
        asked.after(Person.COUNTY, new DecideStage("A-1", "county", Outcome.PASSED, null, "意见"));
        asked.when(Person.DECISION, new DecideStage("A-1", "decision", Outcome.PASSED, null, "意见"))
                .accepted(ApplicationApproved.class);
    }
}
