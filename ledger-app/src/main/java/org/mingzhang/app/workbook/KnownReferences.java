package org.mingzhang.app.workbook;

import java.time.LocalDate;
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

    /** The day after which nothing has happened yet; null where nobody knows. */
    default @Nullable LocalDate today() {
        return null;
    }

    /** A ledger that holds nothing yet, on a day. */
    static KnownReferences noneOn(LocalDate day) {
        return new KnownReferences() {
            @Override
            public boolean has(Reference kind, String key) {
                return false;
            }

            @Override
            public LocalDate today() {
                return day;
            }
        };
    }

    /** The credit code of who applied under a number; null where the ledger does not know it. */
    default @Nullable String applicant(String application) {
        return null;
    }
}
