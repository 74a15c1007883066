package org.mingzhang.domain.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a tree continues an earlier one without changing any of its leaves (RFC 9162 §2.1.4).
 *
 * @param oldSize leaves of the earlier tree
 * @param newSize leaves of the later tree
 * @param path hashes from which both roots follow; empty when the sizes are equal or the earlier tree is empty
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    static ConsistencyProof of(Subtrees tree, long oldSize) {
        if (oldSize < 0 || oldSize > tree.size()) {
            throw new IllegalArgumentException(
                    "a tree of size " + tree.size() + " does not continue one of " + oldSize);
        }
        List<Hash> path = new ArrayList<>();
        if (oldSize > 0) {
            collect(tree, oldSize, 0, tree.size(), true, path);
        }
        return new ConsistencyProof(oldSize, tree.size(), path);
    }

    /** SUBPROOF(m, D[from:to], known) of RFC 9162 §2.1.4.1; {@code known}: the subtree is one the verifier has. */
    private static void collect(Subtrees tree, long m, long from, long to, boolean known, List<Hash> path) {
        if (m == to - from) {
            if (!known) {
                path.add(tree.range(from, to));
            }
            return;
        }
        long left = Long.highestOneBit(to - from - 1);
        long middle = from + left;
        if (m <= left) {
            collect(tree, m, from, middle, known, path);
            path.add(tree.range(middle, to));
        } else {
            collect(tree, m - left, middle, to, false, path);
            path.add(tree.range(from, middle));
        }
    }

    /**
     * Whether this proves that the later tree continues the earlier one: every step of RFC 9162 §2.1.4.2. For the two
     * cases that the RFC leaves out, equal sizes need equal roots, and an empty tree needs its only root; both take no
     * path.
     */
    public boolean verify(Suite suite, Hash oldRoot, Hash newRoot) {
        if (oldSize < 0 || oldSize > newSize) {
            return false;
        }
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot) && (oldSize > 0 || oldRoot.equals(suite.emptyRoot()));
        }
        if (oldSize == 0) {
            return path.isEmpty() && oldRoot.equals(suite.emptyRoot());
        }
        if (path.isEmpty()) {
            return false;
        }
        List<Hash> rest = path;
        Hash first = oldRoot;
        if (Long.bitCount(oldSize) != 1) {
            first = path.getFirst();
            rest = path.subList(1, path.size());
        }
        long fn = oldSize - 1;
        long sn = newSize - 1;
        while ((fn & 1) == 1) {
            fn >>>= 1;
            sn >>>= 1;
        }
        Hash fr = first;
        Hash sr = first;
        for (Hash c : rest) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = suite.nodeHash(c, fr);
                sr = suite.nodeHash(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = suite.nodeHash(sr, c);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && fr.equals(oldRoot) && sr.equals(newRoot);
    }
}
