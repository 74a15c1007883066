package org.mingzhang.domain.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.domain.policy.Ranking.Stand;

/**
 * Those who compete for places that go by score, as far as they can still get one. Who needs a place of another quota besides, such
 * as one of its county's, cannot where none of these is left; and where some are left, no more can than there are.
 */
public final class Rivals {
    private final List<Function<Stand, Optional<Needed>>> besides;
    private final List<Stand> able;

    private Rivals(Collection<Stand> inPlay, List<Function<Stand, Optional<Needed>>> besides) {
        this.besides = List.copyOf(besides);
        this.able = inPlay.stream().filter(this::isAble).toList();
    }

    /**
     * Places of another quota that a case needs.
     *
     * @param whose they are: the same for all that need the same ones
     * @param left how many nobody has
     */
    public record Needed(String whose, long left) {}

    /**
     * Those of everyone who competes.
     *
     * @param besides what each needs of every other quota; nothing where it has its place, or none is needed
     */
    public static Rivals of(Collection<Stand> inPlay, List<Function<Stand, Optional<Needed>>> besides) {
        return new Rivals(inPlay, besides);
    }

    /** Where there is no other quota. */
    public static Rivals of(Collection<Stand> inPlay) {
        return of(inPlay, List.of());
    }

    /** Everyone who can still get a place. */
    public List<Stand> able() {
        return able;
    }

    /** Whether it could get the places that it needs besides. */
    boolean isAble(Stand one) {
        for (Function<Stand, Optional<Needed>> beside : besides) {
            Needed needed = beside.apply(one).orElse(null);
            if (needed != null && needed.left <= 0) {
                return false;
            }
        }
        return true;
    }

    /** The others that may stand before it. */
    List<Stand> before(Stand own) {
        return others(own).stream().filter(other -> other.isBefore(own)).toList();
    }

    /** The others with the very same score. */
    List<Stand> equal(Stand own) {
        return others(own).stream().filter(other -> other.isEqual(own)).toList();
    }

    private List<Stand> others(Stand own) {
        return able.stream()
                .filter(other -> !other.application().equals(own.application()))
                .toList();
    }

    /** How many of these can get a place at the most. */
    long most(Collection<Stand> some) {
        Count count = count();
        some.forEach(count::add);
        return count.most();
    }

    Count count() {
        return new Count();
    }

    /** Adds up how many can get a place at the most. */
    final class Count {
        private long all;
        /** By the places of each other quota. */
        private final long[] most = new long[besides.size()];

        private final List<Map<String, long[]>> used = besides.stream()
                .<Map<String, long[]>>map(none -> new HashMap<>())
                .toList();

        void add(Stand one) {
            all++;
            for (int i = 0; i < most.length; i++) {
                Needed needed = besides.get(i).apply(one).orElse(null);
                most[i] += needed == null
                                || ++used.get(i).computeIfAbsent(needed.whose, none -> new long[1])[0] <= needed.left
                        ? 1
                        : 0;
            }
        }

        long most() {
            return Arrays.stream(most).reduce(all, Math::min);
        }
    }
}
