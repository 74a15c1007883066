package org.mingzhang.app.platform.eventstore;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * An event ready to be sealed: its bytes, both leaf hashes over them, and the columns that stand in the bytes too. All of
 * it is made on the thread of the command; only the position is missing.
 *
 * @param seq number within its stream, from 0
 * @param recordedAt in whole milliseconds
 */
// The bytes are shared, not copied: nobody changes them once they are hashed.
@SuppressWarnings("ArrayRecordComponent")
public record PreparedEntry(
        StreamRef stream,
        long seq,
        String eventId,
        String type,
        int revision,
        Instant recordedAt,
        @Nullable LocalDate businessDate,
        byte[] bytes,
        Hash leafSm3,
        Hash leafSha256,
        List<ClaimUse> claims) {
    /** Tile bundles carry the length of an entry in 16 bits. */
    public static final int MAX_BYTES = 65_535;

    public PreparedEntry {
        claims = List.copyOf(claims);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("an entry has at most " + MAX_BYTES + " bytes, not " + bytes.length);
        }
        if (!recordedAt.equals(recordedAt.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("record time in whole milliseconds: " + recordedAt);
        }
    }

    /**
     * Of old records a use beyond the limit is recorded if the event says that it is one. What a correction gives back makes
     * a sum less, even where it stays beyond the limit; and what only says how much there is, uses nothing.
     */
    public static boolean tolerated(Claim claim, @Nullable Origin origin) {
        return claim.amount() <= 0
                || (origin != null
                        && origin.breaches().contains(claim.kind().refusal().name()));
    }

    /** The entry of an envelope whose event has no personal fields to be completed. */
    public static PreparedEntry of(Envelope envelope) {
        return of(envelope, EventCodec.encode(envelope));
    }

    /** The entry of an envelope, as these bytes. */
    public static PreparedEntry of(Envelope envelope, byte[] bytes) {
        return new PreparedEntry(
                new StreamRef(envelope.stream().type().code(), envelope.stream().id()),
                envelope.seq(),
                envelope.eventId(),
                EventCodec.type(envelope.event()),
                EventCodec.revision(envelope.event()),
                envelope.recordedAt(),
                envelope.businessDate(),
                bytes,
                Suite.SM3.leafHash(bytes),
                Suite.SHA256.leafHash(bytes),
                Claim.of(envelope.event()).stream()
                        .map(claim -> new ClaimUse(
                                claim.kind().code(),
                                claim.key(),
                                claim.amount(),
                                claim.limit(),
                                tolerated(claim, envelope.origin())))
                        .toList());
    }
}
