package org.mingzhang.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.RejectCorrection;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionApproved;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;

class CorrectionDeciderTest {
    private final Given given = Given.budget();
    private final Corrections corrections = new Corrections(given);

    private Project project(Case it) {
        return (Project) given.ledger().state(StreamId.project(it.number()));
    }

    private Case contracted() {
        Case it = given.pilot("1").approved().started();
        given.after(it.applicant(), it.contract("合同-甲", given.provider(7001), wan(50)));
        return it;
    }

    @Test
    void aSecondPersonSignsAndTheContractIsWorthWhatItShouldHaveBeen() {
        Case it = contracted();
        long position = corrections.position(ContractRegistered.class);
        Corrected corrected = corrections.corrected(position, after -> after.put("amountFen", wan(60).value()));
        assertThat(corrected.before().get("amountFen").longValue()).isEqualTo(wan(50).value());
        assertThat(corrected.proposedBy()).isEqualTo("proposer");
        assertThat(project(it).contractedFen()).isEqualTo(wan(60));
        assertThat(project(it).lastContractPosition()).isEqualTo(position);
        assertThat(corrections.at(position).event())
                .as("what was recorded stays recorded")
                .isInstanceOfSatisfying(
                        ContractRegistered.class, e -> assertThat(e.amountFen()).isEqualTo(wan(50)));
        assertThat(((Project) given.ledger().replayed().state(StreamId.project(it.number()))).contractedFen())
                .isEqualTo(wan(60));
    }

    @Test
    void nobodyApprovesWhatHeProposedOrRecorded() {
        contracted();
        ProposeCorrection own = corrections.proposal(
                corrections.position(ContractRegistered.class), after -> after.put("amountFen", wan(60).value()));
        given.after(Corrections.PROPOSER, own);
        given.when(Corrections.PROPOSER, new ApproveCorrection(own.correction(), null))
                .rejected(RejectionCode.SAME_PERSON);
        ProposeCorrection budget = corrections.proposal(
                corrections.position(BudgetAllocated.class), after -> after.put("documentNo", "分配2号"));
        given.after(Corrections.PROPOSER, budget);
        given.when(Person.BUDGET, new ApproveCorrection(budget.correction(), null))
                .rejected(RejectionCode.SAME_PERSON);
        given.when(Corrections.SECOND, new ApproveCorrection(budget.correction(), null))
                .accepted();
    }

    @Test
    void whoHasNoPostOrAnInterestProposesNothing() {
        Case it = contracted();
        ProposeCorrection proposal = corrections.proposal(
                corrections.position(ContractRegistered.class), after -> after.put("amountFen", wan(60).value()));
        given.when(it.applicant(), proposal).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.OTHER_COUNTY, proposal).rejected(RejectionCode.SCOPE_EXCEEDED);
        Person interested = new Person("wearing-two-hats", it.code(), Person.BUDGET.role(), null);
        given.person(interested);
        given.when(interested, proposal).rejected(RejectionCode.CONFLICT_OF_INTEREST);
        given.when(Person.COUNTY, proposal).accepted();
    }

    @Test
    void aWrongBeforeIsRefusedAndSoIsOneThatChangedMeanwhile() {
        contracted();
        long position = corrections.position(ContractRegistered.class);
        ProposeCorrection right = corrections.proposal(position, after -> after.put("amountFen", wan(60).value()));
        ProposeCorrection wrong = new ProposeCorrection(
                "更正-错",
                right.stream(),
                position,
                right.type(),
                right.before().deepCopy().put("amountFen", 1),
                right.after(),
                null,
                "录入有误",
                "更正1号");
        given.when(Corrections.PROPOSER, wrong).rejected(RejectionCode.CHANGED_MEANWHILE);
        given.after(Corrections.PROPOSER, right);
        corrections.corrected(position, after -> after.put("amountFen", wan(70).value()));
        given.when(Corrections.SECOND, new ApproveCorrection(right.correction(), null))
                .rejected(RejectionCode.CHANGED_MEANWHILE);
        given.after(Corrections.SECOND, new RejectCorrection(right.correction(), "已另行更正"));
        given.when(Corrections.SECOND, new ApproveCorrection(right.correction(), null))
                .rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void aContractStaysWithTheProvidersOfThePool() {
        contracted();
        long position = corrections.position(ContractRegistered.class);
        given.when(Corrections.PROPOSER, corrections.proposal(position, after -> after.put("seller", Given.code(9001))))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        String other = given.provider(7004);
        corrections.corrected(position, after -> after.put("seller", other));
    }

    @Test
    void aReversedContractIsGoneAndItsNumberFreeUnlessOthersRestOnIt() {
        Case it = contracted();
        long position = corrections.position(ContractRegistered.class);
        Corrected undone = corrections.corrected(position, null);
        assertThat(Claim.of(undone)).singleElement().satisfies(claim -> assertThat(claim.amount())
                .isEqualTo(-1));
        assertThat(project(it).contract("合同-甲")).isNull();
        given.when(Corrections.PROPOSER, corrections.proposal(position, null)).rejected(RejectionCode.WRONG_STATE);
        String seller = given.provider(7002);
        given.after(it.applicant(), it.contract("合同-甲", seller, wan(40)));
        given.after(it.applicant(), it.invoice("合同-甲", wan(40)));
        given.when(Corrections.PROPOSER, corrections.proposal(corrections.position(ContractRegistered.class), null))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(
                        Corrections.PROPOSER,
                        corrections.proposal(
                                corrections.position(ContractRegistered.class),
                                after -> after.put("amountFen", wan(39).value())))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
    }

    @Test
    void anInvoiceOfTenTimesTheAmountIsClaimedAnew() {
        Case it = contracted();
        given.after(it.applicant(), it.invoice("合同-甲", wan(4)));
        long position = corrections.position(InvoiceRegistered.class);
        Corrected corrected = corrections.corrected(
                position, after -> after.put("totalFen", wan(40).value()).put("claimedFen", wan(40).value()));
        assertThat(Claim.of(corrected)).extracting(Claim::amount).containsExactly(-wan(4).value(), wan(40).value());
        assertThat(project(it).claimedFen()).isEqualTo(wan(40));
        InvoiceRegistered invoice = (InvoiceRegistered) corrected.eventBefore();
        Case other = given.pilot("1").approved().started();
        given.after(other.applicant(), other.contract("合同-乙", given.provider(7003), wan(50)));
        given.after(other.applicant(), other.invoice("合同-乙", wan(3)));
        corrections
                .approved(corrections.proposal(
                        corrections.position(InvoiceRegistered.class),
                        after -> after.put("invoiceNo", invoice.invoiceNo())))
                .rejected(RejectionCode.INVOICE_USED_TWICE);
    }

    @Test
    void whatFollowsFromDecisionsIsTakenBackByItsOwnCommands() {
        given.pilot("1").accepted(2, wan(60)).awarded();
        given.when(Corrections.PROPOSER, corrections.proposal(corrections.position(FundsCommitted.class), null))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Corrections.PROPOSER, corrections.proposal(corrections.position(AcceptanceAssessed.class), null))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(
                        Corrections.PROPOSER,
                        corrections.proposal(
                                corrections.position(EnterpriseRegistered.class),
                                after -> after.put("creditCode", Given.code(1))))
                .rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void theAwardsThatItTouchesAreListed() {
        Case it = given.pilot("1").accepted(2, wan(60)).awarded();
        CorrectionApproved approved = corrections
                .approved(corrections.proposal(
                        corrections.position(AcceptanceAssessed.class),
                        after -> after.put("recognisedInvestmentFen", wan(50).value())))
                .accepted(CorrectionApproved.class);
        assertThat(approved.awards()).containsExactly(it.number());
        Corrected name = corrections.corrected(
                corrections.position(
                        EnterpriseRegistered.class, e -> e.creditCode().equals(it.code())),
                after -> ((tools.jackson.databind.node.ObjectNode) after.get("details")).put("employees", 51));
        assertThat(name.awards()).containsExactly(it.number());
    }

    @Test
    void noBudgetBecomesLessThanNothing() {
        long appropriated = corrections.position(FundsAppropriated.class);
        given.when(
                        Corrections.PROPOSER,
                        corrections.proposal(
                                appropriated,
                                after -> after.put("amountFen", wan(9_000).value())))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
        long allocated = corrections.position(BudgetAllocated.class);
        given.when(
                        Corrections.PROPOSER,
                        corrections.proposal(
                                allocated,
                                after -> after.put("amountFen", wan(4_001).value())))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
        given.when(Corrections.PROPOSER, corrections.proposal(allocated, after -> after.put("amountFen", 0)))
                .rejected(RejectionCode.BELOW_MINIMUM_AMOUNT);
        given.when(
                        Corrections.PROPOSER,
                        corrections.proposal(allocated, null, given.today().plusDays(1)))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        long central = corrections.position(
                BudgetAllocated.class,
                e -> e.source().equals("central") && e.line().equals("renovation"));
        given.when(Corrections.PROPOSER, corrections.proposal(central, after -> after.put("line", "service")))
                .rejected(RejectionCode.RATIO_BREACHED);
        corrections.corrected(
                allocated, after -> after.put("amountFen", wan(3_000).value()));
        assertThat(given.theProgramme().allocated("local")).isEqualTo(wan(9_000));
        assertThat(given.theProgramme().available("local")).isEqualTo(wan(1_000));
    }

    @Test
    void theDayOfAnAllocationIsCorrectedOnlyToOneOnWhichTheMoneyWasThere() {
        given.later(30);
        long allocated = corrections.position(BudgetAllocated.class);
        given.when(
                        Corrections.PROPOSER,
                        corrections.proposal(
                                allocated, after -> {}, given.today().minusDays(31)))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
        corrections
                .approved(corrections.proposal(
                        allocated, after -> {}, given.today().minusDays(3)))
                .accepted();
    }

    @Test
    void whatDoesNotReadAsTheEventIsNoCommand() {
        contracted();
        ProposeCorrection right = corrections.proposal(
                corrections.position(ContractRegistered.class), after -> after.put("amountFen", wan(60).value()));
        assertThat(right.after()).isNotNull();
        assertThatThrownBy(() -> corrections.proposal(right.position(), after -> after.put("amountFen", "六十万")))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("amountFen");
        given.when(Corrections.PROPOSER, corrections.proposal(right.position(), after -> after.put("contract", "合同-丙")))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Corrections.PROPOSER, corrections.proposal(right.position(), after -> {}))
                .rejected(RejectionCode.WRONG_STATE);
        assertThat(List.of(right.type())).containsExactly("project.contract-registered");
    }
}
