package org.mingzhang.domain.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.policy.PolicyPack;

/** What a programme says to taking recovered money out of its line again. */
public final class RecoveredFunds {
    private RecoveredFunds() {}

    /** Refuses more than is at hand of a source, on the business date and on any day after it. */
    public static @Nullable Rejection refuse(
            PolicyPack pack, Programme programme, Occasion occasion, String line, List<Share> shares) {
        BudgetRules rules = new BudgetRules(pack, programme, occasion);
        for (Share share : shares) {
            Rejection no = rules.lineRecovered(share.source(), line, share.amountFen());
            if (no != null) {
                return no;
            }
        }
        return null;
    }
}
