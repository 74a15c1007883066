package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.LineBalance;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.ReuseRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;

class RecoveryDeciderTest {
    private static final Fen ONE = Fen.of(1);

    private final Given given = Given.budget();
    private final Case it = given.pilot("1").accepted(2, wan(40)).awarded().paid("P-1", wan(20));

    private OrderRecovery order(String recovery, Fen amount) {
        return new OrderRecovery(it.number(), recovery, "P-1", amount, null, "追回1号", "虚报投入");
    }

    private ReceiveRecovery receipt(String recovery, Fen amount, String receiptNo) {
        return new ReceiveRecovery(it.number(), recovery, amount, null, "示例银行", receiptNo, null);
    }

    private LineBalance line() {
        return given.theProgramme().line("central", "renovation");
    }

    @Test
    void noMoreIsOrderedBackThanWasPaid() {
        given.when(Person.BUDGET, order("R-1", wan(20).plus(ONE))).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.after(Person.BUDGET, order("R-1", wan(19)));
        given.when(Person.BUDGET, order("R-2", wan(1).plus(ONE))).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(Person.BUDGET, order("R-1", wan(1))).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.BUDGET, order("R-2", wan(1))).accepted();
    }

    @Test
    void theTermIsThePacksUnlessAnotherIsSet() {
        LocalDate today = given.today();
        assertThat(given.when(Person.BUDGET, order("R-1", wan(1)))
                        .accepted(RecoveryOrdered.class)
                        .dueOn())
                .isEqualTo(today.plusDays(30));
        given.when(
                        Person.BUDGET,
                        new OrderRecovery(it.number(), "R-2", "P-1", wan(1), today.minusDays(1), "追回2号", "虚报"))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    @Test
    void whatComesInIsAtMostWhatWasOrderedAndEachReceiptCountsOnce() {
        given.after(Person.BUDGET, order("R-1", wan(5)));
        given.when(Person.RECEIPTS, receipt("R-1", wan(5).plus(ONE), "缴1")).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(Person.RECEIPTS, receipt("R-1", wan(2), "缴1")).accepted(FundsRecovered.class);
        given.when(Person.RECEIPTS, receipt("R-1", wan(1), "缴1")).rejected(RejectionCode.RECEIPT_USED_TWICE);
        given.when(Person.RECEIPTS, receipt("R-1", wan(3), "缴2")).accepted();
        given.when(Person.RECEIPTS, receipt("R-1", ONE, "缴3")).rejected(RejectionCode.PAYMENT_EXCEEDED);
        assertThat(line().recovered()).isEqualTo(wan(5));
    }

    @Test
    void whatComesInGoesBackToTheSourcesThatPaid() {
        given.after(Person.BUDGET, order("R-1", wan(5)));
        given.when(
                        Person.RECEIPTS,
                        new ReceiveRecovery(
                                it.number(), "R-1", wan(5), List.of(new Share("local", wan(5))), "示例银行", "缴1", null))
                .rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(
                        Person.RECEIPTS,
                        new ReceiveRecovery(
                                it.number(), "R-1", wan(5), List.of(new Share("central", wan(4))), "示例银行", "缴1", null))
                .rejected(RejectionCode.SPLIT_MISMATCH);
    }

    @Test
    void onlyWhatWasPaidComesBack() {
        given.when(Person.BUDGET, new OrderRecovery(it.number(), "R-1", "P-9", wan(1), null, "追回1号", "虚报"))
                .rejected(RejectionCode.NOT_FOUND);
        Case other = given.pilot("1").accepted(2, wan(40)).awarded().ordered("P-2", wan(20));
        given.when(Person.BUDGET, new OrderRecovery(other.number(), "R-1", "P-2", wan(1), null, "追回1号", "虚报"))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Person.RECEIPTS, receipt("R-1", wan(1), "缴1")).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void anOrderToPayBackLapsesWhenTheBankSendsThePaymentBack() {
        given.after(Person.BUDGET, order("R-1", wan(20)));
        given.after(Person.RECEIPTS, new ReturnPayment(it.number(), "P-1", "示例银行", "退1", "销户"));
        given.when(Person.RECEIPTS, receipt("R-1", wan(20), "缴1")).rejected(RejectionCode.WRONG_STATE);
        assertThat(line().recovered()).isEqualTo(Fen.ZERO);
    }

    @Test
    void recoveredMoneyGoesToTheTreasuryUnlessThePackIsDecidedOtherwise() {
        given.after(Person.BUDGET, order("R-1", wan(5)));
        given.after(Person.RECEIPTS, receipt("R-1", wan(5), "缴1"));
        ReuseRecovered reuse = new ReuseRecovered(PROGRAMME, "central", "renovation", wan(2), "再用1号");
        given.when(Person.BUDGET, reuse).rejected(RejectionCode.RECOVERY_NOT_REUSABLE);
        given.when(Person.BUDGET, handBack(wan(5).plus(ONE))).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(Person.BUDGET, handBack(wan(1))).accepted();
        given.decided("recovery.reuse", "line");
        Fen before = line().available();
        ReuseRecovered more = new ReuseRecovered(PROGRAMME, "central", "renovation", wan(4).plus(ONE), "再用1号");
        given.when(Person.BUDGET, more).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(Person.BUDGET, reuse).accepted();
        assertThat(line().available()).isEqualTo(before.plus(wan(2)));
        given.when(Person.BUDGET, handBack(wan(2).plus(ONE))).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(Person.BUDGET, handBack(wan(2))).rejected(RejectionCode.ALREADY_EXISTS);
        given.later(1);
        given.when(Person.BUDGET, handBack(wan(2))).accepted();
        assertThat(line().recoveredAtHand()).isEqualTo(Fen.ZERO);
    }

    @Test
    void aLineHandsBackFirstWhatWasRecoveredAndTheSplitIsOnRecord() {
        given.after(Person.BUDGET, order("R-1", wan(5)));
        given.after(Person.RECEIPTS, receipt("R-1", wan(5), "缴1"));
        Fen available = line().available();
        ReturnToTreasury some = new ReturnToTreasury(PROGRAMME, "central", null, "renovation", wan(3), "上缴1号", null);
        assertThat(returned(some))
                .extracting(FundsReturnedToTreasury::from, FundsReturnedToTreasury::amountFen)
                .containsExactly(Tuple.tuple(ReturnedFrom.LINE_RECOVERED, wan(3)));
        ReturnToTreasury more = new ReturnToTreasury(PROGRAMME, "central", null, "renovation", wan(6), "上缴2号", null);
        assertThat(returned(more))
                .extracting(FundsReturnedToTreasury::from, FundsReturnedToTreasury::amountFen)
                .containsExactly(
                        Tuple.tuple(ReturnedFrom.LINE_RECOVERED, wan(2)),
                        Tuple.tuple(ReturnedFrom.LINE_AVAILABLE, wan(4)));
        assertThat(line().recoveredAtHand()).isEqualTo(Fen.ZERO);
        assertThat(line().available()).isEqualTo(available.minus(wan(4)));
        given.when(
                        Person.BUDGET,
                        new ReturnToTreasury(
                                PROGRAMME,
                                "central",
                                null,
                                "renovation",
                                line().available().plus(ONE),
                                "上缴3号",
                                null))
                .rejected(RejectionCode.ALLOCATION_EXCEEDED);
    }

    private List<FundsReturnedToTreasury> returned(ReturnToTreasury command) {
        return given.when(Person.BUDGET, command).accepted().stream()
                .map(FundsReturnedToTreasury.class::cast)
                .toList();
    }

    private static ReturnToTreasury handBack(Fen amount) {
        return new ReturnToTreasury(
                PROGRAMME, "central", ReturnedFrom.LINE_RECOVERED, "renovation", amount, "上缴1号", null);
    }

    @Test
    void whatWasRecoveredWholeDoesNotStandInTheWayOfAnotherAward() {
        given.after(Person.BUDGET, order("R-1", wan(20)));
        given.after(Person.RECEIPTS, receipt("R-1", wan(20), "缴1"));
        Case again = given.applicant("HD-01", it.code()).accepted(2, wan(40)).calculated();
        assertThat(again.award().calculated()).isNotNull();
    }

    @Test
    void theDefaultSplitNeverPassesWhatASourceHasOutstanding() {
        List<Share> paid = List.of(new Share("a", Fen.of(50)), new Share("b", Fen.of(50)), new Share("c", Fen.of(1)));
        BankAccount account = new BankAccount("示例银行", "123456", "示例");
        Payment payment = Payment.ordered(new PaymentOrdered("P", Fen.of(101), paid, account), "o", null);
        for (int amount = 1; amount <= 101; amount++) {
            List<Share> back = RecoveryDecider.proportional(payment, Fen.of(amount));
            assertThat(Share.total(back)).isEqualTo(Fen.of(amount));
            assertThat(back)
                    .allSatisfy(share -> assertThat(share.amountFen().exceeds(payment.outstanding(share.source())))
                            .isFalse());
        }
    }

    @Test
    void whoDecidesARecoveryDoesNotBookItsReceipt() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded().paid("P-2", wan(10));
        given.after(Person.RECEIPTS, new OrderRecovery(it.number(), "R-2", "P-2", wan(7), null, "追回1号", "用途不符"));
        ReceiveRecovery receipt = new ReceiveRecovery(it.number(), "R-2", wan(7), null, "示例银行", "退2", null);
        given.when(Person.RECEIPTS, receipt).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.BUDGET, receipt).accepted();
    }
}
