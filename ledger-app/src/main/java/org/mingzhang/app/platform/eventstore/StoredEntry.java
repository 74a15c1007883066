package org.mingzhang.app.platform.eventstore;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * An entry as the database has it. What it says is trusted only as far as {@link #requireSealed} or a verification goes.
 *
 * @param position index of its leaf in both trees
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredEntry(
        long position,
        StreamRef stream,
        long seq,
        String commandId,
        String type,
        int revision,
        Instant recordedAt,
        @Nullable LocalDate businessDate,
        byte[] bytes,
        Hash leafSm3,
        Hash leafSha256) {

    /**
     * The same entry, when its bytes are the ones that were hashed.
     *
     * @throws BrokenSeal when they are not
     */
    public StoredEntry requireSealed() {
        if (!Suite.SM3.leafHash(bytes).equals(leafSm3)
                || !Suite.SHA256.leafHash(bytes).equals(leafSha256)) {
            throw new BrokenSeal("序号 " + position + " 的账目，其内容不是当初封存的内容");
        }
        return this;
    }

    /**
     * What the bytes say.
     *
     * @throws BrokenSeal when they are no entry
     */
    public Envelope envelope() {
        return envelope(position, bytes);
    }

    static Envelope envelope(long position, byte[] bytes) {
        try {
            return EventCodec.decode(bytes);
        } catch (RuntimeException noEntry) {
            throw new BrokenSeal("序号 " + position + " 的账目读不出来：内容不是账目的写法", noEntry);
        }
    }
}
