package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.CallOffRecovery;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.award.AwardCommand.ReverseRecovery;
import org.mingzhang.domain.award.AwardEvent.RecoveryCalledOff;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.correction.Corrections;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.LineBalance;
import org.mingzhang.domain.programme.ProgrammeCommand.ClosePeriod;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;

/** An order to pay back that is called off, and a receipt that is taken back. */
class RecoveryUndoingTest {
    private static final Fen ONE = Fen.of(1);

    private final Given given = Given.budget();
    private final Case it = given.pilot("1").accepted(2, wan(40)).awarded().paid("P-1", wan(20));

    private OrderRecovery order(String recovery, Fen amount) {
        return new OrderRecovery(it.number(), recovery, "P-1", amount, null, "追回1号", "虚报投入");
    }

    private ReceiveRecovery receipt(Fen amount, String receiptNo) {
        return new ReceiveRecovery(it.number(), "R-1", amount, null, "示例银行", receiptNo, null);
    }

    private CallOffRecovery callOff(@Nullable Fen amount) {
        return new CallOffRecovery(it.number(), "R-1", amount, "复议撤销", "复议1号");
    }

    private ReverseRecovery reversal(long position, @Nullable String receiptNo) {
        return new ReverseRecovery(
                it.number(), "R-1", position, receiptNo == null ? null : "示例银行", receiptNo, "多录一个零", "说明1号");
    }

    private long booked(Fen amount, String receiptNo) {
        given.after(Person.RECEIPTS, receipt(amount, receiptNo));
        return it.award().recoveryReceipts().getLast();
    }

    private LineBalance line() {
        return given.theProgramme().line("central", "renovation");
    }

    private Fen counted() {
        Enterprise beneficiary = (Enterprise) given.ledger().state(StreamId.enterprise(it.code()));
        return beneficiary.awards().stream()
                .map(Enterprise.Counted::event)
                .map(AwardCounted::amountFen)
                .reduce(Fen.ZERO, Fen::plus);
    }

    @Test
    void whatHasNotComeInIsCalledOffByAnotherPersonAndMayBeOrderedAgain() {
        given.after(Person.BUDGET, order("R-1", wan(20)));
        booked(wan(5), "缴1");
        given.when(Person.BUDGET, callOff(null)).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.RELEASER, callOff(wan(15).plus(ONE))).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.after(Person.RELEASER, callOff(wan(4)));
        given.when(Person.RECEIPTS, receipt(wan(11).plus(ONE), "缴2")).rejected(RejectionCode.PAYMENT_EXCEEDED);
        assertThat(given.when(Person.RELEASER, callOff(null))
                        .accepted(RecoveryCalledOff.class)
                        .amountFen())
                .isEqualTo(wan(11));
        given.when(Person.RELEASER, callOff(null)).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.RECEIPTS, receipt(ONE, "缴2")).rejected(RejectionCode.PAYMENT_EXCEEDED);
        assertThat(it.award().standing()).isEqualTo(wan(15));
        given.when(Person.BUDGET, order("R-2", wan(15).plus(ONE))).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(Person.BUDGET, order("R-2", wan(15))).accepted();
    }

    @Test
    void whatWasNotOrderedIsNotCalledOffAndOnlyByThosePosts() {
        given.when(Person.RELEASER, callOff(null)).rejected(RejectionCode.NOT_FOUND);
        given.after(Person.BUDGET, order("R-1", wan(20)));
        given.when(Person.AUDITOR, callOff(null)).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.RELEASER, given.today().minusDays(1), callOff(null))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(Person.APPROVER, callOff(null)).accepted();
    }

    /** A zero too many: booked ten times, taken back by another person, and booked again from the same receipt. */
    @Test
    void aReceiptThatWasBookedWronglyIsTakenBackAndItsNumberServesAgain() {
        Fen before = counted();
        given.after(Person.BUDGET, order("R-1", wan(20)));
        long position = booked(wan(10), "缴1");
        given.when(Person.RECEIPTS, reversal(position, null)).rejected(RejectionCode.SAME_PERSON);
        assertThat(counted()).isEqualTo(before.minus(wan(10)));
        RecoveryReversed reversed =
                given.when(Person.RELEASER, reversal(position, null)).accepted(RecoveryReversed.class);
        assertThat(reversed.amountFen()).isEqualTo(wan(10));
        assertThat(reversed.receiptNo()).isEqualTo("缴1");
        assertThat(line().recovered()).isEqualTo(Fen.ZERO);
        assertThat(line().recoveredAtHand()).isEqualTo(Fen.ZERO);
        assertThat(counted()).isEqualTo(before);
        assertThat(it.award().recovered()).isEqualTo(Fen.ZERO);
        assertThat(it.award().payments().values())
                .extracting(Payment::outstanding)
                .containsExactly(wan(20));
        given.when(Person.RELEASER, reversal(position, null)).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.RECEIPTS, receipt(wan(1), "缴1")).accepted();
        assertThat(line().recovered()).isEqualTo(wan(1));
    }

    @Test
    void whatTheBankTookBackLeavesBothReceiptsUsed() {
        given.after(Person.BUDGET, order("R-1", wan(20)));
        long position = booked(wan(10), "缴1");
        given.when(Person.RELEASER, reversal(position, "缴1")).rejected(RejectionCode.RECEIPT_USED_TWICE);
        assertThat(given.when(Person.RELEASER, reversal(position, "退1")).accepted())
                .hasAtLeastOneElementOfType(RecoveredFundsReversed.class);
        given.when(Person.RECEIPTS, receipt(wan(1), "缴1")).rejected(RejectionCode.RECEIPT_USED_TWICE);
        given.when(Person.RECEIPTS, receipt(wan(1), "退1")).rejected(RejectionCode.RECEIPT_USED_TWICE);
        given.when(Person.RECEIPTS, receipt(wan(20), "缴2")).accepted();
    }

    @Test
    void whenNothingOfItIsLeftTheBankMaySendThePaymentBack() {
        given.after(Person.BUDGET, order("R-1", wan(20)));
        ReturnPayment back = new ReturnPayment(it.number(), "P-1", "示例银行", "退9", "销户");
        long position = booked(wan(10), "缴1");
        given.when(Person.RECEIPTS, back).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.RELEASER, reversal(position, null));
        given.when(Person.RECEIPTS, back).accepted();
    }

    /** An attack: the money is at the treasury already, and would be there twice. */
    @Test
    void moneyThatWasHandedOnIsNotTakenBackFromWhereItIsNot() {
        given.after(Person.BUDGET, order("R-1", wan(20)));
        long position = booked(wan(10), "缴1");
        given.after(
                Person.BUDGET,
                new ReturnToTreasury(
                        PROGRAMME, "central", ReturnedFrom.LINE_RECOVERED, "renovation", wan(6), "上缴1号", null));
        given.when(Person.RELEASER, reversal(position, null)).rejected(RejectionCode.PAYMENT_EXCEEDED);
        booked(wan(6), "缴2");
        given.when(Person.RELEASER, reversal(position, null)).accepted();
    }

    @Test
    void anotherRecoverysReceiptAndNoReceiptAtAllAreNotFound() {
        given.after(Person.BUDGET, order("R-1", wan(10)));
        given.after(Person.BUDGET, order("R-2", wan(10)));
        long position = booked(wan(10), "缴1");
        given.when(Person.RELEASER, new ReverseRecovery(it.number(), "R-2", position, null, null, "误", "说明1号"))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.RELEASER, reversal(position + 1, null)).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.RELEASER, given.today().minusDays(1), reversal(position, null))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(Person.RELEASER, new ReverseRecovery(it.number(), "R-1", position, null, "退1", "误", "说明1号"))
                .rejected(RejectionCode.FACT_MISSING);
        given.when(Person.RELEASER, new ReverseRecovery(it.number(), "R-1", position, "示例银行", null, "误", "说明1号"))
                .rejected(RejectionCode.FACT_MISSING);
    }

    /** What a closed month came to stays; the reversal posts on its own day, in the open one. */
    @Test
    void aClosedMonthStaysAndTheReversalPostsInTheOpenOne() {
        given.after(Person.BUDGET, order("R-1", wan(20)));
        long position = booked(wan(10), "缴1");
        String month = given.today().toString().substring(0, 7);
        java.time.LocalDate then = given.today();
        given.later(31);
        given.after(Person.BUDGET, new ClosePeriod(PROGRAMME, month, "结1号"));
        given.when(Person.RELEASER, then, reversal(position, null)).rejected(RejectionCode.PERIOD_CLOSED);
        given.when(Person.RELEASER, reversal(position, null)).accepted();
        assertThat(line().recovered()).isEqualTo(Fen.ZERO);
    }

    @Test
    void aReceiptThatWasTakenBackIsNotCorrectedAndACorrectedOneIsTakenBackAsCorrected() {
        Corrections corrections = new Corrections(given);
        given.after(Person.BUDGET, order("R-1", wan(20)));
        long position = booked(wan(10), "缴1");
        corrections.corrected(position, after -> after.put("receiptNo", "缴7"));
        assertThat(given.when(Person.RELEASER, reversal(position, null))
                        .accepted(RecoveryReversed.class)
                        .receiptNo())
                .isEqualTo("缴7");
        given.when(
                        Corrections.PROPOSER,
                        corrections.proposal(
                                corrections.position(RecoveryReceived.class), after -> after.put("receiptNo", "缴8")))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Person.RECEIPTS, receipt(wan(1), "缴7")).accepted();
        assertThat(it.award().recoveryReceipts())
                .isNotEqualTo(List.of(position))
                .hasSize(1);
    }
}
