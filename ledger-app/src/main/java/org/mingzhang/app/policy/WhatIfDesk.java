package org.mingzhang.app.policy;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.policy.PolicyPack;
import org.springframework.stereotype.Component;

/** Answers what other values would cost, one question at a time, since each reads the log on from where the last one left off. */
@Component
class WhatIfDesk {
    private final LedgerStore store;
    private final StoredPacks packs;
    private final PolicyQueries.Kept kept = new PolicyQueries.Kept();
    private final Semaphore one = new Semaphore(1, true);

    WhatIfDesk(LedgerStore store, StoredPacks packs) {
        this.store = store;
        this.packs = packs;
    }

    /** An answer with the policy in whose words it is told. */
    record Answer(PolicyPack pack, WhatIfView view) {}

    Answer answer(String programme, List<String> set, boolean fromNowOn) {
        one.acquireUninterruptibly();
        try {
            PolicyQueries.Cases cases = new PolicyQueries(store.log(), packs::pack)
                    .cases(programme, kept, position -> {})
                    .orElseThrow(() -> new NotFound("没有试点专项 " + programme));
            return new Answer(cases.book().pack(), new WhatIfQuery(programme, cases).answer(set, fromNowOn));
        } finally {
            one.release();
        }
    }
}
