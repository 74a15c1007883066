package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;

class PaidToTest {
    private final Given given = paying("contractor");

    private static Given paying(String payee) {
        return Given.budgetWith(
                "    line: renovation\n    payee: applicant\n", "    line: renovation\n    payee: " + payee + "\n");
    }

    private Case awarded(Given given) {
        return given.pilot("1").accepted(2, wan(30)).awarded();
    }

    private static ContractRegistered contract(Given given, Case it) {
        Project project = (Project) given.ledger().state(StreamId.project(it.number()));
        return Objects.requireNonNull(project.contract(project.contracts().getFirst()));
    }

    static BankAccount account(Given given, String code) {
        return Objects.requireNonNull(((Enterprise) given.ledger().state(StreamId.enterprise(code))).account());
    }

    static OrderPayment order(
            Case it, String payment, Fen amount, BankAccount account, @Nullable String contract, @Nullable String to) {
        return new OrderPayment(it.number(), payment, amount, null, account, null, contract, to);
    }

    @Test
    void theProviderIsPaidByTheOnlyContractAndTheAwardStaysTheApplicants() {
        Case it = awarded(given);
        ContractRegistered contract = contract(given, it);
        PaymentOrdered ordered = given.when(
                        Person.ORDERER, order(it, "P-1", wan(15), account(given, contract.seller()), null, null))
                .accepted(PaymentOrdered.class);
        assertThat(ordered.contract()).isEqualTo(contract.contract());
        assertThat(ordered.paidTo()).isEqualTo(contract.seller());
        it.released("P-1").confirmed("P-1");
        Enterprise applicant = (Enterprise) given.ledger().state(StreamId.enterprise(it.code()));
        assertThat(applicant.awards()).hasSize(1);
        Enterprise provider = (Enterprise) given.ledger().state(StreamId.enterprise(contract.seller()));
        assertThat(provider.awards()).isEmpty();
    }

    @Test
    void theApplicantsAccountIsNotPaidWhereThePackPaysTheContractor() {
        Case it = awarded(given);
        given.when(Person.ORDERER, it.order("P-1", wan(15))).rejected(RejectionCode.PAYEE_MISMATCH);
        given.when(Person.ORDERER, order(it, "P-1", wan(15), it.account(), null, it.code()))
                .rejected(RejectionCode.PAYEE_MISMATCH);
    }

    @Test
    void aProviderThatIsNotTheCasesContractorIsNotPaid() {
        Case it = awarded(given);
        String stranger = given.provider(9100);
        given.when(Person.ORDERER, order(it, "P-1", wan(15), account(given, stranger), null, stranger))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        given.when(Person.ORDERER, order(it, "P-1", wan(15), account(given, stranger), null, null))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        given.when(Person.ORDERER, order(it, "P-1", wan(15), account(given, stranger), "合同-别家", null))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void whoChangedTheProvidersAccountTheSameDayDoesNotPayToIt() {
        Case it = awarded(given);
        String seller = contract(given, it).seller();
        BankAccount own = account(given, seller);
        BankAccount other = new BankAccount(own.bank(), "6299000000000001", own.holder());
        given.after(Person.ORDERER, new ChangeBankAccount(seller, other, "换行"));
        given.when(Person.ORDERER, order(it, "P-1", wan(15), other, null, null)).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.RELEASER, order(it, "P-1", wan(15), own, null, null)).rejected(RejectionCode.PAYEE_MISMATCH);
        given.after(Person.RELEASER, order(it, "P-1", wan(15), other, null, null));
        given.when(Person.ORDERER, new AwardCommand.ApprovePayment(it.number(), "P-1"))
                .rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void anOrderForAnAccountThatChangedSinceIsNotApproved() {
        Case it = awarded(given);
        String seller = contract(given, it).seller();
        BankAccount own = account(given, seller);
        given.after(Person.ORDERER, order(it, "P-1", wan(15), own, null, null));
        given.after(
                Person.BUDGET,
                new ChangeBankAccount(seller, new BankAccount(own.bank(), "6299000000000002", own.holder()), "换行"));
        given.when(Person.RELEASER, new AwardCommand.ApprovePayment(it.number(), "P-1"))
                .rejected(RejectionCode.PAYEE_MISMATCH);
    }

    @Test
    void ofSeveralContractsThePaymentNamesOneAndNoMoreThanItsPriceGoesToItsProvider() {
        Case it = given.pilot("1").approved().started();
        String small = given.provider(9200);
        given.after(it.applicant(), it.contract("合同-小", small, wan(4)));
        it.carriedOut(wan(30));
        given.after(Person.ASSESSOR, it.assessment(2, wan(30), true));
        it.awarded();
        BankAccount account = account(given, small);
        given.when(Person.ORDERER, order(it, "P-1", wan(4), account, null, null))
                .rejected(RejectionCode.FACT_MISSING);
        given.when(Person.ORDERER, order(it, "P-1", wan(4).plus(Fen.of(1)), account, "合同-小", null))
                .rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.after(Person.ORDERER, order(it, "P-1", wan(3), account, "合同-小", null));
        given.when(Person.ORDERER, order(it, "P-2", wan(2), account, "合同-小", null))
                .rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.after(Person.ORDERER, order(it, "P-2", wan(1), account, "合同-小", null));
    }

    @Test
    void wherePacksPayTheApplicantNobodyElseIsNamed() {
        Given plain = Given.budget();
        Case it = awarded(plain);
        ContractRegistered contract = contract(plain, it);
        plain.when(
                        Person.ORDERER,
                        order(it, "P-1", wan(15), account(plain, contract.seller()), contract.contract(), null))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        plain.when(
                        Person.ORDERER,
                        order(it, "P-1", wan(15), account(plain, contract.seller()), null, contract.seller()))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        PaymentOrdered ordered =
                plain.when(Person.ORDERER, it.order("P-1", wan(15))).accepted(PaymentOrdered.class);
        assertThat(ordered.paidTo()).isNull();
        assertThat(ordered.contract()).isNull();
    }

    @Test
    void theBodyOfTheApplicantsOwnCountyIsPaidAndNoOther() {
        Given counties = paying("applicantCounty");
        Case it = awarded(counties);
        String own = counties.enterprise(Given.code(9300), "示例县财政局", Kind.COUNTY_BODY, Given.COUNTY);
        String other = counties.enterprise(Given.code(9301), "示例他县财政局", Kind.COUNTY_BODY, Given.OTHER_COUNTY);
        String firm = counties.enterprise(Given.code(9302), "示例邻厂", Kind.ENTERPRISE, Given.COUNTY);
        counties.when(Person.ORDERER, it.order("P-1", wan(15))).rejected(RejectionCode.FACT_MISSING);
        counties.when(Person.ORDERER, order(it, "P-1", wan(15), account(counties, other), null, other))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        counties.when(Person.ORDERER, order(it, "P-1", wan(15), account(counties, firm), null, firm))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        counties.when(Person.ORDERER, order(it, "P-1", wan(15), it.account(), null, own))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        counties.after(Person.ORDERER, order(it, "P-1", wan(15), account(counties, own), null, own));
        it.released("P-1").confirmed("P-1");
    }

    @Test
    void aPaymentPlanHoldsTheProvidersAccountAndPaysToIt() {
        Case it = awarded(given);
        Case second = awarded(given);
        given.after(
                Person.BUDGET,
                new IssueList(
                        "FA-1",
                        PROGRAMME,
                        OfficialListEvent.Kind.PAYMENT_PLAN,
                        "拨付1号",
                        null,
                        null,
                        List.of(new Item(it.number(), null, wan(15)), new Item(second.number(), null, wan(15)))));
        OfficialList list = (OfficialList) given.ledger().state(StreamId.list("FA-1"));
        String seller = contract(given, it).seller();
        assertThat(Objects.requireNonNull(list.items().get(1)).payee()).isEqualTo(account(given, seller));
        String sm3 = list.sm3("FA-1").toString();
        given.after(
                Person.ORDERER,
                new CarryOut("FA-1", sm3, Act.ORDER_PAYMENTS, null, null, null, null, List.of("P-1", "P-2"), null));
        given.after(
                Person.RELEASER, new CarryOut("FA-1", sm3, Act.APPROVE_PAYMENTS, null, null, null, null, null, null));
        assertThat(Objects.requireNonNull(it.award().payment("P-1")).order().paidTo())
                .isEqualTo(seller);
        assertThat(Objects.requireNonNull(it.award().payment("P-1")).state()).isEqualTo(Payment.State.APPROVED);
    }

    @Test
    void aPlanRowIsRefusedWhereSeveralContractsCouldBeMeant() {
        Case it = given.pilot("1").approved().started();
        given.after(it.applicant(), it.contract("合同-小", given.provider(9400), wan(4)));
        it.carriedOut(wan(30));
        given.after(Person.ASSESSOR, it.assessment(2, wan(30), true));
        it.awarded();
        given.when(
                        Person.BUDGET,
                        new IssueList(
                                "FA-1",
                                PROGRAMME,
                                OfficialListEvent.Kind.PAYMENT_PLAN,
                                "拨付1号",
                                null,
                                null,
                                List.of(new Item(it.number(), null, wan(15)))))
                .rejected(RejectionCode.LIST_ROWS_REFUSED);
    }
}
