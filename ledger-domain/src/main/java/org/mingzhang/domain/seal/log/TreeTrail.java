package org.mingzhang.domain.seal.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TreeAppender;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/**
 * One tree, grown again from the entries. Leaves wait until a checkpoint says which root they must give; where bytes,
 * stored leaf hash and tile disagree, {@link LeafChoice} finds what was sealed, the tree goes on from there, and each
 * copy that differs is reported. So one altered entry is one problem and not one for every checkpoint after it.
 */
final class TreeTrail {
    /** Leaves that wait at most, far more than a batch has. */
    private static final int MOST_PENDING = 1 << 16;

    /** Checkpoints whose roots are remembered, for entries that state roots. */
    private static final int RECENT_ROOTS = 10_000;

    private final Suite suite;
    private final Findings findings;
    private final AlteredEntries altered;
    private final TileTrail tiles;
    private final Deque<OutsideRoot> outside;
    private final List<Leaf> pending = new ArrayList<>();
    private final Map<Long, Hash> recentRoots = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Hash> eldest) {
            return size() > RECENT_ROOTS;
        }
    };
    private TreeAppender tree;
    private boolean lost;
    private boolean diverged;

    /** A checkpoint kept elsewhere, whose signature is verified. */
    record OutsideRoot(String source, Checkpoint checkpoint) {}

    /** A leaf in its three copies: from the bytes, from the entry's row, from its tile. */
    record Leaf(
            long position,
            @Nullable Hash computed,
            @Nullable Hash stored,
            @Nullable Hash tiled) {
        boolean certain() {
            return computed != null && computed.equals(stored) && (tiled == null || tiled.equals(computed));
        }
    }

    TreeTrail(Suite suite, StoredLog log, List<OutsideRoot> outside, AlteredEntries altered, Findings findings) {
        this.suite = suite;
        this.findings = findings;
        this.altered = altered;
        this.tiles = new TileTrail(suite, log, findings);
        this.outside = new ArrayDeque<>(outside.stream()
                .sorted(Comparator.comparingLong(root -> root.checkpoint().size()))
                .toList());
        this.tree = new TreeAppender(suite);
    }

    Suite suite() {
        return suite;
    }

    /** The tree over everything that is settled. */
    TreeAppender tree() {
        return tree;
    }

    /** Whether a leaf is unknown, so that no root can be computed any more. */
    boolean lost() {
        return lost;
    }

    /** Whether the last checkpoint signed another root, as every later one then does. */
    boolean diverged() {
        return diverged;
    }

    void accept(ScannedEntry entry) {
        add(new Leaf(entry.position(), entry.computed(suite), entry.stored(suite), tiles.leaf(entry.position())));
    }

    /** A position without an entry; its tile may still tell the leaf. */
    void missing(long position) {
        add(new Leaf(position, null, null, tiles.leaf(position)));
    }

    /** Positions without entries, too many to go through. */
    void missingMany() {
        settle(null);
        lost = true;
    }

    private void add(Leaf leaf) {
        pending.add(leaf);
        if (pending.size() == MOST_PENDING) {
            settle(null);
        }
    }

    /** Settles what waits, by the root of a checkpoint over exactly that. */
    void checkpoint(Hash root) {
        settle(root);
    }

    /**
     * Settles what no checkpoint covers, and reports tiles that are left over.
     *
     * @param truncated whether entries are gone from the end, so that tiles behind it may be right
     */
    void finish(long entries, boolean truncated) {
        settle(null);
        if (!truncated) {
            tiles.finish(entries, lost);
        }
    }

    private void settle(@Nullable Hash root) {
        LeafChoice choice = LeafChoice.fromBytes(pending);
        if (!choice.complete()) {
            lost = true;
        }
        if (lost) {
            choice = LeafChoice.likely(pending);
        } else {
            TreeAppender grown = choice.grow(tree);
            boolean matches = root == null || grown.root().equals(root);
            if (!matches || (root == null && choice.doubtful())) {
                Optional<LeafChoice> found =
                        root == null || diverged ? Optional.empty() : LeafChoice.search(tree, pending, root);
                matches = found.isPresent();
                choice = found.orElseGet(() -> LeafChoice.likely(pending));
                grown = choice.grow(tree);
            }
            settled(choice, grown);
            if (root != null) {
                compare(root, matches);
            }
        }
        for (int i = 0; i < pending.size(); i++) {
            Hash sealed = choice.leaves().get(i);
            if (sealed != null) {
                judge(pending.get(i), sealed);
            }
        }
        pending.clear();
    }

    private void settled(LeafChoice choice, TreeAppender grown) {
        while (!outside.isEmpty() && outside.getFirst().checkpoint().size() <= grown.size()) {
            OutsideRoot kept = outside.removeFirst();
            long more = kept.checkpoint().size() - tree.size();
            compareOutside(kept, choice.first((int) more).grow(tree).root());
        }
        grown.fullTiles().forEach(tiles::filled);
        grown.forgetFullTiles();
        tree = grown;
    }

    /** The root of the entries at one of the last checkpoints; null where it is not known. */
    @Nullable
    Hash rootAt(long size) {
        return size == 0 ? suite.emptyRoot() : recentRoots.get(size);
    }

    private void compare(Hash root, boolean matches) {
        findings.count(LogStep.CHECKPOINTS, 1);
        if (matches) {
            recentRoots.put(tree.size(), root);
        }
        if (!matches && !diverged) {
            findings.add(
                    tree.size(),
                    Kind.CHECKPOINT_ROOT_MISMATCH,
                    "前 " + tree.size() + " 条账目的 " + suite.label() + " 根为 "
                            + tree.root().base64() + "，校验点所签为 " + root.base64());
        }
        diverged = !matches;
    }

    private void compareOutside(OutsideRoot kept, Hash root) {
        findings.count(LogStep.OUTSIDE_CHECKPOINTS, 1);
        if (!kept.checkpoint().root().equals(root)) {
            findings.add(
                    kept.checkpoint().size(),
                    Kind.LOG_FORKED,
                    "前 " + kept.checkpoint().size() + " 条账目的 " + suite.label() + " 根为 "
                            + root.base64() + "，" + kept.source() + " 所签为 "
                            + kept.checkpoint().root().base64());
        }
    }

    private void judge(Leaf leaf, Hash sealed) {
        if (leaf.computed != null && !leaf.computed.equals(sealed)) {
            altered.add(leaf.position, suite, leaf.computed, sealed);
        } else if (leaf.computed != null && !sealed.equals(leaf.stored)) {
            findings.add(leaf.position, Kind.LEAF_HASH_MISMATCH, "存放的 " + suite.label() + " 叶摘要不是账目内容的摘要");
        }
        tiles.settled(leaf.position, sealed, leaf.tiled);
    }
}
