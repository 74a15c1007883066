package org.mingzhang.domain.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a leaf is in a tree: the hashes beside its way to the root (RFC 9162 §2.1.3).
 *
 * @param index position of the leaf, from 0
 * @param treeSize leaves in the tree
 * @param path from the leaf's sibling to the child of the root
 */
public record InclusionProof(long index, long treeSize, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    static InclusionProof of(Subtrees tree, long index) {
        if (index < 0 || index >= tree.size()) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of size " + tree.size());
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = tree.size();
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                path.add(tree.range(middle, to));
                to = middle;
            } else {
                path.add(tree.range(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, tree.size(), path.reversed());
    }

    /** Whether this proves the leaf to be in the tree with that root: every step of RFC 9162 §2.1.3.2. */
    public boolean verify(Suite suite, Hash leafHash, Hash root) {
        if (index < 0 || index >= treeSize) {
            return false;
        }
        long fn = index;
        long sn = treeSize - 1;
        Hash r = leafHash;
        for (Hash p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = suite.nodeHash(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                r = suite.nodeHash(r, p);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && r.equals(root);
    }
}
