package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.MatchedBy;
import org.mingzhang.view.treasury.TreasuryReconciliation.Unreviewed;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Ways;

/** The pairs that a matching comes to, agreeing and differing, and their counts. */
final class Pairs {
    private final List<Paired> all = new ArrayList<>();
    private final List<Differing> differing = new ArrayList<>();
    private final List<Unreviewed> unreviewed = new ArrayList<>();
    private final Map<MatchedBy, Integer> counts = new EnumMap<>(MatchedBy.class);
    private long fen;

    /** One share that agrees with its voucher, or with those that add up to it; told apart where one signature says so. */
    void agree(LedgerPayment payment, List<Voucher> vouchers, MatchedBy by) {
        if (vouchers.stream().anyMatch(voucher -> voucher.unreviewed() != null)) {
            unreviewed.add(new Unreviewed(payment, vouchers));
        } else {
            counts.merge(by, 1, Integer::sum);
            fen += payment.amountFen();
        }
        vouchers.forEach(voucher -> all.add(new Paired(payment.payment(), payment.source(), voucher, by, true)));
    }

    void differ(LedgerPayment payment, Voucher voucher, List<Difference> differences, MatchedBy by) {
        differing.add(new Differing(payment, voucher, differences));
        all.add(new Paired(payment.payment(), payment.source(), voucher, by, false));
    }

    /** The two have nothing to do with each other after all. */
    void part(Differing pair) {
        differing.remove(pair);
        all.removeIf(one -> one.voucher().equals(pair.voucher())
                && one.payment().equals(pair.ledger().payment()));
    }

    List<Paired> all() {
        return List.copyOf(all);
    }

    List<Differing> differing() {
        return List.copyOf(differing);
    }

    List<Unreviewed> unreviewed() {
        return List.copyOf(unreviewed);
    }

    int matched() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    long matchedFen() {
        return fen;
    }

    Ways ways() {
        return new Ways(
                counts.getOrDefault(MatchedBy.NAME, 0),
                counts.getOrDefault(MatchedBy.RULE, 0),
                counts.getOrDefault(MatchedBy.HAND, 0));
    }
}
