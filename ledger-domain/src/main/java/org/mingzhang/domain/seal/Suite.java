package org.mingzhang.domain.seal;

import org.mingzhang.domain.seal.crypto.HashFunction;

/**
 * One of the two hash suites over the same entry bytes. SM3 is the authoritative tree; SHA-256 makes the log readable to
 * every tool of the C2SP transparency ecosystem. Leaves and nodes are hashed as RFC 9162 §2.1.1 says.
 */
public enum Suite {
    SM3("sm3"),
    SHA256("sha256");

    // Hash functions carry state, so each thread keeps its own; making one costs more than hashing a node.
    private static final ThreadLocal<TreeHasher> SM3_HASHER =
            ThreadLocal.withInitial(() -> new TreeHasher(HashFunction.sm3()));
    private static final ThreadLocal<TreeHasher> SHA256_HASHER =
            ThreadLocal.withInitial(() -> new TreeHasher(HashFunction.sha256()));

    private final String label;

    Suite(String label) {
        this.label = label;
    }

    /** The suite's name in origins and file names: {@code sm3} or {@code sha256}. */
    public String label() {
        return label;
    }

    /** The origin of this suite's tree in checkpoints: {@code <ledger-name>/sm3} or {@code <ledger-name>/sha256}. */
    public String origin(String ledgerName) {
        return ledgerName + "/" + label;
    }

    /** Plain hash of the bytes. */
    public Hash hash(byte[] bytes) {
        return hasher().plain(bytes);
    }

    /** Hash of an entry as a leaf: H(0x00 ‖ bytes). */
    public Hash leafHash(byte[] entry) {
        return hasher().leaf(entry);
    }

    /** Hash of an inner node: H(0x01 ‖ left ‖ right). */
    public Hash nodeHash(Hash left, Hash right) {
        return hasher().node(left, right);
    }

    /** Root of the tree without leaves: H(""). */
    public Hash emptyRoot() {
        return hasher().plain(new byte[0]);
    }

    private TreeHasher hasher() {
        return switch (this) {
            case SM3 -> SM3_HASHER.get();
            case SHA256 -> SHA256_HASHER.get();
        };
    }

    /** One thread's hash function with its scratch space. */
    private static final class TreeHasher {
        private static final byte[] LEAF_PREFIX = {0};
        private final HashFunction function;
        private final byte[] node = new byte[1 + 2 * Hash.SIZE];
        private final byte[] result = new byte[Hash.SIZE];

        TreeHasher(HashFunction function) {
            this.function = function;
            node[0] = 1;
        }

        Hash plain(byte[] bytes) {
            function.update(bytes, 0, bytes.length);
            return finish();
        }

        Hash leaf(byte[] entry) {
            function.update(LEAF_PREFIX, 0, 1);
            function.update(entry, 0, entry.length);
            return finish();
        }

        Hash node(Hash left, Hash right) {
            left.writeTo(node, 1);
            right.writeTo(node, 1 + Hash.SIZE);
            function.update(node, 0, node.length);
            return finish();
        }

        private Hash finish() {
            function.finish(result, 0);
            return Hash.at(result, 0);
        }
    }
}
