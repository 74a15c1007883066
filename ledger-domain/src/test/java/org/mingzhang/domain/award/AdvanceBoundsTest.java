package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.GrantAdvance;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeDetails;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;

/** What is paid in advance is held to what is known of the award already. */
class AdvanceBoundsTest {
    private final Given given = Advanced.bounded();
    private final Case it = Advanced.contracted(given);

    private GrantAdvance grant(String instalment, Fen amount) {
        return new GrantAdvance(it.number(), instalment, amount, null, "预拨1号");
    }

    @Test
    void instalmentsTogetherComeToNoMoreThanTheAwardMay() {
        given.after(Person.APPROVER, grant("first", wan(3)));
        given.when(Person.APPROVER, grant("second", wan(1).plus(Fen.of(1))))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        AdvanceGranted second =
                given.when(Person.APPROVER, grant("second", wan(1))).accepted(AdvanceGranted.class);
        assertThat(second.ceilingFen()).isEqualTo(wan(1));
        assertThat(second.trace().getLast().rule()).isEqualTo("HD-01/second/whole");
        Recomputation recomputation =
                new Recomputation(PROGRAMME, sm3 -> given.ledger().pack(), Set.of());
        long position = 0;
        for (Envelope entry : given.ledger().log()) {
            recomputation.take(position++, entry);
        }
        assertThat(recomputation.report(position - 1).orElseThrow().differences())
                .isEmpty();
    }

    @Test
    void whoFailsTheAwardsConditionsAlreadyGetsNothingInAdvance() {
        Enterprise enterprise = (Enterprise) given.ledger().state(StreamId.enterprise(it.code()));
        Details is = Objects.requireNonNull(enterprise.details());
        Details small = new Details(
                is.name(),
                is.kind(),
                is.county(),
                is.industry(),
                is.industryCode(),
                is.size(),
                false,
                is.ownership(),
                is.employees(),
                is.foundedOn(),
                is.address(),
                is.legalRepresentative(),
                is.contactName(),
                is.contactPhone(),
                is.actualController(),
                is.email());
        given.after(Person.COUNTY, new ChangeDetails(it.code(), small, "变更1号"));
        given.when(Person.APPROVER, grant("first", wan(3))).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    /** 只补不退 does not lift a cumulative cap that something else has used up meanwhile. */
    @Test
    void attackToKeepMoreThanACumulativeCapLeaves() {
        Given keeping = Advanced.keptWithin("gives: 'max(amount(\"0元\"), amount(\"10万元\") - granted(\"aid\"))'");
        Case it = Advanced.contracted(keeping);
        keeping.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        it.paid("P-1", wan(8));
        keeping.after(Person.ROSTER, new RecordPriorAward(it.code(), "技改资金", "省级", null, wan(5), null));
        Advanced.accepted(keeping, it, wan(6)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(3));
        keeping.when(Person.APPROVER, it.approval(wan(8))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        keeping.when(Person.APPROVER, it.approval(wan(3))).rejected(RejectionCode.BELOW_MINIMUM_AMOUNT);
        assertThat(keeping.when(Person.APPROVER, it.approval(wan(5)))
                        .accepted(RecoveryOrdered.class)
                        .amountFen())
                .isEqualTo(wan(3));
        assertThat(it.award().standing()).isEqualTo(wan(5));
    }

    @Test
    void attackToKeepMoreThanTheHighestAmountOfAPart() {
        Given keeping = Advanced.keptInParts("when: acceptance.levelAfter < 3, amount: 5万元");
        Case it = Advanced.contracted(keeping);
        keeping.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        it.paid("P-1", wan(8));
        Advanced.accepted(keeping, it, wan(30)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(5));
        keeping.when(Person.APPROVER, it.approval(wan(8))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(keeping.when(Person.APPROVER, it.approval(wan(5)))
                        .accepted(RecoveryOrdered.class)
                        .amountFen())
                .isEqualTo(wan(3));
    }

    @Test
    void whatAPartMayComeToBoundsWhatIsPaidInAdvance() {
        Given keeping = Advanced.keptInParts("amount: 5万元");
        Case it = Advanced.contracted(keeping);
        keeping.when(Person.APPROVER, Advanced.grant(it, wan(6))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        keeping.after(Person.APPROVER, Advanced.grant(it, wan(5)));
    }

    /** Where a cap and a share stand in one expression nobody can tell which of them bounded the amount. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "min(rate(\"50%\") * acceptance.recognisedInvestmentFen, amount(\"5万元\"))",
                "acceptance.levelAfter > 2 ? amount(\"5万元\") : acceptance.recognisedInvestmentFen",
                "min(acceptance.recognisedInvestmentFen, amount(\"25万元\") - granted(\"aid\"))"
            })
    void aCapThatIsHiddenInAnExpressionCannotStandBesideWhatIsKept(String gives) {
        assertThatThrownBy(() -> Advanced.keptWithin("gives: '" + gives + "'"))
                .hasStackTraceContaining("directions.HD-01.amount.limits.total.gives")
                .hasStackTraceContaining("最高额另写一条 amount");
    }

    /** An expression that names a recorded amount may be a cap or what the award comes to: the pack says which. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gives: 'rate(\"50%\") * min(acceptance.recognisedInvestmentFen, amount(\"10万元\"))'",
                "gives: 'rate(\"20%\") * acceptance.recognisedInvestmentFen'",
                "amount: {gives: 'rate(\"20%\") * acceptance.recognisedInvestmentFen'}",
                "amount: {on: acceptance.assessedOn, until: {2027-12-31: {gives: 'acceptance.recognisedInvestmentFen'}}}"
            })
    void anExpressionOverARecordedAmountSaysWhatBecomesOfMoneyBeyondIt(String limit) {
        assertThatThrownBy(() -> Advanced.keptWithin(limit))
                .hasStackTraceContaining("directions.HD-01.amount.limits.total")
                .hasStackTraceContaining("这一条应写 settled: keep");
    }

    @Test
    void whatIsCalledNoCapHidesNoneInItsExpression() {
        assertThatThrownBy(
                        () -> Advanced.keptWithin(
                                "settled: keep, amount: {gives: 'min(rate(\"20%\") * acceptance.recognisedInvestmentFen, amount(\"9万元\"))'}"))
                .hasStackTraceContaining("directions.HD-01.amount.limits.total.amount")
                .hasStackTraceContaining("最高额另写一条 amount");
    }

    @Test
    void nothingIsSaidOfMoneyBeyondALimitWhereItComesBackAnyway() {
        assertThatThrownBy(() -> Given.budgetUnder(text -> Advanced.rewritten(text)
                        .replaceFirst(
                                "      limits:\n        rate:\n",
                                "      limits:\n        rate:\n          settled: keep\n")))
                .hasStackTraceContaining("directions.HD-01.amount.limits.rate.settled");
    }

    /** Computed 5万元, of which the total lets no more through; 8万元 was paid before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gives: 'acceptance.levelAfter >= 3 ? amount(\"10万元\") : amount(\"5万元\")'",
                "gives: 'rate(\"125%\") * (acceptance.levelAfter * amount(\"2万元\"))'",
                "gives: 'rate(\"50%\") * min(acceptance.recognisedInvestmentFen, amount(\"10万元\"))', settled: refund",
                "share: 1/6, of: acceptance.recognisedInvestmentFen, settled: refund",
                "gives: 'acceptance.recognisedInvestmentFen - max(amount(\"0元\"), acceptance.recognisedInvestmentFen - amount(\"5万元\"))',"
                        + " settled: refund"
            })
    void attackToKeepMoreThanACapThatIsWrittenAsAnExpression(String limit) {
        Given keeping = Advanced.keptWithin(limit);
        Case it = paid(keeping, wan(30));
        assertThat(Advanced.computed(it)).isEqualTo(wan(5));
        keeping.when(Person.APPROVER, it.approval(wan(8))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(keeping.when(Person.APPROVER, it.approval(wan(5)))
                        .accepted(RecoveryOrdered.class)
                        .amountFen())
                .isEqualTo(wan(3));
        assertThat(keeping.ledger().recomputed(PROGRAMME).differences()).isEmpty();
    }

    /** Computed 6万元 by a share that is written as an expression; 8万元 was paid before, and no cap is passed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gives: 'rate(\"20%\") * acceptance.recognisedInvestmentFen', settled: keep",
                "settled: keep, amount: {gives: 'rate(\"20%\") * acceptance.recognisedInvestmentFen'}",
                "share: 20%, of: acceptance.recognisedInvestmentFen"
            })
    void whatIsPaidBeyondAShareStaysHoweverTheShareIsWritten(String limit) {
        Given keeping = Advanced.keptWithin(limit);
        Case it = paid(keeping, wan(30));
        assertThat(Advanced.computed(it)).isEqualTo(wan(6));
        keeping.when(Person.APPROVER, it.approval(wan(6))).rejected(RejectionCode.BELOW_MINIMUM_AMOUNT);
        keeping.after(Person.APPROVER, it.approval(wan(8)));
        assertThat(it.award().standing()).isEqualTo(wan(8));
        assertThat(keeping.ledger().recomputed(PROGRAMME).differences()).isEmpty();
    }

    /** Whether others pass their acceptance is told as late as whether it passes its own. */
    @ParameterizedTest
    @ValueSource(strings = {"member.accepted", "member.level >= 2"})
    void whatOnlyTheAcceptanceOfOthersTellsIsNotAskedOfAnAdvance(String where) {
        Given given = Given.budgetUnder(pack -> {
            String text = Advanced.rewritten(pack)
                    .replace(
                            "\ndirections:\n",
                            "\ncounts:\n  some: {name: 通过验收的参与企业, of: participants, where: " + where
                                    + ", proposed: 示例}\ndirections:\n");
            String requires = "    requires:\n";
            int at = text.indexOf(requires, text.indexOf("\n  HD-01:\n")) + requires.length();
            return text.substring(0, at)
                    + "      done: {text: 参与企业至少1家通过验收, holds: count(\"some\") >= 1, proposed: 示例}\n"
                    + text.substring(at);
        });
        Case it = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        it.paid("P-1", wan(8));
        assertThat(given.ledger().recomputed(PROGRAMME).differences()).isEmpty();
        Advanced.accepted(given, it, wan(30));
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    /** Nothing is advanced on a title that is not gained yet. */
    @Test
    void aPartThatMayStillComeAddsNothingToWhatIsPaidInAdvance() {
        String parts = "      parts:\n"
                + "        base: {text: 改造奖补, limits: {most: {text: 最高, amount: 5万元, proposed: 示例}}, proposed: 示例}\n"
                + "        title: {text: 另奖, when: count(\"good\") >= 1,"
                + " limits: {sum: {text: 另奖, amount: 5万元, proposed: 示例}}, proposed: 示例}\n";
        Given given = Given.budgetUnder(pack -> Advanced.rewritten(pack)
                .replace(
                        "\ndirections:\n",
                        "\ncounts:\n  good: {name: 称号, of: titles, where: title.valid, proposed: 示例}\ndirections:\n")
                .replaceFirst("      limits:\n        rate:\n", parts + "      limits:\n        rate:\n"));
        Case it = Advanced.contracted(given);
        given.when(Person.APPROVER, Advanced.grant(it, wan(8))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.after(Person.COUNTY, new RecordHonour(it.code(), "专精特新中小企业", "省级", null, given.today(), null, "认定1号"));
        given.after(Person.APPROVER, Advanced.grant(it, wan(8)));
    }

    /** Nor on a contract that is not registered yet. */
    @Test
    void aContractThatMayStillComeAddsNothingToWhatIsPaidInAdvance() {
        Given given = Advanced.keptWithin("share: 20%, of: contract.priceFen");
        Case it = Advanced.contracted(given);
        given.when(Person.APPROVER, Advanced.grant(it, wan(8))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.after(it.applicant(), it.contract("合同-乙", given.provider(7000 + given.next()), wan(10)));
        given.after(Person.APPROVER, Advanced.grant(it, wan(8)));
    }

    private static Case paid(Given keeping, Fen recognised) {
        Case it = Advanced.contracted(keeping);
        keeping.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        it.paid("P-1", wan(8));
        Advanced.accepted(keeping, it, recognised).reviewed();
        return it;
    }

    @Test
    void attackToKeepMoreThanTheHighestAmountThatTheAcceptanceTells() {
        Given keeping = Advanced.keptWithin("when: acceptance.levelAfter < 3, amount: 6万元");
        Case it = Advanced.contracted(keeping);
        keeping.after(Person.APPROVER, Advanced.grant(it, wan(10)));
        it.paid("P-1", wan(8));
        Advanced.accepted(keeping, it, wan(4)).reviewed();
        keeping.when(Person.APPROVER, it.approval(wan(8))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(keeping.when(Person.APPROVER, it.approval(wan(6)))
                        .accepted(RecoveryOrdered.class)
                        .amountFen())
                .isEqualTo(wan(2));
    }
}
