package org.mingzhang.domain.seal;

import java.util.List;

/**
 * An entry with what proves it to be in both trees of the receipt's checkpoints.
 *
 * @param entry position and bytes
 * @param sm3Path inclusion path in the SM3 tree, from the leaf's sibling up
 * @param sha256Path inclusion path in the SHA-256 tree
 */
public record ReceiptEntry(Entry entry, List<Hash> sm3Path, List<Hash> sha256Path) {
    public ReceiptEntry {
        sm3Path = List.copyOf(sm3Path);
        sha256Path = List.copyOf(sha256Path);
    }

    /** The entry at the position that both proofs are about. */
    public static ReceiptEntry of(byte[] bytes, InclusionProof sm3, InclusionProof sha256) {
        if (sm3.index() != sha256.index() || sm3.treeSize() != sha256.treeSize()) {
            throw new IllegalArgumentException("proofs of different leaves or trees");
        }
        return new ReceiptEntry(new Entry(sm3.index(), bytes), sm3.path(), sha256.path());
    }

    /** The inclusion path in the tree of one suite. */
    public List<Hash> path(Suite suite) {
        return switch (suite) {
            case SM3 -> sm3Path;
            case SHA256 -> sha256Path;
        };
    }
}
