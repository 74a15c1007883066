package org.mingzhang.domain.seal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every tile, partial ones too, from what is stored: full tiles and leaf hashes. A partial tile above level 0 is made of
 * the roots of full tiles below it; those never change, so the most recently used are remembered. Safe for use by
 * several threads if the store is.
 */
public final class StoredTiles implements TileSource {
    private static final int REMEMBERED = 1 << 14;

    private final Suite suite;
    private final Store store;
    private final Map<Position, Hash> roots = Collections.synchronizedMap(new Recent());

    /** What is stored of a tree. */
    public interface Store {
        /** A full tile, which the tree is large enough to have. */
        Tile fullTile(int level, long index);

        /** Leaf hashes at the positions [from, to), at most {@value Tile#WIDTH}. */
        List<Hash> leaves(long from, long to);
    }

    private record Position(int level, long index) {}

    private static final class Recent extends LinkedHashMap<Position, Hash> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Position, Hash> eldest) {
            return size() > REMEMBERED;
        }
    }

    public StoredTiles(Suite suite, Store store) {
        this.suite = suite;
        this.store = store;
    }

    @Override
    public Tile tile(int level, long index, int width) {
        if (width == Tile.WIDTH) {
            return store.fullTile(level, index);
        }
        long first = index * Tile.WIDTH;
        if (level == 0) {
            return new Tile(level, index, store.leaves(first, first + width));
        }
        Hash[] hashes = new Hash[width];
        for (int i = 0; i < width; i++) {
            hashes[i] = root(level - 1, first + i);
        }
        return new Tile(level, index, List.of(hashes));
    }

    private Hash root(int level, long index) {
        Position position = new Position(level, index);
        Hash root = roots.get(position);
        if (root == null) {
            root = TileNodes.of(suite, store.fullTile(level, index).hashes()).root();
            roots.put(position, root);
        }
        return root;
    }
}
