package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;

class ApplicationDeciderTest {
    private final Given given = Given.budget();

    @Test
    void anApplicationKeepsThePackTheBatchAndTheCountyUnderWhichItCame() {
        Case it = given.pilot("第一批");
        ApplicationSubmitted submitted =
                given.when(it.applicant(), it.submission()).accepted(ApplicationSubmitted.class);
        assertThat(submitted.packSm3()).isEqualTo(Given.packSm3());
        assertThat(submitted.batch()).isEqualTo("1");
        assertThat(submitted.county()).isEqualTo(Given.COUNTY);
    }

    @Test
    void onlyTheApplicantSubmitsAndANumberServesOnce() {
        Case it = given.pilot("1");
        Case other = given.pilot("1");
        given.when(other.applicant(), it.submission()).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.COUNTY, it.submission()).rejected(RejectionCode.ROLE_MISSING);
        it.submitted();
        given.when(it.applicant(), it.submission()).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void renovationIsForPilotEnterprisesSinceTheirAdmission() {
        Case stranger = given.applicant("HD-01");
        given.when(stranger.applicant(), stranger.submission()).rejected(RejectionCode.NOT_ELIGIBLE);
        Case it = given.pilot("1");
        given.when(it.applicant(), given.today().minusDays(1), it.submission())
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.after(Person.ROSTER, new LeavePilot(it.code(), PROGRAMME, "退出1号", "停产"));
        given.when(it.applicant(), it.submission()).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void whatIsAppliedForIsInThePackAndRestsOnWhatItKnows() {
        Case unknown = given.applicant("HD-77");
        given.when(unknown.applicant(), unknown.submission()).rejected(RejectionCode.NOT_FOUND);
        Case untitled = given.applicant("HD-02");
        given.when(untitled.applicant(), untitled.submission()).rejected(RejectionCode.FACT_MISSING);
        Case odd = given.applicant("HD-02").honour("best-factory-ever");
        given.when(odd.applicant(), odd.submission()).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aProductIsTheProvidersOwnAndRegistered() {
        String provider = given.provider(7);
        Case none = given.applicant("HD-11", provider);
        given.when(none.applicant(), none.submission()).rejected(RejectionCode.FACT_MISSING);
        Case unknown = given.applicant("HD-11", provider).product("产品1");
        given.when(unknown.applicant(), unknown.submission()).rejected(RejectionCode.NOT_FOUND);
        given.after(Person.ROSTER, new RegisterProduct(provider, "产品1", "轻量排产", "软件", null, null));
        given.when(unknown.applicant(), unknown.submission()).accepted();
        Case noProvider = given.applicant("HD-11");
        given.when(noProvider.applicant(), noProvider.submission()).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void aCountysAwardIsForACountysOwnBody() {
        Case enterprise = given.applicant("HD-08");
        given.when(enterprise.applicant(), enterprise.submission()).rejected(RejectionCode.NOT_ELIGIBLE, "对遴选出的优秀县");
        String body = given.enterprise(Given.code(3), "示例县", Kind.COUNTY_BODY, Given.COUNTY);
        Case it = given.applicant("HD-08", body);
        given.when(it.applicant(), it.submission()).accepted();
        String nowhere = given.enterprise(Given.code(4), "示例无县", Kind.COUNTY_BODY, null);
        Case lost = given.applicant("HD-08", nowhere);
        given.when(lost.applicant(), lost.submission()).rejected(RejectionCode.FACT_MISSING);
    }

    @Test
    void aClosedProgrammeTakesNoApplications() {
        Case it = given.pilot("1");
        given.after(Person.BUDGET, new CloseProgramme(PROGRAMME, "结项"));
        given.when(it.applicant(), it.submission()).rejected(RejectionCode.WRONG_STATE);
        SubmitApplication elsewhere = new SubmitApplication(
                "X-1",
                "elsewhere",
                "HD-01",
                it.code(),
                "申报",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null);
        given.when(it.applicant(), elsewhere).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void stagesComeInThePacksOrder() {
        Case it = given.pilot("1").submitted();
        given.when(Person.EXPERT, it.stage("experts", Outcome.PASSED)).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.when(Person.COUNTY, it.stage("site", Outcome.PASSED)).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.after(Person.COUNTY, it.stage("county", Outcome.PASSED));
        given.when(Person.COUNTY, it.stage("county", Outcome.PASSED)).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.when(Person.NOTICE, it.notice()).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
    }

    @Test
    void aCountyJudgesItsOwnOnly() {
        Case it = given.pilot("1").submitted();
        given.when(Person.OTHER_COUNTY, it.stage("county", Outcome.PASSED)).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.COUNTY, it.stage("county", Outcome.PASSED)).accepted();
        given.when(Person.COUNTY, new ApplicationCommand.DecideStage("none", "county", Outcome.PASSED, null, "意见"))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void theLastStageApproves() {
        Case it = given.pilot("1").submitted().recommended().noticed();
        given.when(Person.DECISION, it.stage("decision", Outcome.PASSED)).accepted(ApplicationApproved.class);
        given.when(Person.DECISION, it.stage("decision", Outcome.PASSED)).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void aRejectionIsTheEndAReturnIsNot() {
        Case it = given.pilot("1").submitted();
        given.after(Person.COUNTY, it.stage("county", Outcome.RETURNED));
        given.when(Person.COUNTY, it.stage("county", Outcome.PASSED)).rejected(RejectionCode.WRONG_STATE);
        given.after(it.applicant(), new SupplementMaterials(it.number(), "已补", List.of()));
        given.when(it.applicant(), new SupplementMaterials(it.number(), "再补", List.of()))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Person.COUNTY, it.stage("county", Outcome.REJECTED)).accepted(ApplicationRejected.class);
        given.when(it.applicant(), new WithdrawApplication(it.number(), "撤回")).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void onlyTheApplicantWithdrawsAndOnlyBeforeApproval() {
        Case it = given.pilot("1").submitted();
        Case other = given.pilot("1");
        given.when(other.applicant(), new WithdrawApplication(it.number(), "撤回"))
                .rejected(RejectionCode.SCOPE_EXCEEDED);
        given.after(it.applicant(), new WithdrawApplication(it.number(), "撤回"));
        given.when(Person.COUNTY, it.stage("county", Outcome.PASSED)).rejected(RejectionCode.WRONG_STATE);
        Case approved = given.pilot("1").approved();
        given.when(approved.applicant(), new WithdrawApplication(approved.number(), "撤回"))
                .rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void fiveWorkingDaysOfNoticeAndNotOneLess() {
        // The 2nd of March 2026 is a Monday.
        Case it = given.pilot("1").submitted().recommended();
        given.when(Person.NOTICE, notice(it, 0, 3)).rejected(RejectionCode.NOTICE_NOT_FINISHED, "5个工作日");
        given.when(Person.NOTICE, notice(it, 0, 4)).accepted();
    }

    @Test
    void aWeekendDoesNotCountAndThePackMayAskForMore() {
        Case it = given.pilot("1").submitted().recommended();
        given.later(4);
        given.when(Person.NOTICE, notice(it, 0, 4)).rejected(RejectionCode.NOTICE_NOT_FINISHED);
        given.when(Person.NOTICE, notice(it, 0, 6)).accepted();
        given.decided("notice.workingDays", "7");
        given.when(Person.NOTICE, notice(it, 0, 6)).rejected(RejectionCode.NOTICE_NOT_FINISHED);
    }

    @Test
    void noNoticeIntoAYearWithoutACalendar() {
        Case it = given.pilot("1").submitted().recommended();
        given.when(Person.NOTICE, notice(it, 0, 400)).rejected(RejectionCode.PARAMETER_UNDECIDED);
        PostNotice forEver = new PostNotice(it.number(), "notice", given.today(), LocalDate.of(2199, 1, 1), "公示1号");
        given.when(Person.NOTICE, forEver).rejected(RejectionCode.PARAMETER_UNDECIDED);
    }

    @Test
    void aNoticeDoesNotBeginBeforeItIsPosted() {
        Case it = given.pilot("1").submitted().recommended();
        given.later(1).when(Person.NOTICE, notice(it, -1, 6)).rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    private PostNotice notice(Case it, int from, int to) {
        return new PostNotice(
                it.number(),
                "notice",
                given.today().plusDays(from),
                given.today().plusDays(to),
                "公示1号");
    }

    @Test
    void theNoticePassesOnTheDayAfterItsLast() {
        Case it = given.pilot("1").submitted().recommended();
        given.when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).rejected(RejectionCode.NOTICE_NOT_FINISHED);
        given.after(Person.NOTICE, notice(it, 0, 4));
        given.later(4)
                .when(Person.NOTICE, it.stage("notice", Outcome.PASSED))
                .rejected(RejectionCode.NOTICE_NOT_FINISHED);
        given.later(1).when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).accepted();
    }

    @Test
    void anOpenObjectionKeepsTheNoticeAndTheDecisionFromPassing() {
        Case it = given.pilot("1").submitted().recommended();
        given.after(Person.NOTICE, notice(it, 0, 4));
        given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议1", "重复"));
        given.when(Person.SUPERVISOR, new FileObjection(it.number(), "异议1", "重复"))
                .rejected(RejectionCode.ALREADY_EXISTS);
        given.later(5).when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).rejected(RejectionCode.OBJECTION_OPEN);
        given.after(Person.ROSTER, new ResolveObjection(it.number(), "异议1", false, "不属实"));
        given.when(Person.ROSTER, new ResolveObjection(it.number(), "异议1", false, "不属实"))
                .rejected(RejectionCode.NOT_FOUND);
        given.after(Person.NOTICE, it.stage("notice", Outcome.PASSED));
        given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议2", "重复"));
        given.when(Person.DECISION, it.stage("decision", Outcome.PASSED)).rejected(RejectionCode.OBJECTION_OPEN);
    }

    @Test
    void anUpheldObjectionSendsItBackAndANewNoticeIsPosted() {
        Case it = given.pilot("1").submitted().recommended();
        given.after(Person.NOTICE, notice(it, 0, 4));
        given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议1", "夸大投入"));
        given.after(Person.ROSTER, new ResolveObjection(it.number(), "异议1", true, "属实"));
        given.later(5).when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).rejected(RejectionCode.OBJECTION_OPEN);
        given.after(Person.NOTICE, it.stage("notice", Outcome.RETURNED));
        given.after(it.applicant(), new SupplementMaterials(it.number(), "已更正", List.of()));
        given.when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).rejected(RejectionCode.NOTICE_NOT_FINISHED);
        given.after(Person.NOTICE, notice(it, 0, 6));
        given.later(7).when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).accepted();
    }

    @Test
    void whatComesInOutsideThePilotsPeriodIsNotWhatWasPromised() {
        Case late = given.pilot("1");
        given.later(485);
        given.after(late.applicant(), late.submission());
        Case tooLate = given.pilot("1");
        given.later(1)
                .when(tooLate.applicant(), tooLate.submission())
                .rejected(RejectionCode.NOT_ELIGIBLE, "第四阶段(2027年4月至2027年6月)");
    }

    @Test
    void whatComesInBeforeThePilotBeginsIsNotWhatWasPromised() {
        String tomorrow = given.today().plusDays(1).toString();
        Case early = given.pilot("1");
        given.after(Person.ROSTER, new DecideParameter(Given.PROGRAMME, "pilot.from", tomorrow, "《会议纪要1号》"));
        given.when(early.applicant(), early.submission()).rejected(RejectionCode.NOT_ELIGIBLE, "第一阶段(2025年9月至2026年6月)");
    }

    /** The applicant signs the day itself, and would sign the last one. */
    @Test
    void noEarlierDayMeetsADeadlineThatIsOver() {
        Case late = given.pilot("1");
        given.later(486)
                .when(late.applicant(), given.today().minusDays(1), late.submission())
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    /** Dated back it would be over before anybody could have seen it. */
    @Test
    void aNoticeBeginsOnNoDayThatIsOverWhenItIsEntered() {
        Case it = given.pilot("1").submitted().recommended();
        given.later(30);
        LocalDate back = given.today().minusDays(20);
        given.when(Person.NOTICE, back, new PostNotice(it.number(), "notice", back, back.plusDays(14), "公示1号"))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    @Test
    void aStageIsNotDecidedBeforeTheOneBeforeIt() {
        Case it = given.pilot("1").submitted();
        given.later(3);
        given.after(Person.COUNTY, it.stage("county", Outcome.PASSED));
        given.when(Person.COUNTY, given.today().minusDays(1), it.stage("site", Outcome.PASSED))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }
}
