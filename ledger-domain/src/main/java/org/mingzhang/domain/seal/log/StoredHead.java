package org.mingzhang.domain.seal.log;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The row that says where the log stands.
 *
 * @param sm3Frontier as {@link org.mingzhang.domain.seal.Frontier#toBytes} wrote it
 * @param sha256Frontier likewise
 * @param maxRecordedAt the latest record time of all entries
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredHead(
        long size,
        byte[] sm3Frontier,
        byte[] sha256Frontier,
        @Nullable Instant maxRecordedAt) {
    public StoredHead {
        sm3Frontier = Objects.requireNonNullElse(sm3Frontier, new byte[0]);
        sha256Frontier = Objects.requireNonNullElse(sha256Frontier, new byte[0]);
    }
}
