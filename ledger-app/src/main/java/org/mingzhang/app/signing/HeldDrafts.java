package org.mingzhang.app.signing;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for people between looking and signing, each under a handle that nobody can guess and that opens to its owner alone:
 * the same person, in the same session and post. Bounded for each owner and for all together; the oldest goes first.
 *
 * @param <T> what is kept
 */
final class HeldDrafts<T> implements AutoCloseable {
    /** For how long something is kept after it was last asked for. */
    static final Duration KEPT = Duration.ofMinutes(30);

    /** How much one person may have lying here. */
    static final int MOST_OF_ONE = 12;

    /** How much may lie here for all together, in bytes. */
    static final long MOST_BYTES = 64L << 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LongSupplier nanoTime;
    private final Kept<T> kept;
    private final int mostOfOne;
    private final long mostBytes;
    private final LinkedHashMap<String, Slot<T>> slots = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** How something is weighed and let go of. */
    interface Kept<T> {
        long weight(T one);

        void discard(T one);
    }

    private static final class Slot<T> {
        private final String owner;
        private final T one;
        private final long weight;
        private long usedAt;

        Slot(String owner, T one, long weight, long usedAt) {
            this.owner = owner;
            this.one = one;
            this.weight = weight;
            this.usedAt = usedAt;
        }
    }

    /** @param nanoTime a clock that nobody sets, as {@link System#nanoTime} */
    HeldDrafts(LongSupplier nanoTime, Kept<T> kept) {
        this(nanoTime, kept, MOST_OF_ONE, MOST_BYTES);
    }

    /**
     * One with bounds of its own.
     *
     * @param nanoTime a clock that nobody sets, as {@link System#nanoTime}
     */
    HeldDrafts(LongSupplier nanoTime, Kept<T> kept, int mostOfOne, long mostBytes) {
        this.nanoTime = nanoTime;
        this.kept = kept;
        this.mostOfOne = mostOfOne;
        this.mostBytes = mostBytes;
    }

    /** Keeps something for its owner, and answers with the handle. */
    synchronized String keep(String owner, T one) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String handle = HexFormat.of().formatHex(random);
        long weight = kept.weight(one);
        forgetOld();
        while (slots.values().stream().filter(slot -> slot.owner.equals(owner)).count() >= mostOfOne) {
            forgetOldest(owner);
        }
        while (bytes + weight > mostBytes && !slots.isEmpty()) {
            forgetOldest(null);
        }
        slots.put(handle, new Slot<>(owner, one, weight, nanoTime.getAsLong()));
        bytes += weight;
        return handle;
    }

    /** What lies under a handle, for who kept it; empty for anybody else, and when its time is over. */
    synchronized Optional<T> find(String owner, @Nullable String handle) {
        forgetOld();
        Slot<T> slot = handle == null || !owns(owner, handle) ? null : slots.get(handle);
        if (slot == null) {
            return Optional.empty();
        }
        slot.usedAt = nanoTime.getAsLong();
        return Optional.of(slot.one);
    }

    /** The handle of the first of an owner's that is meant, the oldest before the others; asking does not make it newer. */
    synchronized Optional<String> handle(String owner, Predicate<T> meant) {
        forgetOld();
        return slots.entrySet().stream()
                .filter(slot -> slot.getValue().owner.equals(owner) && meant.test(slot.getValue().one))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    // Asked before the map is, so that a stranger's question does not make it the newest.
    private boolean owns(String owner, String handle) {
        return slots.entrySet().stream()
                .anyMatch(slot ->
                        slot.getKey().equals(handle) && slot.getValue().owner.equals(owner));
    }

    /** Takes something out without letting go of it; whoever calls has it now. */
    synchronized Optional<T> take(String owner, @Nullable String handle) {
        Optional<T> found = find(owner, handle);
        if (found.isPresent()) {
            bytes -= Objects.requireNonNull(slots.remove(handle)).weight;
        }
        return found;
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        forget(slot -> now - slot.usedAt > KEPT.toNanos(), Integer.MAX_VALUE);
    }

    private void forgetOldest(@Nullable String owner) {
        forget(slot -> owner == null || slot.owner.equals(owner), 1);
    }

    private void forget(Predicate<Slot<T>> which, int atMost) {
        int left = atMost;
        for (Iterator<Map.Entry<String, Slot<T>>> all = slots.entrySet().iterator(); all.hasNext() && left > 0; ) {
            Slot<T> slot = all.next().getValue();
            if (which.test(slot)) {
                all.remove();
                bytes -= slot.weight;
                kept.discard(slot.one);
                left--;
            }
        }
    }

    /** Lets go of everything. */
    @Override
    public synchronized void close() {
        forget(slot -> true, Integer.MAX_VALUE);
    }
}
