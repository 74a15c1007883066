package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.application.ApplicationCommand.ChangePolicy;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.given.Submissions;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;

/** Limits that an amendment adds or moves, and the cases that came in before it. */
class EarlierCasesTest {
    private static final String ALL = "quota: {most: 1, at: %s, proposed: 例}";
    private static final String OWN = "quota: {most: 1, per: applicant, at: %s, proposed: 例}";
    private static final String TOGETHER = """
            exclusions:
              X1:
                text: 每个单位限报1项
                directions: [A, B]
                atMost: 1
                at: %s
                clause: notice 一「每个单位限报1项」""";

    private Given given = Given.programme(with().read());
    private String one = enterprise(1);

    private void under(SmallPack pack) {
        given = Given.programme(pack.read());
        one = enterprise(1);
    }

    private static SmallPack with(String... rules) {
        return SmallPack.empty().direction("A", rules).direction("B");
    }

    private String enterprise(int n) {
        return given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, Given.COUNTY);
    }

    private Answer in(String number, String applicant) {
        return given.when(Person.applicant(applicant), Submissions.of(number, number.substring(0, 1), applicant));
    }

    private Answer decide(Person person, String number, String stage) {
        return given.when(person, new DecideStage(number, stage, Outcome.PASSED, null, "意见"));
    }

    private Answer approve(String number) {
        decide(Person.COUNTY, number, "county").accepted();
        return decide(Person.DECISION, number, "decision");
    }

    private List<Object> amended(SmallPack next, String transition) {
        int before = given.ledger().log().size();
        given.amended(next.amending(given.today().plusDays(1), transition)).later(1);
        return given.ledger().log().stream()
                .skip(before + 1L)
                .map(Envelope::event)
                .map(Object.class::cast)
                .toList();
    }

    @Test
    void whatExcludesOthersCountsWhoCameBefore() {
        in("A-1", one).accepted();
        approve("A-1").accepted();
        assertThat(amended(with().section(TOGETHER.formatted("submission")), "submitted"))
                .singleElement()
                .isInstanceOf(CaseNoted.class);
        in("B-1", one).rejected(RejectionCode.EXCLUDED);
        in("A-2", one).rejected(RejectionCode.EXCLUDED);
        in("B-2", enterprise(2)).accepted();
    }

    @Test
    void whatOneApplicantMayHaveCountsWhatItHadBefore() {
        in("A-1", one).accepted();
        approve("A-1").accepted();
        amended(with(OWN.formatted("submission")), "submitted");
        in("A-2", one).rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted", "approved", "choice"})
    void placesOfTheProgrammeCountWhoWasApprovedBefore(String transition) {
        in("A-1", one).accepted();
        approve("A-1").accepted();
        assertThat(amended(with(ALL.formatted("approval")), transition))
                .containsExactly(new PlaceTaken("A-1", "A", Given.COUNTY, null, null, "approval"));
        in("A-2", enterprise(2)).accepted();
        approve("A-2").rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    @Test
    void placesOfTheProgrammeCountWhoIsApprovedAfterwardsUnderTheEarlierVersion() {
        in("A-1", one).accepted();
        assertThat(amended(with(ALL.formatted("approval")), "submitted")).isEmpty();
        in("A-2", enterprise(2)).accepted();
        approve("A-1").accepted(PlaceTaken.class);
        approve("A-2").rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    @Test
    void placesOfACountyCountWhoPassedItBefore() {
        under(with("quota: {most: 5, at: approval, proposed: 例}"));
        in("A-1", one).accepted();
        decide(Person.COUNTY, "A-1", "county").accepted();
        amended(
                with("quotas: {city: {name: 全市, most: 5, at: approval, proposed: 例}, "
                        + "county: {name: 每县, most: 1, per: county, at: county, proposed: 例}}"),
                "submitted");
        in("A-2", enterprise(2)).accepted();
        decide(Person.COUNTY, "A-2", "county").rejected(RejectionCode.QUOTA_EXCEEDED);
        decide(Person.DECISION, "A-1", "decision").accepted();
        decide(Person.COUNTY, "A-2", "county").rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
    }

    @Test
    void aLimitThatCountsEarlierThanBeforeCountsWhoIsStillUnderReview() {
        under(with(OWN.formatted("approval")));
        in("A-1", one).accepted();
        amended(with(OWN.formatted("submission")), "submitted");
        in("A-2", one).rejected(RejectionCode.QUOTA_EXCEEDED);
        approve("A-1").accepted();
        in("A-2", one).rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    @Test
    void anExclusionThatCountsEarlierThanBeforeCountsWhoIsStillUnderReview() {
        under(with().section(TOGETHER.formatted("approval")));
        in("A-1", one).accepted();
        amended(with().section(TOGETHER.formatted("submission")), "submitted");
        in("B-1", one).rejected(RejectionCode.EXCLUDED);
    }

    @Test
    void whatEndsGivesBackWhatTheAmendmentCounted() {
        in("A-1", one).accepted();
        in("A-2", enterprise(2)).accepted();
        amended(with(ALL.formatted("submission")).section(TOGETHER.formatted("submission")), "submitted");
        in("B-1", one).rejected(RejectionCode.EXCLUDED);
        in("A-3", enterprise(3)).rejected(RejectionCode.QUOTA_EXCEEDED);
        given.when(Person.applicant(one), new WithdrawApplication("A-1", "改报")).accepted(PlaceReleased.class);
        in("B-1", one).accepted();
        in("A-3", Given.code(3)).rejected(RejectionCode.QUOTA_EXCEEDED);
        given.after(Person.COUNTY, new DecideStage("A-2", "county", Outcome.REJECTED, null, "意见"));
        in("A-3", Given.code(3)).accepted();
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
    }

    @Test
    void whatEndedBeforeIsNotCounted() {
        in("A-1", one).accepted();
        given.after(Person.applicant(one), new WithdrawApplication("A-1", "改报"));
        assertThat(amended(with(ALL.formatted("submission")).section(TOGETHER.formatted("submission")), "submitted"))
                .isEmpty();
        in("B-1", one).accepted();
    }

    @Test
    void whoMayChooseTheNewVersionIsCountedOnce() {
        in("A-1", one).accepted();
        amended(with(ALL.formatted("submission")), "choice");
        in("A-2", enterprise(2)).rejected(RejectionCode.QUOTA_EXCEEDED);
        given.after(Person.applicant(one), new ChangePolicy("A-1", 2));
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
        approve("A-1").accepted();
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
    }

    @Test
    void anAmendmentThatLimitsNothingAnewReadsNoCases() {
        under(with(ALL.formatted("submission")));
        in("A-1", one).accepted();
        assertThat(amended(with("quota: {most: 3, at: submission, proposed: 例}"), "submitted"))
                .isEmpty();
        in("A-2", enterprise(2)).accepted();
        in("A-3", enterprise(3)).accepted();
        in("A-4", enterprise(4)).rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    private static SmallPack reviewed(String quota) {
        return SmallPack.empty()
                .direction("A", "stages: [county, review, decision]", quota)
                .direction("B");
    }

    private Answer review(String number) {
        return decide(Person.ASSESSOR, number, "review");
    }

    @Test
    void placesOfAStageThatOnlyTheNewVersionHasCountWhoIsApprovedWithoutIt() {
        in("A-1", one).accepted();
        in("A-2", enterprise(2)).accepted();
        approve("A-1").accepted();
        assertThat(amended(reviewed(ALL.formatted("review")), "submitted"))
                .containsExactly(new PlaceTaken("A-1", "A", Given.COUNTY, null, null, "review"));
        decide(Person.COUNTY, "A-2", "county").accepted();
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
        decide(Person.DECISION, "A-2", "decision").accepted(PlaceTaken.class);
        in("A-3", enterprise(3)).accepted();
        decide(Person.COUNTY, "A-3", "county").accepted();
        review("A-3").rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(given.theProgramme().places().of("A")).isEqualTo(2);
        assertThat(given.ledger().recomputed(Given.PROGRAMME).differences()).isEmpty();
    }

    @Test
    void whoHasPassedAStageBehindTheNewOneHasThatBehindItToo() {
        in("A-1", one).accepted();
        in("A-2", enterprise(2)).accepted();
        decide(Person.COUNTY, "A-1", "county").accepted();
        SmallPack before = SmallPack.empty()
                .direction("A", "stages: [review, county, decision]", ALL.formatted("review"))
                .direction("B");
        assertThat(amended(before, "submitted"))
                .containsExactly(new PlaceTaken("A-1", "A", Given.COUNTY, null, null, "review"));
        in("A-3", enterprise(3)).accepted();
        review("A-3").rejected(RejectionCode.QUOTA_EXCEEDED);
        // It gives the place back as any other does.
        given.when(Person.applicant(one), new WithdrawApplication("A-1", "改报")).accepted(PlaceReleased.class);
        review("A-3").accepted(PlaceTaken.class);
        assertThat(decide(Person.COUNTY, "A-2", "county").accepted()).anyMatch(PlaceTaken.class::isInstance);
        assertThat(given.theProgramme().places().of("A")).isEqualTo(2);
        given.after(Person.DECISION, new DecideStage("A-2", "decision", Outcome.REJECTED, null, "意见"));
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
    }

    @Test
    void whoComesUnderTheNewVersionTakesItsPlaceByTheStageItself() {
        in("A-1", one).accepted();
        in("A-2", enterprise(2)).accepted();
        decide(Person.COUNTY, "A-1", "county").accepted();
        assertThat(amended(reviewed(ALL.formatted("review")), "approved")).isEmpty();
        given.after(Person.ROSTER, new ChangePolicy("A-1", 2));
        assertThat(given.theProgramme().places().of("A")).isZero();
        review("A-1").accepted(PlaceTaken.class);
        decide(Person.DECISION, "A-1", "decision").accepted();
        given.after(Person.ROSTER, new ChangePolicy("A-2", 2));
        decide(Person.COUNTY, "A-2", "county").accepted();
        review("A-2").rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
    }

    /** Records from before such places were counted: what was never taken is not given back, so that nobody gets one more. */
    @Test
    void aPlaceThatWasNeverTakenIsNotGivenBack() {
        in("A-1", one).accepted();
        amended(reviewed(ALL.formatted("review")), "submitted");
        decide(Person.COUNTY, "A-1", "county").accepted();
        given.recorded(List.of(
                new StreamEvent(
                        StreamId.application("A-1"), new StageDecided("decision", Outcome.PASSED, null, "意见", null)),
                new StreamEvent(StreamId.application("A-1"), new ApplicationApproved())));
        given.after(Person.SUPERVISOR, new FileObjection("A-1", "异议1", "重复"));
        assertThat(given.when(Person.ROSTER, new ResolveObjection("A-1", "异议1", true, "属实"))
                        .accepted())
                .noneMatch(PlaceReleased.class::isInstance);
        assertThat(given.theProgramme().places().of("A")).isZero();
    }
}
