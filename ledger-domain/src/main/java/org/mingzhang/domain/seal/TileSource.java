package org.mingzhang.domain.seal;

/** Where the tiles of a stored tree come from. What it answers is not trusted: proofs made from it are verified. */
@FunctionalInterface
public interface TileSource {
    /**
     * The first {@code width} hashes of a tile, which the stored tree has.
     *
     * @throws IllegalStateException when the tile is missing or shorter
     */
    Tile tile(int level, long index, int width);
}
