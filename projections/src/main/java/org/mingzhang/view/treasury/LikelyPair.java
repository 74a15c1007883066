package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        Map<String, List<LedgerPayment>> byNumber =
                found.ledgerOnly().stream().collect(Collectors.groupingBy(LedgerPayment::payment));
        Map<Money, List<LedgerPayment>> byMoney = found.ledgerOnly().stream()
                .collect(Collectors.groupingBy(payment -> new Money(payment.source(), payment.amountFen())));
        List<LikelyPair> likely = new ArrayList<>();
        for (TreasuryOnly only : found.treasuryOnly()) {
            // What pays a second time what another voucher has paid is told by itself.
            if (only.paidAgain() == null) {
                Voucher voucher = only.voucher();
                Set<LedgerPayment> candidates = new LinkedHashSet<>(
                        byMoney.getOrDefault(new Money(voucher.source(), voucher.amountFen()), List.of()));
                wholes(voucher.voucherNo()).forEach(part -> candidates.addAll(byNumber.getOrDefault(part, List.of())));
                candidates.stream()
                        .map(payment -> of(payment, voucher, terms))
                        .filter(LikelyPair::isLikely)
                        .forEach(likely::add);
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

    private record Money(String source, long fen) {}

    /** What stands in a number between places where no letter or digit stands: all that could be a number of its own. */
    private static List<String> wholes(String number) {
        List<Integer> begins = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i <= number.length(); i++) {
            if (i == 0 || !Character.isLetterOrDigit(number.charAt(i - 1))) {
                begins.add(i);
            }
            if (i == number.length() || !Character.isLetterOrDigit(number.charAt(i))) {
                ends.add(i);
            }
        }
        return begins.stream()
                .flatMap(begin -> ends.stream().filter(end -> end > begin).map(end -> number.substring(begin, end)))
                .toList();
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
        return wholes(voucher.voucherNo()).contains(payment.payment());
    }

    private boolean isLikely() {
        return numbered() || (sameAmount && nearDay);
    }

    private int weight() {
        return (numbered() ? 8 : 0) + (sameAmount ? 4 : 0) + (nearDay ? 2 : 0) + (samePayee ? 1 : 0);
    }

    /** Whether the money itself probably went to somebody else than whom the ledger paid. */
    public boolean seemsMisdirected() {
        return sameAmount && !samePayee;
    }

    /** Why: {@code 疑似付错收款人：金额、日期相同，收款人不同}. */
    public String chinese() {
        List<String> same = new ArrayList<>();
        List<String> other = new ArrayList<>();
        (sameAmount ? same : other).add("金额");
        (nearDay ? same : other).add("日期");
        (samePayee ? same : other).add("收款人");
        return (seemsMisdirected() ? "疑似付错收款人：" : "疑为同一笔：")
                + (numbered() ? "凭证号含拨付编号，" : "")
                + (same.isEmpty() ? "" : String.join("、", same) + (nearDay && !dayIsSame() ? "相同或相近" : "相同"))
                + (same.isEmpty() || other.isEmpty() ? "" : "，")
                + (other.isEmpty() ? "" : String.join("、", other) + "不同");
    }

    private boolean dayIsSame() {
        return payment.paidOn() != null && payment.paidOn().equals(voucher.paidOn());
    }
}
