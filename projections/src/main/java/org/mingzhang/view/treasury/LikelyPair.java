package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/**
 * A payment that the treasury lacks and a voucher that the ledger lacks, which are probably one fact. It is a hint to whoever looks:
 * both stay what they are, and no count changes by it.
 */
public record LikelyPair(
        LedgerPayment payment, Voucher voucher, boolean sameAmount, boolean nearDay, boolean samePayee) {
    /** Each payment and each voucher in one pair at most; first what agrees in most. */
    public static List<LikelyPair> among(TreasuryReconciliation found, ReconciliationTerms terms) {
        List<LikelyPair> likely = new ArrayList<>();
        for (LedgerPayment payment : found.ledgerOnly()) {
            for (TreasuryOnly only : found.treasuryOnly()) {
                // What pays a second time what another voucher has paid is told by itself.
                if (only.paidAgain() == null) {
                    LikelyPair pair = of(payment, only.voucher(), terms);
                    if (pair.isLikely()) {
                        likely.add(pair);
                    }
                }
            }
        }
        likely.sort((one, other) -> Integer.compare(other.weight(), one.weight()));
        Set<LedgerPayment> payments = new HashSet<>();
        Set<Voucher> vouchers = new HashSet<>();
        List<LikelyPair> pairs = new ArrayList<>();
        for (LikelyPair pair : likely) {
            if (!payments.contains(pair.payment) && !vouchers.contains(pair.voucher)) {
                payments.add(pair.payment);
                vouchers.add(pair.voucher);
                pairs.add(pair);
            }
        }
        return List.copyOf(pairs);
    }

    private static LikelyPair of(LedgerPayment payment, Voucher voucher, ReconciliationTerms terms) {
        return new LikelyPair(
                payment,
                voucher,
                payment.amountFen() == voucher.amountFen() && payment.source().equals(voucher.source()),
                terms.near(payment.paidOn(), voucher.paidOn()),
                payment.payeeName().equals(voucher.payeeName()));
    }

    /** Whether the voucher's number has the payment's in it, as a whole: P1 is not in P12. */
    public boolean numbered() {
        String number = voucher.voucherNo();
        String wanted = payment.payment();
        for (int at = number.indexOf(wanted); at >= 0; at = number.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(number.charAt(at - 1));
            boolean ends = end == number.length() || !Character.isLetterOrDigit(number.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private boolean isLikely() {
        return numbered() || (sameAmount && nearDay);
    }

    private int weight() {
        return (numbered() ? 8 : 0) + (sameAmount ? 4 : 0) + (nearDay ? 2 : 0) + (samePayee ? 1 : 0);
    }

    /** Why: {@code 疑为同一笔：金额、日期相同，收款人不同}. */
    public String chinese() {
        List<String> same = new ArrayList<>();
        List<String> other = new ArrayList<>();
        (sameAmount ? same : other).add("金额");
        (nearDay ? same : other).add("日期");
        (samePayee ? same : other).add("收款人");
        return "疑为同一笔：" + (numbered() ? "凭证号含拨付编号，" : "")
                + (same.isEmpty() ? "" : String.join("、", same) + (nearDay && !dayIsSame() ? "相同或相近" : "相同"))
                + (same.isEmpty() || other.isEmpty() ? "" : "，")
                + (other.isEmpty() ? "" : String.join("、", other) + "不同");
    }

    private boolean dayIsSame() {
        return payment.paidOn() != null && payment.paidOn().equals(voucher.paidOn());
    }
}
