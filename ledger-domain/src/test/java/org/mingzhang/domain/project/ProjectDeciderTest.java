package org.mingzhang.domain.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectCommand.AmendContract;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.CompleteRectification;
import org.mingzhang.domain.project.ProjectCommand.PayProvider;
import org.mingzhang.domain.project.ProjectCommand.RecordInspection;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectCommand.ReportProgress;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectCommand.StartProject;
import org.mingzhang.domain.project.ProjectCommand.TerminateProject;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;

class ProjectDeciderTest {
    private static final Fen ONE = Fen.of(1);

    private final Given given = Given.budget();

    private static RecordInspection inspection(Case it, InspectionOutcome outcome) {
        return new RecordInspection(it.number(), "检查1", InspectionMethod.ON_SITE, "改造进度", outcome, null, null, null);
    }

    @Test
    void workBeginsAfterApprovalOnceAndIsTheApplicants() {
        Case it = given.pilot("1").submitted();
        StartProject start = new StartProject(it.number(), given.today());
        given.when(it.applicant(), start).rejected(RejectionCode.WRONG_STATE);
        Case approved = given.pilot("1").approved();
        start = new StartProject(approved.number(), given.today());
        given.when(it.applicant(), start).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(
                        approved.applicant(),
                        new StartProject(approved.number(), given.today().plusDays(1)))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.after(approved.applicant(), start);
        given.when(approved.applicant(), start).rejected(RejectionCode.WRONG_STATE);
        given.when(approved.applicant(), new StartProject("none", given.today()))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aDirectionWithoutProjectHasNone() {
        Case it = given.applicant("HD-06").approved();
        given.when(it.applicant(), new StartProject(it.number(), given.today())).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void nothingIsReportedBeforeTheApplicationWasApproved() {
        Case it = given.pilot("1").approved();
        given.when(
                        it.applicant(),
                        given.today().minusDays(1),
                        new StartProject(it.number(), given.today().minusDays(1)))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    @Test
    void renovationIsContractedWithProvidersOfThePool() {
        Case it = given.pilot("1").approved().started();
        String stranger = given.enterprise(Given.code(8), "示例外人", Kind.PROVIDER, null);
        given.when(it.applicant(), it.contract("合同-1", stranger, wan(10))).rejected(RejectionCode.NOT_ELIGIBLE);
        String seller = given.provider(9);
        given.after(it.applicant(), it.contract("合同-1", seller, wan(10)));
        given.when(it.applicant(), it.contract("合同-1", seller, wan(10))).rejected(RejectionCode.CONTRACT_USED_TWICE);
        given.after(Person.ROSTER, given.removal(seller));
        given.when(it.applicant(), it.contract("合同-2", seller, wan(10))).rejected(RejectionCode.NOT_ELIGIBLE);
        // More of an old contract is new business; less of it is not.
        given.when(it.applicant(), new AmendContract(it.number(), "合同-1", wan(1), given.today(), "增加"))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(it.applicant(), new AmendContract(it.number(), "合同-1", wan(1).negated(), given.today(), "减少"))
                .accepted();
    }

    @Test
    void theSameContractServesOnceInTheWholeLedger() {
        Case first = given.pilot("1").approved().started();
        String seller = given.provider(9);
        given.after(first.applicant(), first.contract("合同-1", seller, wan(10)));
        Case second = given.applicant("HD-01", first.code()).approved().started();
        given.when(second.applicant(), second.contract("合同-1", seller, wan(10)))
                .rejected(RejectionCode.CONTRACT_USED_TWICE);
        given.when(second.applicant(), second.contract("合同- 1", seller, wan(10)))
                .rejected(RejectionCode.CONTRACT_USED_TWICE);
    }

    @Test
    void aSupplementaryAgreementLeavesSomethingOfTheContract() {
        Case it = given.pilot("1").approved().started();
        given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(10)));
        given.when(it.applicant(), amendment(it, "合同-1", wan(-10))).rejected(RejectionCode.BELOW_MINIMUM_AMOUNT);
        given.when(it.applicant(), amendment(it, "合同-1", wan(-10).plus(ONE))).accepted();
        given.when(it.applicant(), amendment(it, "合同-2", wan(1))).rejected(RejectionCode.NOT_FOUND);
    }

    private AmendContract amendment(Case it, String contract, Fen change) {
        return new AmendContract(it.number(), contract, change, given.today(), "调整");
    }

    @Test
    void anInvoiceServesUpToItsTotalAndNotOneFenMore() {
        Case it = given.pilot("1").approved().started();
        Case other = given.pilot("1").approved().started();
        String seller = given.provider(9);
        given.after(it.applicant(), it.contract("合同-1", seller, wan(10)));
        given.after(other.applicant(), other.contract("合同-2", seller, wan(10)));
        given.after(it.applicant(), invoice(it, "合同-1", wan(10), wan(6)));
        given.when(other.applicant(), invoice(other, "合同-2", wan(10), wan(4).plus(ONE)))
                .rejected(RejectionCode.INVOICE_USED_TWICE);
        given.when(other.applicant(), invoice(other, "合同-2", wan(10), wan(4))).accepted();
        given.when(other.applicant(), invoice(other, "合同-2", wan(10), ONE)).rejected(RejectionCode.INVOICE_USED_TWICE);
    }

    @Test
    void moreThanTheContractIsWorthIsNotInvoicedUnderIt() {
        Case it = given.pilot("1").approved().started();
        String seller = given.provider(9);
        given.after(it.applicant(), it.contract("合同-1", seller, wan(10)));
        given.after(it.applicant(), it.contract("合同-2", seller, wan(90)));
        given.when(it.applicant(), invoice(it, "合同-1", wan(100), wan(10).plus(ONE)))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT, "发票列支不得高于合同金额");
        given.after(it.applicant(), amendment(it, "合同-1", ONE));
        given.when(it.applicant(), invoice(it, "合同-1", wan(100), wan(10).plus(ONE)))
                .accepted();
    }

    @Test
    void aLargerTotalStatedLaterDoesNotStretchAnInvoice() {
        Case it = given.pilot("1").approved().started();
        given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(100)));
        given.after(it.applicant(), invoice(it, "合同-1", wan(10), wan(10)));
        given.when(it.applicant(), invoice(it, "合同-1", wan(100), wan(50))).rejected(RejectionCode.INVOICE_USED_TWICE);
    }

    @Test
    void anInvoiceIsNotOlderThanItsContract() {
        Case it = given.pilot("1").approved().started();
        given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(10)));
        LocalDate signed = given.today();
        given.later(5);
        assertThat(given.when(it.applicant(), dated(it, signed.minusDays(1), null))
                        .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY, "一项业务不得早于它所依据的业务")
                        .facts())
                .containsEntry("notBefore", Scalar.of(signed))
                .containsEntry("restsOn", Scalar.of("合同签订"));
        given.when(it.applicant(), dated(it, LocalDate.of(1900, 1, 1), null))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(it.applicant(), dated(it, given.today().plusDays(1), null))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.when(it.applicant(), dated(it, signed, null)).accepted();
    }

    @Test
    void theTaxOfAnInvoiceIsLessThanItsTotal() {
        Case it = given.pilot("1").approved().started();
        assertThatThrownBy(() -> dated(it, given.today(), wan(1)))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("税额应小于价税合计（10,000.00 元）");
        assertThat(dated(it, given.today(), wan(1).minus(ONE)).taxFen()).isEqualTo(wan(1).minus(ONE));
    }

    private static RegisterInvoice dated(Case it, LocalDate day, @Nullable Fen tax) {
        return new RegisterInvoice(
                it.number(), null, "25132000000000000009", "合同-1", day, wan(1), tax, wan(1), "软件服务", null);
    }

    private RegisterInvoice invoice(Case it, String contract, Fen total, Fen claimed) {
        return new RegisterInvoice(
                it.number(), null, "25132000000000000001", contract, given.today(), total, null, claimed, "软件服务", null);
    }

    @Test
    void papersAreNotFromTheFutureAndBelongToAContract() {
        Case it = given.pilot("1").approved().started();
        String seller = given.provider(9);
        given.when(
                        it.applicant(),
                        new RegisterContract(
                                it.number(),
                                "合同-1",
                                seller,
                                wan(1),
                                given.today().plusDays(1),
                                "软件",
                                null,
                                null,
                                null))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.when(it.applicant(), it.invoice("合同-1", wan(1))).rejected(RejectionCode.NOT_FOUND);
        given.when(it.applicant(), new PayProvider(it.number(), "合同-1", "1", "乙方", "2", "流水1", wan(1), null, null))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aPaymentToAProviderCountsOncePerContract() {
        Case it = given.pilot("1").approved().started();
        given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(1)));
        PayProvider payment = new PayProvider(it.number(), "合同-1", "1", "乙方", "2", "流水1", wan(1), null, null);
        given.after(it.applicant(), payment);
        given.when(it.applicant(), payment).rejected(RejectionCode.RECEIPT_USED_TWICE);
    }

    @Test
    void acceptanceIsAskedForAfterCompletionAndWithinTheInvoices() {
        Case it = given.pilot("1").approved().started();
        given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(40)));
        given.after(it.applicant(), it.invoice("合同-1", wan(40)));
        RequestAcceptance request = new RequestAcceptance(it.number(), wan(40));
        given.when(it.applicant(), request).rejected(RejectionCode.WRONG_STATE);
        given.when(
                        it.applicant(),
                        new CompleteProject(it.number(), given.today().minusDays(1), wan(40), null))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(40), null));
        given.when(it.applicant(), new RequestAcceptance(it.number(), wan(40).plus(ONE)))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.after(it.applicant(), request);
        given.when(it.applicant(), request).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void noMoreIsRecognisedThanWasClaimed() {
        Case it = given.pilot("1").approved().started().carriedOut(wan(40));
        given.when(Person.ASSESSOR, it.assessment(2, wan(40).plus(ONE), true))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.when(Person.SUPERVISOR, it.assessment(2, wan(40), true)).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.ASSESSOR, it.assessment(2, wan(40), true)).accepted();
        given.when(Person.ASSESSOR, it.assessment(3, wan(40), true)).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void aFailedAcceptanceMayBeTriedAgainAPassedOneMayNot() {
        Case it = given.pilot("1").approved().started().carriedOut(wan(40));
        given.after(Person.ASSESSOR, it.assessment(1, wan(40), false));
        given.after(it.applicant(), new RequestAcceptance(it.number(), wan(40)));
        assertThat(given.when(Person.ASSESSOR, it.assessment(2, wan(40), true))
                        .accepted(AcceptanceAssessed.class)
                        .attempt())
                .isEqualTo(2);
        given.when(it.applicant(), new RequestAcceptance(it.number(), wan(40))).rejected(RejectionCode.WRONG_STATE);
        given.when(it.applicant(), it.contract("合同-9", Given.code(1), wan(1))).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ROSTER, new TerminateProject(it.number(), "停工", "终止1号"))
                .rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void whatAnInspectionFoundIsMendedBeforeAcceptance() {
        Case it = given.pilot("1").approved().started();
        given.after(Person.SUPERVISOR, inspection(it, InspectionOutcome.RECTIFY));
        given.when(Person.SUPERVISOR, inspection(it, InspectionOutcome.RECTIFY)).rejected(RejectionCode.ALREADY_EXISTS);
        given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(40)));
        given.after(it.applicant(), it.invoice("合同-1", wan(40)));
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(40), null));
        RequestAcceptance request = new RequestAcceptance(it.number(), wan(40));
        given.when(it.applicant(), request).rejected(RejectionCode.WRONG_STATE);
        CompleteRectification mended = new CompleteRectification(it.number(), "检查1", "到位");
        given.after(Person.SUPERVISOR, mended);
        given.when(Person.SUPERVISOR, mended).rejected(RejectionCode.NOT_FOUND);
        given.after(it.applicant(), request);
        given.after(
                Person.SUPERVISOR,
                new RecordInspection(
                        it.number(),
                        "检查2",
                        InspectionMethod.PAPER,
                        "合同履约",
                        InspectionOutcome.RECTIFY,
                        null,
                        null,
                        null));
        given.when(Person.ASSESSOR, it.assessment(2, wan(40), true)).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ASSESSOR, it.assessment(2, wan(40), false)).accepted();
    }

    @Test
    void aCountyInspectsItsOwnOnly() {
        Case it = given.pilot("1").approved().started();
        given.when(Person.OTHER_COUNTY, inspection(it, InspectionOutcome.SOUND)).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.COUNTY, inspection(it, InspectionOutcome.SOUND)).accepted();
    }

    @Test
    void aTerminatedProjectIsOverAndGetsNoAward() {
        Case it = given.pilot("1").approved().started();
        given.after(Person.ROSTER, new TerminateProject(it.number(), "停工", "终止1号"));
        given.when(it.applicant(), new ReportProgress(it.number(), 50, 50, null))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void aPlatformIsPaidAFifthOfItsInvestmentOnceItServesFivePilots() {
        Case it = given.applicant("HD-09").approved().started();
        given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(400)));
        given.after(it.applicant(), it.invoice("合同-1", wan(400)));
        List<String> pilots =
                IntStream.range(0, 5).mapToObj(i -> given.pilot("1").code()).toList();
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(400), pilots.subList(0, 4)));
        given.when(Person.CALCULATOR, new CalculateAward(it.number()))
                .rejected(RejectionCode.NOT_ELIGIBLE, "服务试点企业数量不少于5家");
        String stranger = given.applicant("HD-03").code();
        List<String> four = new ArrayList<>(pilots.subList(0, 4));
        four.add(stranger);
        assertThat(given.when(it.applicant(), new CompleteProject(it.number(), given.today(), wan(400), four))
                        .rejected(RejectionCode.NOT_ELIGIBLE)
                        .facts()
                        .get("notInPilot"))
                .as("a platform cannot fill up the five with one that is no pilot")
                .isEqualTo(Scalar.of(List.of(stranger)));
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(400), pilots));
        AwardCalculated calculated =
                given.when(Person.CALCULATOR, new CalculateAward(it.number())).accepted(AwardCalculated.class);
        assertThat(calculated.ceilingFen()).isEqualTo(wan(80));
        assertThat(calculated.trace())
                .filteredOn(step -> step.rule().endsWith("serves"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.explanation()).as("whose number it is").contains("逐家列名", "服务试点企业数 5家");
                    assertThat(step.inputs()).singleElement().satisfies(input -> assertThat(input.position())
                            .isNotNull());
                });
    }

    @Test
    void whatNobodyAssessesIsNoMoreThanItsInvoicesShow() {
        Case it = given.applicant("HD-10").approved().started();
        given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(400)));
        given.after(it.applicant(), it.invoice("合同-1", wan(300)));
        given.when(it.applicant(), new CompleteProject(it.number(), given.today(), wan(300).plus(Fen.of(1)), null))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT, "在其投资范围内");
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(300), null));
    }

    @Test
    void aPurchaseIsContractedByTheOfficeThatBuysAndPaidAtItsPrice() {
        Case it = given.applicant("HD-12").approved();
        RegisterContract contract = it.contract("采购-1", it.code(), wan(96));
        given.when(it.applicant(), contract).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.ROSTER, it.contract("采购-1", Given.code(1), wan(96))).rejected(RejectionCode.NOT_ELIGIBLE);
        assertThat(given.when(Person.ROSTER, contract)
                        .accepted(ContractRegistered.class)
                        .buyer())
                .isEqualTo(Person.ROSTER.org());
        given.after(Person.ROSTER, amendment(it, "采购-1", wan(-6)));
        assertThat(given.when(Person.CALCULATOR, new CalculateAward(it.number()))
                        .accepted(AwardCalculated.class)
                        .ceilingFen())
                .isEqualTo(wan(90));
    }
}
