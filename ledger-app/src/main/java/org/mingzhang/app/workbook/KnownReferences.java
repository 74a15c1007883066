package org.mingzhang.app.workbook;

import org.jspecify.annotations.Nullable;

/** What the ledger holds already, so that a row may refer to it though the workbook does not have it. */
@FunctionalInterface
public interface KnownReferences {
    /** A ledger that holds nothing yet. */
    KnownReferences NONE = (kind, key) -> false;

    /**
     * Whether there is one.
     *
     * @param key a credit code, a number, or of a contract {@link Reference#contractKey} or its number alone
     */
    boolean has(Reference kind, String key);

    /** The credit code of who applied under a number; null where the ledger does not know it. */
    default @Nullable String applicant(String application) {
        return null;
    }
}
