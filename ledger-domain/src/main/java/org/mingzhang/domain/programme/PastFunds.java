package org.mingzhang.domain.programme;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;

/** The imports of old records that say that there is money. */
final class PastFunds {
    private final SortedSet<String> imports = new TreeSet<>();

    void take(Recorded recorded) {
        boolean money = recorded.event() instanceof FundsAppropriated
                || recorded.event() instanceof BudgetAllocated
                || recorded.event() instanceof BudgetTransferred;
        if (money && recorded.importId() != null) {
            imports.add(recorded.importId());
        }
    }

    SortedSet<String> imports() {
        return Collections.unmodifiableSortedSet(imports);
    }
}
