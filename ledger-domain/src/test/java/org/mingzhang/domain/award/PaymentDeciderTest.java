package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReleaseHold;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.LineBalance;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;

class PaymentDeciderTest {
    private static final Fen ONE = Fen.of(1);

    private final Given given = Given.budget();
    private final Case it = given.pilot("1").accepted(2, wan(40)).awarded();

    private LineBalance line() {
        return given.theProgramme().line("central", "renovation");
    }

    private ReturnPayment sentBack(String payment) {
        return new ReturnPayment(it.number(), payment, "示例银行", "退单-" + payment, "账户已销户");
    }

    @Test
    void onePersonOrdersAnotherReleasesAndTheReceiptMakesItPaid() {
        it.ordered("P-1", wan(20)).released("P-1");
        FundsDisbursed disbursed =
                given.when(Person.RECEIPTS, it.confirmation("P-1")).accepted(FundsDisbursed.class);
        assertThat(Share.total(disbursed.shares())).isEqualTo(wan(20));
        assertThat(line().paid()).isEqualTo(wan(20));
    }

    @Test
    void oneFenOverTheCommitmentIsRefused() {
        given.when(Person.ORDERER, it.order("P-1", wan(20).plus(ONE))).rejected(RejectionCode.COMMITMENT_EXCEEDED);
        it.ordered("P-1", wan(20).minus(ONE));
        given.when(Person.ORDERER, it.order("P-2", Fen.of(2))).rejected(RejectionCode.COMMITMENT_EXCEEDED);
        given.when(Person.ORDERER, it.order("P-2", ONE)).accepted();
    }

    @Test
    void sharesOfAPaymentAddUpAndStayWithinEachSource() {
        given.when(Person.ORDERER, shared(new Share("central", wan(9)))).rejected(RejectionCode.SPLIT_MISMATCH);
        given.when(Person.ORDERER, shared(new Share("central", wan(9)), new Share("local", wan(1))))
                .rejected(RejectionCode.COMMITMENT_EXCEEDED);
        given.when(Person.ORDERER, shared(new Share("central", wan(5)), new Share("central", wan(5))))
                .rejected(RejectionCode.COMMITMENT_EXCEEDED);
        given.when(Person.ORDERER, shared(new Share("central", wan(10)))).accepted();
    }

    private OrderPayment shared(Share... shares) {
        return new OrderPayment(it.number(), "P-1", wan(10), List.of(shares), it.account());
    }

    @Test
    void whoOrdersDoesNotApproveAndWhoApprovesDoesNotConfirm() {
        it.ordered("P-1", wan(20));
        given.when(Person.ORDERER, new ApprovePayment(it.number(), "P-1")).rejected(RejectionCode.SAME_PERSON);
        it.released("P-1");
        given.when(Person.RELEASER, it.confirmation("P-1")).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.ORDERER, it.confirmation("P-1")).accepted();
    }

    @Test
    void aPaymentGoesStepByStep() {
        given.when(Person.RELEASER, new ApprovePayment(it.number(), "P-1")).rejected(RejectionCode.NOT_FOUND);
        it.ordered("P-1", wan(20));
        given.when(Person.RECEIPTS, it.confirmation("P-1")).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ORDERER, it.order("P-1", ONE)).rejected(RejectionCode.ALREADY_EXISTS);
        it.released("P-1").confirmed("P-1");
        given.when(Person.ORDERER, new CancelPayment(it.number(), "P-1", "撤销")).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void theSamePaymentNumberServesOnceInTheWholeLedger() {
        it.ordered("P-1", wan(20));
        Case other = given.pilot("1").accepted(2, wan(40)).awarded();
        given.when(Person.ORDERER, other.order("P-1", wan(20))).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void theSameReceiptServesOnceHoweverItIsTyped() {
        it.paid("P-1", wan(10)).ordered("P-2", wan(10)).released("P-2");
        given.when(Person.RECEIPTS, new ConfirmPayment(it.number(), "P-2", "示例 银行", "回单－Ｐ－1", null))
                .rejected(RejectionCode.RECEIPT_USED_TWICE);
        given.when(Person.RECEIPTS, it.confirmation("P-2")).accepted();
    }

    @Test
    void theAccountIsTheRegisteredOneInTheOwnName() {
        BankAccount foreign =
                new BankAccount("示例银行", "999900001111", it.account().holder());
        given.when(Person.ORDERER, new OrderPayment(it.number(), "P-1", wan(1), null, foreign))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        BankAccount otherBank =
                new BankAccount("另一银行", it.account().number(), it.account().holder());
        assertThat(given.when(Person.ORDERER, new OrderPayment(it.number(), "P-1", wan(1), null, otherBank))
                        .rejected(RejectionCode.PAYEE_MISMATCH)
                        .facts()
                        .toString())
                .as("two accounts that differ in the bank alone do not look alike")
                .contains("开户行 另一银行", "开户行 示例银行");
        BankAccount otherName = new BankAccount("示例银行", it.account().number(), "他人");
        given.when(Person.ORDERER, new OrderPayment(it.number(), "P-1", wan(1), null, otherName))
                .rejected(RejectionCode.PAYEE_MISMATCH);
    }

    @Test
    void anAccountChangedAfterTheOrderStopsTheRelease() {
        it.ordered("P-1", wan(20));
        BankAccount next = new BankAccount("示例银行", "620099998888", it.account().holder());
        given.after(Person.BUDGET, new ChangeBankAccount(it.code(), next, "账户变更"));
        given.when(Person.RELEASER, new ApprovePayment(it.number(), "P-1")).rejected(RejectionCode.PAYEE_MISMATCH);
    }

    @Test
    void whoChangedTheAccountDoesNotPayToIt() {
        BankAccount next = new BankAccount("示例银行", "620099998888", it.account().holder());
        given.after(Person.ORDERER, new ChangeBankAccount(it.code(), next, "账户变更"));
        given.when(Person.ORDERER, it.order("P-1", wan(20))).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.RECEIPTS, it.order("P-1", wan(20))).accepted();
        given.when(Person.ORDERER, new ApprovePayment(it.number(), "P-1")).rejected(RejectionCode.SAME_PERSON);
    }

    /** An attack: who brought the number has somebody else write its bank anew, and is nobody's setter any more. */
    @Test
    void whoBroughtANumberDoesNotPayToItWhoeverWroteItsBankAnew() {
        String holder = it.account().holder();
        given.after(
                Person.ORDERER,
                new ChangeBankAccount(it.code(), new BankAccount("示例银行", "620099998888", holder), "账户变更"));
        BankAccount anew = new BankAccount("示例银行新支行", "620099998888", holder);
        given.after(Person.BUDGET, new ChangeBankAccount(it.code(), anew, "支行更名"));
        OrderPayment order = new OrderPayment(it.number(), "P-1", wan(20), null, anew);
        given.when(Person.ORDERER, order).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.BUDGET, order).rejected(RejectionCode.SAME_PERSON);
        given.after(Person.RECEIPTS, order);
        given.when(Person.ORDERER, new ApprovePayment(it.number(), "P-1")).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.RELEASER, new ApprovePayment(it.number(), "P-1")).accepted();
    }

    /** Nobody is kept from paying for an account that is gone. */
    @Test
    void whoBroughtAnAccountThatIsGonePaysToAnother() {
        String holder = it.account().holder();
        given.after(
                Person.ORDERER,
                new ChangeBankAccount(it.code(), new BankAccount("示例银行", "620099998888", holder), "账户变更"));
        BankAccount next = new BankAccount("示例银行", "620099997777", holder);
        given.after(Person.BUDGET, new ChangeBankAccount(it.code(), next, "再次变更"));
        given.when(Person.ORDERER, new OrderPayment(it.number(), "P-1", wan(20), null, next))
                .accepted();
    }

    @Test
    void aHoldStopsEveryStepUntilItIsReleased() {
        it.ordered("P-1", wan(10)).ordered("P-2", wan(5)).released("P-2");
        given.after(Person.AUDITOR, new PlaceHold(it.number(), "暂停1", "待核"));
        given.when(Person.ORDERER, it.order("P-3", wan(5))).rejected(RejectionCode.ON_HOLD);
        given.when(Person.RELEASER, new ApprovePayment(it.number(), "P-1")).rejected(RejectionCode.ON_HOLD);
        given.when(Person.RECEIPTS, it.confirmation("P-2")).rejected(RejectionCode.ON_HOLD);
        given.after(Person.AUDITOR, new ReleaseHold(it.number(), "暂停1", "已核"));
        given.when(Person.RECEIPTS, it.confirmation("P-2")).accepted();
    }

    @Test
    void onlyThePostThatPlacedAHoldReleasesIt() {
        given.after(Person.AUDITOR, new PlaceHold(it.number(), "暂停1", "待核"));
        given.when(Person.BUDGET, new ReleaseHold(it.number(), "暂停1", "放行")).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.AUDITOR, new PlaceHold(it.number(), "暂停1", "再停")).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.AUDITOR, new ReleaseHold(it.number(), "暂停2", "放行")).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void whoPaysReleasesNoHold() {
        it.ordered("P-1", wan(10));
        given.after(Person.BUDGET, new PlaceHold(it.number(), "暂停1", "待核"));
        given.when(Person.ORDERER, new ReleaseHold(it.number(), "暂停1", "放行")).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.BUDGET, new ReleaseHold(it.number(), "暂停1", "放行")).accepted();
    }

    @Test
    void anOpenObjectionStopsPaymentAndAnUpheldOneForGood() {
        given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议1", "造假"));
        given.when(Person.ORDERER, it.order("P-1", wan(20))).rejected(RejectionCode.OBJECTION_OPEN);
        given.after(Person.ROSTER, new ResolveObjection(it.number(), "异议1", false, "不属实"));
        it.ordered("P-1", wan(20));
        given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议2", "造假"));
        given.after(Person.ROSTER, new ResolveObjection(it.number(), "异议2", true, "属实"));
        given.when(Person.RELEASER, new ApprovePayment(it.number(), "P-1")).rejected(RejectionCode.OBJECTION_OPEN);
    }

    @Test
    void whoLeftThePilotIsPaidNothingMore() {
        it.ordered("P-1", wan(20));
        given.after(Person.ROSTER, new LeavePilot(it.code(), PROGRAMME, "退出1号", "弄虚作假"));
        given.when(Person.RELEASER, new ApprovePayment(it.number(), "P-1"))
                .rejected(RejectionCode.NOT_ELIGIBLE, "600家试点企业");
        given.when(Person.ORDERER, it.order("P-2", ONE)).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void aCancelledPaymentMayBeOrderedAgain() {
        it.ordered("P-1", wan(20)).released("P-1");
        given.after(Person.ORDERER, new CancelPayment(it.number(), "P-1", "填错"));
        given.when(Person.RECEIPTS, it.confirmation("P-1")).rejected(RejectionCode.WRONG_STATE);
        it.paid("P-2", wan(20));
        assertThat(line().paid()).isEqualTo(wan(20));
    }

    @Test
    void aReturnedPaymentIsPaidAgain() {
        it.paid("P-1", wan(20));
        given.when(Person.RECEIPTS, sentBack("P-1")).accepted(DisbursementReturned.class);
        assertThat(line().paid()).isEqualTo(Fen.ZERO);
        assertThat(line().committed()).isEqualTo(wan(20));
        it.paid("P-2", wan(20));
        assertThat(line().paid()).isEqualTo(wan(20));
        given.when(Person.ORDERER, it.order("P-3", ONE)).rejected(RejectionCode.COMMITMENT_EXCEEDED);
    }

    @Test
    void whatTheBankSentBackIsNotPaidAgainBeforeThat() {
        it.paid("P-1", wan(20));
        given.later(5).after(Person.RECEIPTS, sentBack("P-1"));
        given.when(Person.ORDERER, given.today().minusDays(1), it.order("P-2", wan(20)))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(Person.ORDERER, it.order("P-2", wan(20))).accepted();
    }

    @Test
    void aPaymentPartlyTakenBackIsNotReturnedByTheBank() {
        it.paid("P-1", wan(20));
        given.after(Person.BUDGET, new OrderRecovery(it.number(), "R-1", "P-1", wan(3), null, "追回1号", "核减投入"));
        given.after(Person.RECEIPTS, new ReceiveRecovery(it.number(), "R-1", wan(1), null, "示例银行", "缴回1", null));
        given.when(Person.RECEIPTS, sentBack("P-1")).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void stepsOfAPaymentAreInTheOrderOfTheirDates() {
        it.ordered("P-1", wan(20));
        given.later(2)
                .when(Person.RELEASER, given.today().minusDays(3), new ApprovePayment(it.number(), "P-1"))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        it.released("P-1");
        given.later(2)
                .when(Person.RECEIPTS, given.today().minusDays(3), it.confirmation("P-1"))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        it.confirmed("P-1");
    }

    @Test
    void aClosedProgrammePaysNothingMore() {
        it.paid("P-1", wan(20));
        given.after(Person.BUDGET, new CloseProgramme(PROGRAMME, "结项"));
        given.after(Person.RECEIPTS, sentBack("P-1"));
        given.when(Person.ORDERER, it.order("P-2", wan(20))).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void nothingIsOrderedForAnAwardThatIsNotApproved() {
        Case other = given.pilot("1").accepted(2, wan(40)).reviewed();
        given.when(Person.ORDERER, other.order("P-1", wan(20))).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ROSTER, it.order("P-1", wan(20))).rejected(RejectionCode.ROLE_MISSING);
    }
}
