package org.mingzhang.domain.seal;

/** Gives roots of complete subtrees of a tree: what every root and proof is put together from. */
interface Subtrees {
    Suite suite();

    /** Number of leaves. */
    long size();

    /** Root over the leaves [index · 2^height, (index + 1) · 2^height), all of which lie within the tree. */
    Hash subtree(int height, long index);

    /** Root over the leaves [from, to): MTH(D[from:to]) of RFC 9162 §2.1.1, where the range is one that a proof names. */
    default Hash range(long from, long to) {
        long length = to - from;
        int height = Long.SIZE - 1 - Long.numberOfLeadingZeros(length);
        long left = 1L << height;
        Hash root = subtree(height, from >>> height);
        return left == length ? root : suite().nodeHash(root, range(from + left, to));
    }

    /** Root of the whole tree. */
    default Hash root() {
        return size() == 0 ? suite().emptyRoot() : range(0, size());
    }
}
