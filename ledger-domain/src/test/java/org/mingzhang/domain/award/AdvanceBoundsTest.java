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
import org.mingzhang.domain.award.AwardCommand.GrantAdvance;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeDetails;
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
