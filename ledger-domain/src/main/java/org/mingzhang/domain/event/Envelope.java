package org.mingzhang.domain.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event with everything that is sealed beside it. The position is not in here: the leaf index is the position.
 *
 * @param ledger the ledger's name
 * @param eventId command id, a dot and the number of the event within its command, from 0
 * @param seq the event's number within its stream, from 0
 * @param recordedAt record time (记账时间), UTC, milliseconds
 * @param businessDate when it happened (业务日期); null where the ledger itself acts
 * @param command the signed command, in the first event that it caused
 * @param commandRef the command's id, in every further event of the same command
 * @param commandSig base64 of the SM2 signature over the command, beside {@code command}
 * @param origin the row of a workbook that the event comes from, in what an import records
 */
public record Envelope(
        String ledger,
        String eventId,
        StreamId stream,
        long seq,
        Instant recordedAt,
        @Nullable LocalDate businessDate,
        ActorRef actor,
        @Nullable ObjectNode command,
        @Nullable String commandRef,
        @Nullable String commandSig,
        @Nullable Origin origin,
        LedgerEvent event) {
    public static final String SCHEMA = "mingzhang.entry/1";

    /** The envelope of an event that does not come from a workbook. */
    public Envelope(
            String ledger,
            String eventId,
            StreamId stream,
            long seq,
            Instant recordedAt,
            @Nullable LocalDate businessDate,
            ActorRef actor,
            @Nullable ObjectNode command,
            @Nullable String commandRef,
            @Nullable String commandSig,
            LedgerEvent event) {
        this(
                ledger,
                eventId,
                stream,
                seq,
                recordedAt,
                businessDate,
                actor,
                command,
                commandRef,
                commandSig,
                null,
                event);
    }

    /** Who did it: the person of the row where an import recorded it, or else who signed. */
    public ActorRef doneBy() {
        return origin == null || origin.by() == null ? actor : origin.by().actor(actor);
    }

    /** The import of old records that says so, under the one signature of whoever imported; null for what was signed itself. */
    public @Nullable String importId() {
        return origin == null || origin.by() == null ? null : commandRef;
    }

    /** The import that recorded it from a row of a workbook; null for what no workbook brought in. */
    public @Nullable String workbook() {
        return origin == null ? null : commandRef;
    }

    /** The id of the n-th event of a command. */
    public static String eventId(String commandId, int n) {
        return commandId + "." + n;
    }

    /** The id of the command that caused this event. */
    public String commandId() {
        return eventId.substring(0, eventId.lastIndexOf('.'));
    }
}
