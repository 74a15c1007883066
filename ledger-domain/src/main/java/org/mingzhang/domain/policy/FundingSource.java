package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * 资金来源: who gives the money.
 *
 * @param amount how much the notice says it is; null where it says nothing
 */
public record FundingSource(
        String id, String name, @Nullable Fen amount, String remark, Clause clause) {
    /** Whether a sum is more than the notice names; never where it names none. */
    public boolean isExceededBy(Fen sum) {
        return amount != null && sum.exceeds(amount);
    }

    /** Whether a sum is all that the notice names; where it names none, whatever there is. */
    public boolean isReachedBy(Fen sum) {
        return amount == null ? sum.isPositive() : !amount.exceeds(sum);
    }
}
