package org.mingzhang.domain.seal.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.mingzhang.domain.seal.Suite;

/**
 * Where each command was first seen, by half of its id's SHA-256: two ids that share it would have to be searched for with
 * 2^64 tries. 24 bytes a command and some air, since a log has millions.
 */
final class SeenCommands {
    private static final int WORDS = 3;

    // Three words a slot: half a hash, and the position plus one; 0 where the slot is free.
    private long[] slots = new long[WORDS << 12];
    private int size;

    /** Remembers a command; gives where it was seen before, or -1. */
    long seen(String commandId, long position) {
        ByteBuffer hash =
                ByteBuffer.wrap(Suite.SHA256.hash(commandId.getBytes(UTF_8)).bytes());
        long before = put(slots, hash.getLong(), hash.getLong(), position + 1) - 1;
        if (before < 0 && ++size * 2 > slots.length / WORDS) {
            grow();
        }
        return before;
    }

    private static long put(long[] into, long high, long low, long value) {
        int mask = into.length / WORDS - 1;
        for (int slot = (int) high & mask; ; slot = (slot + 1) & mask) {
            int at = slot * WORDS;
            if (into[at + 2] == 0) {
                into[at] = high;
                into[at + 1] = low;
                into[at + 2] = value;
                return 0;
            }
            if (into[at] == high && into[at + 1] == low) {
                return into[at + 2];
            }
        }
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (int at = 0; at < slots.length; at += WORDS) {
            if (slots[at + 2] != 0) {
                put(larger, slots[at], slots[at + 1], slots[at + 2]);
            }
        }
        slots = larger;
    }
}
