package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.project.Project;
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
