package org.mingzhang.domain.seal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree as a compact range: the roots of its complete subtrees from the largest to the smallest, one
 * for each bit set in the size. Enough to append and to know the root, and small enough for the log's head row.
 * Immutable.
 *
 * @param suite hash suite of the tree
 * @param size number of leaves
 * @param nodes as many as bits set in {@code size}, largest subtree first
 */
public record Frontier(Suite suite, long size, List<Hash> nodes) {
    public Frontier {
        nodes = List.copyOf(nodes);
        if (size < 0 || nodes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of size " + size + " has not " + nodes.size() + " subtrees");
        }
    }

    /** The frontier of the tree without leaves. */
    public static Frontier empty(Suite suite) {
        return new Frontier(suite, 0, List.of());
    }

    /**
     * Reads {@link #toBytes}.
     *
     * @throws IllegalArgumentException when the bytes are no frontier
     */
    public static Frontier fromBytes(Suite suite, byte[] bytes) {
        if (bytes.length < Long.BYTES || (bytes.length - Long.BYTES) % Hash.SIZE != 0) {
            throw new IllegalArgumentException("a frontier is a size and whole hashes, not " + bytes.length + " bytes");
        }
        List<Hash> nodes = new ArrayList<>();
        for (int at = Long.BYTES; at < bytes.length; at += Hash.SIZE) {
            nodes.add(Hash.at(bytes, at));
        }
        return new Frontier(suite, ByteBuffer.wrap(bytes).getLong(), nodes);
    }

    /** Stored form: the size as eight big-endian bytes, then the nodes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[Long.BYTES + nodes.size() * Hash.SIZE];
        ByteBuffer.wrap(bytes).putLong(size);
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).writeTo(bytes, Long.BYTES + i * Hash.SIZE);
        }
        return bytes;
    }

    /** The frontier with one more leaf. */
    public Frontier append(Hash leaf) {
        List<Hash> grown = new ArrayList<>(nodes);
        Hash node = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            node = suite.nodeHash(grown.removeLast(), node);
        }
        grown.add(node);
        return new Frontier(suite, size + 1, grown);
    }

    /** Root of the tree. */
    public Hash root() {
        if (nodes.isEmpty()) {
            return suite.emptyRoot();
        }
        Hash root = nodes.getLast();
        for (int i = nodes.size() - 2; i >= 0; i--) {
            root = suite.nodeHash(nodes.get(i), root);
        }
        return root;
    }
}
