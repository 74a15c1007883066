package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;

/** The constructs that other notices need and Handan's does not, tried on Handan's pack with one direction rewritten. */
class FormulaTest {
    private static final String HANDAN = new String(Packs.bytes("handan-2025", "pack.yaml"), StandardCharsets.UTF_8);
    private static final Facts SELECTED = Facts.NONE.with(FactName.APPLICATION_APPROVED, true, 1L);

    /** 按不超过投入资金的50%，累计最高50万元（含已奖补）: the rate and the cap both count what was already granted. */
    @Test
    void aTopUpPaysWhatIsLeftOfACumulativeCap() {
        PolicyPack pack = rewritten("    prior: [HD-01]", """
                pays: exactly
                limits:
                  rate: {text: 例, share: 50%, of: acceptance.recognisedInvestmentFen, proposed: 例}
                  cap: {text: 例, amount: 50万元, proposed: 例}
                less: {amount: awards.alreadyGrantedFen, proposed: 例}
                """);
        assertThat(ceiling(pack, invested(80, 20))).isEqualTo(Fen.ofWan(20));
        assertThat(ceiling(pack, invested(200, 30))).isEqualTo(Fen.ofWan(20));
        assertThat(ceiling(pack, invested(60, 30))).isEqualTo(Fen.ZERO);
        assertThat(ceiling(pack, invested(60, 31))).isEqualTo(Fen.ZERO);
    }

    @Test
    void aFixedSumIsExact() {
        AwardComputation.Computed award = (AwardComputation.Computed) compute(
                rewritten("", "pays: exactly\nlimits:\n  sum: {text: 例, amount: 20万元, proposed: 例}\n"), SELECTED);
        assertThat(award.ceiling()).isEqualTo(Fen.ofWan(20));
        assertThat(award.discretionary()).isFalse();
    }

    @Test
    void anAmountMayBeGivenByAnExpressionWithItsStepsInTheTrace() {
        PolicyPack pack = rewritten(
                "",
                "pays: exactly\nlimits:\n  part: {text: 例, gives: 'min(rate(\"10%\") * contract.priceFen, amount(\"5万元\"))', proposed: 例}\n");
        AwardComputation.Computed award =
                (AwardComputation.Computed) compute(pack, SELECTED.with(FactName.CONTRACT_PRICE, Fen.ofWan(30), 4L));
        assertThat(award.ceiling()).isEqualTo(Fen.ofWan(3));
        assertThat(award.trace()).anySatisfy(step -> assertThat(step.explanation())
                .isEqualTo("例：10% * 合同价 = 3万元；取小者(10% * 合同价, 5万元) = 3万元"));
        assertThat(compute(pack, SELECTED)).isInstanceOf(AwardComputation.MissingFacts.class);
    }

    @Test
    void anExpressionBelowZeroGrantsNothing() {
        PolicyPack pack = rewritten(
                "",
                "pays: upTo\nlimits:\n  rest: {text: 例, gives: 'amount(\"5万元\") - contract.priceFen', proposed: 例}\n");
        assertThat(ceiling(pack, SELECTED.with(FactName.CONTRACT_PRICE, Fen.ofWan(30), 4L)))
                .isEqualTo(Fen.ZERO);
    }

    @Test
    void aFloorAboveWhatIsLeftGrantsNothing() {
        PolicyPack pack = rewritten("", """
                pays: upTo
                limits:
                  rate: {text: 例, share: 10%, of: contract.priceFen, proposed: 例}
                floor: {amount: 3万元, proposed: 例}
                """);
        assertThat(ceiling(pack, SELECTED.with(FactName.CONTRACT_PRICE, Fen.ofWan(30), 4L)))
                .isEqualTo(Fen.ofWan(3));
        assertThat(compute(pack, SELECTED.with(FactName.CONTRACT_PRICE, Fen.ofWan(29), 4L)))
                .isInstanceOfSatisfying(
                        AwardComputation.NotEligible.class,
                        no -> assertThat(no.rejection().code()).isEqualTo(RejectionCode.BELOW_MINIMUM_AMOUNT));
    }

    @Test
    void anAmountThatTheNoticeNeverGaveWaitsForItsDecision() {
        String withParameter = HANDAN.replace(
                "  notice.workingDays:\n",
                "  HD-03.amount:\n    name: 标杆奖励\n    type: amount\n    default: undecided\n    doubt: 未写数额\n    proposed: 例\n  notice.workingDays:\n");
        PolicyPack pack = rewritten(
                withParameter,
                "",
                "pays: exactly\nlimits:\n  sum: {text: 例, amount: param(HD-03.amount), proposed: 例}\n");
        assertThat(compute(pack, SELECTED)).isInstanceOf(AwardComputation.Undecided.class);
        ParameterValues decided = ParameterValues.defaults(pack).with("HD-03.amount", Value.of(Fen.ofWan(8)), 2L);
        assertThat(((AwardComputation.Computed) AwardEngine.compute(pack, decided, "HD-03", SELECTED)).ceiling())
                .isEqualTo(Fen.ofWan(8));
    }

    @Test
    void roundingIsTheOneThatTheRuleNames() {
        for (List<String> expected : List.of(List.of("down", "1"), List.of("halfUp", "2"), List.of("up", "2"))) {
            PolicyPack pack = rewritten(
                    "",
                    "pays: exactly\nrounding: " + expected.getFirst()
                            + "\nlimits:\n  rate: {text: 例, share: 50%, of: contract.priceFen, proposed: 例}\n");
            assertThat(ceiling(pack, SELECTED.with(FactName.CONTRACT_PRICE, Fen.of(3), 4L)))
                    .isEqualTo(Fen.of(Long.parseLong(expected.getLast())));
        }
    }

    @Test
    void aCaseToWhichNoLimitAppliesGetsNothing() {
        PolicyPack pack = rewritten(
                "", "pays: exactly\nlimits:\n  sum: {text: 例, when: enterprise.pilot, amount: 20万元, proposed: 例}\n");
        assertThat(compute(pack, SELECTED.with(FactName.ENTERPRISE_PILOT, false, 1L)))
                .isInstanceOf(AwardComputation.NotEligible.class);
        assertThat(ceiling(pack, SELECTED.with(FactName.ENTERPRISE_PILOT, true, 1L)))
                .isEqualTo(Fen.ofWan(20));
    }

    /** 另奖: what is added on top counts against the cap of the whole, and not against that of the other part. */
    @Test
    void componentsAreAddedUpEachWithinItsOwnLimits() {
        PolicyPack pack = rewritten("", """
                pays: exactly
                parts:
                  base:
                    text: 基础
                    limits:
                      rate: {text: 例, share: 50%, of: contract.priceFen, proposed: 例}
                      cap: {text: 例, amount: 10万元, proposed: 例}
                    proposed: 例
                  more:
                    text: 另奖
                    when: enterprise.pilot
                    limits: {sum: {text: 例, amount: 5万元, proposed: 例}}
                    proposed: 例
                limits: {total: {text: 例, amount: 14万元, proposed: 例}}
                """);
        Facts pilot = SELECTED.with(FactName.ENTERPRISE_PILOT, true, 2L);
        Facts other = SELECTED.with(FactName.ENTERPRISE_PILOT, false, 2L);
        assertThat(ceiling(pack, pilot.with(FactName.CONTRACT_PRICE, Fen.ofWan(4), 4L)))
                .isEqualTo(Fen.ofWan(7));
        assertThat(ceiling(pack, other.with(FactName.CONTRACT_PRICE, Fen.ofWan(40), 4L)))
                .isEqualTo(Fen.ofWan(10));
        assertThat(ceiling(pack, pilot.with(FactName.CONTRACT_PRICE, Fen.ofWan(40), 4L)))
                .isEqualTo(Fen.ofWan(14));
        assertThat(compute(pack, SELECTED))
                .isInstanceOfSatisfying(AwardComputation.MissingFacts.class, no -> assertThat(no.names())
                        .containsExactly(FactName.ENTERPRISE_PILOT, FactName.CONTRACT_PRICE));
    }

    @Test
    void aRateFallsOnTheDayAfterItsLastDay() {
        PolicyPack pack = rewritten("", """
                pays: exactly
                limits:
                  rate:
                    text: 例
                    share: {on: acceptance.assessedOn, until: {2026-06-30: 50%, 2026-12-31: 40%}}
                    of: contract.priceFen
                    proposed: 例
                """);
        Facts priced = SELECTED.with(FactName.CONTRACT_PRICE, Fen.ofWan(10), 4L);
        assertThat(ceiling(pack, assessed(priced, "2026-06-30"))).isEqualTo(Fen.ofWan(5));
        assertThat(ceiling(pack, assessed(priced, "2026-07-01"))).isEqualTo(Fen.ofWan(4));
        assertThat(ceiling(pack, assessed(priced, "2026-12-31"))).isEqualTo(Fen.ofWan(4));
        assertThat(compute(pack, assessed(priced, "2027-01-01"))).isInstanceOf(AwardComputation.NotEligible.class);
        assertThat(compute(pack, priced)).isInstanceOf(AwardComputation.MissingFacts.class);
    }

    private static Facts assessed(Facts facts, String day) {
        return facts.with(FactName.ACCEPTANCE_ASSESSED_ON, Value.of(LocalDate.parse(day)), 5L);
    }

    /** One rounding, at the end: 2.5 yuan are 3, and 2.4999 are not first 2.5. */
    @Test
    void aShareIsRoundedOnceToItsUnit() {
        PolicyPack pack = rewritten(
                "",
                "pays: exactly\nrounding: halfUp\nroundTo: 1元\nlimits:\n  rate: {text: 例, share: 1/3, of: contract.priceFen, proposed: 例}\n");
        assertThat(ceiling(pack, SELECTED.with(FactName.CONTRACT_PRICE, Fen.of(750), 4L)))
                .isEqualTo(Fen.of(300));
        assertThat(ceiling(pack, SELECTED.with(FactName.CONTRACT_PRICE, Fen.of(749), 4L)))
                .isEqualTo(Fen.of(200));
    }

    @Test
    void whichWayToRoundMayWaitForADecision() {
        String withParameter = HANDAN.replace(
                "  notice.workingDays:\n",
                "  HD-03.rounding:\n    name: 尾数\n    type: text\n    default: undecided\n    options: {down: 舍去, up: 进一}\n    doubt: 未写\n    proposed: 例\n  notice.workingDays:\n");
        PolicyPack pack = rewritten(
                withParameter,
                "",
                "pays: exactly\nrounding: param(HD-03.rounding)\nroundTo: 1万元\nlimits:\n  rate: {text: 例, share: 50%, of: contract.priceFen, proposed: 例}\n");
        Facts priced = SELECTED.with(FactName.CONTRACT_PRICE, Fen.ofWan(3), 4L);
        assertThat(compute(pack, priced)).isInstanceOf(AwardComputation.Undecided.class);
        ParameterValues up = ParameterValues.defaults(pack).with("HD-03.rounding", Value.of("up"), 2L);
        assertThat(((AwardComputation.Computed) AwardEngine.compute(pack, up, "HD-03", priced)).ceiling())
                .isEqualTo(Fen.ofWan(2));
    }

    /** 每增加100万元奖5万元，100万元以内30%、超过部分20%: pure arithmetic, exact. */
    @Test
    void stepsAndSlabsArePlainExpressions() {
        PolicyPack steps = rewritten(
                "",
                "pays: exactly\nlimits:\n  step: {text: 例, gives: 'floor(share(contract.priceFen, amount(\"100万元\"))) * amount(\"5万元\")', proposed: 例}\n");
        assertThat(ceiling(steps, SELECTED.with(FactName.CONTRACT_PRICE, Fen.of(299_999_999L), 4L)))
                .isEqualTo(Fen.ofWan(10));
        assertThat(ceiling(steps, SELECTED.with(FactName.CONTRACT_PRICE, Fen.ofWan(300), 4L)))
                .isEqualTo(Fen.ofWan(15));
        PolicyPack slabs = rewritten(
                "",
                "pays: exactly\nlimits:\n  slab: {text: 例, gives: 'rate(\"30%\") * min(contract.priceFen, amount(\"100万元\")) + rate(\"20%\") * max(amount(\"0元\"), contract.priceFen - amount(\"100万元\"))', proposed: 例}\n");
        assertThat(ceiling(slabs, SELECTED.with(FactName.CONTRACT_PRICE, Fen.ofWan(150), 4L)))
                .isEqualTo(Fen.ofWan(40));
    }

    private static Facts invested(long wan, long grantedWan) {
        return SELECTED.with(FactName.ACCEPTANCE_RECOGNISED_INVESTMENT, Fen.ofWan(wan), 2L)
                .with(FactName.AWARDS_ALREADY_GRANTED, Fen.ofWan(grantedWan), 3L);
    }

    private static Fen ceiling(PolicyPack pack, Facts facts) {
        return ((AwardComputation.Computed) compute(pack, facts)).ceiling();
    }

    private static AwardComputation compute(PolicyPack pack, Facts facts) {
        return AwardEngine.compute(pack, ParameterValues.defaults(pack), "HD-03", facts);
    }

    private static PolicyPack rewritten(String keys, String amount) {
        return rewritten(HANDAN, keys, amount);
    }

    /** The pack with the amount of HD-03 replaced. */
    private static PolicyPack rewritten(String text, String keys, String amount) {
        int direction = text.indexOf("  HD-03:\n    name");
        int start = text.indexOf("    amount:\n", direction);
        int end = text.indexOf("  HD-04:\n", start);
        String replaced = text.substring(0, start)
                + (keys.isEmpty() ? "" : keys + "\n")
                + "    amount:\n"
                + amount.indent(6)
                + text.substring(end);
        return PackReader.read(replaced.getBytes(StandardCharsets.UTF_8));
    }
}
