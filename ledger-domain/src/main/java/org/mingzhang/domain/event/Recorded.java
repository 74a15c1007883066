package org.mingzhang.domain.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event with what stream states may remember of its entry.
 *
 * @param position where it stands in the log
 * @param businessDate null where the ledger itself acted
 */
public record Recorded(
        long position, Instant recordedAt, @Nullable LocalDate businessDate, ActorRef actor, LedgerEvent event) {

    /** What states need of an entry at a position. */
    public static Recorded of(Envelope envelope, long position) {
        return new Recorded(
                position, envelope.recordedAt(), envelope.businessDate(), envelope.doneBy(), envelope.event());
    }
}
