package org.mingzhang.tools.simulate;

import java.util.List;

/** Chance that repeats itself: every topic of every enterprise has its own, so that no story depends on another. */
final class Chance {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(long seed, String topic, int n) {
        long mixed = mix(seed + GAMMA);
        for (int i = 0; i < topic.length(); i++) {
            mixed = mix(mixed ^ topic.charAt(i) + GAMMA);
        }
        state = mix(mixed + (n + 1L) * GAMMA);
    }

    /** The output function of SplitMix64. */
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    /** A whole number, both ends included. */
    int between(int low, int high) {
        return low + (int) Long.remainderUnsigned(next(), high - low + 1L);
    }

    /** True so many times in a hundred. */
    boolean percent(int percent) {
        return between(0, 99) < percent;
    }

    <T> T pick(List<T> items) {
        return items.get(between(0, items.size() - 1));
    }

    /** So many hexadecimal digits. */
    String hex(int digits) {
        StringBuilder out = new StringBuilder(digits + 16);
        while (out.length() < digits) {
            String part = Long.toHexString(next());
            out.append("0".repeat(16 - part.length())).append(part);
        }
        return out.substring(0, digits);
    }

    /** Around a median, in percent of it: most between 60 and 160, few up to 240. */
    long around(long median) {
        int percent = 30;
        for (int i = 0; i < 4; i++) {
            percent += between(0, 40);
        }
        return median * percent / 100;
    }
}
