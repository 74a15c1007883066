package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @Test
    void readsWhatTlogTilesSpells() {
        assertThat(TilePath.parse("tile/0/x001/x234/067")).isEqualTo(new TilePath(0, 1_234_067, 256));
        assertThat(TilePath.parse("tile/1/000.p/17")).isEqualTo(new TilePath(1, 0, 17));
        assertThat(TilePath.parse("tile/entries/x273/000.p/112"))
                .isEqualTo(new TilePath(TilePath.ENTRIES, 273_000, 112));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/0",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/00/000",
                "tile/64/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/017",
                "tile/0/000.p",
                "tile/data/000",
                "tile/0/../000",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "/tile/0/000",
                ""
            })
    void refusesEveryOtherSpelling(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> TilePath.parse(path));
    }

    @Test
    void tellsWhetherATreeHasIt() {
        assertThat(TilePath.parse("tile/0/000.p/17").in(17)).isTrue();
        assertThat(TilePath.parse("tile/0/000.p/17").in(16)).isFalse();
        assertThat(TilePath.parse("tile/0/001").in(512)).isTrue();
        assertThat(TilePath.parse("tile/0/001").in(511)).isFalse();
        assertThat(TilePath.parse("tile/entries/001.p/1").in(257)).isTrue();
        assertThat(TilePath.parse("tile/1/000.p/2").in(512)).isTrue();
        assertThat(TilePath.parse("tile/1/000.p/2").in(511)).isFalse();
    }
}
