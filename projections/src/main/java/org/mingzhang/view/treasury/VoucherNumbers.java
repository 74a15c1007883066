package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.view.treasury.TreasuryReconciliation.Standing;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedAgain;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedLine;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/**
 * Tells numbers of vouchers that were used again. What has one number in one budget year is one voucher, if its lines are of one
 * day and one source, each to another account, and each agrees with a payment; else it is told, with all its lines, so that a
 * later line hides no earlier one. Numbers begin anew each budget year. Pure.
 */
final class VoucherNumbers {
    private VoucherNumbers() {}

    private record Key(String number, int budgetYear) {}

    /**
     * The numbers that were used again, in the order of the log.
     *
     * @param standings how each voucher stands that does not agree, by its position
     */
    static List<UsedAgain> usedAgain(List<Voucher> vouchers, Map<Long, Standing> standings) {
        Map<Key, List<Voucher>> byNumber = new LinkedHashMap<>();
        for (Voucher voucher : vouchers) {
            byNumber.computeIfAbsent(
                            new Key(Claim.voucherKey(voucher.voucherNo()), voucher.budgetYear()),
                            none -> new ArrayList<>())
                    .add(voucher);
        }
        List<UsedAgain> found = new ArrayList<>();
        byNumber.forEach((key, lines) -> {
            if (lines.size() > 1 && !isOneVoucher(lines, standings)) {
                found.add(new UsedAgain(
                        lines.getFirst().voucherNo(),
                        key.budgetYear,
                        lines.stream()
                                .map(line ->
                                        new UsedLine(line, standings.getOrDefault(line.position(), line.agreeing())))
                                .toList()));
            }
        });
        return found;
    }

    private static boolean isOneVoucher(List<Voucher> lines, Map<Long, Standing> standings) {
        Set<Object> days = new HashSet<>();
        Set<String> sources = new HashSet<>();
        Set<String> accounts = new HashSet<>();
        for (Voucher line : lines) {
            days.add(String.valueOf(line.paidOn()));
            sources.add(line.source());
            accounts.add(line.payeeAccount());
        }
        return days.size() == 1
                && sources.size() == 1
                && accounts.size() == lines.size()
                && lines.stream().noneMatch(line -> standings.containsKey(line.position()));
    }
}
