package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final List<Batch> batches = new ArrayList<>();
    private final Map<MatchedBy, Integer> counts = new EnumMap<>(MatchedBy.class);
    /** Vouchers that do not count yet as proof of what they pay, by position. */
    private final Map<Long, Voucher> doubtful = new HashMap<>();

    private final TookPart tookPart;
    private long fen;

    Pairs(TookPart tookPart) {
        this.tookPart = tookPart;
    }

    /** One share that agrees with its voucher, or with those that add up to it; told apart where that does not count yet. */
    void agree(LedgerPayment payment, List<Voucher> vouchers, MatchedBy by) {
        List<Voucher> proofs = vouchers.stream()
                .map(voucher -> voucher.proving(
                        payment.payment(),
                        tookPart.in(payment.payment()),
                        by == MatchedBy.HAND && !isOwn(payment, voucher)))
                .toList();
        List<Voucher> doubts =
                proofs.stream().filter(proof -> proof.unreviewed() != null).toList();
        if (doubts.isEmpty()) {
            counts.merge(by, 1, Integer::sum);
            fen += payment.amountFen();
        } else {
            doubts.forEach(doubt -> doubtful.putIfAbsent(doubt.position(), doubt));
            unreviewed.add(new Unreviewed(payment, proofs));
        }
        proofs.forEach(proof -> all.add(new Paired(payment.payment(), payment.source(), proof, by, true)));
    }

    private static boolean isOwn(LedgerPayment payment, Voucher voucher) {
        return payment.payeeAccount().equals(voucher.payeeAccount());
    }

    /** Whether a voucher that went to an account of none of its payments counts, and so does whatever else goes there. */
    boolean counts(Voucher voucher) {
        return asProof(voucher).unreviewed() == null;
    }

    /** Several payments that one voucher pays. */
    void batch(Voucher voucher, List<LedgerPayment> payments, @Nullable String agencyBy, boolean agrees) {
        batches.add(new Batch(voucher, payments, agencyBy, agrees));
    }

    /** The voucher as it counts among the pairs. */
    Voucher asProof(Voucher voucher) {
        return doubtful.getOrDefault(voucher.position(), voucher);
    }

    List<TreasuryReconciliation.Batch> batches() {
        return batches.stream()
                .map(batch -> new TreasuryReconciliation.Batch(
                        batch.voucher.voucherNo(),
                        batch.voucher.amountFen(),
                        batch.payments.stream().map(LedgerPayment::payment).toList(),
                        batch.voucher.byHand() != null,
                        batch.voucher.payeeName(),
                        batch.voucher.payeeAccount(),
                        batch.agencyBy,
                        batch.agrees,
                        asProof(batch.voucher).unreviewed()))
                .toList();
    }

    private record Batch(
            Voucher voucher,
            List<LedgerPayment> payments,
            @Nullable String agencyBy,
            boolean agrees) {}

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
