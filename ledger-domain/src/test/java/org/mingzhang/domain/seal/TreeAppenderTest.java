package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeAppenderTest {
    private static final int MANY = 66_000;

    @Test
    void hasTheRootOfTheRfc6962TestTree() {
        // The eight leaves that implementations of Certificate Transparency test against.
        String[] leaves = {
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
        };
        String[] roots = {
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        };
        TreeAppender appender = new TreeAppender(Suite.SHA256);
        assertThat(appender.root()).hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < leaves.length; i++) {
            appender.append(Suite.SHA256.leafHash(java.util.HexFormat.of().parseHex(leaves[i])));
            assertThat(appender.root()).hasToString(roots[i]);
        }
    }

    @Test
    void agreesWithTheReferenceTreeAtEverySize() {
        for (Suite suite : Suite.values()) {
            ReferenceTree tree = ReferenceTree.of(suite, 600);
            TreeAppender appender = new TreeAppender(suite);
            for (int size = 0; size < 600; size++) {
                assertThat(appender.size()).isEqualTo(size);
                if (size < 40 || size > 250) {
                    assertThat(appender.root()).isEqualTo(tree.first(size).root());
                }
                appender.append(tree.leaves().get(size));
            }
        }
    }

    @Test
    void handsOutEachTileWhenItIsFull() {
        ReferenceTree tree = ReferenceTree.of(Suite.SHA256, MANY);
        TreeAppender appender = new TreeAppender(Suite.SHA256);
        tree.leaves().forEach(appender::append);
        List<Tile> tiles = appender.fullTiles();
        assertThat(tiles).hasSize(MANY / 256 + 1);
        assertThat(tiles).contains(tree.tile(0, 0, 256), tree.tile(0, 256, 256), tree.tile(1, 0, 256));
        // The level above comes right after the tile that completed it.
        assertThat(tiles.get(255).index()).isEqualTo(255);
        assertThat(tiles.get(256).level()).isEqualTo(1);
        assertThat(appender.partialTiles())
                .containsExactly(tree.tile(0, 257, MANY % 256), tree.tile(1, 1, 1), tree.tile(2, 0, 1));
        assertThat(appender.frontier().root()).isEqualTo(tree.root());
    }

    @Test
    void continuesFromWhatIsStored() {
        ReferenceTree tree = ReferenceTree.of(Suite.SHA256, MANY);
        Map<String, Tile> stored = new HashMap<>();
        TreeAppender first = new TreeAppender(Suite.SHA256);
        for (long size : new long[] {0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, MANY}) {
            while (first.size() < size) {
                first.append(tree.leaves().get((int) first.size()));
            }
            first.fullTiles().forEach(tile -> stored.put(tile.path(), tile));
            TreeAppender restored = TreeAppender.restore(Suite.SHA256, size, storedTiles(tree, stored));
            assertThat(restored.root()).isEqualTo(first.root());
            assertThat(restored.frontier()).isEqualTo(first.frontier());
            assertThat(restored.fullTiles()).isEmpty();
            for (int i = 0; i < 300 && size + i < MANY; i++) {
                restored.append(tree.leaves().get((int) size + i));
            }
            assertThat(restored.root())
                    .isEqualTo(tree.first(Math.min(size + 300, MANY)).root());
        }
    }

    private static StoredTiles storedTiles(ReferenceTree tree, Map<String, Tile> stored) {
        return new StoredTiles(tree.suite(), new StoredTiles.Store() {
            @Override
            public Tile fullTile(int level, long index) {
                Tile tile = stored.get(new Tile(level, index, tree.leaves().subList(0, 256)).path());
                if (tile == null) {
                    throw new IllegalStateException("never handed out: " + level + "/" + index);
                }
                return tile;
            }

            @Override
            public List<Hash> leaves(long from, long to) {
                return tree.leaves().subList((int) from, (int) to);
            }
        });
    }

    @Test
    void dropsAFailedBatchWithItsCopy() {
        ReferenceTree tree = ReferenceTree.of(Suite.SM3, 1000);
        TreeAppender appender = new TreeAppender(Suite.SM3);
        tree.first(300).leaves().forEach(appender::append);
        Frontier before = appender.frontier();
        TreeAppender failed = appender.copy();
        for (int i = 0; i < 700; i++) {
            failed.append(ReferenceTree.leaf(Suite.SM3, 1_000_000 + i));
        }
        assertThat(appender.frontier()).isEqualTo(before);
        TreeAppender retried = appender.copy();
        tree.leaves().subList(300, 1000).forEach(retried::append);
        assertThat(retried.root()).isEqualTo(tree.root()).isNotEqualTo(failed.root());
        assertThat(retried.fullTiles()).containsExactly(tree.tile(0, 1, 256), tree.tile(0, 2, 256));
    }

    @Test
    void provesTheLeavesOfItsOwnBatchFromMemory() {
        Random random = new Random(4);
        TreeAppender appender = new TreeAppender(Suite.SHA256);
        List<Hash> leaves = new ArrayList<>();
        for (int batch = 0; batch < 60; batch++) {
            TreeAppender next = appender.copy();
            int from = leaves.size();
            for (int i = random.nextInt(1, 700); i > 0; i--) {
                Hash leaf = ReferenceTree.leaf(Suite.SHA256, leaves.size());
                leaves.add(leaf);
                next.append(leaf);
            }
            Hash root = next.root();
            for (int i = from; i < leaves.size(); i += random.nextInt(1, 40)) {
                InclusionProof proof = next.prove(i);
                assertThat(proof.verify(Suite.SHA256, leaves.get(i), root)).isTrue();
            }
            appender = next;
        }
        int last = leaves.size() - 1;
        assertThat(appender.prove(last).path()).isEqualTo(new ReferenceTree(Suite.SHA256, leaves).path(last));
        TreeAppender later = appender.copy();
        assertThatIllegalStateException().isThrownBy(() -> later.prove(0));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> later.prove(leaves.size()));
    }
}
