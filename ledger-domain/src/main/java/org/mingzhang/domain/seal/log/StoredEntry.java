package org.mingzhang.domain.seal.log;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry's row. Arrays are held by reference, since millions pass by; they must not change.
 *
 * @param columns what the store keeps beside the bytes for look-up, in the order of {@link LogRules#columnNames}
 * @param sm3Leaf stored leaf hash, of whatever length it has
 * @param sha256Leaf stored leaf hash, of whatever length it has
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredEntry(
        long position, List<@Nullable Object> columns, byte[] bytes, byte[] sm3Leaf, byte[] sha256Leaf) {
    private static final byte[] NONE = {};

    /** Takes null for empty. */
    public StoredEntry(
            long position,
            @Nullable List<@Nullable Object> columns,
            byte @Nullable [] bytes,
            byte @Nullable [] sm3Leaf,
            byte @Nullable [] sha256Leaf) {
        this.position = position;
        this.columns = Objects.requireNonNullElse(columns, List.of());
        this.bytes = Objects.requireNonNullElse(bytes, NONE);
        this.sm3Leaf = Objects.requireNonNullElse(sm3Leaf, NONE);
        this.sha256Leaf = Objects.requireNonNullElse(sha256Leaf, NONE);
    }
}
