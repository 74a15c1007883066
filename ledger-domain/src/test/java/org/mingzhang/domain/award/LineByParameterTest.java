package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.IncreaseAward;
import org.mingzhang.domain.award.AwardCommand.QueueAward;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.correction.Corrections;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.Waiting;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.RatioRules;
import org.mingzhang.domain.policy.RatioState;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;

/** Whether awards to enterprises are of the 80 % or of the 20 % is decided; what was granted before stays where it is. */
class LineByParameterTest {
    private static final String SCOPE = "ratio.scope";
    private static final Share CENTRAL = new Share("central", wan(30));
    private Given given = Given.budget();

    /** Handan's renovation itself, from the other line where it is decided so. */
    private static String renovationBy(String text) {
        return text.replaceFirst(
                "    line: renovation\n",
                "    line: {by: param(ratio.scope), cells: {renovation-only: renovation, enterprise: service}}\n");
    }

    private static String undecided(String text) {
        return text.replace("    default: renovation-only\n", "    default: undecided\n");
    }

    private Case benchmark() {
        return given.applicant("HD-03").approved().reviewed();
    }

    private Case approved(Case it) {
        given.after(Person.APPROVER, it.approval(wan(30), CENTRAL));
        return it;
    }

    private static Purpose purpose(Case it) {
        return Objects.requireNonNull(it.award().terms()).purpose();
    }

    private RatioState committed(String rule) {
        return RatioRules.evaluate(
                given.ledger().pack().ratioRule(rule).orElseThrow(),
                Basis.COMMITTED,
                given.theProgramme().figures(given.ledger().pack()));
    }

    private List<AwardDifference> recomputed(Set<String> corrected) {
        return given.ledger().recomputed(PROGRAMME, corrected).differences();
    }

    @Test
    void afterTheDecisionTheNextAwardComesFromTheOtherLineAndTheEarlierOneStays() {
        Case before = approved(benchmark());
        assertThat(committed("R2").numerator()).isEqualTo(wan(30));
        assertThat(committed("R1").numerator()).isEqualTo(Fen.ZERO);
        given.decided(SCOPE, "enterprise");
        Case after = approved(benchmark());
        assertThat(purpose(before).line()).isEqualTo("service");
        assertThat(purpose(after).line()).isEqualTo("renovation");
        assertThat(committed("R2").numerator()).isEqualTo(wan(30));
        assertThat(committed("R1").numerator()).isEqualTo(wan(30));
        // Back again, by one more decision.
        given.decided(SCOPE, "renovation-only");
        assertThat(purpose(approved(benchmark())).line()).isEqualTo("service");
        assertThat(recomputed(Set.of())).isEmpty();
    }

    @Test
    void renovationItselfAndWhatGoesToOthersThanEnterprisesStaysWhereItIs() {
        ParameterValues decided =
                given.decided(SCOPE, "enterprise").theProgramme().parameters(Given.pack());
        assertThat(Given.pack().directions())
                .filteredOn(direction -> direction.line(decided).orElseThrow().equals("service"))
                .extracting(Direction::id)
                .containsExactly("HD-08", "HD-09", "HD-10", "HD-11", "HD-12");
        assertThat(purpose(given.pilot("1").accepted(2, wan(30)).awarded()).line())
                .isEqualTo("renovation");
    }

    @Test
    void whatWasCalculatedBeforeTheDecisionIsCalculatedAnew() {
        Case it = benchmark();
        given.decided(SCOPE, "enterprise");
        given.when(Person.APPROVER, it.approval(wan(30), CENTRAL)).rejected(RejectionCode.CHANGED_MEANWHILE);
        given.after(Person.CALCULATOR, new CalculateAward(it.number()));
        given.after(Person.REVIEWER, new ReviewAward(it.number(), true, "同意"));
        assertThat(given.when(Person.APPROVER, it.approval(wan(30)))
                        .accepted(FundsCommitted.class)
                        .purpose()
                        .line())
                .isEqualTo("renovation");
    }

    @Test
    void whileItIsOpenNothingOfItIsGranted() {
        given = Given.budgetUnder(LineByParameterTest::undecided);
        Case it = given.applicant("HD-03").approved();
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.PARAMETER_UNDECIDED);
        PastAward.Approval old = new PastAward.Approval(it.number(), wan(30), null, "核定2号", null, false, null);
        assertThatThrownBy(() -> given.history(Role.CITY_INDUSTRY, "工信局", "示例人", given.today(), old))
                .as("an old award, too, is booked on some line")
                .hasMessageContaining("PARAMETER_UNDECIDED");
        given.pilot("1").accepted(2, wan(30)).awarded();
        given.decided(SCOPE, "enterprise");
        assertThat(purpose(it.awarded()).line()).isEqualTo("renovation");
        assertThat(recomputed(Set.of())).isEmpty();
    }

    @Test
    void whatACorrectionAddsComesFromTheLineOfTheAward() {
        given = Given.budgetUnder(LineByParameterTest::renovationBy);
        Case it = given.pilot("1").approved().started().carriedOut(wan(30));
        given.after(Person.ASSESSOR, it.assessment(2, wan(20), true));
        it.awarded();
        given.decided(SCOPE, "enterprise");
        Corrections corrections = new Corrections(given);
        String correction = corrections
                .corrected(
                        corrections.position(AcceptanceAssessed.class),
                        after -> after.put("recognisedInvestmentFen", wan(30).value()))
                .correction();
        FundsCommitted added = given.when(
                        Person.APPROVER, new IncreaseAward(it.number(), correction, wan(5), null, "增核1号", null))
                .accepted(FundsCommitted.class);
        assertThat(added.purpose()).isEqualTo(purpose(it));
        assertThat(added.purpose().line()).isEqualTo("renovation");
        assertThat(added.shares())
                .as("as that line is paid: central first")
                .containsExactly(new Share("central", wan(5)));
        assertThat(recomputed(Set.of(it.number()))).isEmpty();
    }

    @Test
    void anAwardWithAnAdvanceIsSettledOnTheLineOfTheAdvance() {
        given = Given.budgetUnder(text -> renovationBy(Advanced.rewritten(text)));
        Case it = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(it, wan(10)));
        given.decided(SCOPE, "enterprise");
        Advanced.accepted(given, it, wan(30));
        AwardApproved approved =
                given.when(Person.APPROVER, it.reviewed().approval(wan(15))).accepted(AwardApproved.class);
        assertThat(approved.purpose().line()).isEqualTo("renovation");
        assertThat(recomputed(Set.of())).isEmpty();
    }

    @Test
    void whoeverWaitsForOneLineIsPaidFromTheOtherOnceItIsDecidedSo() {
        given = Waiting.money("order: [submitted], whenOut: wait").allocated("local", "renovation", 100);
        given.applicant("HD-03").approved().awarded();
        Case it = benchmark();
        given.after(Person.APPROVER, new QueueAward(it.number(), wan(30)));
        given.decided(SCOPE, "enterprise");
        given.after(Person.CALCULATOR, new CalculateAward(it.number()));
        given.after(Person.REVIEWER, new ReviewAward(it.number(), true, "同意"));
        given.when(Person.APPROVER, it.approval(wan(30), new Share("local", wan(30))))
                .accepted();
        assertThat(purpose(it).line()).isEqualTo("renovation");
        assertThat(recomputed(Set.of())).isEmpty();
    }

    @Test
    void anAwardBookedOnTheLineOfTheOtherReadingIsFound() {
        Case it = benchmark();
        Purpose right = Objects.requireNonNull(it.award().calculated()).purpose();
        Purpose wrong = new Purpose("renovation", right.direction(), right.batch(), right.county(), right.level());
        given.recorded(List.of(
                new StreamEvent(
                        StreamId.award(it.number()),
                        new AwardApproved(wan(30), List.of(CENTRAL), wrong, it.code(), "核定9号", null)),
                new StreamEvent(
                        StreamId.programme(PROGRAMME),
                        new FundsCommitted(it.number(), it.code(), wrong, List.of(CENTRAL)))));
        assertThat(recomputed(Set.of()))
                .anySatisfy(found -> assertThat(found.toString()).contains("purpose", "renovation", "service"));
    }
}
