package org.mingzhang.domain.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event with what stream states may remember of its entry.
 *
 * @param position where it stands in the log
 * @param businessDate null where the ledger itself acted
 * @param importId the import of old records that says so (补录); null where whoever did it signed it
 */
public record Recorded(
        long position,
        Instant recordedAt,
        @Nullable LocalDate businessDate,
        ActorRef actor,
        @Nullable String importId,
        LedgerEvent event) {
    /** An event that whoever did it signed. */
    public Recorded(
            long position, Instant recordedAt, @Nullable LocalDate businessDate, ActorRef actor, LedgerEvent event) {
        this(position, recordedAt, businessDate, actor, null, event);
    }

    /** What states need of an entry at a position. */
    public static Recorded of(Envelope envelope, long position) {
        return new Recorded(
                position,
                envelope.recordedAt(),
                envelope.businessDate(),
                envelope.doneBy(),
                envelope.importId(),
                envelope.event());
    }
}
