package org.mingzhang.domain.seal.log;

import java.util.Objects;

/**
 * The row of a content that is stored beside the log.
 *
 * @param digest that it is named after: its SM3
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredBlob(byte[] digest, byte[] bytes) {
    public StoredBlob {
        digest = Objects.requireNonNullElse(digest, new byte[0]);
        bytes = Objects.requireNonNullElse(bytes, new byte[0]);
    }
}
