package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.project.ProjectCommand.AmendContract;
import org.mingzhang.domain.project.ProjectCommand.EndContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectEvent.ContractEnd;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;

/** Awards and advances on the price of contracts that were cut or broken off. */
class ContractsThatCameToLessTest {
    private final Given given = Advanced.refunded();
    private final Case it = Advanced.contracted(given);

    private void granted(long wan) {
        given.after(Person.APPROVER, Advanced.grant(it, wan(wan)));
    }

    private static void amended(Given given, Case it, long wan) {
        given.after(it.applicant(), new AmendContract(it.number(), "合同-甲", wan(wan), given.today(), "变更"));
    }

    private static EndContract ended(Given given, Case it, String contract, ContractEnd end) {
        return new EndContract(it.number(), contract, end, given.today());
    }

    private static RegisterContract purchased(Given given, Case it, String contract, long wan) {
        return new RegisterContract(it.number(), contract, it.code(), wan(wan), given.today(), "评测", null, null, null);
    }

    @Test
    void whatWasBrokenOffCountsWithWhatWasInvoicedAndWhatWasCompletedWithItsPrice() {
        Given budget = Given.budget();
        Case bought = budget.applicant("HD-12").approved();
        budget.after(Person.ROSTER, purchased(budget, bought, "合同-A", 100));
        budget.after(Person.ROSTER, purchased(budget, bought, "合同-B", 50));
        budget.after(Person.ROSTER, ended(budget, bought, "合同-B", ContractEnd.COMPLETED));
        budget.after(Person.ROSTER, ended(budget, bought, "合同-A", ContractEnd.TERMINATED));
        assertThat(Advanced.computed(bought.calculated())).isEqualTo(wan(50));
        RegisterInvoice invoice = bought.invoice("合同-A", wan(30));
        budget.after(Person.ROSTER, invoice);
        budget.after(Person.ROSTER, takenBack(invoice, bought.invoice("合同-A", wan(10))));
        budget.after(Person.ROSTER, bought.invoice("合同-B", wan(40)));
        bought.reviewed();
        assertThat(Advanced.computed(bought)).isEqualTo(wan(70));
        assertThat(Objects.requireNonNull(bought.award().calculated()).trace())
                .anySatisfy(step -> assertThat(step.explanation()).contains("合同-A 已终止，按已开票的计 200,000.00元"));
        budget.after(Person.APPROVER, bought.approval(wan(70)));
        assertThat(budget.ledger().recomputed(PROGRAMME).differences()).isEmpty();
    }

    private static RegisterInvoice takenBack(RegisterInvoice of, RegisterInvoice red) {
        return new RegisterInvoice(
                of.application(),
                null,
                red.invoiceNo(),
                of.contract(),
                of.issuedOn(),
                red.totalFen().negated(),
                null,
                red.claimedFen().negated(),
                null,
                InvoiceStatus.RED);
    }

    @Test
    void noAdvanceIsGrantedOnAContractThatWasBrokenOffBeforeAnythingWasInvoiced() {
        given.after(it.applicant(), ended(given, it, "合同-甲", ContractEnd.TERMINATED));
        given.when(Person.APPROVER, Advanced.grant(it, wan(1))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.after(it.applicant(), it.invoice("合同-甲", wan(10)));
        given.when(Person.APPROVER, Advanced.grant(it, wan(5))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        granted(4);
    }

    @Test
    void anAdvanceIsPaidUpToWhatItsContractsComeToNow() {
        granted(10);
        it.ordered("P-1", wan(10));
        given.later(1);
        amended(given, it, -25);
        Rejection beyond = given.when(Person.RELEASER, new ApprovePayment(it.number(), "P-1"))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(beyond.facts().get("ceilingFen")).hasToString("Whole[number=2000000]");
        given.after(Person.ORDERER, new CancelPayment(it.number(), "P-1", "合同减少"));
        given.when(Person.ORDERER, it.order("P-2", wan(2).plus(Fen.of(1))))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        it.paid("P-2", wan(2));
        amended(given, it, 25);
        it.paid("P-3", wan(8));
    }

    @Test
    void whatIsApprovedDoesNotLeaveOnceTheContractIsBrokenOff() {
        granted(10);
        it.ordered("P-1", wan(10)).released("P-1");
        assertThat(Unpayable.reason(given.ledger().reads(), it.number(), given.today()))
                .isNull();
        given.after(it.applicant(), ended(given, it, "合同-甲", ContractEnd.TERMINATED));
        assertThat(Unpayable.reason(given.ledger().reads(), it.number(), given.today()))
                .isNotNull();
    }

    /** What is fixed is as much as it comes to: the cut leaves a way to pay the rest. */
    @Test
    void anInstalmentThatIsPaidExactlyIsPaidAsTheContractStandsNow() {
        Given exactly = Advanced.exactly();
        Case cut = Advanced.contracted(exactly);
        exactly.after(Person.APPROVER, Advanced.grant(cut, "first", wan(3)));
        exactly.after(Person.APPROVER, Advanced.grant(cut, "second", wan(6)));
        amended(exactly, cut, -10);
        exactly.when(Person.ORDERER, cut.order("P-1", wan(9))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        exactly.when(Person.ORDERER, cut.order("P-1", wan(4).minus(Fen.of(1))))
                .rejected(RejectionCode.BELOW_MINIMUM_AMOUNT);
        cut.paid("P-1", wan(4));
        exactly.when(Person.ORDERER, cut.order("P-2", wan(4))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        cut.paid("P-2", wan(3));
    }

    @Test
    void aContractorIsPaidWhatWasInvoicedUnderAContractThatWasBrokenOffAndThePriceOfACompletedOne() {
        Given contractor = Given.budgetWith(
                "    line: renovation\n    payee: applicant\n", "    line: renovation\n    payee: contractor\n");
        Case served = contractor.pilot("1").approved().started();
        String provider = contractor.provider(7001);
        contractor.after(served.applicant(), served.contract("合同-甲", provider, wan(30)));
        contractor.after(served.applicant(), served.invoice("合同-甲", wan(8)));
        contractor.after(served.applicant(), ended(contractor, served, "合同-甲", ContractEnd.TERMINATED));
        served.carriedOut(wan(40));
        contractor.after(Person.ASSESSOR, served.assessment(2, wan(40), true));
        served.awarded();
        contractor
                .when(
                        Person.ORDERER,
                        PaidToTest.order(served, "P-1", wan(9), PaidToTest.account(contractor, provider), "合同-甲", null))
                .rejected(RejectionCode.PAYMENT_EXCEEDED);
        contractor.after(
                Person.ORDERER,
                PaidToTest.order(served, "P-1", wan(8), PaidToTest.account(contractor, provider), "合同-甲", null));
        Project project = (Project) contractor.ledger().state(StreamId.project(served.number()));
        String completed = project.contracts().stream()
                .filter(number -> !number.equals("合同-甲"))
                .findFirst()
                .orElseThrow();
        String other = Objects.requireNonNull(project.contract(completed)).seller();
        contractor.after(served.applicant(), ended(contractor, served, completed, ContractEnd.COMPLETED));
        contractor.after(
                Person.ORDERER,
                PaidToTest.order(served, "P-2", wan(5), PaidToTest.account(contractor, other), completed, null));
    }
}
