package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;

class AwardDeciderTest {
    private static final Fen ONE = Fen.of(1);

    private final Given given = Given.budget();

    private static AwardCalculated calculation(Case it) {
        return Objects.requireNonNull(it.award().calculated());
    }

    @Test
    void theCeilingIsWhatTheNoticeGrantsOnTheRecognisedInvestment() {
        assertThat(calculation(given.pilot("1").accepted(2, wan(30)).calculated())
                        .ceilingFen())
                .isEqualTo(wan(15));
        assertThat(calculation(given.pilot("1").accepted(3, wan(40)).calculated())
                        .ceilingFen())
                .isEqualTo(wan(16));
        assertThat(calculation(given.pilot("1").accepted(4, wan(200)).calculated())
                        .ceilingFen())
                .isEqualTo(wan(50));
    }

    @Test
    void theCalculationKeepsEveryStepWithItsClauseAndTheEntriesThatItRead() {
        AwardCalculated calculated =
                calculation(given.pilot("1").accepted(2, wan(30)).calculated());
        assertThat(calculated.trace()).isNotEmpty().allSatisfy(step -> {
            assertThat(step.clause().quote()).isNotBlank();
            assertThat(step.explanation()).isNotBlank();
        });
        assertThat(calculated.trace())
                .flatExtracting(AwardEvent.Step::inputs)
                .filteredOn(input -> input.name().equals("acceptance.recognisedInvestmentFen"))
                .isNotEmpty()
                .allSatisfy(input -> assertThat(input.position()).isNotNull());
    }

    @Test
    void nothingIsCalculatedBeforeTheApplicationIsApprovedAndTheProjectAccepted() {
        Case it = given.pilot("1").submitted();
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.WRONG_STATE);
        Case approved = given.pilot("1").approved().started().carriedOut(wan(30));
        given.when(Person.CALCULATOR, new CalculateAward(approved.number())).rejected(RejectionCode.ACCEPTANCE_MISSING);
        given.after(Person.ASSESSOR, approved.assessment(2, wan(30), false));
        given.when(Person.CALCULATOR, new CalculateAward(approved.number())).rejected(RejectionCode.ACCEPTANCE_MISSING);
    }

    @Test
    void belowLevelTwoThereIsNoAward() {
        Case it = given.pilot("1").accepted(1, wan(30));
        given.when(Person.CALCULATOR, new CalculateAward(it.number()))
                .rejected(RejectionCode.NOT_ELIGIBLE, "数字化水平评测达到二级及以上");
    }

    @Test
    void aSecondBatchAwardWaitsUntilItsCapIsDecided() {
        Case it = given.pilot("2").accepted(2, wan(60));
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.PARAMETER_UNDECIDED);
        given.decided("HD-01.cap.L2.batch2", "18万元");
        assertThat(calculation(it.calculated()).ceilingFen()).isEqualTo(wan(18));
    }

    @Test
    void oneFenAboveTheComputedAmountIsRefusedOneFenBelowNeedsAReason() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        given.when(Person.APPROVER, it.approval(wan(15).plus(ONE)))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT, "补贴比例为50%");
        given.when(Person.APPROVER, it.approval(wan(15).minus(ONE))).rejected(RejectionCode.REASON_REQUIRED);
        given.when(Person.APPROVER, new ApproveAward(it.number(), wan(15).minus(ONE), null, "核定1号", "核减零头"))
                .accepted();
    }

    @Test
    void approvalCommitsBudgetAndCountsTheAwardInOneAppend() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        List<?> events = given.when(Person.APPROVER, it.approval(wan(15))).accepted();
        assertThat(events).hasAtLeastOneElementOfType(AwardApproved.class);
        assertThat(events).hasAtLeastOneElementOfType(AwardCounted.class);
        assertThat(events).hasAtLeastOneElementOfType(FundsCommitted.class);
        assertThat(given.theProgramme().line("central", "renovation").committed())
                .isEqualTo(wan(15));
    }

    @Test
    void aCommitmentDoesNotPassTheLine() {
        Given little = Given.programme()
                .appropriated("central", 10_000)
                .appropriated("local", 10_000)
                .allocated("central", "renovation", 10)
                .allocated("local", "renovation", 4);
        Case it = little.pilot("1").accepted(2, wan(30)).reviewed();
        Rejection no = little.when(Person.APPROVER, it.approval(wan(15))).rejected(RejectionCode.ALLOCATION_EXCEEDED);
        assertThat(no.facts()).containsEntry("source", Scalar.of("local"));
        assertThat(no.clause().place()).isEqualTo("资金安排");
        assertThat(no.clause().quote()).contains("2亿元", "不少于80%的中央财政奖补资金", "不高于20%的中央财政奖补资金");
        little.allocated("local", "renovation", 1)
                .when(Person.APPROVER, it.approval(wan(15)))
                .accepted();
        assertThat(little.theProgramme().line("central", "renovation").available())
                .isEqualTo(Fen.ZERO);
    }

    @Test
    void sharesAddUpNameEachSourceOnceAndOnlySourcesOfTheLine() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        given.when(Person.APPROVER, shared(it, new Share("central", wan(14)))).rejected(RejectionCode.SPLIT_MISMATCH);
        given.when(Person.APPROVER, shared(it, new Share("central", wan(14)), new Share("province", wan(1))))
                .rejected(RejectionCode.SOURCE_NOT_ALLOWED);
        given.when(Person.APPROVER, shared(it, new Share("central", wan(14)), new Share("central", wan(1))))
                .rejected(RejectionCode.SOURCE_NOT_ALLOWED);
        given.when(Person.APPROVER, shared(it, new Share("central", wan(5)), new Share("local", wan(10))))
                .accepted();
    }

    private static ApproveAward shared(Case it, Share... shares) {
        return new ApproveAward(it.number(), wan(15), List.of(shares), "核定1号", null);
    }

    @Test
    void centralCommitmentsToServiceEndAt2000WanEvenWhereMoreIsOnTheLine() {
        // 2000万 of central money are on the line; what the rules would never allocate is put there by force.
        given.recorded(List.of(new StreamEvent(
                StreamId.programme(PROGRAMME),
                new BudgetTransferred("central", "renovation", "service", wan(100), "调剂", "绕过规则"))));
        given.after(
                Person.BUDGET, new TransferBudget(PROGRAMME, "local", "service", "renovation", wan(4_000), "调剂", "需要"));
        given.recorded(List.of(new StreamEvent(
                StreamId.programme(PROGRAMME),
                new FundsCommitted(
                        "A",
                        "E",
                        new Purpose("service", "HD-06", null, null, null),
                        List.of(new Share("central", wan(1_990)))))));
        Case it = given.applicant("HD-06").approved().reviewed();
        given.when(Person.APPROVER, new ApproveAward(it.number(), wan(20), null, "核定1号", "择优"))
                .rejected(RejectionCode.RATIO_BREACHED, "不高于20%");
        given.when(Person.APPROVER, new ApproveAward(it.number(), wan(10), null, "核定1号", "择优"))
                .accepted();
    }

    @Test
    void whatIsApprovedIsWhatWasReviewed() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        given.after(Person.COUNTY, new RecordHonour(it.code(), "绿色工厂", "省级", null, given.today(), null, "认定1号"));
        given.when(Person.APPROVER, it.approval(wan(15))).rejected(RejectionCode.CHANGED_MEANWHILE);
        it.reviewed();
        given.when(Person.APPROVER, it.approval(wan(15))).accepted();
    }

    @Test
    void renovationIsGrantedOncePerEnterprise() {
        Case first = given.pilot("1").accepted(2, wan(30)).awarded();
        Case second = given.applicant("HD-01", first.code()).accepted(2, wan(30));
        given.when(Person.CALCULATOR, new CalculateAward(second.number()))
                .rejected(RejectionCode.EXCLUDED, "每家最高补助20万元");
    }

    @Test
    void ofTwoCasesReviewedAtOnceOneIsApproved() {
        Case first = given.pilot("1").accepted(2, wan(30)).reviewed();
        Case second =
                given.applicant("HD-01", first.code()).accepted(2, wan(30)).reviewed();
        given.after(Person.APPROVER, first.approval(wan(15)));
        given.when(Person.APPROVER, second.approval(wan(15))).rejected(RejectionCode.EXCLUDED, "每家最高补助20万元");
    }

    @Test
    void whoeverIsStillAtLevelOneGetsNothingAndIsToLeaveThePilot() {
        Case it = given.pilot("1").accepted(1, wan(30));
        Rejection no = given.when(Person.CALCULATOR, new CalculateAward(it.number()))
                .rejected(RejectionCode.NOT_ELIGIBLE, "二级及以上");
        assertThat(Scalar.texts(no.facts()).get("otherwise")).contains("退出试点");
    }

    @Test
    void aTitleObtainedAfterTheDecisionDoesNotCountYet() {
        Case it = given.applicant("HD-02").honour("provincial-smart-factory").approved();
        given.later(20)
                .after(Person.COUNTY, new RecordHonour(it.code(), "智能工厂", "省级", null, given.today(), null, "认定1号"));
        given.when(Person.CALCULATOR, given.today().minusDays(1), new CalculateAward(it.number()))
                .rejected(RejectionCode.FACT_MISSING);
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).accepted();
    }

    @Test
    void aNewCalculationIsNotBeforeTheReviewOfTheOld() {
        Case it = given.pilot("1").accepted(2, wan(30)).calculated();
        given.later(3).after(Person.REVIEWER, new ReviewAward(it.number(), false, "有误"));
        given.when(Person.CALCULATOR, given.today().minusDays(1), new CalculateAward(it.number()))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    @Test
    void theLadderPaysTheDifferenceAndEachTitleOnce() {
        Case provincial = titled("省级", "provincial-smart-factory").reviewed();
        given.after(Person.APPROVER, provincial.approval(wan(20)));
        Case again = given.applicant("HD-02", provincial.code())
                .honour("provincial-smart-factory")
                .approved();
        given.when(Person.CALCULATOR, new CalculateAward(again.number())).rejected(RejectionCode.EXCLUDED);
        given.after(
                Person.COUNTY, new RecordHonour(provincial.code(), "智能工厂", "国家级", null, given.today(), null, "认定2号"));
        Case national = given.applicant("HD-02", provincial.code())
                .honour("miit-smart-factory")
                .approved()
                .calculated();
        assertThat(calculation(national).ceilingFen()).isEqualTo(wan(30));
    }

    @Test
    void aSecondSceneIsRewardedOnlyWhenItWasDecidedSo() {
        Case first = given.applicant("HD-06").approved().reviewed();
        given.after(Person.APPROVER, first.approval(wan(30)));
        Case second = given.applicant("HD-06", first.code()).approved();
        CalculateAward again = new CalculateAward(second.number());
        given.when(Person.CALCULATOR, again).rejected(RejectionCode.EXCLUDED);
        given.decided("HD-06.once", "application")
                .when(Person.CALCULATOR, again)
                .accepted();
    }

    @Test
    void aMunicipalTitleKeepsTheCapOnlyWhenItWasDecidedSo() {
        Case it = given.pilot("2").accepted(2, wan(60));
        given.after(Person.COUNTY, new RecordHonour(it.code(), "专精特新企业", "市级", null, given.today(), null, "认定1号"));
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.PARAMETER_UNDECIDED);
        given.decided("HD-01.honourLevel", "any")
                .when(Person.CALCULATOR, new CalculateAward(it.number()))
                .accepted();
        assertThat(calculation(it).ceilingFen()).isEqualTo(wan(20));
    }

    private Case titled(String level, String honour) {
        Case it = given.applicant("HD-02").honour(honour);
        given.after(Person.COUNTY, new RecordHonour(it.code(), "智能工厂", level, null, given.today(), null, "认定1号"));
        return it.approved();
    }

    @Test
    void aTitleThatIsNotRecordedCountsForNothing() {
        Case it = given.applicant("HD-02").honour("miit-smart-factory").approved();
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.FACT_MISSING);
    }

    @Test
    void whoLeftThePilotGetsNoAward() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        given.after(Person.ROSTER, new LeavePilot(it.code(), PROGRAMME, "退出1号", "改造不达标"));
        given.when(Person.APPROVER, it.approval(wan(15))).rejected(RejectionCode.NOT_ELIGIBLE, "600家试点企业");
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void noAwardAgainstAnOpenOrUpheldObjection() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议1", "重复申报"));
        given.when(Person.APPROVER, it.approval(wan(15))).rejected(RejectionCode.OBJECTION_OPEN);
        given.after(Person.ROSTER, new ResolveObjection(it.number(), "异议1", true, "属实"));
        given.when(Person.APPROVER, it.approval(wan(15))).rejected(RejectionCode.OBJECTION_OPEN);
    }

    @Test
    void aReviewThatDisagreesSendsTheCalculationBack() {
        Case it = given.pilot("1").accepted(2, wan(30)).calculated();
        given.after(Person.REVIEWER, new ReviewAward(it.number(), false, "投入有误"));
        given.when(Person.APPROVER, it.approval(wan(15))).rejected(RejectionCode.WRONG_STATE);
        it.reviewed();
        given.when(Person.APPROVER, it.approval(wan(15))).accepted();
    }

    @Test
    void aRefusedAwardStaysRefused() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        given.after(Person.APPROVER, new RefuseAward(it.number(), "材料虚假"));
        given.when(Person.APPROVER, it.approval(wan(15))).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.APPROVER, new RefuseAward("HD-01-none", "无")).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aReductionGivesBackWhatIsNeitherPaidNorOnItsWay() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded().ordered("P-1", wan(10));
        given.when(Person.APPROVER, reduction(it, wan(5).plus(ONE))).rejected(RejectionCode.COMMITMENT_EXCEEDED);
        CommitmentReleased released =
                given.when(Person.APPROVER, reduction(it, wan(5))).accepted(CommitmentReleased.class);
        assertThat(released.entire()).isFalse();
        assertThat(given.theProgramme().line("central", "renovation").committed())
                .isEqualTo(wan(10));
    }

    @Test
    void aReductionInTwoHalvesOfOneSourceIsAddedUp() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded();
        List<Share> twice = List.of(new Share("central", wan(10)), new Share("central", wan(10)));
        given.when(Person.APPROVER, new ReduceAward(it.number(), twice, "核减", "核减1号"))
                .rejected(RejectionCode.COMMITMENT_EXCEEDED);
    }

    private static ReduceAward reduction(Case it, Fen amount) {
        return new ReduceAward(it.number(), List.of(new Share("central", amount)), "核减", "核减1号");
    }

    @Test
    void anAwardGivenUpWholeMakesRoomForAnother() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded();
        assertThat(given.theProgramme().awards("HD-01")).isEqualTo(1);
        given.after(Person.APPROVER, reduction(it, wan(15)));
        assertThat(given.theProgramme().awards("HD-01")).isEqualTo(0);
        Case again = given.applicant("HD-01", it.code()).accepted(2, wan(30)).calculated();
        assertThat(calculation(again).ceilingFen()).isEqualTo(wan(15));
    }

    @Test
    void theQuotaOfADirectionEndsIt() {
        List<StreamEvent> many = new ArrayList<>();
        for (int n = 0; n < 600; n++) {
            many.add(new StreamEvent(
                    StreamId.programme(PROGRAMME),
                    new FundsCommitted(
                            "A" + n,
                            "E" + n,
                            new Purpose("renovation", "HD-01", "1", Given.COUNTY, "L2"),
                            List.of(new Share("central", wan(1))))));
        }
        given.recorded(many);
        Case it = given.pilot("1").accepted(2, wan(30));
        given.when(Person.CALCULATOR, new CalculateAward(it.number()))
                .rejected(RejectionCode.QUOTA_EXCEEDED, "总计600家试点企业");
    }

    @Test
    void everyStepIsNotBeforeTheOneItRestsOn() {
        Case it = given.pilot("1").accepted(2, wan(30));
        given.when(Person.CALCULATOR, given.today().minusDays(1), new CalculateAward(it.number()))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        it.calculated();
        given.later(3)
                .when(Person.REVIEWER, given.today().minusDays(4), new ReviewAward(it.number(), true, "一致"))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.after(Person.REVIEWER, new ReviewAward(it.number(), true, "一致"));
        given.later(1)
                .when(Person.APPROVER, given.today().minusDays(2), it.approval(wan(15)))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    @Test
    void nobodyDecidesAboutTheOwnOrganisation() {
        Case it = given.pilot("1").accepted(2, wan(30));
        Person insider = new Person("insider", it.code(), Role.CITY_INDUSTRY, null);
        given.person(insider)
                .when(insider, new CalculateAward(it.number()))
                .rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }
}
