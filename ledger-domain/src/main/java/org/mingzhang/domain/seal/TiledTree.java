package org.mingzhang.domain.seal;

import java.util.HashMap;
import java.util.Map;

/**
 * A stored tree as it was at one size: gives its root and proofs, reading the tiles that they touch once each. For one
 * request; not for use by several threads.
 */
public final class TiledTree implements Subtrees {
    private final Suite suite;
    private final long size;
    private final TileSource source;
    private final Map<Position, TileNodes> read = new HashMap<>();

    private record Position(int level, long index) {}

    public TiledTree(Suite suite, long size, TileSource source) {
        this.suite = suite;
        this.size = size;
        this.source = source;
    }

    @Override
    public Suite suite() {
        return suite;
    }

    @Override
    public long size() {
        return size;
    }

    /** Proof that the leaf at this index is in this tree. */
    public InclusionProof inclusionProof(long index) {
        return InclusionProof.of(this, index);
    }

    /** Proof that this tree continues the tree of that size. */
    public ConsistencyProof consistencyProof(long oldSize) {
        return ConsistencyProof.of(this, oldSize);
    }

    @Override
    public Hash subtree(int height, long index) {
        int level = height / Tile.HEIGHT;
        int within = height % Tile.HEIGHT;
        long tile = (index << within) / Tile.WIDTH;
        return nodes(level, tile).subtree(within, (int) (index & ((Tile.WIDTH >> within) - 1)));
    }

    private TileNodes nodes(int level, long index) {
        return read.computeIfAbsent(new Position(level, index), position -> {
            int width = Tile.widthAt(size, level, index);
            Tile tile = source.tile(level, index, width);
            if (tile.hashes().size() < width) {
                throw new IllegalStateException(tile.path() + " is shorter than the tree of size " + size + " needs");
            }
            return TileNodes.of(suite, tile.hashes().subList(0, width));
        });
    }
}
