package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeDetails;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;

/** Money on the condition of the pilot, whose beneficiary has left it. */
class PilotExitTest {
    private static final String PILOT = "        holds: enterprise.pilot\n        clause: plan 资金安排（一）「分三批对实施";

    /** The renovation's condition, otherwise written. */
    private static Given asking(String condition) {
        return Given.budgetWith(PILOT, PILOT.replace("        holds: enterprise.pilot\n", condition));
    }

    private static Case awarded(Given given) {
        return given.pilot("1").accepted(2, wan(30)).awarded();
    }

    private static void leaves(Given given, Case it) {
        given.after(Person.ROSTER, new LeavePilot(it.code(), PROGRAMME, "退1", "改造不达标"));
    }

    private static void isPaidNothingMore(String condition) {
        Given given = asking(condition);
        Case it = awarded(given);
        it.ordered("P-1", wan(5));
        leaves(given, it);
        given.when(Person.RELEASER, new ApprovePayment(it.number(), "P-1"))
                .rejected(RejectionCode.NOT_ELIGIBLE, "600家试点企业");
        given.when(Person.ORDERER, it.order("P-2", wan(15))).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void whoeverHasLeftIsPaidNothingMoreHoweverTheConditionIsWritten() {
        isPaidNothingMore("        holds: enterprise.pilot && enterprise.aboveScale\n");
        isPaidNothingMore("        when: application.batch <= 3\n        holds: enterprise.pilot\n");
        isPaidNothingMore("        holds: enterprise.pilot == true\n");
        isPaidNothingMore("        holds: '!(!enterprise.pilot)'\n");
        isPaidNothingMore("        holds: enterprise.pilot || acceptance.levelAfter >= 3\n");
        isPaidNothingMore("        holds: 'acceptance.levelAfter >= (enterprise.pilot ? 2 : 3)'\n");
        isPaidNothingMore("        holds: enterprise.pilot\n        at: [approval, award]\n");
        isPaidNothingMore("        when: '!enterprise.pilot'\n        holds: acceptance.levelAfter >= 3\n");
    }

    @Test
    void whatHoldsOutsideThePilotToo() {
        Given given = asking("        holds: enterprise.pilot || acceptance.levelAfter >= 2\n");
        Case it = awarded(given);
        leaves(given, it);
        it.paid("P-1", wan(15));
    }

    @Test
    void whatIsNotAskedOfTheCaseDoesNotStandAgainstIt() {
        Given given = asking("        when: application.batch >= 2\n        holds: enterprise.pilot\n");
        Case it = awarded(given);
        leaves(given, it);
        it.paid("P-1", wan(15));
    }

    /** What else the condition looks at is not asked anew: neither does it stand against a payment, nor does it let one through. */
    @Test
    void whatChangedBesideThePilotChangesNothing() {
        Given given = asking("        holds: enterprise.pilot && enterprise.aboveScale\n");
        Case it = awarded(given);
        it.ordered("P-1", wan(5));
        shrinks(given, it);
        it.released("P-1");
        leaves(given, it);
        given.when(Person.ORDERER, it.order("P-2", wan(5))).rejected(RejectionCode.NOT_ELIGIBLE);
        Given other = asking("        when: enterprise.aboveScale\n        holds: enterprise.pilot\n");
        Case asked = awarded(other);
        shrinks(other, asked);
        leaves(other, asked);
        other.when(Person.ORDERER, asked.order("P-1", wan(5))).rejected(RejectionCode.NOT_ELIGIBLE);
        Given third = asking("        when: '!enterprise.aboveScale'\n        holds: enterprise.pilot\n");
        Case notAsked = awarded(third);
        shrinks(third, notAsked);
        leaves(third, notAsked);
        notAsked.paid("P-1", wan(15));
    }

    private static void shrinks(Given given, Case it) {
        Enterprise enterprise = (Enterprise) given.ledger().state(StreamId.enterprise(it.code()));
        Details large = Objects.requireNonNull(enterprise.details());
        given.after(
                Person.ROSTER,
                new ChangeDetails(
                        it.code(),
                        new Details(
                                large.name(),
                                large.kind(),
                                large.county(),
                                null,
                                null,
                                null,
                                false,
                                null,
                                50,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        "变更1号"));
    }

    @Test
    void anApprovedPaymentToWhoHasLeftSinceStaysOutOfBatchFiles() {
        Given given = asking("        holds: enterprise.pilot && enterprise.inRegion\n");
        Case it = awarded(given);
        it.ordered("P-1", wan(15)).released("P-1");
        assertThat(Unpayable.reason(given.ledger().reads(), it.number(), given.today()))
                .isNull();
        leaves(given, it);
        assertThat(Objects.requireNonNull(Unpayable.reason(given.ledger().reads(), it.number(), given.today()))
                        .code())
                .isEqualTo(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void anAdvanceOnThisConditionIsNotPaidToWhoHasLeft() {
        Given given = Given.budgetUnder(
                text -> Advanced.rewritten(text)
                        .replace(
                                PILOT,
                                PILOT.replace(
                                        "holds: enterprise.pilot",
                                        "holds: acceptance.passed || application.batch >= 1"))
                        .replace(
                                "started: {text: 已开工, holds: project.startedOn <= decision.on, proposed: 示例}",
                                "started: {text: 已开工, holds: enterprise.pilot && project.startedOn <= decision.on, proposed: 示例}"));
        Case it = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        it.paid("P-1", wan(3));
        leaves(given, it);
        given.when(Person.ORDERER, it.order("P-2", wan(5))).rejected(RejectionCode.NOT_ELIGIBLE);
    }
}
