package org.mingzhang.domain.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 预算科目: what money is allocated to.
 *
 * @param paidBy the sources that may pay it, in the order of the default split: the first as far as it reaches
 * @param givesTo to which lines it may give money; null where the notice says nothing about this line
 */
public record BudgetLine(
        String id,
        String name,
        List<String> paidBy,
        @Nullable TransferRule givesTo,
        Clause clause) {
    public BudgetLine {
        paidBy = List.copyOf(paidBy);
    }

    public boolean mayBePaidBy(String source) {
        return paidBy.contains(source);
    }
}
