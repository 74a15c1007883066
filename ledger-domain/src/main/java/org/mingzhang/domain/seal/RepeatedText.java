package org.mingzhang.domain.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text that stands in entry after entry: member names, ids of offices, quotes of clauses. Making a string of it each time
 * would take a third of the time that a replay needs, so what came twice in a row is kept, until other text takes its place.
 *
 * <p>May be used by several threads at once: what is kept never changes, and what one thread misses of another's is only
 * made again.
 */
final class RepeatedText {
    private static final int SLOTS = 1 << 10;
    private static final int LONGEST = 512;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    // Threads that read at once seldom share one, so that they do not wait for each other's cache lines.
    private static final RepeatedText[] ALL = new RepeatedText[8];

    static {
        Arrays.setAll(ALL, i -> new RepeatedText());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(byte[] bytes, String text) {}

    private final @Nullable Kept[] kept = new Kept[SLOTS];
    private final long[] last = new long[SLOTS];

    private RepeatedText() {}

    /** The one that this thread uses. */
    static RepeatedText get() {
        return ALL[(int) (Thread.currentThread().threadId() & (ALL.length - 1))];
    }

    /** The text that these bytes are in UTF-8. */
    String text(byte[] in, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(in, from, length, UTF_8);
        }
        long digest = digest(in, from, to);
        int slot = (int) (digest >>> 32) & (SLOTS - 1);
        Kept known = kept[slot];
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, in, from, to)) {
            return known.text;
        }
        String text = new String(in, from, length, UTF_8);
        if (last[slot] == digest) {
            kept[slot] = new Kept(Arrays.copyOfRange(in, from, to), text);
        } else {
            last[slot] = digest;
        }
        return text;
    }

    /** Tells most texts apart by their length, beginning, middle and end. */
    private static long digest(byte[] in, int from, int to) {
        int length = to - from;
        long digest = length * MIX;
        if (length < Long.BYTES) {
            for (int i = from; i < to; i++) {
                digest = (digest ^ in[i]) * MIX;
            }
            return digest;
        }
        digest = (digest ^ (long) EIGHT.get(in, from)) * MIX;
        digest = (digest ^ (long) EIGHT.get(in, from + (length - Long.BYTES) / 2)) * MIX;
        return (digest ^ (long) EIGHT.get(in, to - Long.BYTES)) * MIX;
    }
}
