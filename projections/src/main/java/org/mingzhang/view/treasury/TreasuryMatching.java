package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.HandMatch;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.MatchedBy;
import org.mingzhang.view.treasury.TreasuryReconciliation.NotYetDue;
import org.mingzhang.view.treasury.TreasuryReconciliation.Standing;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/**
 * Pairs vouchers with payments, each voucher with one payment unless payments that belong together come to its amount or a
 * person names several for it, and each share of a payment with one voucher unless vouchers that all name it add up to it. First by the payment that a person or the voucher names; then by source, account,
 * amount and day; then, where there is no other on either side, by all but one of these. A pair that does not agree in
 * everything is told as differing; a voucher like one that has paid already is a second payment. Pure.
 */
final class TreasuryMatching {
    private static final Comparator<Voucher> ORDER = Comparator.comparing(
                    Voucher::paidOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Voucher::position);

    private final ReconciliationTerms terms;
    private final PairDifferences differences;
    private final Map<List<String>, LedgerPayment> open = new LinkedHashMap<>();
    private final Set<Voucher> left = new LinkedHashSet<>();
    private final Map<List<Object>, String> paidLike = new HashMap<>();
    private final Set<String> paid = new HashSet<>();
    private final Pairs pairs;
    /** Accounts of which a person said that they pay on to several, with the voucher of which it was said. */
    private final Map<String, String> agencies = new HashMap<>();

    private final List<Voucher> vouchers;

    /**
     * Both sides.
     *
     * @param seenReturned payments that a bank statement shows coming back
     */
    TreasuryMatching(
            ReconciliationTerms terms,
            List<LedgerPayment> payments,
            List<Voucher> vouchers,
            Set<String> seenReturned,
            TookPart tookPart) {
        this.terms = terms;
        this.pairs = new Pairs(tookPart);
        this.differences = new PairDifferences(terms, seenReturned);
        payments.stream()
                .filter(payment -> payment.paidOn() == null || !payment.paidOn().isAfter(terms.asOf()))
                .forEach(payment -> open.put(List.of(payment.payment(), payment.source()), payment));
        this.vouchers = vouchers.stream()
                .filter(voucher -> voucher.paidOn() == null || !voucher.paidOn().isAfter(terms.asOf()))
                .sorted(ORDER)
                .toList();
        left.addAll(this.vouchers);
    }

    /** Where nothing was corrected. */
    TreasuryReconciliation of(String programme, long asOfPosition, BankReconciliation bank) {
        return of(programme, asOfPosition, bank, List.of());
    }

    TreasuryReconciliation of(
            String programme, long asOfPosition, BankReconciliation bank, List<CorrectedStatement> corrected) {
        severalByHand();
        byName();
        inTurn();
        BatchVouchers.find(
                        open.values(), unnamed(), (payment, voucher) -> terms.near(payment.paidOn(), voucher.paidOn()))
                .forEach(this::byRule);
        alone(TreasuryMatching::money, TreasuryMatching::money, (payment, voucher) -> true);
        alone(
                voucher -> List.of(voucher.payeeAccount(), voucher.amountFen()),
                payment -> List.of(payment.payeeAccount(), payment.amountFen()),
                this::near);
        alone(
                voucher -> List.of(voucher.source(), voucher.amountFen(), voucher.payeeName()),
                payment -> List.of(payment.source(), payment.amountFen(), payment.payeeName()),
                this::near);
        alone(
                voucher -> List.of(voucher.source(), voucher.payeeAccount()),
                payment -> List.of(payment.source(), payment.payeeAccount()),
                this::near);
        paidThoughCalledOff();
        List<TreasuryOnly> tooMany = left.stream()
                .map(voucher -> new TreasuryOnly(voucher, paidAgain(voucher)))
                .toList();
        Map<Long, Standing> standings = standings(tooMany);
        List<LedgerPayment> missing = open.values().stream()
                .filter(payment -> payment.state() == Payment.State.CONFIRMED)
                .toList();
        return new TreasuryReconciliation(
                programme,
                asOfPosition,
                terms.asOf(),
                terms.workingDays(),
                pairs.matched(),
                pairs.matchedFen(),
                pairs.ways(),
                pairs.unreviewed(),
                pairs.batches(),
                missing.stream()
                        .filter(payment -> terms.isDue(payment.paidOn()))
                        .toList(),
                missing.stream()
                        .filter(payment -> !terms.isDue(payment.paidOn()))
                        .map(payment -> new NotYetDue(payment, dueOn(payment)))
                        .toList(),
                tooMany,
                pairs.differing(),
                vouchers().stream()
                        .flatMap(voucher -> HandMatch.of(voucher, standings).stream())
                        .toList(),
                VoucherNumbers.usedAgain(vouchers(), standings),
                corrected,
                bank);
    }

    /** What was told to belong together, by source of a payment. */
    List<Paired> pairs() {
        return pairs.all();
    }

    /** Those that were looked at, in the order of their days. */
    List<Voucher> vouchers() {
        return vouchers.stream().map(pairs::asProof).toList();
    }

    /** How those stand that do not agree, by position. */
    private Map<Long, Standing> standings(List<TreasuryOnly> tooMany) {
        Map<Long, Standing> standings = new HashMap<>();
        pairs.differing().forEach(pair -> standings.put(pair.voucher().position(), Standing.DIFFERING));
        tooMany.forEach(only -> standings.put(
                only.voucher().position(), only.paidAgain() == null ? Standing.UNKNOWN : Standing.PAID_AGAIN));
        return standings;
    }

    /**
     * What was told by a sum alone agrees where the money went to the payments' own account, or to one of which a person said that
     * it pays on to several. Anybody else's account differs from that of every payment.
     */
    private void byRule(BatchVouchers.Batch batch) {
        Voucher voucher = batch.voucher();
        boolean own = batch.payments().stream()
                .allMatch(payment -> payment.payeeAccount().equals(voucher.payeeAccount()));
        String agency = own ? null : agencies.get(voucher.payeeAccount());
        boolean agrees = own || agency != null;
        pairs.batch(voucher, batch.payments(), agency, agrees);
        left.remove(voucher);
        paidLike.put(money(voucher), batch.payments().getFirst().payment());
        for (LedgerPayment payment : batch.payments()) {
            if (agrees) {
                take(payment, voucher, MatchedBy.RULE);
            } else {
                differ(
                        payment,
                        voucher,
                        List.of(new Difference("payeeAccount", payment.payeeAccount(), voucher.payeeAccount())),
                        MatchedBy.RULE);
            }
        }
    }

    private void differ(LedgerPayment payment, Voucher voucher, List<Difference> differences, MatchedBy by) {
        open.remove(List.of(payment.payment(), payment.source()));
        paid.add(payment.payment());
        pairs.differ(payment, voucher, differences, by);
    }

    private LocalDate dueOn(LedgerPayment payment) {
        LocalDate paidOn = payment.paidOn();
        return terms.dueOn(paidOn == null ? terms.asOf() : paidOn);
    }

    /** Of a payment named more than once, the first voucher that agrees counts, or those that add up to it, or the first. */
    private void byName() {
        Map<String, List<Voucher>> named = new LinkedHashMap<>();
        for (Voucher voucher : left) {
            if (voucher.payment() != null) {
                named.computeIfAbsent(voucher.payment(), unused -> new ArrayList<>())
                        .add(voucher);
            }
        }
        named.values().forEach(vouchers -> {
            vouchers.stream().filter(this::agrees).forEach(this::pairByName);
            vouchers.stream().filter(left::contains).forEach(voucher -> together(voucher, vouchers));
            vouchers.stream().filter(left::contains).forEach(this::pairByName);
            vouchers.stream().filter(left::contains).forEach(this::pairBySourceOfAnother);
        });
    }

    /**
     * A voucher for which a person named several payments: it agrees where their shares of its source come to its amount, to the
     * fen, and all are paid. Whose name and account it shows says nothing then.
     */
    private void severalByHand() {
        for (Voucher voucher : List.copyOf(left)) {
            List<LedgerPayment> named = voucher.payments().stream()
                    .flatMap(payment -> Optional.ofNullable(open.get(List.of(payment, voucher.source()))).stream())
                    .toList();
            // One that takes nothing from the voucher's source, or is paid otherwise, is not paid by it; and one alone
            // is not several.
            if (named.size() < 2 || named.size() < voucher.payments().size()) {
                continue;
            }
            left.remove(voucher);
            paidLike.put(money(voucher), named.getFirst().payment());
            long sum = named.stream().mapToLong(LedgerPayment::amountFen).sum();
            if (sum == voucher.amountFen()) {
                pairs.batch(voucher, named, null, true);
            }
            for (LedgerPayment payment : named) {
                List<Difference> found = new ArrayList<>();
                PairDifferences.differ(found, "sumFen", String.valueOf(sum), String.valueOf(voucher.amountFen()));
                found.addAll(differences.of(payment, voucher).stream()
                        .filter(difference -> difference.field().equals("state"))
                        .toList());
                if (found.isEmpty()) {
                    take(payment, voucher, MatchedBy.HAND);
                } else {
                    differ(payment, voucher, found, MatchedBy.HAND);
                }
            }
            if (sum == voucher.amountFen() && pairs.counts(voucher)) {
                agencies.putIfAbsent(voucher.payeeAccount(), voucher.voucherNo());
            }
        }
    }

    private void take(LedgerPayment payment, Voucher voucher, MatchedBy by) {
        open.remove(List.of(payment.payment(), payment.source()));
        paid.add(payment.payment());
        pairs.agree(payment, List.of(voucher), by);
    }

    private boolean agrees(Voucher voucher) {
        LedgerPayment payment = open.get(name(voucher));
        return payment != null && differences.of(payment, voucher).isEmpty();
    }

    private static List<String> name(Voucher voucher) {
        return List.of(String.valueOf(voucher.payment()), voucher.source());
    }

    private void pairByName(Voucher voucher) {
        LedgerPayment payment = open.get(name(voucher));
        if (payment != null) {
            pair(payment, voucher, voucher.byHand() == null ? MatchedBy.NAME : MatchedBy.HAND);
        }
    }

    /** A share that was paid in parts: all vouchers of its source that name it, if they are that share to the fen. */
    private void together(Voucher one, List<Voucher> named) {
        LedgerPayment payment = open.get(name(one));
        List<Voucher> parts = named.stream()
                .filter(voucher -> left.contains(voucher) && voucher.source().equals(one.source()))
                .toList();
        if (payment != null
                && parts.size() > 1
                && parts.stream().mapToLong(Voucher::amountFen).sum() == payment.amountFen()
                && parts.stream().allMatch(part -> differences.of(payment, part).stream()
                        .allMatch(difference -> difference.field().equals("amountFen")))) {
            open.remove(name(one));
            parts.forEach(left::remove);
            paid.add(payment.payment());
            pairs.agree(payment, parts, one.byHand() == null ? MatchedBy.NAME : MatchedBy.HAND);
        }
    }

    /** The treasury took it from a source that the ledger did not; a share that nobody else paid is meant. */
    private void pairBySourceOfAnother(Voucher voucher) {
        open.values().stream()
                .filter(payment -> payment.payment().equals(voucher.payment()))
                .findFirst()
                .ifPresent(
                        payment -> pair(payment, voucher, voucher.byHand() == null ? MatchedBy.NAME : MatchedBy.HAND));
    }

    /** Those of one source, account and amount, in the order of their days. */
    private void inTurn() {
        Map<List<Object>, Deque<LedgerPayment>> alike = new HashMap<>();
        open.values().stream()
                .filter(payment ->
                        payment.state() == Payment.State.CONFIRMED || payment.state() == Payment.State.RETURNED)
                .sorted(Comparator.comparing(LedgerPayment::paidOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(payment -> alike.computeIfAbsent(money(payment), unused -> new ArrayDeque<>())
                        .add(payment));
        for (Voucher voucher : unnamed()) {
            Deque<LedgerPayment> payments = alike.getOrDefault(money(voucher), new ArrayDeque<>());
            for (Iterator<LedgerPayment> next = payments.iterator(); next.hasNext(); ) {
                LedgerPayment payment = next.next();
                if (terms.near(payment.paidOn(), voucher.paidOn())) {
                    next.remove();
                    pair(payment, voucher, MatchedBy.RULE);
                    break;
                }
            }
        }
    }

    /** Those for which there is no other on either side. What looks like a voucher that has paid is a second payment. */
    private void alone(
            Function<Voucher, List<Object>> voucherKey,
            Function<LedgerPayment, List<Object>> paymentKey,
            BiPredicate<LedgerPayment, Voucher> fits) {
        Map<List<Object>, List<LedgerPayment>> payments =
                open.values().stream().collect(Collectors.groupingBy(paymentKey));
        Map<List<Object>, List<Voucher>> vouchers = unnamed().stream()
                .filter(voucher -> !paidLike.containsKey(money(voucher)))
                .collect(Collectors.groupingBy(voucherKey, LinkedHashMap::new, Collectors.toList()));
        vouchers.forEach((key, those) -> {
            List<LedgerPayment> these = payments.getOrDefault(key, List.of());
            for (Voucher voucher : those) {
                List<LedgerPayment> fitting = these.stream()
                        .filter(payment -> fits.test(payment, voucher))
                        .toList();
                if (fitting.size() == 1
                        && those.stream()
                                        .filter(other -> fits.test(fitting.getFirst(), other))
                                        .count()
                                == 1) {
                    pair(fitting.getFirst(), voucher, MatchedBy.RULE);
                }
            }
        });
    }

    /** The treasury paid an order that was called off, and the one that took its place as well: the first is a second payment. */
    private void paidThoughCalledOff() {
        for (Differing one : pairs.differing()) {
            String other = paidLike.get(money(one.voucher()));
            if (one.ledger().state() == Payment.State.CANCELLED && other != null) {
                pairs.part(one);
                paid.remove(one.ledger().payment());
                left.add(one.voucher());
            }
        }
    }

    private boolean near(LedgerPayment payment, Voucher voucher) {
        return payment.paidOn() == null || terms.near(payment.paidOn(), voucher.paidOn());
    }

    private static List<Object> money(Voucher voucher) {
        return List.of(voucher.source(), voucher.payeeAccount(), voucher.amountFen());
    }

    private static List<Object> money(LedgerPayment payment) {
        return List.of(payment.source(), payment.payeeAccount(), payment.amountFen());
    }

    private List<Voucher> unnamed() {
        return left.stream().filter(voucher -> voucher.named().isEmpty()).toList();
    }

    private void pair(LedgerPayment payment, Voucher voucher, MatchedBy by) {
        open.remove(List.of(payment.payment(), payment.source()));
        left.remove(voucher);
        paid.add(payment.payment());
        if (payment.state() != Payment.State.CANCELLED) {
            paidLike.put(money(voucher), payment.payment());
        }
        List<Difference> found = differences.of(payment, voucher);
        if (found.isEmpty()) {
            pairs.agree(payment, List.of(voucher), by);
        } else {
            pairs.differ(payment, voucher, found, by);
        }
    }

    /** What else could the treasury have paid with it, if not a payment once more. */
    private @Nullable String paidAgain(Voucher voucher) {
        String payment = voucher.named().isEmpty() ? null : voucher.named().getFirst();
        return payment != null && paid.contains(payment) ? payment : paidLike.get(money(voucher));
    }
}
