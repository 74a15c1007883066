package org.mingzhang.domain.decision;

import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RecordInspection;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;

/** On one case submitter, reviewer, approver and payer are different people, whatever posts they hold. */
class SegregationOfDutiesTest {
    private final Given given = Given.budget();

    /** Gives a person another post, as careless administrators would. */
    private Person alsoAs(Person person, Role role) {
        given.recorded(List.of(new StreamEvent(StreamId.actor(person.id()), new RoleGranted(role, null))));
        return person.as(role);
    }

    @Test
    void whoComputedDoesNotReview() {
        Case it = given.pilot("1").accepted(2, wan(40)).calculated();
        given.when(Person.CALCULATOR, new ReviewAward(it.number(), true, "一致")).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void whoComputedOrReviewedDoesNotApproveNorRefuse() {
        Case it = given.pilot("1").accepted(2, wan(40)).reviewed();
        given.when(Person.CALCULATOR, it.approval(wan(20))).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.REVIEWER, it.approval(wan(20))).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.REVIEWER, new RefuseAward(it.number(), "无")).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void whoApprovedDoesNotPayAndWhoPaysDoesNotApprove() {
        Case it = given.pilot("1").accepted(2, wan(40)).reviewed();
        given.after(alsoAs(Person.BUDGET, Role.CITY_INDUSTRY), it.approval(wan(20)));
        given.when(Person.BUDGET, it.order("P-1", wan(20))).rejected(RejectionCode.SAME_PERSON);
        it.ordered("P-1", wan(20));
        given.when(Person.BUDGET, new ApprovePayment(it.number(), "P-1")).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void whoReviewedTheApplicationNeitherDecidesItNorApprovesItsAward() {
        Person many = alsoAs(Person.EXPERT, Role.CITY_INDUSTRY);
        Case it = given.pilot("1").submitted().recommended().noticed();
        given.when(many, it.stage("decision", Outcome.PASSED)).rejected(RejectionCode.SAME_PERSON);
        Case further = given.pilot("1").accepted(2, wan(40)).reviewed();
        given.when(many, further.approval(wan(20))).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void whoDecidedTheApplicationDoesNotReviewTheAward() {
        Case it = given.pilot("1").accepted(2, wan(40));
        given.when(Person.DECISION, new CalculateAward(it.number())).rejected(RejectionCode.SAME_PERSON);
        it.calculated();
        given.when(Person.DECISION, new ReviewAward(it.number(), true, "一致")).rejected(RejectionCode.SAME_PERSON);
        it.reviewed();
        given.when(Person.DECISION, it.approval(wan(20))).accepted();
    }

    @Test
    void whoAnsweredAnObjectionDoesNotDecide() {
        Case it = given.pilot("1").submitted().recommended().noticed();
        given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议1", "重复"));
        given.after(Person.DECISION, new ResolveObjection(it.number(), "异议1", false, "不属实"));
        given.when(Person.DECISION, it.stage("decision", Outcome.PASSED)).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void whoApprovedTheAwardAnswersNoLateObjectionAndInspectsNothing() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded();
        given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议1", "虚报"));
        given.when(Person.APPROVER, new ResolveObjection(it.number(), "异议1", false, "不属实"))
                .rejected(RejectionCode.SAME_PERSON);
        given.when(
                        Person.APPROVER,
                        new RecordInspection(
                                it.number(),
                                "检查1",
                                InspectionMethod.PAPER,
                                "成本控制",
                                InspectionOutcome.SOUND,
                                null,
                                null,
                                null))
                .rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void whoAssessedOrInspectedDoesNotApprove() {
        Person assessor = alsoAs(Person.ASSESSOR, Role.CITY_INDUSTRY);
        Case it = given.pilot("1").accepted(2, wan(40)).reviewed();
        given.when(assessor, it.approval(wan(20))).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void whoDecidedTheApplicationDoesNotInspectItsProject() {
        Case it = given.pilot("1").approved().started();
        given.when(
                        Person.DECISION,
                        new RecordInspection(
                                it.number(),
                                "检查1",
                                InspectionMethod.ON_SITE,
                                "改造进度",
                                InspectionOutcome.SOUND,
                                null,
                                null,
                                null))
                .rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void anExpertDoesNotJudgeTheOwnOrganisation() {
        Case it = given.pilot("1").submitted();
        given.after(Person.COUNTY, it.stage("county", Outcome.PASSED));
        given.after(Person.COUNTY, it.stage("site", Outcome.PASSED));
        Person own = new Person("own-expert", it.code(), Role.EXPERT, null);
        given.person(own).when(own, it.stage("experts", Outcome.PASSED)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }

    @Test
    void whoSubmittedDoesNotJudgeEvenInAnotherPost() {
        Case it = given.pilot("1").submitted();
        Person turncoat = alsoAs(it.applicant(), Role.COUNTY_INDUSTRY);
        given.when(turncoat, it.stage("county", Outcome.PASSED)).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void aProviderDoesNotAssessItsOwnWork() {
        Case it = given.pilot("1").approved().started();
        String seller = given.provider(77);
        given.after(it.applicant(), it.contract("合同-1", seller, wan(40)));
        given.after(it.applicant(), it.invoice("合同-1", wan(40)));
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(40), null));
        given.after(it.applicant(), new RequestAcceptance(it.number(), wan(40)));
        Person vendor = new Person("vendor-assessor", seller, Role.ASSESSOR, null);
        given.person(vendor).when(vendor, it.assessment(4, wan(40), true)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }
}
