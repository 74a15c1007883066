package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/**
 * Finds vouchers that pay several payments at once (一笔凭证多笔拨付): all that are left of one source and day, of one list, of one
 * list and day, or of one account and day, where they come to the voucher's amount to the fen. Where two such sets fit one
 * voucher, or two different vouchers fit sets that overlap, nothing is said: that is for a person. Pure.
 */
final class BatchVouchers {
    private static final List<Function<LedgerPayment, List<@Nullable Object>>> WAYS = List.of(
            payment -> key(payment.source(), payment.paidOn()),
            payment -> key(payment.source(), payment.list()),
            payment -> key(payment.source(), payment.list(), payment.paidOn()),
            payment -> key(payment.source(), payment.payeeAccount(), payment.paidOn()));

    private final BiPredicate<LedgerPayment, Voucher> near;
    private final Map<String, Set<LedgerPayment>> byAccount = new HashMap<>();
    private final Map<List<Object>, Set<Set<LedgerPayment>>> bySum = new HashMap<>();

    /** A voucher and what it pays. */
    record Batch(Voucher voucher, List<LedgerPayment> payments) {
        Batch {
            payments = List.copyOf(payments);
        }
    }

    private BatchVouchers(Collection<LedgerPayment> open, BiPredicate<LedgerPayment, Voucher> near) {
        this.near = near;
        for (LedgerPayment payment : open) {
            byAccount
                    .computeIfAbsent(payment.payeeAccount(), none -> new HashSet<>())
                    .add(payment);
        }
        List<LedgerPayment> paid = open.stream()
                .filter(payment -> payment.state() == Payment.State.CONFIRMED)
                .toList();
        for (Function<LedgerPayment, List<@Nullable Object>> way : WAYS) {
            paid.stream()
                    .filter(payment -> way.apply(payment).stream().allMatch(Objects::nonNull))
                    .collect(Collectors.groupingBy(way, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(this::group);
        }
    }

    private static List<@Nullable Object> key(@Nullable Object... parts) {
        return Arrays.asList(parts);
    }

    private void group(List<LedgerPayment> payments) {
        if (payments.size() > 1) {
            long sum = payments.stream().mapToLong(LedgerPayment::amountFen).sum();
            bySum.computeIfAbsent(List.of(payments.getFirst().source(), sum), none -> new LinkedHashSet<>())
                    .add(new LinkedHashSet<>(payments));
        }
    }

    /**
     * What can be told without a guess.
     *
     * @param open what no voucher has paid yet
     * @param vouchers those that name no payment, in the order of their days
     */
    static List<Batch> find(
            Collection<LedgerPayment> open, List<Voucher> vouchers, BiPredicate<LedgerPayment, Voucher> near) {
        return new BatchVouchers(open, near).find(vouchers);
    }

    private List<Batch> find(List<Voucher> vouchers) {
        Map<Voucher, Set<LedgerPayment>> told = new LinkedHashMap<>();
        Map<LedgerPayment, Set<List<Object>>> wanted = new HashMap<>();
        for (Voucher voucher : vouchers) {
            List<Set<LedgerPayment>> fitting =
                    bySum.getOrDefault(List.of(voucher.source(), voucher.amountFen()), Set.of()).stream()
                            .filter(payments -> fits(payments, voucher))
                            .toList();
            fitting.forEach(payments -> payments.forEach(payment ->
                    wanted.computeIfAbsent(payment, none -> new HashSet<>()).add(alike(voucher))));
            if (fitting.size() == 1) {
                told.put(voucher, fitting.getFirst());
            }
        }
        List<Batch> found = new ArrayList<>();
        Set<LedgerPayment> gone = new HashSet<>();
        told.forEach((voucher, payments) -> {
            boolean clear = payments.stream()
                    .allMatch(payment -> wanted.getOrDefault(payment, Set.of()).size() == 1 && !gone.contains(payment));
            if (clear) {
                gone.addAll(payments);
                found.add(new Batch(voucher, List.copyOf(payments)));
            }
        });
        return found;
    }

    /** Of vouchers that are alike the first one pays, and the others are payments once more. */
    private static List<Object> alike(Voucher voucher) {
        return List.of(voucher.source(), voucher.payeeAccount(), voucher.amountFen());
    }

    /** An account of one payee among them is no account of a batch, unless all go there. */
    private boolean fits(Set<LedgerPayment> payments, Voucher voucher) {
        return payments.stream().allMatch(payment -> near.test(payment, voucher))
                && (!byAccount.containsKey(voucher.payeeAccount())
                        || payments.stream()
                                .allMatch(payment -> payment.payeeAccount().equals(voucher.payeeAccount())));
    }
}
