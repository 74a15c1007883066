package org.mingzhang.domain.seal.log;

import java.util.Objects;

/**
 * A full tile's row.
 *
 * @param hashes of whatever length they have; 8,192 bytes where all is well
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredTile(long index, byte[] hashes) {
    public StoredTile {
        hashes = Objects.requireNonNullElse(hashes, new byte[0]);
    }
}
