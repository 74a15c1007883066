package org.mingzhang.domain.programme;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;

/** Since when the ledger has the programme, and the imports of old records that say that there is money. */
final class PastFunds {
    private final SortedSet<String> imports = new TreeSet<>();
    private Instant openedAt = Instant.EPOCH;

    void take(Recorded recorded) {
        if (recorded.event() instanceof ProgrammeOpened) {
            openedAt = recorded.recordedAt();
        }
        boolean money = recorded.event() instanceof FundsAppropriated
                || recorded.event() instanceof BudgetAllocated
                || recorded.event() instanceof BudgetTransferred;
        if (money && recorded.importId() != null) {
            imports.add(recorded.importId());
        }
    }

    Instant openedAt() {
        return openedAt;
    }

    SortedSet<String> imports() {
        return Collections.unmodifiableSortedSet(imports);
    }
}
