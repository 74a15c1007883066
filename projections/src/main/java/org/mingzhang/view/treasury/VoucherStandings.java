package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.TreasuryReconciliation.Doubt;
import org.mingzhang.view.treasury.TreasuryReconciliation.MatchedBy;
import org.mingzhang.view.treasury.TreasuryReconciliation.Standing;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/** What a reconciliation says of each voucher, and of each payment, for registers that show it row by row. */
public record VoucherStandings(List<OfVoucher> vouchers, List<OfPayment> payments) {
    /** Of a programme that is not known. */
    static final VoucherStandings NONE = new VoucherStandings(List.of(), List.of());

    public VoucherStandings {
        vouchers = List.copyOf(vouchers);
        payments = List.copyOf(payments);
    }

    /** How a payment stands; those that differ in one of their sources differ. */
    public enum PaymentStanding {
        AGREES,
        DIFFERING,
        /** The treasury should know of it, and does not. */
        MISSING,
        NOT_YET_DUE,
        /** A voucher agrees with it that does not count yet: another person has to agree first. */
        UNREVIEWED,
        /** The same, and another person has not agreed to it. */
        DISPUTED
    }

    /**
     * A voucher.
     *
     * @param position of its entry
     * @param payments that it pays, or pays again; none where it belongs to none
     * @param by how that was told; null where it belongs to none
     */
    public record OfVoucher(
            long position, List<String> payments, @Nullable MatchedBy by, Standing standing) {
        public OfVoucher {
            payments = List.copyOf(payments);
        }
    }

    /**
     * A payment of which the treasury knows, or should.
     *
     * @param vouchers their numbers
     */
    public record OfPayment(String payment, List<String> vouchers, PaymentStanding standing) {
        public OfPayment {
            vouchers = List.copyOf(vouchers);
        }
    }

    static VoucherStandings of(TreasuryReconciliation found, List<Paired> pairs, List<Voucher> vouchers) {
        return new VoucherStandings(ofVouchers(found, pairs, vouchers), ofPayments(found, pairs));
    }

    private static List<OfVoucher> ofVouchers(
            TreasuryReconciliation found, List<Paired> pairs, List<Voucher> vouchers) {
        Map<Long, Set<String>> payments = new HashMap<>();
        Map<Long, MatchedBy> by = new HashMap<>();
        Map<Long, Standing> standings = new HashMap<>();
        for (Paired pair : pairs) {
            long position = pair.voucher().position();
            payments.computeIfAbsent(position, unused -> new LinkedHashSet<>()).add(pair.payment());
            by.putIfAbsent(position, pair.by());
            if (!pair.agrees()) {
                standings.put(position, Standing.DIFFERING);
            }
        }
        found.treasuryOnly().forEach(only -> {
            long position = only.voucher().position();
            String again = only.paidAgain();
            standings.put(position, again == null ? Standing.UNKNOWN : Standing.PAID_AGAIN);
            if (again != null) {
                payments.put(position, Set.of(again));
            }
        });
        List<OfVoucher> out = new ArrayList<>();
        for (Voucher voucher : vouchers) {
            long position = voucher.position();
            out.add(new OfVoucher(
                    position,
                    List.copyOf(payments.getOrDefault(position, Set.of())),
                    by.get(position),
                    standings.getOrDefault(position, voucher.agreeing())));
        }
        return out;
    }

    private static List<OfPayment> ofPayments(TreasuryReconciliation found, List<Paired> pairs) {
        Map<String, Set<String>> numbers = new LinkedHashMap<>();
        Map<String, PaymentStanding> standings = new TreeMap<>();
        for (Paired pair : pairs) {
            numbers.computeIfAbsent(pair.payment(), unused -> new LinkedHashSet<>())
                    .add(pair.voucher().voucherNo());
            worst(standings, pair.payment(), standing(pair));
        }
        found.ledgerOnly().forEach(one -> worst(standings, one.payment(), PaymentStanding.MISSING));
        found.notYetDue().forEach(one -> worst(standings, one.payment().payment(), PaymentStanding.NOT_YET_DUE));
        List<OfPayment> out = new ArrayList<>();
        standings.forEach((payment, standing) ->
                out.add(new OfPayment(payment, List.copyOf(numbers.getOrDefault(payment, Set.of())), standing)));
        return out;
    }

    private static PaymentStanding standing(Paired pair) {
        if (!pair.agrees()) {
            return PaymentStanding.DIFFERING;
        }
        Doubt alone = pair.voucher().unreviewed();
        return alone == null
                ? PaymentStanding.AGREES
                : alone.disputed() ? PaymentStanding.DISPUTED : PaymentStanding.UNREVIEWED;
    }

    /** A payment stands as the one of its sources for which somebody has to look first. */
    private static void worst(Map<String, PaymentStanding> standings, String payment, PaymentStanding one) {
        standings.merge(payment, one, (held, other) -> rank(held) >= rank(other) ? held : other);
    }

    private static int rank(PaymentStanding standing) {
        return switch (standing) {
            case AGREES -> 0;
            case NOT_YET_DUE -> 1;
            case UNREVIEWED -> 2;
            case DISPUTED -> 3;
            case MISSING -> 4;
            case DIFFERING -> 5;
        };
    }
}
