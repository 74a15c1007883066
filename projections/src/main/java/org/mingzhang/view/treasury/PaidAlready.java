package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/**
 * Finds approved payments that the treasury paid already, as far as its vouchers tell: one names the payment, or is of the same
 * source, account and amount and stands for no other payment. Where several payments are alike, it may be any of them. Pure.
 */
final class PaidAlready {
    /** A voucher that differs in these alone is of the same source, account and amount. */
    private static final Set<String> SAME_MONEY = Set.of("state", "payeeName", "paidOn");

    private PaidAlready() {}

    /** The vouchers, by the payment's id. */
    static SortedMap<String, List<Voucher>> of(TreasuryReconciliation found, Collection<LedgerPayment> payments) {
        SortedMap<String, List<Voucher>> paid = new TreeMap<>();
        for (LedgerPayment payment : payments) {
            if (payment.state() != Payment.State.APPROVED) {
                continue;
            }
            List<Voucher> vouchers = new ArrayList<>();
            found.differing().stream()
                    .filter(pair -> pair.ledger().equals(payment) && isIts(pair))
                    .map(Differing::voucher)
                    .forEach(vouchers::add);
            found.treasuryOnly().stream()
                    .map(TreasuryOnly::voucher)
                    .filter(voucher -> fits(voucher, payment))
                    .forEach(vouchers::add);
            if (!vouchers.isEmpty()) {
                paid.computeIfAbsent(payment.payment(), none -> new ArrayList<>())
                        .addAll(vouchers);
            }
        }
        return paid;
    }

    private static boolean isIts(Differing pair) {
        return pair.voucher().named().contains(pair.ledger().payment())
                || pair.differences().stream().map(Difference::field).allMatch(SAME_MONEY::contains);
    }

    private static boolean fits(Voucher voucher, LedgerPayment payment) {
        return voucher.named().isEmpty()
                ? voucher.source().equals(payment.source())
                        && voucher.payeeAccount().equals(payment.payeeAccount())
                        && voucher.amountFen() == payment.amountFen()
                : voucher.named().contains(payment.payment());
    }
}
