package org.mingzhang.domain.seal.log;

import java.util.Objects;

/**
 * The row that says where the log stands.
 *
 * @param sm3Frontier as {@link org.mingzhang.domain.seal.Frontier#toBytes} wrote it
 * @param sha256Frontier likewise
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredHead(long size, byte[] sm3Frontier, byte[] sha256Frontier) {
    public StoredHead {
        sm3Frontier = Objects.requireNonNullElse(sm3Frontier, new byte[0]);
        sha256Frontier = Objects.requireNonNullElse(sha256Frontier, new byte[0]);
    }
}
