package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileTest {
    private static final Hash HASH = new Hash(1, 2, 3, 4);

    @Test
    void spellsItsPathAsTlogTilesDoes() {
        assertThat(new Tile(0, 1_234_067, Collections.nCopies(256, HASH)).path())
                .isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(1, 0, Collections.nCopies(17, HASH)).path()).isEqualTo("tile/1/000.p/17");
        assertThat(new Tile(2, 1000, Collections.nCopies(255, HASH)).path()).isEqualTo("tile/2/x001/000.p/255");
    }

    @Test
    void survivesItsStoredForm() {
        ReferenceTree tree = ReferenceTree.of(Suite.SM3, 256);
        Tile tile = new Tile(0, 0, tree.leaves());
        assertThat(tile.full()).isTrue();
        assertThat(tile.bytes()).hasSize(8192);
        assertThat(Tile.of(0, 0, tile.bytes())).isEqualTo(tile);
    }

    @Test
    void refusesBrokenBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(0, 0, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(0, 0, new byte[33]));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(0, 0, new byte[257 * 32]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, -1, List.of(HASH)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(64, 0, List.of(HASH)));
    }

    @Test
    void hasTheWidthsOfTheSpecificationsExample() {
        // C2SP tlog-tiles: a tree of 70,000 leaves.
        assertThat(Tile.widthAt(70_000, 0, 272)).isEqualTo(256);
        assertThat(Tile.widthAt(70_000, 0, 273)).isEqualTo(112);
        assertThat(Tile.widthAt(70_000, 0, 274)).isZero();
        assertThat(Tile.widthAt(70_000, 1, 0)).isEqualTo(256);
        assertThat(Tile.widthAt(70_000, 1, 1)).isEqualTo(17);
        assertThat(Tile.widthAt(70_000, 2, 0)).isEqualTo(1);
        assertThat(Tile.widthAt(70_000, 3, 0)).isZero();
        assertThat(Tile.widthAt(256, 1, 0)).isEqualTo(1);
        assertThat(Tile.widthAt(256, 63, Long.MAX_VALUE)).isZero();
        assertThat(Tile.widthAt(Long.MAX_VALUE, 8, 0)).isZero();
        assertThat(Tile.widthAt(70_000, 0, Long.MAX_VALUE)).isZero();
    }
}
