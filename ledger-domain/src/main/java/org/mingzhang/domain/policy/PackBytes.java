package org.mingzhang.domain.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a pack's file, immutable: what the ledger hashes and publishes. */
public final class PackBytes {
    private final byte[] bytes;

    public PackBytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
