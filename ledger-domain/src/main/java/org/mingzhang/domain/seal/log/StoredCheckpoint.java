package org.mingzhang.domain.seal.log;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Suite;

/**
 * A batch's row: the signed notes of both trees after it.
 *
 * @param priorSize size of the log before the batch, which shows a missing row
 * @param size size of the log after the batch
 * @param recordedAt the latest record time of all entries so far
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredCheckpoint(
        long priorSize, long size, @Nullable Instant recordedAt, byte[] sm3Note, byte[] sha256Note) {
    public StoredCheckpoint {
        sm3Note = Objects.requireNonNullElse(sm3Note, new byte[0]);
        sha256Note = Objects.requireNonNullElse(sha256Note, new byte[0]);
    }

    byte[] note(Suite suite) {
        return switch (suite) {
            case SM3 -> sm3Note;
            case SHA256 -> sha256Note;
        };
    }
}
