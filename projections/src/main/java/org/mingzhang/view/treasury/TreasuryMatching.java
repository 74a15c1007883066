package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/**
 * Pairs vouchers with payments, each of either at most once: by the payment that a voucher names; then by source, account
 * and amount; then, where one of each is left over, by source and account, or by source and amount. A pair that does not
 * agree in everything is told as differing. Pure.
 */
final class TreasuryMatching {
    /** The treasury's day and the bank's may lie apart by so many days: a weekend and the day after. */
    static final long DAYS_APART = 3;

    private final Map<List<String>, LedgerPayment> open = new LinkedHashMap<>();
    private final Set<Voucher> left = new LinkedHashSet<>();
    private final Map<List<Object>, String> paidLike = new HashMap<>();
    private final Set<String> paid = new HashSet<>();
    private final List<Differing> differing = new ArrayList<>();
    private int matched;
    private long matchedFen;

    TreasuryMatching(List<LedgerPayment> payments, List<Voucher> vouchers) {
        payments.forEach(payment -> open.put(List.of(payment.payment(), payment.source()), payment));
        vouchers.stream().sorted(ORDER).forEach(left::add);
    }

    private static final Comparator<Voucher> ORDER = Comparator.comparing(
                    Voucher::paidOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Voucher::position);

    TreasuryReconciliation of(String programme, long asOfPosition) {
        byName();
        inTurn();
        // A voucher that looks like one that has paid already is more likely a second payment than a mistaken one.
        alone(this::likeNone, TreasuryMatching::account, TreasuryMatching::account);
        alone(voucher -> true, TreasuryMatching::account, TreasuryMatching::account);
        alone(this::likeNone, TreasuryMatching::payee, TreasuryMatching::payee);
        return new TreasuryReconciliation(
                programme,
                asOfPosition,
                matched,
                matchedFen,
                open.values().stream()
                        .filter(payment -> payment.state() == Payment.State.CONFIRMED)
                        .toList(),
                left.stream()
                        .map(voucher -> new TreasuryOnly(voucher, paidAgain(voucher)))
                        .toList(),
                differing);
    }

    /** Of a payment named twice, the first voucher that agrees counts, or else the first. */
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
            vouchers.stream().filter(voucher -> open.containsKey(name(voucher))).forEach(this::pairByName);
            vouchers.stream().filter(left::contains).forEach(this::pairBySourceOfAnother);
        });
    }

    private boolean agrees(Voucher voucher) {
        LedgerPayment payment = open.get(name(voucher));
        return payment != null && differences(payment, voucher).isEmpty();
    }

    private static List<String> name(Voucher voucher) {
        return List.of(String.valueOf(voucher.payment()), voucher.source());
    }

    private void pairByName(Voucher voucher) {
        LedgerPayment payment = open.get(name(voucher));
        if (payment != null) {
            pair(payment, voucher);
        }
    }

    /** The treasury took it from a source that the ledger did not; a share that nobody else paid is meant. */
    private void pairBySourceOfAnother(Voucher voucher) {
        open.values().stream()
                .filter(payment -> payment.payment().equals(voucher.payment()))
                .findFirst()
                .ifPresent(payment -> pair(payment, voucher));
    }

    /** Those of one source, account and amount, in the order of their days. */
    private void inTurn() {
        Map<List<Object>, Deque<LedgerPayment>> alike = new HashMap<>();
        open.values().stream()
                .filter(payment -> payment.state() == Payment.State.CONFIRMED)
                .sorted(Comparator.comparing(LedgerPayment::paidOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(payment -> alike.computeIfAbsent(money(payment), unused -> new ArrayDeque<>())
                        .add(payment));
        for (Voucher voucher : unnamed()) {
            Deque<LedgerPayment> payments = alike.getOrDefault(money(voucher), new ArrayDeque<>());
            for (Iterator<LedgerPayment> next = payments.iterator(); next.hasNext(); ) {
                LedgerPayment payment = next.next();
                if (near(payment.paidOn(), voucher.paidOn())) {
                    next.remove();
                    pair(payment, voucher);
                    break;
                }
            }
        }
    }

    /** Those of which one on either side is left. */
    private void alone(
            Predicate<Voucher> among,
            Function<Voucher, List<Object>> voucherKey,
            Function<LedgerPayment, List<Object>> paymentKey) {
        Map<List<Object>, List<LedgerPayment>> payments =
                open.values().stream().collect(Collectors.groupingBy(paymentKey));
        Map<List<Object>, List<Voucher>> vouchers = unnamed().stream()
                .filter(among)
                .collect(Collectors.groupingBy(voucherKey, LinkedHashMap::new, Collectors.toList()));
        vouchers.forEach((key, those) -> {
            List<LedgerPayment> these = payments.getOrDefault(key, List.of());
            if (these.size() == 1 && those.size() == 1) {
                pair(these.getFirst(), those.getFirst());
            }
        });
    }

    private static List<Object> account(Voucher voucher) {
        return List.of(voucher.source(), voucher.payeeAccount());
    }

    private static List<Object> account(LedgerPayment payment) {
        return List.of(payment.source(), payment.payeeAccount());
    }

    private static List<Object> money(Voucher voucher) {
        return List.of(voucher.source(), voucher.payeeAccount(), voucher.amountFen());
    }

    private static List<Object> money(LedgerPayment payment) {
        return List.of(payment.source(), payment.payeeAccount(), payment.amountFen());
    }

    private static List<Object> payee(Voucher voucher) {
        return List.of(voucher.source(), voucher.amountFen(), voucher.payeeName());
    }

    private static List<Object> payee(LedgerPayment payment) {
        return List.of(payment.source(), payment.amountFen(), payment.payeeName());
    }

    private boolean likeNone(Voucher voucher) {
        return !paidLike.containsKey(money(voucher));
    }

    private List<Voucher> unnamed() {
        return left.stream().filter(voucher -> voucher.payment() == null).toList();
    }

    private void pair(LedgerPayment payment, Voucher voucher) {
        open.remove(List.of(payment.payment(), payment.source()));
        left.remove(voucher);
        paidLike.put(money(voucher), payment.payment());
        paid.add(payment.payment());
        List<Difference> differences = differences(payment, voucher);
        if (differences.isEmpty()) {
            matched++;
            matchedFen += payment.amountFen();
        } else {
            differing.add(new Differing(payment, voucher, differences));
        }
    }

    private static List<Difference> differences(LedgerPayment payment, Voucher voucher) {
        List<Difference> found = new ArrayList<>();
        differ(found, "source", payment.source(), voucher.source());
        differ(found, "amountFen", String.valueOf(payment.amountFen()), String.valueOf(voucher.amountFen()));
        differ(found, "payeeName", payment.payeeName(), voucher.payeeName());
        differ(found, "payeeAccount", payment.payeeAccount(), voucher.payeeAccount());
        if (payment.state() != Payment.State.CONFIRMED) {
            found.add(new Difference("state", payment.state().chinese(), Payment.State.CONFIRMED.chinese()));
        } else if (!near(payment.paidOn(), voucher.paidOn())) {
            found.add(new Difference("paidOn", String.valueOf(payment.paidOn()), String.valueOf(voucher.paidOn())));
        }
        return found;
    }

    private static void differ(List<Difference> found, String field, String ledger, String treasury) {
        if (!ledger.equals(treasury)) {
            found.add(new Difference(field, ledger, treasury));
        }
    }

    private static boolean near(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && other != null && Math.abs(ChronoUnit.DAYS.between(one, other)) <= DAYS_APART;
    }

    /** What else could the treasury have paid with it, if not a payment once more. */
    private @Nullable String paidAgain(Voucher voucher) {
        String payment = voucher.payment();
        return payment != null && paid.contains(payment) ? payment : paidLike.get(money(voucher));
    }
}
