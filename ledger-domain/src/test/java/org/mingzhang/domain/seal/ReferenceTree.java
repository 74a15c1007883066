package org.mingzhang.domain.seal;

import java.util.ArrayList;
import java.util.List;

/** The tree exactly as RFC 9162 §2.1 defines it, by recursion over all leaves: slow, and obviously right. */
record ReferenceTree(Suite suite, List<Hash> leaves) implements TileSource {
    static ReferenceTree of(Suite suite, int size) {
        List<Hash> leaves = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            leaves.add(leaf(suite, i));
        }
        return new ReferenceTree(suite, leaves);
    }

    static Hash leaf(Suite suite, long position) {
        return suite.leafHash(("entry " + position).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    ReferenceTree first(long size) {
        return new ReferenceTree(suite, leaves.subList(0, (int) size));
    }

    Hash root() {
        return mth(leaves);
    }

    Hash mth(List<Hash> d) {
        if (d.isEmpty()) {
            return suite.emptyRoot();
        }
        if (d.size() == 1) {
            return d.getFirst();
        }
        int k = Integer.highestOneBit(d.size() - 1);
        return suite.nodeHash(mth(d.subList(0, k)), mth(d.subList(k, d.size())));
    }

    List<Hash> path(int m) {
        return path(m, leaves);
    }

    private List<Hash> path(int m, List<Hash> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = Integer.highestOneBit(d.size() - 1);
        List<Hash> path = new ArrayList<>();
        if (m < k) {
            path.addAll(path(m, d.subList(0, k)));
            path.add(mth(d.subList(k, d.size())));
        } else {
            path.addAll(path(m - k, d.subList(k, d.size())));
            path.add(mth(d.subList(0, k)));
        }
        return path;
    }

    List<Hash> proof(int m) {
        return subproof(m, leaves, true);
    }

    private List<Hash> subproof(int m, List<Hash> d, boolean b) {
        if (m == d.size()) {
            return b ? List.of() : List.of(mth(d));
        }
        int k = Integer.highestOneBit(d.size() - 1);
        List<Hash> proof = new ArrayList<>();
        if (m <= k) {
            proof.addAll(subproof(m, d.subList(0, k), b));
            proof.add(mth(d.subList(k, d.size())));
        } else {
            proof.addAll(subproof(m - k, d.subList(k, d.size()), false));
            proof.add(mth(d.subList(0, k)));
        }
        return proof;
    }

    @Override
    public Tile tile(int level, long index, int width) {
        int span = 1 << (8 * level);
        List<Hash> hashes = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int from = (int) ((index * Tile.WIDTH + i) * span);
            hashes.add(mth(leaves.subList(from, from + span)));
        }
        return new Tile(level, index, hashes);
    }
}
