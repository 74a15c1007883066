package org.mingzhang.app.imports;

import java.nio.charset.StandardCharsets;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * Rows of longs by key, for millions of keys: of a key only 128 bits of its SHA-256 are kept, and two keys that share those
 * are not to be found.
 */
final class HashedTable {
    private static final int KEY = 2;

    private final int width;
    private long[] slots;
    private int size;

    /** A table whose rows have so many values. */
    HashedTable(int values) {
        // The last of a slot's words says that it is taken.
        width = KEY + values + 1;
        slots = new long[width << 10];
    }

    int size() {
        return size;
    }

    /** Where the row of a key stands, or would stand; valid until the next {@link #put}. */
    private int slot(long a, long b) {
        int count = slots.length / width;
        int at = (int) ((a & Long.MAX_VALUE) % count);
        while (slots[at * width + width - 1] != 0 && (slots[at * width] != a || slots[at * width + 1] != b)) {
            at = at + 1 == count ? 0 : at + 1;
        }
        return at * width;
    }

    /** The values of a key; null where it is not in here. */
    long @org.jspecify.annotations.Nullable [] get(String key) {
        Hash hash = hash(key);
        int slot = slot(hash.a(), hash.b());
        if (slots[slot + width - 1] == 0) {
            return null;
        }
        long[] values = new long[width - KEY - 1];
        System.arraycopy(slots, slot + KEY, values, 0, values.length);
        return values;
    }

    /** Puts the values of a key in the place of those before. */
    void put(String key, long... values) {
        if (size * 10L >= slots.length / width * 7L) {
            grow();
        }
        Hash hash = hash(key);
        int slot = slot(hash.a(), hash.b());
        size += slots[slot + width - 1] == 0 ? 1 : 0;
        slots[slot] = hash.a();
        slots[slot + 1] = hash.b();
        System.arraycopy(values, 0, slots, slot + KEY, values.length);
        slots[slot + width - 1] = 1;
    }

    private static Hash hash(String key) {
        return Suite.SHA256.hash(key.getBytes(StandardCharsets.UTF_8));
    }

    private void grow() {
        long[] smaller = slots;
        slots = new long[smaller.length * 2];
        for (int i = 0; i < smaller.length; i += width) {
            if (smaller[i + width - 1] != 0) {
                System.arraycopy(smaller, i, slots, slot(smaller[i], smaller[i + 1]), width);
            }
        }
    }
}
