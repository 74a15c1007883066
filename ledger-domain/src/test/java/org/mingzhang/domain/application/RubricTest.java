package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.expert.ExpertCommand.AdoptScoreSheet;
import org.mingzhang.domain.expert.ExpertEvent.Indicator;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Competing;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;

/** The pack itself says what is scored; the weights are decided before anybody scores. */
class RubricTest {
    private static final String OPEN =
            "rubric: {stage: experts, indicators: {plan: {name: 方案, weight: param(plan), proposed: 例}, "
                    + "effect: {name: 成效, weight: param(effect), proposed: 例}}, clause: notice 一「每个单位限报1项」}";

    private final Competing it = Competing.under(SmallPack.empty()
            .direction("A", Competing.STAGES, OPEN)
            .direction("B", Competing.STAGES)
            .parameter("plan: {name: 方案的权重, type: number, default: undecided, doubt: 未写, proposed: 例}")
            .parameter("effect: {name: 成效的权重, type: number, default: undecided, doubt: 未写, proposed: 例}")
            .read());
    private final Given given = it.given();

    private Answer decide(String parameter, String value) {
        return given.when(Person.ROSTER, new DecideParameter(PROGRAMME, parameter, value, "《评分办法》"));
    }

    private Answer score(int n, String indicator, int tenths) {
        return given.when(Person.EXPERT, Competing.score(n, indicator, tenths));
    }

    /** An attack: scores first, the weights that suit them afterwards. */
    @Test
    void nobodyScoresWhileAWeightIsUndecided() {
        it.recommended(1);
        decide("plan", "60").accepted();
        Rejection no = score(1, "方案", 100).rejected(RejectionCode.PARAMETER_UNDECIDED);
        assertThat(Scalar.texts(no.facts())).containsEntry("parameter", "effect");
        given.when(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, 900))
                .rejected(RejectionCode.PARAMETER_UNDECIDED);
        given.when(Person.EXPERT, Competing.stage(1, "experts", Outcome.REJECTED, null))
                .rejected(RejectionCode.PARAMETER_UNDECIDED);
        given.when(Person.EXPERT, Competing.stage(1, "experts", Outcome.RETURNED, null))
                .accepted();
    }

    @Test
    void theWeightsAreTheFullMarksAndTheScoreIsTheSum() {
        it.recommended(1);
        decide("plan", "60").accepted();
        decide("effect", "40").accepted();
        score(1, "方案", 601).rejected(RejectionCode.PARAMETER_INVALID);
        score(1, "创新", 10).rejected(RejectionCode.NOT_FOUND);
        assertThat(score(1, "plan", 555).accepted(ScoreGiven.class).indicator()).isEqualTo("方案");
        score(1, "方案", 555).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, 555))
                .rejected(RejectionCode.FACT_MISSING);
        score(1, "成效", 300).accepted();
        given.when(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, 900))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, 855))
                .accepted();
    }

    @Test
    void theLastWeightMakesThemAHundred() {
        decide("plan", "60").accepted();
        Rejection no = decide("effect", "39").rejected(RejectionCode.PARAMETER_INVALID, "每个单位限报1项");
        assertThat(Scalar.texts(no.facts()))
                .containsEntry("sum", "99")
                .containsEntry("weights", "方案 60，成效 39")
                .containsEntry("direction", "A");
        decide("effect", "41").rejected(RejectionCode.PARAMETER_INVALID);
        decide("effect", "40").accepted();
    }

    @Test
    void whatWeighsNothingIsNotScored() {
        it.recommended(1);
        decide("plan", "100").accepted();
        decide("effect", "0").accepted();
        score(1, "成效", 0).rejected(RejectionCode.NOT_FOUND);
        score(1, "方案", 900).accepted();
        given.after(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, 900));
    }

    @Test
    void anotherWeightActsOnCasesThatNobodyHasScoredYet() {
        it.recommended(1).recommended(2);
        decide("plan", "60").accepted();
        decide("effect", "40").accepted();
        score(1, "方案", 600).accepted();
        decide("plan", "50").accepted();
        Rejection no = score(2, "方案", 500).rejected(RejectionCode.PARAMETER_INVALID);
        assertThat(Scalar.texts(no.facts())).containsEntry("sum", "90");
        score(1, "成效", 400).accepted();
        given.after(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, 1000));
        decide("effect", "50").accepted();
        score(2, "方案", 501).rejected(RejectionCode.PARAMETER_INVALID);
        score(2, "成效", 500).accepted();
    }

    /** Old records may have scores from before anybody decided: the first weights that came are theirs. */
    @Test
    void weightsThatAreDecidedOnceOldScoresAreInDoNotMoveThemTwice() {
        it.recommended(1);
        for (String indicator : List.of("方案", "成效")) {
            given.history(
                    Role.EXPERT,
                    "某大学",
                    "示例专家",
                    given.today(),
                    new PastScore("A-1", new ScoreGiven("experts", "示例专家", "某大学", indicator, 400)));
        }
        given.when(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, 800))
                .rejected(RejectionCode.PARAMETER_UNDECIDED);
        decide("plan", "60").accepted();
        decide("effect", "40").accepted();
        decide("effect", "30").accepted();
        decide("plan", "70").accepted();
        // With 30 for it, 40 given for 成效 would be no score at all.
        given.when(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, 800))
                .accepted();
    }

    private static AdoptScoreSheet sheet(String direction) {
        return new AdoptScoreSheet(
                PROGRAMME,
                "experts",
                direction.isEmpty() ? null : direction,
                List.of(new Indicator("印象", 1000)),
                "评审1号");
    }

    /** An attack: an office that does not like the pack's indicators adopts others. */
    @Test
    void noOfficeAdoptsAnotherSheetBesideThePacks() {
        given.when(Person.ROSTER, sheet("A")).rejected(RejectionCode.WRONG_STATE, "每个单位限报1项");
        given.when(Person.ROSTER, sheet("B")).accepted();
        // A sheet for all directions is one for those of which the pack says nothing.
        given.when(Person.ROSTER, sheet("")).accepted();
        it.recommended(1);
        score(1, "印象", 500).rejected(RejectionCode.PARAMETER_UNDECIDED);
    }
}
