package org.mingzhang.domain.policy;

import java.util.List;

/**
 * 预算科目: what money is allocated to.
 *
 * @param paidBy the sources that may pay it, in the order of the default split: the first as far as it reaches
 */
public record BudgetLine(String id, String name, List<String> paidBy, Clause clause) {
    public BudgetLine {
        paidBy = List.copyOf(paidBy);
    }

    public boolean mayBePaidBy(String source) {
        return paidBy.contains(source);
    }
}
