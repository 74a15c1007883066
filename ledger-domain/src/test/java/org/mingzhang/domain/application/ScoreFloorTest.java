package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Competing;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;

/** 专家评分: a rule that asks for a least score rests on the score with which the experts' stage was passed. */
class ScoreFloorTest {
    private static final String FLOOR =
            "requires: {floor: {text: 评分60分以上, holds: 'application.score >= points(\"60\")', "
                    + "at: approval, clause: notice 一「每个单位限报1项」}}";

    private static Competing under(String requires) {
        return Competing.under(SmallPack.empty()
                .direction(Competing.DIRECTION, Competing.STAGES, Competing.RUBRIC, requires)
                .parameter("floor: {name: 最低分, type: points, default: undecided, doubt: 例, proposed: 例}")
                .parameter("used: {name: 用到, type: points, default: 60, doubt: 例, proposed: 例}")
                .read());
    }

    @Test
    void theFloorItselfIsEnoughAndATenthLessIsNot() {
        Competing it = Competing.under(SmallPack.empty()
                .direction("A", Competing.STAGES, Competing.RUBRIC, FLOOR)
                .read());
        it.recommended(1).scored(1, 600).recommended(2).scored(2, 599);
        it.decides(1).accepted();
        assertThat(it.decides(2)
                        .rejected(RejectionCode.NOT_ELIGIBLE, "每个单位限报1项")
                        .facts())
                .hasEntrySatisfying(
                        "requirement", rule -> assertThat(rule.text()).isEqualTo("floor"));
    }

    @Test
    void whatIsUndecidedHoldsTheApprovalUp() {
        Competing it = under(
                "requires: {floor: {text: 评分达到最低分, holds: 'application.score >= param(\"floor\") && application.score >= param(\"used\")', at: approval, proposed: 例}}");
        it.recommended(1).scored(1, 700);
        it.decides(1).rejected(RejectionCode.PARAMETER_UNDECIDED);
        it.given().after(Person.DECISION, new DecideParameter(Given.PROGRAMME, "floor", "70", "《会议纪要》"));
        it.decides(1).accepted();
    }

    @Test
    void whatTheExpertsPassedWithoutAScoreLacksTheFact() {
        Competing it = Competing.under(SmallPack.empty()
                .direction("A", "stages: [county, experts, decision]", FLOOR)
                .read());
        it.recommended(1);
        it.given().after(Person.EXPERT, Competing.stage(1, "experts", ApplicationEvent.Outcome.PASSED, null));
        it.decides(1).rejected(RejectionCode.FACT_MISSING);
    }
}
