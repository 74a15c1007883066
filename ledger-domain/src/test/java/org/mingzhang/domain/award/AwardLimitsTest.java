package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;

/** Exclusions and quotas of directions with money: awards count, until they are refused or given up whole. */
class AwardLimitsTest {
    private static Given given(String at) {
        return Given.budgetWith("\nparameters:\n", """

                exclusions:
                  X1: {text: 限1项, directions: [HD-01, HD-02], atMost: 1, at: %s, proposed: 每个单位限1项}
                parameters:
                """.formatted(at));
    }

    private static List<CaseNoted> noted(Given given, String code) {
        return ((Enterprise) given.ledger().state(StreamId.enterprise(code))).cases(Given.PROGRAMME);
    }

    private static ReduceAward whole(Case it) {
        return new ReduceAward(it.number(), List.of(new Share("central", wan(15))), "放弃", "核减1号");
    }

    @Test
    void anAwardExcludesOthersUntilItIsGivenUpWhole() {
        Given given = given("award");
        Case first = given.pilot("1").accepted(2, wan(30));
        assertThat(noted(given, first.code())).isEmpty();
        first.awarded();
        assertThat(noted(given, first.code())).extracting(CaseNoted::state).containsExactly(CaseState.AWARDED);
        Case second = given.applicant("HD-01", first.code()).accepted(2, wan(30));
        given.when(Person.CALCULATOR, new CalculateAward(second.number())).rejected(RejectionCode.EXCLUDED, "每个单位限1项");
        given.when(Person.APPROVER, whole(first)).accepted(CaseNoted.class);
        second.awarded();
        assertThat(noted(given, first.code()))
                .extracting(CaseNoted::application)
                .containsExactly(second.number());
        assertThat(recomputed(given)).isEmpty();
    }

    private static List<AwardDifference> recomputed(Given given) {
        Recomputation again =
                new Recomputation(Given.PROGRAMME, sm3 -> given.ledger().pack());
        for (int position = 0; position < given.ledger().log().size(); position++) {
            again.take(position, given.ledger().log().get(position));
        }
        return again.report(given.ledger().log().size() - 1L).orElseThrow().differences();
    }

    @Test
    void anAwardThatIsRefusedFreesWhatItsApplicationHeld() {
        Given given = given("submission");
        Case first = given.pilot("1").accepted(2, wan(30));
        Case second = given.applicant("HD-01", first.code());
        given.when(second.applicant(), second.submission()).rejected(RejectionCode.EXCLUDED);
        given.when(Person.APPROVER, new RefuseAward(first.number(), "不予奖补")).accepted(CaseNoted.class);
        second.submitted();
    }

    @Test
    void oldRecordsOfASecondAwardBreachTheExclusion() {
        Given given = given("award");
        Case first = given.pilot("1").accepted(2, wan(30)).awarded();
        Case second = given.applicant("HD-01", first.code()).accepted(2, wan(30));
        assertThat(given.history(
                        Role.CITY_INDUSTRY,
                        "工信局",
                        "示例人",
                        given.today(),
                        new PastAward.Approval(second.number(), wan(15), null, "核定2号", null, false, null)))
                .contains("EXCLUDED");
        assertThat(recomputed(given))
                .anySatisfy(found -> assertThat(found.toString()).contains(second.number(), "限1项"));
    }

    @Test
    void aPlaceTakenAtApprovalComesBackWithTheAwardAndIsTakenAnew() {
        Given given =
                Given.budgetWith("    quota:\n      most: 600\n", "    quota:\n      most: 1\n      at: approval\n");
        Case first = given.pilot("1");
        Case second = given.applicant("HD-01", first.code());
        first.accepted(2, wan(30)).awarded();
        assertThat(given.theProgramme().places().of("HD-01")).isEqualTo(1);
        second.submitted().recommended().noticed();
        given.when(Person.DECISION, second.stage("decision", Outcome.PASSED))
                .rejected(RejectionCode.QUOTA_EXCEEDED, "600家试点企业");
        given.when(Person.APPROVER, whole(first)).accepted(PlaceReleased.class);
        given.when(Person.DECISION, second.stage("decision", Outcome.PASSED)).accepted(PlaceTaken.class);
        assertThat(given.theProgramme().places().of("HD-01")).isEqualTo(1);
    }

    @Test
    void thePackWithoutLimitsHasNoNotes() {
        Given given = Given.budget();
        given.pilot("1").accepted(2, wan(30)).awarded();
        assertThat(given.ledger().log())
                .noneMatch(entry -> entry.event() instanceof CaseNoted || entry.event() instanceof PlaceTaken);
    }
}
