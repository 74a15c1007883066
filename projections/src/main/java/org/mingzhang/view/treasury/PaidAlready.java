package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.SeemsPaid.Sign;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.MatchedBy;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/**
 * Finds signs that approved payments are paid already: vouchers that name the payment, are paired with it, or are of its source,
 * account and amount; and lines of a paying account to its account. A name, or a person's word, frees a voucher from what it is
 * like only where it agrees with what it names in source, account and amount. Where several payments are alike, it may be any
 * of them. Pure.
 */
final class PaidAlready {
    /** A voucher that differs in these alone is of the same source, account and amount. */
    private static final Set<String> SAME_MONEY = Set.of("state", "payeeName", "paidOn");

    private final TreasuryReconciliation found;
    private final List<Paired> pairs;
    private final List<Voucher> vouchers;
    private final Map<List<String>, LedgerPayment> shares = new HashMap<>();
    /** By position, as those below: what counts as proof of one payment need not of another. */
    private final Set<Long> tooMany = new HashSet<>();

    private final Set<Long> agreeing = new HashSet<>();
    private final Set<Long> severalByRule = new HashSet<>();
    private final SortedMap<String, List<SeemsPaid>> signs = new TreeMap<>();

    private PaidAlready(TreasuryMatching matching, TreasuryReconciliation found, Collection<LedgerPayment> payments) {
        this.found = found;
        this.pairs = matching.pairs();
        this.vouchers = matching.vouchers();
        payments.forEach(payment -> shares.put(List.of(payment.payment(), payment.source()), payment));
        found.treasuryOnly().forEach(only -> tooMany.add(only.voucher().position()));
        Map<Long, Integer> byRule = new HashMap<>();
        for (Paired pair : pairs) {
            if (pair.agrees()) {
                agreeing.add(pair.voucher().position());
            }
            if (pair.by() == MatchedBy.RULE && byRule.merge(pair.voucher().position(), 1, Integer::sum) > 1) {
                severalByRule.add(pair.voucher().position());
            }
        }
    }

    /**
     * The signs, by the payment's id.
     *
     * @param approvedOn the days of approval, by the payment's id
     * @param lines of paying accounts, that are of no movement of the ledger
     */
    static SortedMap<String, List<SeemsPaid>> of(
            TreasuryMatching matching,
            TreasuryReconciliation found,
            Collection<LedgerPayment> payments,
            Map<String, LocalDate> approvedOn,
            List<BankLine> lines) {
        PaidAlready paid = new PaidAlready(matching, found, payments);
        Map<String, List<LedgerPayment>> approved = new TreeMap<>();
        for (LedgerPayment payment : payments) {
            if (payment.state() == Payment.State.APPROVED) {
                paid.byVouchers(payment);
                approved.computeIfAbsent(payment.payment(), none -> new ArrayList<>())
                        .add(payment);
            }
        }
        approved.forEach((id, of) -> lines.stream()
                .filter(line -> isOf(line, of, approvedOn.get(id)))
                .forEach(line -> paid.add(
                        id, new SeemsPaid(line.explainedByTwo() ? Sign.EXPLAINED : Sign.LINE, null, line, List.of()))));
        return paid.signs;
    }

    private void add(String payment, SeemsPaid sign) {
        List<SeemsPaid> all = signs.computeIfAbsent(payment, none -> new ArrayList<>());
        if (all.stream().noneMatch(sign::equals)) {
            all.add(sign);
        }
    }

    private void byVouchers(LedgerPayment payment) {
        String id = payment.payment();
        found.differing().stream().filter(pair -> pair.ledger().equals(payment)).forEach(pair -> add(id, paired(pair)));
        found.treasuryOnly().stream()
                .map(TreasuryOnly::voucher)
                .filter(voucher -> voucher.named().contains(id))
                .forEach(voucher -> add(id, SeemsPaid.by(Sign.NAMED, voucher)));
        vouchers.stream()
                .filter(voucher -> isLike(voucher, payment) && !voucher.named().contains(id))
                .forEach(voucher -> alike(id, voucher));
    }

    private static SeemsPaid paired(Differing pair) {
        if (pair.voucher().named().contains(pair.ledger().payment())) {
            return SeemsPaid.by(Sign.NAMED, pair.voucher());
        }
        return pair.differences().stream().map(Difference::field).allMatch(SAME_MONEY::contains)
                ? SeemsPaid.by(Sign.LIKE, pair.voucher())
                : new SeemsPaid(Sign.PAIRED, pair.voucher(), null, pair.differences());
    }

    /** A voucher of the payment's source, account and amount that does not name it. */
    private void alike(String payment, Voucher voucher) {
        if (voucher.named().isEmpty()) {
            // One that pays several by a sum may as well have paid this one alone.
            if (tooMany.contains(voucher.position()) || severalByRule.contains(voucher.position())) {
                add(payment, SeemsPaid.by(Sign.LIKE, voucher));
            }
        } else if (voucher.word() != null) {
            add(
                    payment,
                    SeemsPaid.by(
                            agreesWithNamed(voucher) && !tooMany.contains(voucher.position())
                                    ? Sign.FREED
                                    : Sign.NAMED_AWAY,
                            voucher));
        } else if (!agreesWithNamed(voucher)) {
            add(payment, SeemsPaid.by(Sign.NAMED_AWAY, voucher));
        }
    }

    /** In source, account and amount, also as a part of one or as the sum of several. */
    private boolean agreesWithNamed(Voucher voucher) {
        long sum = 0;
        for (String id : voucher.named()) {
            LedgerPayment named = shares.get(List.of(id, voucher.source()));
            if (named == null || !named.payeeAccount().equals(voucher.payeeAccount())) {
                return false;
            }
            sum += named.amountFen();
        }
        return sum == voucher.amountFen() || agreeing.contains(voucher.position());
    }

    private static boolean isLike(Voucher voucher, LedgerPayment payment) {
        return voucher.source().equals(payment.source())
                && voucher.payeeAccount().equals(payment.payeeAccount())
                && voucher.amountFen() == payment.amountFen();
    }

    private static boolean isOf(BankLine line, List<LedgerPayment> payment, @Nullable LocalDate approvedOn) {
        long total = payment.stream().mapToLong(LedgerPayment::amountFen).sum();
        LocalDate day = line.movedOn();
        return line.payeeAccount().equals(payment.getFirst().payeeAccount())
                && (line.amountFen() == total
                        || payment.stream().anyMatch(share -> share.amountFen() == line.amountFen()))
                && (day == null || approvedOn == null || !day.isBefore(approvedOn));
    }
}
