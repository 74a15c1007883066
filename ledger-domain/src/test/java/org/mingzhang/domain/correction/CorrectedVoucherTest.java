package org.mingzhang.domain.correction;

import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.bank.BankCommand.MatchTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.RecordTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.UnmatchTreasuryPayment;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;

/** An attack by those who paid: what the treasury says of their payment is made to fit, or made to go away. */
class CorrectedVoucherTest {
    private final Given given = Given.budget();
    private final Corrections corrections = new Corrections(given);

    @BeforeEach
    void pay() {
        given.pilot("1").accepted(2, wan(40)).awarded().paid("ZF-1", wan(10));
    }

    private long voucher(@Nullable String payment) {
        given.after(
                Person.BUDGET,
                new RecordTreasuryPayment(
                        PROGRAMME, "支付1", "central", null, 2026, "乙", "620002", wan(9), payment, null));
        return corrections.position(TreasuryPaymentRecorded.class);
    }

    /** Neither of those who paid proposes it, and none agrees to what another person proposed. */
    private void refusedToThosePaying(ProposeCorrection proposal) {
        for (Person part : new Person[] {Person.ORDERER, Person.RELEASER, Person.RECEIPTS}) {
            given.when(part, proposal).rejected(RejectionCode.SAME_PERSON);
        }
        given.after(Corrections.PROPOSER, proposal);
        for (Person part : new Person[] {Person.ORDERER, Person.RELEASER, Person.RECEIPTS}) {
            given.when(part, new ApproveCorrection(proposal.correction(), null)).rejected(RejectionCode.SAME_PERSON);
        }
        given.when(Corrections.SECOND, new ApproveCorrection(proposal.correction(), null))
                .accepted();
    }

    @Test
    void thosePayingDoNotMakeAVoucherThatNamesTheirPaymentFit() {
        long voucher = voucher("ZF-1");
        refusedToThosePaying(corrections.proposal(voucher, after -> after.put("amountFen", wan(10).value())));
    }

    @Test
    void thosePayingDoNotUndoAVoucherThatNamesTheirPayment() {
        refusedToThosePaying(corrections.proposal(voucher("ZF-1"), null));
    }

    @Test
    void thosePayingDoNotCorrectAVoucherSoThatItNamesTheirPayment() {
        long voucher = voucher(null);
        refusedToThosePaying(corrections.proposal(voucher, after -> after.put("payment", "ZF-1")));
    }

    @Test
    void thosePayingDoNotCorrectAVoucherThatWasMatchedWithTheirPayment() {
        long voucher = voucher(null);
        given.after(Person.BUDGET, new MatchTreasuryPayment(PROGRAMME, "支付1", "ZF-1", "收款户名写错", null, voucher));
        refusedToThosePaying(corrections.proposal(voucher, after -> after.put("amountFen", wan(10).value())));
    }

    /** An attack: somebody takes the match back first, and then nothing seems to be of the payment. */
    @Test
    void takingTheMatchBackFirstDoesNotHelpThem() {
        long voucher = voucher(null);
        given.after(Person.BUDGET, new MatchTreasuryPayment(PROGRAMME, "支付1", "ZF-1", "收款户名写错", null, voucher));
        given.after(Person.BUDGET, new UnmatchTreasuryPayment(PROGRAMME, "支付1", "认错了", voucher));
        refusedToThosePaying(corrections.proposal(voucher, after -> after.put("amountFen", wan(10).value())));
    }

    @Test
    void whatNobodySaysToBeOfTheirPaymentIsCorrectedByAnyTwo() {
        given.after(
                Person.ORDERER, corrections.proposal(voucher(null), after -> after.put("amountFen", wan(10).value())));
        given.when(Person.RELEASER, new ApproveCorrection("更正-1", null)).accepted();
    }
}
