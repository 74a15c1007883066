package org.mingzhang.app.workbook;

import java.nio.charset.StandardCharsets;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * Numbers by key, for millions of keys: 24 bytes each, since only 128 bits of the key's SHA-256 are kept. Two keys that share
 * those are not to be found.
 */
final class KeyIndex {
    /** What stands for a key that is not there. */
    static final long NONE = Long.MIN_VALUE;

    private long[] slots = new long[3 << 10];
    private int size;

    /** Keeps a number under a key and answers the one before, or {@link #NONE}. */
    long put(String key, long value) {
        if (size * 10L >= slots.length / 3 * 7L) {
            grow();
        }
        Hash hash = hash(key);
        int slot = slot(slots, hash.a(), hash.b());
        long before = slots[slot] == 0 && slots[slot + 1] == 0 ? NONE : slots[slot + 2];
        if (before == NONE) {
            size++;
        }
        slots[slot] = hash.a();
        slots[slot + 1] = hash.b();
        slots[slot + 2] = value;
        return before;
    }

    long get(String key) {
        Hash hash = hash(key);
        int slot = slot(slots, hash.a(), hash.b());
        return slots[slot] == 0 && slots[slot + 1] == 0 ? NONE : slots[slot + 2];
    }

    int size() {
        return size;
    }

    private static Hash hash(String key) {
        return Suite.SHA256.hash(key.getBytes(StandardCharsets.UTF_8));
    }

    private static int slot(long[] slots, long a, long b) {
        int count = slots.length / 3;
        int at = (int) ((a & Long.MAX_VALUE) % count);
        while ((slots[at * 3] != 0 || slots[at * 3 + 1] != 0) && (slots[at * 3] != a || slots[at * 3 + 1] != b)) {
            at = at + 1 == count ? 0 : at + 1;
        }
        return at * 3;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (int i = 0; i < slots.length; i += 3) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                System.arraycopy(slots, i, larger, slot(larger, slots[i], slots[i + 1]), 3);
            }
        }
        slots = larger;
    }
}
