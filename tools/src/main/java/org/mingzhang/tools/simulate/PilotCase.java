package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * An enterprise and its application for renovation.
 *
 * @param number of the application
 * @param path null for whoever stays in the reserve
 * @param works null where it does not come to an approval
 * @param acceptance null where nothing is completed
 */
record PilotCase(
        Firm firm,
        Fate fate,
        String number,
        Entry entry,
        @Nullable ReviewPath path,
        @Nullable Works works,
        @Nullable Acceptance acceptance,
        Fen planned,
        int levelBefore,
        int levelAfter) {

    /**
     * How the enterprise came onto the roster.
     *
     * @param movedFrom the batch that it was in first; 0 where it was not moved
     */
    record Entry(
            LocalDate reservedOn,
            LocalDate admittedOn,
            int movedFrom,
            @Nullable LocalDate movedOn,
            @Nullable LocalDate leftOn) {}

    /**
     * The assessment by a third party.
     *
     * @param failedOn the day of a first one that was not passed; null where the first was
     */
    record Acceptance(
            Organisation assessor,
            LocalDate requestedOn,
            @Nullable LocalDate failedOn,
            LocalDate assessedOn,
            int level,
            Fen declared,
            Fen recognised) {}

    int batch() {
        return path == null ? 0 : path.wave().batch();
    }
}
