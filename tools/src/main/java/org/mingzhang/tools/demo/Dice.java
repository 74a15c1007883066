package org.mingzhang.tools.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Chance that repeats itself: each topic of a story has its own dice, so that one more throw in one place changes nothing
 * elsewhere.
 */
final class Dice {
    private final Random random;

    Dice(long seed, String topic) {
        long mixed = seed ^ 0x9E3779B97F4A7C15L;
        for (int i = 0; i < topic.length(); i++) {
            mixed = (mixed ^ topic.charAt(i)) * 0x100000001B3L;
            mixed ^= mixed >>> 29;
        }
        // Random's own algorithm is part of its specification, so every JDK throws the same.
        this.random = new Random(mixed);
    }

    /** A whole number, both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** True so many times in a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** The same items in another order. */
    <T> List<T> shuffled(List<T> items) {
        List<T> out = new ArrayList<>(items);
        Collections.shuffle(out, random);
        return out;
    }

    /**
     * Log-normal: most are near the median, few are much larger.
     *
     * @param sigmaPercent the standard deviation of the logarithm, in hundredths
     */
    long logNormal(long median, int sigmaPercent) {
        return (long) (median * StrictMath.exp(random.nextGaussian() * sigmaPercent / 100));
    }
}
