package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsistencyProofTest {
    private static final Suite SUITE = Suite.SHA256;

    private final ReferenceTree tree = ReferenceTree.of(SUITE, 13);

    private ConsistencyProof proof(int oldSize, int newSize) {
        return new TiledTree(SUITE, newSize, tree).consistencyProof(oldSize);
    }

    private Hash root(int size) {
        return tree.first(size).root();
    }

    private boolean verifies(int oldSize, int newSize, List<Hash> path) {
        return new ConsistencyProof(oldSize, newSize, path).verify(SUITE, root(oldSize), root(newSize));
    }

    @Test
    void isTheProofThatTheRfcDefinesForEveryPairOfSmallTrees() {
        ReferenceTree small = ReferenceTree.of(SUITE, 34);
        for (int newSize = 1; newSize <= 34; newSize++) {
            for (int oldSize = 1; oldSize <= newSize; oldSize++) {
                ConsistencyProof proof = new TiledTree(SUITE, newSize, small).consistencyProof(oldSize);
                assertThat(proof.path()).isEqualTo(small.first(newSize).proof(oldSize));
                assertThat(proof.verify(
                                SUITE,
                                small.first(oldSize).root(),
                                small.first(newSize).root()))
                        .isTrue();
            }
        }
    }

    @Test
    void crossesTilesAndLevels() {
        ReferenceTree large = ReferenceTree.of(SUITE, 66_000);
        for (int oldSize : new int[] {1, 255, 256, 257, 300, 65_535, 65_536, 65_900, 66_000}) {
            ConsistencyProof proof = new TiledTree(SUITE, 66_000, large).consistencyProof(oldSize);
            assertThat(proof.verify(SUITE, large.first(oldSize).root(), large.root()))
                    .isTrue();
        }
    }

    @Test
    void everyTreeContinuesTheEmptyOne() {
        assertThat(proof(0, 13).path()).isEmpty();
        assertThat(verifies(0, 13, List.of())).isTrue();
        assertThat(verifies(0, 0, List.of())).isTrue();
        assertThat(verifies(0, 13, List.of(root(13)))).isFalse();
        assertThat(new ConsistencyProof(0, 13, List.of()).verify(SUITE, root(1), root(13)))
                .isFalse();
        assertThat(new ConsistencyProof(0, 0, List.of()).verify(SUITE, root(1), root(1)))
                .isFalse();
    }

    @Test
    void equalSizesNeedEqualRootsAndNoPath() {
        assertThat(verifies(5, 5, List.of())).isTrue();
        assertThat(verifies(5, 5, List.of(root(5)))).isFalse();
        assertThat(new ConsistencyProof(5, 5, List.of()).verify(SUITE, root(5), root(6)))
                .isFalse();
    }

    @Test
    void shrunkTreeFails() {
        assertThat(verifies(5, 4, proof(4, 5).path())).isFalse();
        assertThat(verifies(5, 4, List.of())).isFalse();
        assertThat(new ConsistencyProof(-1, 4, List.of()).verify(SUITE, SUITE.emptyRoot(), root(4)))
                .isFalse();
    }

    @Test
    void emptyPathFails() {
        // Step 1. With equal roots a verifier that skips it would accept a log that claims to have grown.
        assertThat(new ConsistencyProof(4, 8, List.of()).verify(SUITE, root(4), root(4)))
                .isFalse();
        assertThat(new ConsistencyProof(6, 8, List.of()).verify(SUITE, root(6), root(6)))
                .isFalse();
    }

    @Test
    void earlierRootIsPrependedOnlyForPowersOfTwo() {
        // Step 2: for 8 → 13 the earlier root is left out of the path; for 6 → 13 the path has its own start.
        assertThat(verifies(8, 13, proof(8, 13).path())).isTrue();
        List<Hash> withRoot = new ArrayList<>(proof(8, 13).path());
        withRoot.addFirst(root(8));
        assertThat(verifies(8, 13, withRoot)).isFalse();
        List<Hash> withoutStart =
                proof(6, 13).path().subList(1, proof(6, 13).path().size());
        assertThat(verifies(6, 13, withoutStart)).isFalse();
    }

    @Test
    void pathLongerThanTheTreeIsHighFails() {
        // Step 6a, sn = 0 before the path ends.
        for (int oldSize = 1; oldSize < 13; oldSize++) {
            List<Hash> longer = new ArrayList<>(proof(oldSize, 13).path());
            longer.add(root(1));
            assertThat(verifies(oldSize, 13, longer)).isFalse();
            Hash taller = SUITE.nodeHash(root(13), root(1));
            assertThat(new ConsistencyProof(oldSize, 13, longer).verify(SUITE, root(oldSize), taller))
                    .isFalse();
        }
    }

    @Test
    void pathThatStopsBelowTheLaterRootFails() {
        // Step 7, sn = 0 after the path: 3 → 4 must not pass as 3 → 8 or 3 → 13 under the root of 4.
        List<Hash> path = proof(3, 4).path();
        assertThat(new ConsistencyProof(3, 4, path).verify(SUITE, root(3), root(4)))
                .isTrue();
        assertThat(new ConsistencyProof(3, 8, path).verify(SUITE, root(3), root(4)))
                .isFalse();
        assertThat(new ConsistencyProof(3, 13, path).verify(SUITE, root(3), root(4)))
                .isFalse();
    }

    @Test
    void wrongEarlierRootOrWrongLaterRootFails() {
        // Step 7, fr and sr, one at a time.
        for (int oldSize = 1; oldSize < 13; oldSize++) {
            ConsistencyProof proof = proof(oldSize, 13);
            assertThat(proof.verify(SUITE, root(oldSize), root(13))).isTrue();
            assertThat(proof.verify(SUITE, root(oldSize + 1), root(13))).isFalse();
            assertThat(proof.verify(SUITE, root(oldSize), root(12))).isFalse();
        }
    }

    @Test
    void everyChangedOrDroppedHashFails() {
        for (int oldSize = 1; oldSize < 13; oldSize++) {
            List<Hash> path = proof(oldSize, 13).path();
            for (int i = 0; i < path.size(); i++) {
                List<Hash> changed = new ArrayList<>(path);
                Hash hash = changed.get(i);
                changed.set(i, new Hash(hash.a() ^ 1, hash.b(), hash.c(), hash.d()));
                assertThat(verifies(oldSize, 13, changed)).isFalse();
                changed.remove(i);
                assertThat(verifies(oldSize, 13, changed)).isFalse();
            }
        }
    }

    @Test
    void existsOnlyForEarlierSizes() {
        assertThatIllegalArgumentException().isThrownBy(() -> proof(14, 13));
        assertThatIllegalArgumentException().isThrownBy(() -> proof(-1, 13));
    }
}
