package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InclusionProofTest {
    private static final Suite SUITE = Suite.SM3;

    private final ReferenceTree tree = ReferenceTree.of(SUITE, 11);
    private final Hash root = tree.root();

    private InclusionProof proof(int index) {
        return new TiledTree(SUITE, tree.leaves().size(), tree).inclusionProof(index);
    }

    private boolean verifies(long index, long size, List<Hash> path, Hash leaf) {
        return new InclusionProof(index, size, path).verify(SUITE, leaf, root);
    }

    @Test
    void isThePathThatTheRfcDefinesForEveryLeafOfEverySmallTree() {
        for (int size = 1; size <= 40; size++) {
            ReferenceTree small = ReferenceTree.of(SUITE, size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = new TiledTree(SUITE, size, small).inclusionProof(index);
                assertThat(proof.path()).isEqualTo(small.path(index));
                assertThat(proof.verify(SUITE, small.leaves().get(index), small.root()))
                        .isTrue();
            }
        }
    }

    @Test
    void crossesTilesAndLevels() {
        ReferenceTree large = ReferenceTree.of(Suite.SHA256, 66_000);
        Hash largeRoot = large.root();
        for (int index : new int[] {0, 1, 255, 256, 32_767, 32_768, 65_535, 65_536, 65_791, 65_792, 65_999}) {
            InclusionProof proof = new TiledTree(Suite.SHA256, 66_000, large).inclusionProof(index);
            assertThat(proof.path()).isEqualTo(large.path(index));
            assertThat(proof.verify(Suite.SHA256, large.leaves().get(index), largeRoot))
                    .isTrue();
        }
    }

    @Test
    void isAboutOneTreeSizeOnly() {
        ReferenceTree large = ReferenceTree.of(Suite.SHA256, 600);
        for (int size : new int[] {257, 300, 511, 512, 513}) {
            InclusionProof proof = new TiledTree(Suite.SHA256, size, large).inclusionProof(200);
            assertThat(proof.verify(
                            Suite.SHA256,
                            large.leaves().get(200),
                            large.first(size).root()))
                    .isTrue();
            assertThat(proof.verify(Suite.SHA256, large.leaves().get(200), large.root()))
                    .isFalse();
        }
    }

    @Test
    void indexAtOrBeyondTheSizeFails() {
        // Step 1. For a tree of one leaf, later steps would let any index pass.
        Hash only = tree.leaves().getFirst();
        assertThat(new InclusionProof(0, 1, List.of()).verify(SUITE, only, only))
                .isTrue();
        assertThat(new InclusionProof(1, 1, List.of()).verify(SUITE, only, only))
                .isFalse();
        assertThat(new InclusionProof(5, 1, List.of()).verify(SUITE, only, only))
                .isFalse();
        assertThat(new InclusionProof(-1, 1, List.of()).verify(SUITE, only, only))
                .isFalse();
        assertThat(new InclusionProof(0, 0, List.of()).verify(SUITE, only, only))
                .isFalse();
        assertThat(new InclusionProof(-2, -1, List.of()).verify(SUITE, only, only))
                .isFalse();
    }

    @Test
    void pathLongerThanTheTreeIsHighFails() {
        // Step 4a: the root of a tall tree must not be reached under the size of a lower one.
        InclusionProof tall = proof(3);
        Hash leaf = tree.leaves().get(3);
        assertThat(verifies(3, 11, tall.path(), leaf)).isTrue();
        assertThat(verifies(3, 8, tall.path(), leaf)).isFalse();
        List<Hash> longer = new ArrayList<>(tall.path());
        longer.add(root);
        assertThat(verifies(3, 11, longer, leaf)).isFalse();
        assertThat(new InclusionProof(0, 1, List.of(root)).verify(SUITE, leaf, SUITE.nodeHash(leaf, root)))
                .isFalse();
    }

    @Test
    void pathThatStopsBelowTheRootFails() {
        // Step 5, sn = 0: a subtree's root must not pass for the root of a larger tree.
        Hash leaf = tree.leaves().get(3);
        List<Hash> path = proof(3).path();
        Hash subtreeRoot = tree.first(8).root();
        assertThat(new InclusionProof(3, 8, path.subList(0, 3)).verify(SUITE, leaf, subtreeRoot))
                .isTrue();
        assertThat(new InclusionProof(3, 11, path.subList(0, 3)).verify(SUITE, leaf, subtreeRoot))
                .isFalse();
        assertThat(new InclusionProof(0, 2, List.of()).verify(SUITE, leaf, leaf))
                .isFalse();
    }

    @Test
    void otherLeafOtherIndexOtherRootAndEveryChangedHashFail() {
        for (int index = 0; index < 11; index++) {
            List<Hash> path = proof(index).path();
            Hash leaf = tree.leaves().get(index);
            assertThat(verifies(index, 11, path, tree.leaves().get((index + 1) % 11)))
                    .isFalse();
            for (int other = 0; other < 11; other++) {
                assertThat(verifies(other, 11, path, leaf)).isEqualTo(other == index);
            }
            assertThat(new InclusionProof(index, 11, path).verify(SUITE, leaf, leaf))
                    .isFalse();
            for (int i = 0; i < path.size(); i++) {
                List<Hash> changed = new ArrayList<>(path);
                Hash hash = changed.get(i);
                changed.set(i, new Hash(hash.a(), hash.b(), hash.c(), hash.d() ^ 1));
                assertThat(verifies(index, 11, changed, leaf)).isFalse();
                changed.remove(i);
                assertThat(verifies(index, 11, changed, leaf)).isFalse();
            }
        }
    }

    @Test
    void proofInOneSuiteIsNoneInTheOther() {
        InclusionProof proof = proof(4);
        assertThat(proof.verify(Suite.SHA256, tree.leaves().get(4), root)).isFalse();
    }

    @Test
    void existsOnlyForLeavesOfTheTree() {
        assertThatIllegalArgumentException().isThrownBy(() -> proof(11));
        assertThatIllegalArgumentException().isThrownBy(() -> proof(-1));
    }
}
