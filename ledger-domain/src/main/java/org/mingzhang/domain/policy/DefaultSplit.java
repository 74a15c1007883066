package org.mingzhang.domain.policy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.domain.money.Fen;

/**
 * How an amount falls on a line's sources where the approver says nothing else: the first source as far as it reaches,
 * then the next.
 *
 * @param bySource what each source pays; sources that pay nothing are left out
 * @param shortfall what no source can pay
 */
public record DefaultSplit(SortedMap<String, Fen> bySource, Fen shortfall) {
    public DefaultSplit {
        bySource = Collections.unmodifiableSortedMap(new TreeMap<>(bySource));
    }

    /**
     * The split of an amount.
     *
     * @param available what each source still has for this line
     */
    public static DefaultSplit of(BudgetLine line, Fen amount, Map<String, Fen> available) {
        SortedMap<String, Fen> split = new TreeMap<>();
        Fen open = amount;
        for (String source : line.paidBy()) {
            Fen share = open.min(available.getOrDefault(source, Fen.ZERO)).max(Fen.ZERO);
            if (share.isPositive()) {
                split.put(source, share);
                open = open.minus(share);
            }
        }
        return new DefaultSplit(split, open);
    }
}
