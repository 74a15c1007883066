package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;

class AwardEngineTest {
    private final PolicyPack pack = Packs.builtIn("handan-2025");
    private final ParameterValues values = ParameterValues.defaults(pack);
    private final Facts renovation = Facts.NONE
            .with(FactName.ENTERPRISE_PILOT, true, 11L)
            .with(FactName.ENTERPRISE_HONOURED_IN_PILOT, false, null)
            .with(FactName.ACCEPTANCE_PASSED, true, 42L)
            .with(FactName.ACCEPTANCE_LEVEL_AFTER, 3, 42L)
            .with(FactName.ACCEPTANCE_RECOGNISED_INVESTMENT, Fen.ofWan(90), 42L)
            .with(FactName.APPLICATION_BATCH, 1, 12L);

    @Test
    void theTraceShowsEveryStepWithItsClauseItsInputsAndTheirPositions() {
        AwardComputation.Computed award = computed("HD-01", values, renovation);
        assertThat(award.ceiling()).isEqualTo(Fen.ofWan(36));
        assertThat(award.trace())
                .extracting(TraceStep::rule)
                .containsExactly(
                        "HD-01/pilot",
                        "HD-01/accepted",
                        "HD-01/level",
                        "HD-01/rate",
                        "HD-01/cap",
                        "HD-01/honourCap",
                        "HD-01/ceiling");
        assertThat(award.trace()).extracting(TraceStep::step).containsExactly(1, 2, 3, 4, 5, 6, 7);
        TraceStep rate = award.trace().get(3);
        assertThat(rate.inputs().get("acceptance.recognisedInvestmentFen"))
                .isEqualTo(new TraceStep.Input(Scalar.of(Fen.of(90_000_000)), 42L));
        assertThat(rate.inputs().get("acceptance.levelAfter")).isEqualTo(new TraceStep.Input(Scalar.of(3), 42L));
        assertThat(rate.result()).isEqualTo(Scalar.of(36_000_000));
        assertThat(rate.clause().quote()).contains("数字化水平三级的企业,补贴比例为40%");
        assertThat(rate.explanation()).isEqualTo("核定投入乘补贴比例：改造后等级 3级：40%；核定投入 90万元 × 40% = 36万元");
        assertThat(award.trace().getLast().explanation()).isEqualTo("取各上限中最低者（最高补助金额 40万元，核定投入乘补贴比例 36万元）：36万元");
    }

    /** The first test has the trace of the other reading: nothing in it speaks of the list. */
    @Test
    void underAnotherReadingItsLimitIsOneMoreStepThatNamesTheParameter() {
        FactId listed = pack.fact("items(\"investment\")").orElseThrow();
        ParameterValues decided = values.with("investment.scope", Value.of("listed"), 77L);
        assertThat(AwardEngine.compute(pack, decided, "HD-01", renovation))
                .isInstanceOf(AwardComputation.MissingFacts.class);
        AwardComputation.Computed award = computed("HD-01", decided, renovation.with(listed, Fen.ofWan(50), 43L));
        assertThat(award.ceiling()).isEqualTo(Fen.ofWan(20));
        TraceStep step = award.trace().get(4);
        assertThat(step.rule()).isEqualTo("HD-01/listed");
        assertThat(step.inputs().get("investment.scope")).isEqualTo(new TraceStep.Input(Scalar.of("listed"), 77L));
        assertThat(step.explanation()).contains("计入清单的改造投入 50万元 × 40% = 20万元");
    }

    @Test
    void aDecidedParameterIsAnInputWithThePositionOfItsDecision() {
        ParameterValues decided = values.with("HD-01.cap.L3.batch2", Value.of(Fen.ofWan(30)), 77L);
        AwardComputation.Computed award =
                computed("HD-01", decided, renovation.with(FactName.APPLICATION_BATCH, 2, 12L));
        assertThat(award.ceiling()).isEqualTo(Fen.ofWan(30));
        TraceStep cap = award.trace().stream()
                .filter(step -> step.rule().equals("HD-01/cap"))
                .findFirst()
                .orElseThrow();
        assertThat(cap.inputs().get("HD-01.cap.L3.batch2"))
                .isEqualTo(new TraceStep.Input(Scalar.of(Fen.of(30_000_000)), 77L));
    }

    @Test
    void anUndecidedParameterIsRefusedWithItsIdAndClause() {
        AwardComputation refused =
                AwardEngine.compute(pack, values, "HD-01", renovation.with(FactName.APPLICATION_BATCH, 2, 12L));
        assertThat(refused).isInstanceOfSatisfying(AwardComputation.Undecided.class, no -> {
            assertThat(no.parameter()).isEqualTo("HD-01.cap.L3.batch2");
            assertThat(no.rejection().code()).isEqualTo(RejectionCode.PARAMETER_UNDECIDED);
            assertThat(no.rejection().clause()).isNotNull();
            assertThat(no.rejection().facts()).containsEntry("parameter", Scalar.of("HD-01.cap.L3.batch2"));
        });
        assertThat(refused.refusal()).isPresent();
    }

    @Test
    void whatIsMissingIsNamedAtOnceEvenBehindAConditionNotYetKnown() {
        AwardComputation refused = AwardEngine.compute(pack, values, "HD-01", Facts.NONE);
        assertThat(refused).isInstanceOfSatisfying(AwardComputation.MissingFacts.class, no -> assertThat(no.names())
                .containsExactly(
                        FactName.APPLICATION_BATCH,
                        FactName.ENTERPRISE_PILOT,
                        FactName.ENTERPRISE_HONOURED_IN_PILOT,
                        FactName.ACCEPTANCE_PASSED,
                        FactName.ACCEPTANCE_LEVEL_AFTER,
                        FactName.ACCEPTANCE_RECOGNISED_INVESTMENT));
    }

    @Test
    void aRequirementThatFailsIsSaidBeforeWhatIsMissingOrUndecided() {
        AwardComputation refused = AwardEngine.compute(
                pack,
                values,
                "HD-01",
                Facts.NONE.with(FactName.ENTERPRISE_PILOT, false, 5L).with(FactName.APPLICATION_BATCH, 2, 6L));
        assertThat(refused).isInstanceOfSatisfying(AwardComputation.NotEligible.class, no -> {
            assertThat(no.requirement()).isEqualTo("pilot");
            assertThat(no.rejection().facts()).containsEntry("enterprise.pilot", Scalar.of(false));
            assertThat(no.trace()).hasSize(1);
        });
    }

    @Test
    void missingFactsAreSaidBeforeAnUndecidedParameter() {
        AwardComputation refused = AwardEngine.compute(
                pack,
                values,
                "HD-01",
                Facts.NONE
                        .with(FactName.ENTERPRISE_PILOT, true, 5L)
                        .with(FactName.ENTERPRISE_HONOURED_IN_PILOT, false, null)
                        .with(FactName.ACCEPTANCE_LEVEL_AFTER, 2, 6L)
                        .with(FactName.APPLICATION_BATCH, 2, 6L));
        assertThat(refused).isInstanceOf(AwardComputation.MissingFacts.class);
    }

    @Test
    void aLevelThatTheTableDoesNotKnowIsNotEligible() {
        AwardComputation refused =
                AwardEngine.compute(pack, values, "HD-01", renovation.with(FactName.ACCEPTANCE_LEVEL_AFTER, 5, 42L));
        assertThat(refused).isInstanceOfSatisfying(AwardComputation.NotEligible.class, no -> assertThat(
                        Scalar.texts(no.rejection().facts()).get("found"))
                .contains("政策未规定"));
    }

    @Test
    void whatPeopleJudgeIsCitedAndNotComputed() {
        AwardComputation.Computed award =
                computed("HD-03", values, Facts.NONE.with(FactName.APPLICATION_APPROVED, true, 9L));
        assertThat(award.trace().get(1).result()).isEqualTo(Scalar.of("judged"));
        assertThat(award.trace().get(1).explanation()).contains("以「专家评审」环节的结论为准");
    }

    @Test
    void theTakenOffAmountIsAStepOfItsOwn() {
        AwardComputation.Computed award = computed(
                "HD-02",
                values,
                Facts.NONE
                        .with(FactName.HONOUR_ID, "miit-smart-factory", 3L)
                        .with(FactName.HONOUR_OBTAINED_ON, Value.of(java.time.LocalDate.of(2026, 5, 1)), 3L)
                        .with(FactName.AWARDS_ALREADY_GRANTED, Fen.ofWan(20), 8L));
        TraceStep less = award.trace().getLast();
        assertThat(less.rule()).isEqualTo("HD-02/less");
        assertThat(less.inputs()).containsKeys("awards.alreadyGrantedFen", "HD-02.ladder");
        assertThat(less.explanation()).isEqualTo("扣除已核定奖补 20万元，余 30万元");
        assertThat(award.ceilingClause().document()).isEqualTo("plan");
    }

    @Test
    void theSameInputsGiveTheSameAnswer() {
        assertThat(AwardEngine.compute(pack, values, "HD-01", renovation))
                .isEqualTo(AwardEngine.compute(pack, values, "HD-01", renovation));
    }

    @Test
    void anUnknownDirectionIsInvalidInput() {
        assertThatThrownBy(() -> AwardEngine.compute(pack, values, "HD-99", renovation))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFactOfTheWrongKindIsInvalidInput() {
        assertThatThrownBy(() -> Facts.NONE.with(FactName.ACCEPTANCE_LEVEL_AFTER, "三级", 1L))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The subsidy falls where the level rises; the engine must not repair it. */
    @Test
    void theCurveIsNotMonotoneAndStaysSo() {
        List<Fen> at40 = List.of(2, 3, 4).stream()
                .map(level -> computed(
                                "HD-01",
                                values,
                                renovation
                                        .with(FactName.ACCEPTANCE_LEVEL_AFTER, level, 1L)
                                        .with(FactName.ACCEPTANCE_RECOGNISED_INVESTMENT, Fen.ofWan(40), 1L))
                        .ceiling())
                .toList();
        assertThat(at40).containsExactly(Fen.ofWan(20), Fen.ofWan(16), Fen.ofWan(14));
    }

    private AwardComputation.Computed computed(String direction, ParameterValues with, Facts facts) {
        return (AwardComputation.Computed) AwardEngine.compute(pack, with, direction, facts);
    }
}
