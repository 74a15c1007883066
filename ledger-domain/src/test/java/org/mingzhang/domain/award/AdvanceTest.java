package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CallOffRecovery;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.project.ProjectCommand.TerminateProject;

class AdvanceTest {
    private final Given given = Advanced.refunded();
    private final Case it = Advanced.contracted(given);

    private void granted(long wan) {
        given.after(Person.APPROVER, Advanced.grant(it, wan(wan)));
    }

    /** Committed on all lines, and counted for the beneficiary, come to the same. */
    private void stands(Given given, Case it, Fen committed, Fen paidNet) {
        Fen all = sum(
                given.theProgramme().figures(given.ledger().pack()).committed().values());
        assertThat(all).isEqualTo(committed);
        assertThat(it.award().committed()).isEqualTo(committed);
        Fen paid = sum(
                given.theProgramme().figures(given.ledger().pack()).paidNet().values());
        assertThat(paid).isEqualTo(paidNet);
        Enterprise enterprise = (Enterprise) given.ledger().state(StreamId.enterprise(it.code()));
        Fen counted = enterprise.awards().stream()
                .map(each -> each.event().amountFen())
                .reduce(Fen.ZERO, Fen::plus);
        assertThat(counted).isEqualTo(committed.minus(it.award().recovered()));
        assertThat(report(given).differences()).isEmpty();
    }

    private static Fen sum(java.util.Collection<Fen> all) {
        return all.stream().reduce(Fen.ZERO, Fen::plus);
    }

    private static Recomputation.Report report(Given given) {
        Recomputation recomputation =
                new Recomputation(PROGRAMME, sm3 -> given.ledger().pack(), Set.of());
        long position = 0;
        for (Envelope entry : given.ledger().log()) {
            recomputation.take(position++, entry);
        }
        return recomputation.report(position - 1).orElseThrow();
    }

    @Test
    void partIsPaidBeforeAcceptanceAndTheRestAfterIt() {
        AdvanceGranted e =
                given.when(Person.APPROVER, Advanced.grant(it, wan(10))).accepted(AdvanceGranted.class);
        assertThat(e.ceilingFen()).isEqualTo(wan(10));
        assertThat(e.trace()).extracting(AwardEvent.Step::rule).contains("HD-01/advance/rate", "HD-01/advance/cap");
        stands(given, it, wan(10), Fen.ZERO);
        it.paid("P-1", wan(10));
        stands(given, it, wan(10), wan(10));
        Advanced.accepted(given, it, wan(30)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(15));
        List<LedgerEvent> events =
                given.when(Person.APPROVER, it.approval(wan(15))).accepted();
        assertThat(events)
                .filteredOn(FundsCommitted.class::isInstance)
                .singleElement()
                .isEqualTo(new FundsCommitted(
                        it.number(), it.code(), e.purpose(), List.of(new Share("central", wan(5))), true));
        assertThat(events).noneMatch(RecoveryOrdered.class::isInstance);
        stands(given, it, wan(15), wan(10));
        it.paid("P-2", wan(5));
        stands(given, it, wan(15), wan(15));
        given.when(Person.ORDERER, it.order("P-3", Fen.of(1))).rejected(RejectionCode.COMMITMENT_EXCEEDED);
    }

    @Test
    void exactlyWhatWasPaidBeyondTheAwardIsOrderedBackWithItsApproval() {
        granted(10);
        it.paid("P-1", wan(6)).paid("P-2", wan(3));
        Advanced.accepted(given, it, wan(10)).reviewed();
        List<LedgerEvent> events =
                given.when(Person.APPROVER, it.approval(wan(5))).accepted();
        assertThat(events)
                .filteredOn(RecoveryOrdered.class::isInstance)
                .extracting(e -> ((RecoveryOrdered) e).payment() + " "
                        + ((RecoveryOrdered) e).amountFen().toYuan())
                .containsExactly("P-2 30,000.00", "P-1 10,000.00");
        assertThat(events)
                .filteredOn(CommitmentReleased.class::isInstance)
                .singleElement()
                .satisfies(e -> assertThat(((CommitmentReleased) e).entire()).isFalse());
        assertThat(it.award().standing()).isEqualTo(wan(5));
        stands(given, it, wan(9), wan(9));
        given.when(Person.ORDERER, it.order("P-3", Fen.of(1))).rejected(RejectionCode.COMMITMENT_EXCEEDED);
        given.after(
                Person.RECEIPTS,
                new ReceiveRecovery(it.number(), "P-2" + Settlement.ORDERED, wan(3), null, "示例银行", "回-1", null));
        assertThat(it.award().held()).isEqualTo(wan(5));
        Fen paid = sum(
                given.theProgramme().figures(given.ledger().pack()).paidNet().values());
        assertThat(paid).isEqualTo(wan(6));
        assertThat(given.ledger().replayed().state(StreamId.award(it.number())))
                .usingRecursiveComparison()
                .isEqualTo(it.award());
    }

    @Test
    void whatIsOrderedBackIsNotCalledOffWhileTheFactsStand() {
        exactlyWhatWasPaidBeyondTheAwardIsOrderedBackWithItsApproval();
        given.when(Person.REVIEWER, new CallOffRecovery(it.number(), "P-1" + Settlement.ORDERED, null, "商量好了", "文1"))
                .rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void aPaymentThatTheBankSentBackAfterTheSettlementIsPaidAgainOnlyUpToTheAward() {
        granted(10);
        it.paid("P-1", wan(8));
        Advanced.accepted(given, it, wan(10)).reviewed();
        given.after(Person.APPROVER, it.approval(wan(5)));
        stands(given, it, wan(8), wan(8));
        given.after(Person.RECEIPTS, new ReturnPayment(it.number(), "P-1", "示例银行", "退-1", "账号有误"));
        stands(given, it, wan(5), Fen.ZERO);
        given.when(Person.ORDERER, it.order("P-2", wan(6))).rejected(RejectionCode.COMMITMENT_EXCEEDED);
        it.paid("P-2", wan(5));
        stands(given, it, wan(5), wan(5));
    }

    @Test
    void moreThanTheLimitsOfThePackIsRefused() {
        given.when(Person.APPROVER, Advanced.grant(it, wan(10).plus(Fen.of(1))))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
    }

    @Test
    void moreThanTheAdvanceIsNotPaidBeforeAcceptance() {
        granted(8);
        it.paid("P-1", wan(5));
        given.when(Person.ORDERER, it.order("P-2", wan(3).plus(Fen.of(1)))).rejected(RejectionCode.COMMITMENT_EXCEEDED);
    }

    @Test
    void theSameAdvanceIsNotGrantedTwice() {
        granted(4);
        given.when(Person.APPROVER, Advanced.grant(it, wan(4))).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void noAdvanceIsGrantedAfterTheAssessmentOrTheAward() {
        Advanced.accepted(given, it, wan(30));
        given.when(Person.APPROVER, Advanced.grant(it, wan(4))).rejected(RejectionCode.WRONG_STATE);
        it.awarded();
        given.when(Person.APPROVER, Advanced.grant(it, wan(4))).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void whoApprovedTheApplicationDoesNotGrantTheAdvance() {
        given.when(Person.DECISION, Advanced.grant(it, wan(4))).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void theApplicantsSideAndThePaymentsSideDoNotGrantIt() {
        given.when(it.applicant(), Advanced.grant(it, wan(4))).rejected(RejectionCode.ROLE_MISSING);
        granted(4);
        given.when(Person.APPROVER, it.order("P-1", wan(4))).rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void nothingIsGrantedInAdvanceOnHoldOrOfATerminatedProjectOrOutsideThePilot() {
        Case held = Advanced.contracted(Advanced.refunded());
        assertThat(held.award().isAdvancing()).isFalse();
        given.after(Person.SUPERVISOR, new PlaceHold(it.number(), "停1", "核查"));
        given.when(Person.APPROVER, Advanced.grant(it, wan(4))).rejected(RejectionCode.ON_HOLD);
        Given other = Advanced.refunded();
        Case left = Advanced.contracted(other);
        other.after(Person.ROSTER, new LeavePilot(left.code(), PROGRAMME, "退1", "自愿退出"));
        other.when(Person.APPROVER, Advanced.grant(left, wan(4))).rejected(RejectionCode.NOT_ELIGIBLE);
        Given third = Advanced.refunded();
        Case over = Advanced.contracted(third);
        third.after(Person.ROSTER, new TerminateProject(over.number(), "停产", "终1"));
        third.when(Person.APPROVER, Advanced.grant(over, wan(4))).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void aDirectionWithoutAnAdvanceHasNone() {
        Given plain = Given.budget();
        Case other = Advanced.contracted(plain);
        plain.when(Person.APPROVER, Advanced.grant(other, wan(4))).rejected(RejectionCode.NOT_FOUND);
        plain.when(Person.ORDERER, other.order("P-1", wan(4))).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void conditionsOfTheAdvanceAreAskedWhenItIsGranted() {
        Case idle = given.pilot("1").approved();
        given.when(Person.APPROVER, Advanced.grant(idle, wan(4))).rejected(RejectionCode.FACT_MISSING);
    }

    @Test
    void anAwardThatIsRefusedGivesUpWhatIsUnpaidAndOrdersBackWhatWasPaid() {
        granted(10);
        it.paid("P-1", wan(6));
        given.after(Person.ROSTER, new TerminateProject(it.number(), "停产", "终1"));
        given.when(Person.ORDERER, it.order("P-2", wan(1))).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.APPROVER, new RefuseAward(it.number(), "项目终止")).rejected(RejectionCode.FACT_MISSING);
        List<LedgerEvent> events = given.when(Person.APPROVER, new RefuseAward(it.number(), "项目终止", "退1号"))
                .accepted();
        assertThat(events)
                .filteredOn(RecoveryOrdered.class::isInstance)
                .singleElement()
                .satisfies(e -> assertThat(((RecoveryOrdered) e).amountFen()).isEqualTo(wan(6)));
        stands(given, it, wan(6), wan(6));
        given.after(
                Person.RECEIPTS,
                new ReceiveRecovery(it.number(), "P-1" + Settlement.ORDERED, wan(6), null, "示例银行", "回-1", null));
        assertThat(sum(given.theProgramme()
                        .figures(given.ledger().pack())
                        .paidNet()
                        .values()))
                .isEqualTo(Fen.ZERO);
        assertThat(given.theProgramme().awards("HD-01")).isZero();
        assertThat(it.award().held()).isEqualTo(Fen.ZERO);
    }

    @Test
    void aPaymentOnItsWayIsConfirmedOrCalledOffBeforeTheSettlement() {
        granted(10);
        it.ordered("P-1", wan(10)).released("P-1");
        Advanced.accepted(given, it, wan(10)).reviewed();
        given.when(Person.APPROVER, it.approval(wan(5))).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ORDERER.of("finance-office"), new CancelPayment(it.number(), "P-1", "改按核定"));
        given.after(Person.APPROVER, it.approval(wan(5)));
        stands(given, it, wan(5), Fen.ZERO);
    }

    @Test
    void moneyPaidInAdvanceIsNotOrderedBackApartFromItsSettlement() {
        granted(10);
        it.paid("P-1", wan(10));
        given.when(Person.REVIEWER, new OrderRecovery(it.number(), "Z-1", "P-1", wan(1), null, "文1", "另用"))
                .rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void theCasesOwnAdvanceTakesItsPlaceOnceAndCountsOnce() {
        granted(10);
        assertThat(given.theProgramme().awards("HD-01")).isEqualTo(1);
        Advanced.accepted(given, it, wan(30)).awarded();
        assertThat(given.theProgramme().awards("HD-01")).isEqualTo(1);
        Enterprise enterprise = (Enterprise) given.ledger().state(StreamId.enterprise(it.code()));
        assertThat(enterprise.awards().stream()
                        .map(each -> each.event())
                        .map(AwardCounted::amountFen)
                        .reduce(Fen.ZERO, Fen::plus))
                .isEqualTo(wan(15));
    }

    @Test
    void anAdvanceCountsForWhatIsGrantedOnce() {
        granted(1);
        Case second = given.applicant("HD-01", it.code()).approved().started();
        given.after(second.applicant(), second.contract("合同-乙", given.provider(7900), wan(30)));
        given.when(Person.APPROVER, Advanced.grant(second, wan(1))).rejected(RejectionCode.EXCLUDED);
    }

    @Test
    void whatWasPaidStaysPaidWhereThePackSaysSo() {
        Given keeping = Advanced.kept();
        Case it = Advanced.contracted(keeping);
        keeping.after(Person.APPROVER, Advanced.grant(it, wan(10)));
        it.paid("P-1", wan(8));
        Advanced.accepted(keeping, it, wan(10)).reviewed();
        keeping.when(Person.APPROVER, it.approval(wan(5))).rejected(RejectionCode.BELOW_MINIMUM_AMOUNT);
        keeping.when(Person.APPROVER, it.approval(wan(9))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(keeping.when(Person.APPROVER, it.approval(wan(8))).accepted())
                .noneMatch(RecoveryOrdered.class::isInstance);
        stands(keeping, it, wan(8), wan(8));
    }

    @Test
    void eachInstalmentHasItsOwnLimitAndIsGrantedOnce() {
        Given two = Advanced.twice();
        Case it = Advanced.contracted(two);
        two.when(Person.APPROVER, Advanced.grant(it, wan(3))).rejected(RejectionCode.NOT_FOUND);
        two.when(Person.APPROVER, Advanced.grant(it, "first", wan(4))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        two.after(Person.APPROVER, Advanced.grant(it, "first", wan(3)));
        it.paid("P-1", wan(3));
        two.after(Person.APPROVER, Advanced.grant(it, "second", wan(6)));
        stands(two, it, wan(9), wan(3));
        it.paid("P-2", wan(6));
        Advanced.accepted(two, it, wan(30)).awarded();
        stands(two, it, wan(15), wan(9));
    }

    @Test
    void anInstalmentThatIsPaidExactlyIsGrantedAndPaidSoAndNotOtherwise() {
        Given exactly = Advanced.exactly();
        Case it = Advanced.contracted(exactly);
        exactly.after(Person.APPROVER, Advanced.grant(it, "first", wan(2)));
        it.paid("P-1", wan(1));
        Rejection less = exactly.when(Person.APPROVER, Advanced.grant(it, "second", wan(6).minus(Fen.of(1))))
                .rejected(RejectionCode.BELOW_MINIMUM_AMOUNT);
        assertThat(less.clause()).isNotNull();
        exactly.when(Person.APPROVER, Advanced.grant(it, "second", wan(6).plus(Fen.of(1))))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        exactly.after(Person.APPROVER, Advanced.grant(it, "second", wan(6)));
        Rejection part =
                exactly.when(Person.ORDERER, it.order("P-2", wan(5))).rejected(RejectionCode.BELOW_MINIMUM_AMOUNT);
        assertThat(part.facts().get("floorFen")).hasToString("Whole[number=6000000]");
        it.paid("P-2", wan(6));
        it.paid("P-3", wan(1));
        stands(exactly, it, wan(8), wan(8));
    }

    @Test
    void anAdvanceThatSomebodyWroteIntoTheLogIsFound() {
        granted(4);
        AdvanceGranted honest = given.ledger().log().stream()
                .map(Envelope::event)
                .filter(AdvanceGranted.class::isInstance)
                .map(AdvanceGranted.class::cast)
                .findFirst()
                .orElseThrow();
        Case other = Advanced.contracted(given);
        List<Share> shares = List.of(new Share("central", wan(20)));
        given.recorded(List.of(
                new org.mingzhang.domain.decision.StreamEvent(
                        StreamId.award(other.number()),
                        new AdvanceGranted(
                                "advance",
                                wan(20),
                                shares,
                                wan(20),
                                honest.purpose(),
                                other.code(),
                                "预拨2号",
                                null,
                                honest.trace())),
                new org.mingzhang.domain.decision.StreamEvent(
                        StreamId.programme(PROGRAMME),
                        new FundsCommitted(other.number(), other.code(), honest.purpose(), shares))));
        assertThat(report(given).differences())
                .filteredOn(found -> found.field().equals("amountFen"))
                .singleElement()
                .satisfies(found ->
                        assertThat(Objects.requireNonNull(found.code())).isEqualTo("ABOVE_COMPUTED_AMOUNT"));
    }

    @Test
    void oldRecordsOfPaymentsBeforeAcceptanceAreBreachesOnlyBeyondTheAdvance() {
        assertThat(past(Role.CITY_INDUSTRY, new PastAward.Advance(it.number(), "advance", wan(8), null, "未载明")))
                .isEmpty();
        assertThat(past(Role.FINANCE, it.order("P-1", wan(8)))).isEmpty();
        assertThat(past(Role.FINANCE, new ApprovePayment(it.number(), "P-1"))).isEmpty();
        assertThat(past(Role.FINANCE, new PastAward.Confirmation(it.number(), "P-1", null)))
                .isEmpty();
        stands(given, it, wan(8), wan(8));
        assertThat(past(Role.FINANCE, it.order("P-2", wan(1)))).isNotEmpty();
        Case other = Advanced.contracted(given);
        assertThat(past(Role.CITY_INDUSTRY, new PastAward.Advance(other.number(), "advance", wan(11), null, "未载明")))
                .isNotEmpty();
    }

    private List<String> past(Role role, LedgerCommand fact) {
        return given.history(role, "示例单位", "某" + given.next(), given.today(), fact);
    }
}
