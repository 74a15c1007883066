package org.mingzhang.domain.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ItemCategory;
import org.mingzhang.domain.project.ProjectCommand.AmendContract;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.AssessScene;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.EndContract;
import org.mingzhang.domain.project.ProjectCommand.PayProvider;
import org.mingzhang.domain.project.ProjectCommand.PlanMilestone;
import org.mingzhang.domain.project.ProjectCommand.ReachMilestone;
import org.mingzhang.domain.project.ProjectCommand.RecordEffect;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterContractItem;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.ContractEnd;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;

/** What is recorded of a project beside its way to acceptance, and invoices that were taken back or called off. */
class ProjectRecordsTest {
    private static final Fen ONE = Fen.of(1);
    private static final String INVOICE = "25132000000000000001";

    private final Given given = Given.budget();
    private String seller = "";

    private Case contracted(Fen amount) {
        Case it = given.pilot("1").approved().started();
        seller = given.provider(9);
        given.after(it.applicant(), it.contract("合同-1", seller, amount));
        return it;
    }

    private Project project(Case it) {
        return (Project) given.ledger().state(StreamId.project(it.number()));
    }

    private RegisterInvoice invoice(Case it, String number, @Nullable InvoiceStatus status, Fen total, Fen claimed) {
        return new RegisterInvoice(
                it.number(), null, number, "合同-1", given.today(), total, null, claimed, null, status);
    }

    @Test
    void aCalledOffInvoiceClaimsNothingAnyMoreAndServesNobodyElse() {
        Case it = contracted(wan(100));
        RegisterInvoice annulled = invoice(it, INVOICE, InvoiceStatus.VOID, wan(40), Fen.ZERO);
        given.when(it.applicant(), annulled).rejected(RejectionCode.NOT_FOUND);
        given.after(it.applicant(), invoice(it, INVOICE, null, wan(40), wan(30)));
        assertThat(project(it).claimedFen()).isEqualTo(wan(30));
        InvoiceRegistered event = given.when(it.applicant(), annulled).accepted(InvoiceRegistered.class);
        assertThat(event.countedFen()).isEqualTo(wan(-30));
        assertThat(project(it).claimedFen()).isEqualTo(Fen.ZERO);
        given.when(it.applicant(), annulled).rejected(RejectionCode.NOT_FOUND);
        given.when(it.applicant(), invoice(it, INVOICE, null, wan(40), wan(40)))
                .rejected(RejectionCode.INVOICE_USED_TWICE);
    }

    @Test
    void aRedInvoiceTakesBackNoMoreThanWasClaimedUnderItsContract() {
        Case it = contracted(wan(100));
        given.after(it.applicant(), invoice(it, INVOICE, null, wan(40), wan(30)));
        String red = "25132000000000000002";
        given.when(it.applicant(), invoice(it, red, InvoiceStatus.RED, wan(-40), wan(-30).minus(ONE)))
                .rejected(RejectionCode.BELOW_MINIMUM_AMOUNT, "发票红冲后的列支不得小于零");
        given.after(it.applicant(), invoice(it, red, InvoiceStatus.RED, wan(-40), wan(-30)));
        assertThat(project(it).claimedFen()).isEqualTo(Fen.ZERO);
    }

    @Test
    void theAmountsOfAnInvoiceHaveTheSignOfItsStatus() {
        Case it = contracted(wan(100));
        assertThatThrownBy(() -> invoice(it, INVOICE, InvoiceStatus.RED, wan(1), wan(1)))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("红冲发票的价税合计应小于零");
        assertThatThrownBy(() -> invoice(it, INVOICE, InvoiceStatus.RED, wan(-1), wan(-2)))
                .isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> invoice(it, INVOICE, InvoiceStatus.RED, wan(-1), wan(1)))
                .isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> invoice(it, INVOICE, InvoiceStatus.NORMAL, wan(-1), wan(-1)))
                .isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> invoice(it, INVOICE, InvoiceStatus.VOID, wan(1), wan(1)))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("作废的发票申报金额应为零");
    }

    @Test
    void noMoreIsRecognisedThanWhatInvoicesStillShow() {
        Case it = contracted(wan(40));
        given.after(it.applicant(), invoice(it, INVOICE, null, wan(40), wan(40)));
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(40), null));
        given.after(it.applicant(), new RequestAcceptance(it.number(), wan(40)));
        given.after(it.applicant(), invoice(it, "25132000000000000002", InvoiceStatus.RED, wan(-10), wan(-10)));
        given.when(Person.ASSESSOR, it.assessment(2, wan(30).plus(ONE), true))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.when(Person.ASSESSOR, it.assessment(2, wan(30), true)).accepted();
    }

    @Test
    void whatWasCompletedStaysCoveredWhereNobodyAssessesIt() {
        Case it = given.applicant("HD-09").approved().started();
        seller = given.provider(9);
        given.after(it.applicant(), it.contract("合同-1", seller, wan(40)));
        given.after(it.applicant(), invoice(it, INVOICE, null, wan(40), wan(40)));
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(35), null));
        String red = "25132000000000000002";
        given.when(it.applicant(), invoice(it, red, InvoiceStatus.RED, wan(-10), wan(-5).minus(ONE)))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.when(it.applicant(), invoice(it, red, InvoiceStatus.RED, wan(-10), wan(-5)))
                .accepted();
    }

    @Test
    void aContractSaysItsWarrantyAndTerms() {
        Case it = given.pilot("1").approved().started();
        seller = given.provider(9);
        RegisterContract contract =
                new RegisterContract(it.number(), "合同-1", seller, wan(10), given.today(), "软件", null, wan(1), "验收后付清");
        ContractRegistered registered = given.when(it.applicant(), contract).accepted(ContractRegistered.class);
        assertThat(registered.warrantyFen()).isEqualTo(wan(1));
        assertThat(registered.paymentTerms()).isEqualTo("验收后付清");
        assertThatThrownBy(() -> new RegisterContract(
                        it.number(), "合同-2", seller, wan(10), given.today(), "软件", null, wan(10).plus(ONE), null))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("质保金不应超过合同金额");
    }

    @Test
    void aContractEndsOnceAndIsNotAmendedAfterwards() {
        Case it = contracted(wan(10));
        LocalDate signed = given.today();
        given.later(5);
        given.when(it.applicant(), end(it, "合同-2", given.today())).rejected(RejectionCode.NOT_FOUND);
        given.when(it.applicant(), end(it, "合同-1", signed.minusDays(1)))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(it.applicant(), end(it, "合同-1", given.today().plusDays(1)))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.after(it.applicant(), end(it, "合同-1", given.today()));
        given.when(it.applicant(), end(it, "合同-1", given.today())).rejected(RejectionCode.WRONG_STATE);
        given.when(it.applicant(), new AmendContract(it.number(), "合同-1", wan(1), given.today(), "增项"))
                .rejected(RejectionCode.WRONG_STATE);
    }

    private static EndContract end(Case it, String contract, LocalDate day) {
        return new EndContract(it.number(), contract, ContractEnd.COMPLETED, day);
    }

    private static RegisterContractItem item(Case it, String name, @Nullable String product, Fen amount) {
        return new RegisterContractItem(
                it.number(), "合同-1", name, ItemCategory.SOFTWARE, product, "2.5", amount, amount);
    }

    @Test
    void theItemsOfAContractAreWorthNoMoreThanTheContract() {
        Case it = contracted(wan(10));
        given.after(it.applicant(), item(it, "排产软件", null, wan(6)));
        given.when(it.applicant(), item(it, "排产软件", null, wan(1))).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(it.applicant(), item(it, "实施服务", null, wan(4).plus(ONE)))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT, "合同明细");
        given.when(it.applicant(), item(it, "实施服务", "产品1", wan(4))).rejected(RejectionCode.NOT_FOUND);
        given.after(Person.ROSTER, new RegisterProduct(seller, "产品1", "排产", "软件", wan(3), given.today()));
        given.when(it.applicant(), item(it, "实施服务", "产品1", wan(4))).accepted();
        for (String wrong : new String[] {"0", "0.0", "-1", "两台", "1e3"}) {
            assertThatThrownBy(() ->
                            new RegisterContractItem(it.number(), "合同-1", "软件", null, null, wrong, wan(1), wan(1)))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessageContaining("数量应");
        }
    }

    @Test
    void aMilestoneIsPlannedPerBaselineAndReachedOnce() {
        Case it = given.pilot("1").approved().started();
        given.when(it.applicant(), new ReachMilestone(it.number(), "上线")).rejected(RejectionCode.NOT_FOUND);
        given.after(it.applicant(), milestone(it, null));
        given.when(it.applicant(), milestone(it, null)).rejected(RejectionCode.ALREADY_EXISTS);
        given.after(it.applicant(), milestone(it, "V2"));
        given.when(Person.COUNTY, milestone(it, "V3")).rejected(RejectionCode.ROLE_MISSING);
        given.after(it.applicant(), new ReachMilestone(it.number(), "上线"));
        given.when(it.applicant(), new ReachMilestone(it.number(), "上线")).rejected(RejectionCode.WRONG_STATE);
        given.when(it.applicant(), milestone(it, "V3")).rejected(RejectionCode.WRONG_STATE);
    }

    private PlanMilestone milestone(Case it, @Nullable String baseline) {
        return new PlanMilestone(it.number(), "上线", given.today().plusDays(90), 60, baseline, given.today());
    }

    @Test
    void scenesAreAssessedByTheAssessorOnceADayWhileAcceptanceIsAskedFor() {
        Case it = given.pilot("1").approved().started();
        AssessScene scene = new AssessScene(it.number(), given.today(), "计划排程", 2, true);
        given.when(Person.ASSESSOR, scene).rejected(RejectionCode.WRONG_STATE);
        it.carriedOut(wan(40));
        AssessScene asked = new AssessScene(it.number(), given.today(), "计划排程", 2, true);
        given.when(it.applicant(), asked).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.ASSESSOR, new AssessScene(it.number(), given.today().plusDays(1), "计划排程", 2, null))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.after(Person.ASSESSOR, asked);
        given.when(Person.ASSESSOR, asked).rejected(RejectionCode.ALREADY_EXISTS);
        // An attack: one scene under several spellings, to come to more scenes.
        for (String spelling : List.of("计划 排程", "《计划排程》", "（计划排程）")) {
            given.when(Person.ASSESSOR, new AssessScene(it.number(), given.today(), spelling, 2, true))
                    .rejected(RejectionCode.ALREADY_EXISTS);
        }
        given.after(Person.ASSESSOR, it.assessment(2, wan(40), true));
        given.when(Person.ASSESSOR, new AssessScene(it.number(), given.today(), "质量管控", 2, null))
                .rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void anAssessmentSaysOfWhatItRecognisedWhoAssessedAndNeedsNoScore() {
        Case it = given.pilot("1").approved().started().carriedOut(wan(40));
        AcceptanceAssessed assessed = given.when(
                        Person.ASSESSOR,
                        new AssessAcceptance(
                                it.number(),
                                "2024年版",
                                2,
                                null,
                                null,
                                null,
                                wan(30),
                                80,
                                50,
                                40,
                                true,
                                "评测人甲",
                                "62.5",
                                "50"))
                .accepted(AcceptanceAssessed.class);
        assertThat(assessed.declaredInvestmentFen()).isEqualTo(wan(40));
        assertThat(assessed.assessedBy()).isEqualTo("评测人甲");
        assertThat(assessed.scoreTenths()).isNull();
        it.awarded();
        assertThat(Objects.requireNonNull(it.award().approved()).amountFen().isPositive())
                .isTrue();
    }

    @Test
    void effectsAreNumbersThatTheApplicantReports() {
        Case it = given.pilot("1").approved().started();
        given.when(it.applicant(), new RecordEffect(it.number(), "设备利用率（%）", "72.5", "81", null))
                .accepted();
        assertThatThrownBy(() -> new RecordEffect(it.number(), "设备利用率", "约70", "81", null))
                .isInstanceOf(RefusedValue.class);
    }

    @Test
    void aPaymentSaysWhoPaidAndWhyForAnother() {
        Case it = contracted(wan(10));
        ProviderPaid paid = given.when(
                        it.applicant(),
                        new PayProvider(it.number(), "合同-1", "1", "乙方", "2", "流水1", wan(1), "示例母公司", "母公司统一支付"))
                .accepted(ProviderPaid.class);
        assertThat(paid.payerName()).isEqualTo("示例母公司");
        assertThat(paid.onBehalfNote()).isEqualTo("母公司统一支付");
    }
}
