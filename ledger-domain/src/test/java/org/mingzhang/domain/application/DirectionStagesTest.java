package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.given.Submissions;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.officiallist.OfficialListCommand;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;

/** Each direction has its own way through the pack's stages, its own applicants and consortia. */
class DirectionStagesTest {
    private final Given given = Given.programme(SmallPack.empty()
            .direction("A", "stages: [county, review, decision]")
            .direction("B", "stages: [county, review]", "quota: {most: 1, proposed: 每县一项}")
            .direction("C", "applicants: [county]")
            .direction("D", "applicants: [enterprise, county]", "consortium: {members: required, proposed: 须联合}")
            .direction("E", "consortium: {members: none, proposed: 须单独}")
            .read());

    private Answer submit(String number, String direction, String applicant, String... members) {
        return given.when(Person.applicant(applicant), Submissions.of(number, direction, applicant, members));
    }

    private Answer pass(Person by, String number, String stage) {
        return given.when(by, new DecideStage(number, stage, Outcome.PASSED, null, "意见"));
    }

    private String enterprise(int n) {
        return given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, Given.COUNTY);
    }

    @Test
    void theThirdPartyDecidesWhatItWasEngagedForAndTheLastStageOfTheDirectionApproves() {
        submit("A-1", "A", enterprise(1)).accepted();
        pass(Person.DECISION, "A-1", "decision").rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        pass(Person.COUNTY, "A-1", "county").accepted();
        pass(Person.ROSTER, "A-1", "review").rejected(RejectionCode.ROLE_MISSING);
        assertThat(pass(Person.ASSESSOR, "A-1", "review").accepted()).noneMatch(ApplicationApproved.class::isInstance);
        pass(Person.DECISION, "A-1", "decision").accepted(ApplicationApproved.class);
    }

    @Test
    void aStageThatIsTheLastOfADirectionIsDecidedByTheCity() {
        submit("B-1", "B", enterprise(1)).accepted();
        pass(Person.COUNTY, "B-1", "county").accepted();
        pass(Person.ASSESSOR, "B-1", "review").rejected(RejectionCode.ROLE_MISSING);
        pass(Person.DECISION, "B-1", "decision").rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        pass(Person.DECISION, "B-1", "review").accepted(ApplicationApproved.class);
    }

    /** Who reviewed in one direction may approve in it no more, whatever the same stage is elsewhere. */
    @Test
    void whoReviewedDoesNotApprove() {
        submit("A-1", "A", enterprise(1)).accepted();
        pass(Person.COUNTY, "A-1", "county").accepted();
        Person both = new Person(Person.ASSESSOR.id(), Person.ASSESSOR.org(), Role.ASSESSOR, null);
        pass(both, "A-1", "review").accepted();
        Application application = (Application) given.ledger().state(StreamId.application("A-1"));
        assertThat(application.duties(given.ledger().pack()).refuse(Duty.APPROVE, both.id()))
                .isNotNull();
    }

    @Test
    void rowsOfAListCountTheRowsBeforeThem() {
        submit("B-1", "B", enterprise(1)).accepted();
        submit("B-2", "B", enterprise(2)).accepted();
        pass(Person.COUNTY, "B-1", "county").accepted();
        pass(Person.COUNTY, "B-2", "county").accepted();
        given.after(
                Person.ROSTER,
                new IssueList(
                        "MD-1",
                        Given.PROGRAMME,
                        OfficialListEvent.Kind.DECISION,
                        "工信〔2026〕1号",
                        null,
                        null,
                        List.of(
                                new OfficialListCommand.Item("B-1", null, null),
                                new OfficialListCommand.Item("B-2", null, null))));
        String sm3 = ((OfficialList) given.ledger().state(StreamId.list("MD-1")))
                .sm3("MD-1")
                .toString();
        CarryOut all = new CarryOut("MD-1", sm3, Act.DECIDE_STAGE, "review", "通过", null, null, null, null);
        assertThat(given.when(Person.DECISION, all)
                        .rejected(RejectionCode.LIST_ROWS_REFUSED)
                        .facts()
                        .get("why"))
                .asString()
                .contains("第 2 行", "名额已满");
        CarryOut some = new CarryOut("MD-1", sm3, Act.DECIDE_STAGE, "review", "通过", null, null, null, true);
        given.when(Person.DECISION, some).accepted(PlaceTaken.class);
        assertThat(given.theProgramme().places().of("B")).isEqualTo(1);
    }

    @Test
    void whoMayApplySaysTheDirection() {
        String enterprise = enterprise(1);
        String county = given.enterprise(Given.code(2), "甲区工信局", Kind.COUNTY_BODY, Given.COUNTY);
        assertThat(submit("C-1", "C", enterprise)
                        .rejected(RejectionCode.NOT_ELIGIBLE)
                        .facts()
                        .get("applicants"))
                .asString()
                .contains("县（市、区）的单位");
        submit("C-1", "C", county).accepted();
        submit("D-1", "D", county, enterprise).accepted();
        submit("A-1", "A", county).accepted();
    }

    @Test
    void whetherItIsJointSaysTheDirection() {
        String one = enterprise(1);
        String two = enterprise(2);
        submit("D-1", "D", one).rejected(RejectionCode.NOT_ELIGIBLE, "须联合");
        submit("D-1", "D", one, two).accepted();
        submit("E-1", "E", one, two).rejected(RejectionCode.NOT_ELIGIBLE, "须单独");
        submit("E-1", "E", one).accepted();
        submit("A-1", "A", one, two).accepted();
    }
}
