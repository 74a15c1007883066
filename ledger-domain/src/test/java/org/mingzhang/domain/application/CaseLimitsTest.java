package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.given.Submissions;
import org.mingzhang.domain.policy.Exclusion.CaseRole;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordFigure;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;

/** Exclusions and quotas of directions without money: counted from submission or approval, until a case is over. */
class CaseLimitsTest {
    private static Given excluded(String at, String... rules) {
        return Given.programme(SmallPack.empty()
                .direction("A", rules)
                .direction("B", rules)
                .direction("C", rules)
                .section("""
                        exclusions:
                          X1:
                            text: 每个单位限报1项
                            directions: [A, B]
                            atMost: 1
                            at: %s
                            clause: notice 一「每个单位限报1项」""".formatted(at))
                .read());
    }

    private static String enterprise(Given given, int n) {
        return given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, Given.COUNTY);
    }

    private static Answer submit(Given given, String number, String direction, String applicant, String... members) {
        return given.when(Person.applicant(applicant), Submissions.of(number, direction, applicant, members));
    }

    private static Answer decide(Given given, Person person, String number, String stage, Outcome outcome) {
        return given.when(person, new DecideStage(number, stage, outcome, null, "意见"));
    }

    private static Answer approve(Given given, String number) {
        decide(given, Person.COUNTY, number, "county", Outcome.PASSED).accepted();
        return decide(given, Person.DECISION, number, "decision", Outcome.PASSED);
    }

    private static Enterprise state(Given given, String code) {
        return (Enterprise) given.ledger().state(StreamId.enterprise(code));
    }

    @Test
    void whatExcludesEachOtherIsHandedInOnce() {
        Given given = excluded("submission");
        String one = enterprise(given, 1);
        submit(given, "A-1", "A", one).accepted(CaseNoted.class);
        assertThat(submit(given, "B-1", "B", one)
                        .rejected(RejectionCode.EXCLUDED, "每个单位限报1项")
                        .facts())
                .hasEntrySatisfying(
                        "others", others -> assertThat(others.text()).isEqualTo("A-1"))
                .hasEntrySatisfying("organisation", organisation -> assertThat(organisation.text())
                        .isEqualTo(one));
        submit(given, "A-2", "A", one).rejected(RejectionCode.EXCLUDED);
        submit(given, "C-1", "C", one).accepted();
        submit(given, "B-2", "B", enterprise(given, 2)).accepted();
    }

    @Test
    void whatWasWithdrawnOrRejectedExcludesNothing() {
        Given given = excluded("submission");
        String one = enterprise(given, 1);
        submit(given, "A-1", "A", one).accepted();
        given.when(Person.applicant(one), new WithdrawApplication("A-1", "改报")).accepted(CaseNoted.class);
        submit(given, "B-1", "B", one).accepted();
        decide(given, Person.COUNTY, "B-1", "county", Outcome.REJECTED).accepted(CaseNoted.class);
        assertThat(state(given, one).cases(Given.PROGRAMME)).isEmpty();
        submit(given, "A-2", "A", one).accepted();
        decide(given, Person.COUNTY, "A-2", "county", Outcome.RETURNED).accepted();
        submit(given, "B-2", "B", one).rejected(RejectionCode.EXCLUDED);
    }

    @Test
    void whatExcludesFromApprovalOnIsHandedInSideBySideAndApprovedOnce() {
        Given given = excluded("approval");
        String one = enterprise(given, 1);
        assertThat(submit(given, "A-1", "A", one).accepted()).noneMatch(CaseNoted.class::isInstance);
        submit(given, "B-1", "B", one).accepted();
        approve(given, "A-1").accepted(CaseNoted.class);
        approve(given, "B-1").rejected(RejectionCode.EXCLUDED, "每个单位限报1项");
        decide(given, Person.DECISION, "B-1", "decision", Outcome.REJECTED).accepted();
        assertThat(state(given, one).cases(Given.PROGRAMME))
                .extracting(CaseNoted::state)
                .containsExactly(CaseState.APPROVED);
    }

    @Test
    void leadsAndParticipantsAreCountedApart() {
        Given given = Given.programme(
                SmallPack.empty().direction("A").direction("B").section("""
                exclusions:
                  lead: {text: 牵头限1项, directions: [A, B], role: lead, atMost: 1, at: submission, proposed: 例}
                  part: {text: 参与限2项, directions: [A, B], role: participant, atMost: 2, at: submission, proposed: 例}
                """).read());
        // The applicant's stream comes after the member's and before it, whichever is asked for first.
        String two = enterprise(given, 2);
        String one = enterprise(given, 1);
        String three = enterprise(given, 3);
        submit(given, "A-1", "A", two, one).accepted();
        submit(given, "B-1", "B", two, three).rejected(RejectionCode.EXCLUDED);
        // Alone it leads nobody.
        submit(given, "B-2", "B", two).accepted();
        submit(given, "A-2", "A", three, one, two).accepted();
        assertThat(submit(given, "B-3", "B", enterprise(given, 4), one)
                        .rejected(RejectionCode.EXCLUDED)
                        .facts())
                .hasEntrySatisfying(
                        "others", others -> assertThat(others.text()).isEqualTo("A-1、A-2"));
        assertThat(state(given, one).noted("A-1"))
                .isEqualTo(new CaseNoted(Given.PROGRAMME, "A-1", "A", CaseRole.PARTICIPANT, CaseState.SUBMITTED));
    }

    @Test
    void aNumberThatIsNotDecidedHoldsUp() {
        Given given = Given.programme(SmallPack.empty()
                .direction("A")
                .section("""
                        exclusions:
                          X1: {text: 限报, directions: [A], atMost: param(A.most), at: submission, proposed: 例}""")
                .parameter("A.most: {name: 限报项数, type: number, default: undecided, doubt: 未写, proposed: 例}")
                .read());
        String one = enterprise(given, 1);
        submit(given, "A-1", "A", one).rejected(RejectionCode.PARAMETER_UNDECIDED);
        given.after(Person.ROSTER, new DecideParameter(Given.PROGRAMME, "A.most", "2", "《实施细则》"));
        submit(given, "A-1", "A", one).accepted();
        submit(given, "A-2", "A", one).accepted();
        submit(given, "A-3", "A", one).rejected(RejectionCode.EXCLUDED);
    }

    private static Given limited(String quota) {
        return Given.programme(
                SmallPack.empty().direction("A", "quota: " + quota).read());
    }

    @Test
    void placesOfACountyAreTakenFromSubmissionOn() {
        Given given = limited("{most: 2, per: county, at: submission, clause: notice 一「每县限报2项」}");
        submit(given, "A-1", "A", enterprise(given, 1)).accepted(PlaceTaken.class);
        submit(given, "A-2", "A", enterprise(given, 2)).accepted();
        String three = enterprise(given, 3);
        assertThat(submit(given, "A-3", "A", three)
                        .rejected(RejectionCode.QUOTA_EXCEEDED, "每县限报2项")
                        .facts())
                .hasEntrySatisfying("taken", taken -> assertThat(taken.text()).isEqualTo("2"))
                .hasEntrySatisfying("limit", limit -> assertThat(limit.text()).isEqualTo("2"));
        submit(given, "A-4", "A", given.enterprise(Given.code(4), "示例企业4", Kind.ENTERPRISE, Given.OTHER_COUNTY))
                .accepted();
        given.when(Person.applicant(Given.code(1)), new WithdrawApplication("A-1", "不报了"))
                .accepted(PlaceReleased.class);
        submit(given, "A-3", "A", three).accepted();
        assertThat(given.theProgramme().places().of("A")).isEqualTo(3);
        assertThat(given.theProgramme().places().of("A", Given.COUNTY)).isEqualTo(2);
    }

    @Test
    void placesOfTheProgrammeAreTakenFromApprovalOn() {
        Given given = limited("{most: 1, proposed: 例}");
        submit(given, "A-1", "A", enterprise(given, 1)).accepted();
        submit(given, "A-2", "A", enterprise(given, 2)).accepted();
        approve(given, "A-1").accepted(PlaceTaken.class);
        approve(given, "A-2").rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(decide(given, Person.DECISION, "A-2", "decision", Outcome.REJECTED)
                        .accepted())
                .noneMatch(PlaceReleased.class::isInstance);
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
    }

    @Test
    void anApplicantHasSoManyCases() {
        Given given = limited("{most: 1, per: applicant, at: submission, proposed: 例}");
        String one = enterprise(given, 1);
        submit(given, "A-1", "A", one).accepted(CaseNoted.class);
        submit(given, "A-2", "A", one).rejected(RejectionCode.QUOTA_EXCEEDED);
        submit(given, "A-3", "A", enterprise(given, 2), one).accepted();
    }

    private static Given shared() {
        return Given.programme(SmallPack.empty()
                .direction(
                        "A",
                        "quota: {most: {gives: 'floor(rate(\"5%\") * figure(\"giants\"))'}, per: county, "
                                + "at: submission, proposed: 例}")
                .section("figures:\n  giants: {name: 小巨人数量, of: county, type: number, unit: 家, proposed: 例}")
                .read());
    }

    private static RecordFigure figure(String county, String value) {
        return new RecordFigure(Given.PROGRAMME, "giants", county, value, null, "统计1号");
    }

    @Test
    void aQuotaByAFigureWaitsForIt() {
        Given given = shared();
        String one = enterprise(given, 1);
        submit(given, "A-1", "A", one).rejected(RejectionCode.FACT_MISSING);
        given.after(Person.ROSTER, figure(Given.OTHER_COUNTY, "100"));
        submit(given, "A-1", "A", one).rejected(RejectionCode.FACT_MISSING);
        given.after(Person.ROSTER, figure(Given.COUNTY, "39"));
        submit(given, "A-1", "A", one).accepted();
        submit(given, "A-2", "A", enterprise(given, 2)).rejected(RejectionCode.QUOTA_EXCEEDED);
        given.later(1);
        given.after(Person.ROSTER, figure(Given.COUNTY, "40"));
        submit(given, "A-2", "A", Given.code(2)).accepted();
        submit(given, "A-3", "A", enterprise(given, 3)).rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    @Test
    void oldRecordsAreKeptWithWhatTheyBreach() {
        Given given = excluded("submission", "quota: {most: 1, at: submission, proposed: 例}");
        String one = enterprise(given, 1);
        LocalDate day = given.today().minusDays(20);
        given.later(0);
        assertThat(past(given, day, Submissions.of("A-1", "A", one))).isEmpty();
        assertThat(past(given, day, Submissions.of("B-1", "B", one))).containsExactly("EXCLUDED");
        assertThat(past(given, day, Submissions.of("A-2", "A", one))).containsExactly("QUOTA_EXCEEDED", "EXCLUDED");
        assertThat(given.theProgramme().places().of("A")).isEqualTo(2);
        past(given, day, new DecideStage("A-2", "county", Outcome.REJECTED, null, "意见"));
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
        // Rejected twice, a case gives its one place back once.
        past(given, day, new DecideStage("A-2", "county", Outcome.REJECTED, null, "意见"));
        assertThat(given.theProgramme().places().of("A")).isEqualTo(1);
        assertThat(state(given, one).cases(Given.PROGRAMME)).hasSize(2);
    }

    private static List<String> past(Given given, LocalDate day, LedgerCommand fact) {
        return given.history(Role.CITY_INDUSTRY, "工信局", "示例人", day, fact);
    }

    @Test
    void aPackWithoutLimitsWritesNothingMore() {
        PolicyPack pack = SmallPack.empty().direction("A").read();
        Given given = Given.programme(pack);
        assertThat(submit(given, "A-1", "A", enterprise(given, 1)).accepted()).hasSize(1);
        decide(given, Person.COUNTY, "A-1", "county", Outcome.PASSED).accepted();
        assertThat(decide(given, Person.DECISION, "A-1", "decision", Outcome.PASSED)
                        .accepted())
                .hasSize(2);
    }

    @Test
    void whereThereIsNoMoneyThereIsNoAward() {
        Given given = Given.programme(SmallPack.empty().direction("A").read());
        submit(given, "A-1", "A", enterprise(given, 1)).accepted();
        approve(given, "A-1").accepted();
        assertThat(given.when(Person.CALCULATOR, new CalculateAward("A-1"))
                        .rejected(RejectionCode.NOT_FOUND)
                        .facts())
                .hasEntrySatisfying("state", state -> assertThat(state.text()).contains("没有奖补资金"));
    }
}
