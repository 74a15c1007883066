package org.mingzhang.app.platform.eventstore;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.seal.Hash;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one append needs beside its events, and what it came to. Hangs on the unit of work as a resource, where the storage
 * engine finds it when the unit of work commits.
 */
public final class AppendContext {
    /** The resource's name on the root unit of work. */
    public static final String RESOURCE = AppendContext.class.getName();

    /** Under this name, events read from the store carry in their metadata what stream states need: a {@code Recorded}. */
    public static final String RECORDED = "recorded";

    private final String ledger;
    private final String commandId;
    private final Hash digest;
    private final Instant recordedAt;
    private final @Nullable LocalDate businessDate;
    private final ActorRef actor;
    private final @Nullable ObjectNode command;
    private final @Nullable String signature;
    private final PayloadSealer sealer;
    private final Map<StreamId, Long> reads = new TreeMap<>();
    private long firstPosition = -1;
    private long lastPosition = -1;

    /** Completes the payload of an event: puts ciphertext beside commitments of personal fields. */
    public interface PayloadSealer {
        ObjectNode seal(StreamId stream, String eventId, ObjectNode payload);
    }

    public AppendContext(
            String ledger,
            String commandId,
            Hash digest,
            Instant recordedAt,
            @Nullable LocalDate businessDate,
            ActorRef actor,
            @Nullable ObjectNode command,
            @Nullable String signature,
            PayloadSealer sealer) {
        this.ledger = ledger;
        this.commandId = commandId;
        this.digest = digest;
        this.recordedAt = recordedAt;
        this.businessDate = businessDate;
        this.actor = actor;
        this.command = command;
        this.signature = signature;
        this.sealer = sealer;
    }

    public String commandId() {
        return commandId;
    }

    /** SM3 of the command as it was signed. */
    public Hash digest() {
        return digest;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** A stream that the decision rests on, with its last sequence number then; −1 for one without events. */
    public void read(StreamId stream, long lastSeq) {
        reads.put(stream, lastSeq);
    }

    /** Every stream that the decision read, with its last sequence number then. */
    public Map<StreamId, Long> reads() {
        return reads;
    }

    /**
     * The envelope of the n-th event of this append.
     *
     * @param n from 0; the first carries the signed command, the others refer to it
     */
    public Envelope envelope(int n, StreamId stream, long seq, LedgerEvent event) {
        return new Envelope(
                ledger,
                Envelope.eventId(commandId, n),
                stream,
                seq,
                recordedAt,
                businessDate,
                actor,
                n == 0 ? command : null,
                n == 0 ? null : commandId,
                n == 0 ? signature : null,
                event);
    }

    /** The payload as it is to be stored. */
    public ObjectNode seal(StreamId stream, String eventId, ObjectNode payload) {
        return sealer.seal(stream, eventId, payload);
    }

    /** Called by the storage engine once the append is durable and sealed. */
    public void appended(long first, long last) {
        firstPosition = first;
        lastPosition = last;
    }

    public long firstPosition() {
        return firstPosition;
    }

    public long lastPosition() {
        return lastPosition;
    }
}
