package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/**
 * What a payment and its voucher tell differently. Pure.
 *
 * @param seenReturned payments that a bank statement shows coming back
 */
record PairDifferences(ReconciliationTerms terms, Set<String> seenReturned) {
    /** A name that is written otherwise, and a day, a person has settled who said which payment it is; money never. */
    List<Difference> of(LedgerPayment payment, Voucher voucher) {
        List<Difference> found = new ArrayList<>();
        differ(found, "source", payment.source(), voucher.source());
        differ(found, "amountFen", String.valueOf(payment.amountFen()), String.valueOf(voucher.amountFen()));
        if (voucher.byHand() == null) {
            differ(found, "payeeName", payment.payeeName(), voucher.payeeName());
        }
        differ(found, "payeeAccount", payment.payeeAccount(), voucher.payeeAccount());
        boolean cameBack = payment.state() == Payment.State.RETURNED && seenReturned.contains(payment.payment());
        if (payment.state() != Payment.State.CONFIRMED && !cameBack) {
            found.add(new Difference("state", payment.state().chinese(), Payment.State.CONFIRMED.chinese()));
        } else if (voucher.byHand() == null && !terms.near(payment.paidOn(), voucher.paidOn())) {
            found.add(new Difference("paidOn", String.valueOf(payment.paidOn()), String.valueOf(voucher.paidOn())));
        }
        return found;
    }

    static void differ(List<Difference> found, String field, String ledger, String treasury) {
        if (!ledger.equals(treasury)) {
            found.add(new Difference(field, ledger, treasury));
        }
    }
}
