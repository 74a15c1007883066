package org.mingzhang.domain.event;

import org.jspecify.annotations.Nullable;

/** An event that brings the paper on which it rests: a notice of the treasury, a bank's receipt, an application on paper. */
public interface WithPaper {
    /** The paper, which the ledger keeps; null where none came with it. */
    @Nullable
    KeptPaper paper();
}
