package org.mingzhang.domain.enterprise;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.ListRow;

/** A step on a programme's roster: it rests on a document, or on a row of a list, or on both. */
public interface RosterStep {
    /** 文号; null where it rests on a list that has none. */
    @Nullable
    String documentNo();

    /** The row of the list by which it was done; null where it was by none. */
    @Nullable
    ListRow list();

    /** Whether nothing is named that it rests on. */
    default boolean isGroundless() {
        return documentNo() == null && list() == null;
    }

    /**
     * Refuses a command that names nothing that it rests on.
     *
     * @throws IllegalArgumentException if so
     */
    static void requireGround(@Nullable String documentNo, @Nullable ListRow list) {
        if (documentNo == null && list == null) {
            throw new IllegalArgumentException("应写文号，或所据名单的行");
        }
    }
}
