package org.mingzhang.domain.seal.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.TreeAppender;
import org.mingzhang.domain.seal.log.TreeTrail.Leaf;

/**
 * A choice of leaves where the copies of them disagree. Which one was sealed is known by the root of the checkpoint;
 * without one it is the choice that most copies agree on.
 *
 * @param leaves in order; null where nothing is known
 * @param doubtful whether some leaf's copies disagree
 */
record LeafChoice(List<@Nullable Hash> leaves, boolean doubtful) {
    /** With more doubtful leaves than this, not every combination is tried. */
    private static final int MOST_COMBINED = 4;

    /** With more leaves than this that no tile covers, only neighbours are tried in each other's place. */
    private static final int MOST_PAIRED = 64;

    /** With more than this, not even those. */
    private static final int MOST_EXCHANGED = 512;

    /** What the bytes say, or the nearest thing to it where there are no bytes. */
    static LeafChoice fromBytes(List<Leaf> pending) {
        List<@Nullable Hash> leaves = new ArrayList<>(pending.size());
        boolean doubtful = false;
        for (Leaf leaf : pending) {
            leaves.add(first(leaf.computed(), leaf.tiled(), leaf.stored()));
            doubtful |= !leaf.certain();
        }
        return new LeafChoice(leaves, doubtful);
    }

    /** What the bytes say, except where row and tile agree on something else. */
    static LeafChoice likely(List<Leaf> pending) {
        LeafChoice likely = fromBytes(pending);
        for (int i = 0; i < pending.size(); i++) {
            Leaf leaf = pending.get(i);
            if (leaf.stored() != null && leaf.stored().equals(leaf.tiled())) {
                likely.leaves.set(i, leaf.stored());
            }
        }
        return likely;
    }

    /** The choice, other than {@link #fromBytes}, that gives the root. */
    static Optional<LeafChoice> search(TreeAppender tree, List<Leaf> pending, Hash root) {
        LeafChoice fromBytes = fromBytes(pending);
        for (LeafChoice candidate : candidates(pending, fromBytes)) {
            if (candidate.grow(tree).root().equals(root)) {
                return Optional.of(candidate);
            }
        }
        return exchanged(tree, pending, fromBytes, root);
    }

    private static @Nullable Hash first(@Nullable Hash a, @Nullable Hash b, @Nullable Hash c) {
        return a != null ? a : b != null ? b : c;
    }

    boolean complete() {
        return !leaves.contains(null);
    }

    /** The first so many of the leaves. */
    LeafChoice first(int count) {
        return new LeafChoice(leaves.subList(0, count), doubtful);
    }

    /** A copy of the tree with these leaves behind it. */
    TreeAppender grow(TreeAppender tree) {
        TreeAppender grown = tree.copy();
        for (Hash leaf : leaves) {
            grown.append(Objects.requireNonNull(leaf));
        }
        return grown;
    }

    private static List<LeafChoice> candidates(List<Leaf> pending, LeafChoice fromBytes) {
        List<Integer> doubtful = IntStream.range(0, pending.size())
                .filter(i -> !pending.get(i).certain())
                .boxed()
                .toList();
        if (doubtful.isEmpty()) {
            return List.of();
        }
        List<LeafChoice> candidates = new ArrayList<>();
        candidates.add(fromBytes.with(doubtful, i -> {
            Leaf leaf = pending.get(i);
            return first(leaf.tiled(), leaf.stored(), leaf.computed());
        }));
        // Each bit of a mask says of one doubtful leaf whether to believe its row instead of its bytes.
        int all = doubtful.size();
        boolean combine = all <= MOST_COMBINED;
        int everyRow = combine ? (1 << all) - 1 : 1;
        for (int mask = 1; mask <= everyRow; mask++) {
            int believed = mask;
            List<Integer> rows = combine
                    ? doubtful.stream()
                            .filter(i -> (believed >> doubtful.indexOf(i) & 1) == 1)
                            .toList()
                    : doubtful;
            candidates.add(fromBytes.with(rows, i -> {
                Leaf leaf = pending.get(i);
                return first(leaf.stored(), leaf.tiled(), leaf.computed());
            }));
        }
        return candidates;
    }

    private LeafChoice with(List<Integer> changed, IntFunction<@Nullable Hash> leaf) {
        List<@Nullable Hash> copy = new ArrayList<>(leaves);
        changed.forEach(i -> copy.set(i, leaf.apply(i)));
        return new LeafChoice(copy, true);
    }

    /** Tries whether two whole rows stand in each other's place, where no tile remembers which was first. */
    private static Optional<LeafChoice> exchanged(
            TreeAppender tree, List<Leaf> pending, LeafChoice fromBytes, Hash root) {
        int size = pending.size();
        int from = size;
        while (from > 0 && pending.get(from - 1).tiled() == null) {
            from--;
        }
        if (size - from > MOST_EXCHANGED) {
            return Optional.empty();
        }
        TreeAppender base = fromBytes.first(from).grow(tree);
        int reach = size - from <= MOST_PAIRED ? size : 1;
        for (int i = from; i < size; i++) {
            for (int j = i + 1; j <= i + reach && j < size; j++) {
                List<@Nullable Hash> leaves = new ArrayList<>(fromBytes.leaves);
                Collections.swap(leaves, i, j);
                LeafChoice swapped = new LeafChoice(leaves, true);
                if (new LeafChoice(leaves.subList(from, size), true)
                        .grow(base)
                        .root()
                        .equals(root)) {
                    return Optional.of(swapped);
                }
            }
        }
        return Optional.empty();
    }
}
