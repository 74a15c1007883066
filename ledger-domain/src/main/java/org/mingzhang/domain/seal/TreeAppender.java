package org.mingzhang.domain.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing tree, for the one who gives positions. Keeps the rightmost tile of each level in memory, so that appending
 * costs about one hash a leaf, and hands out each tile that fills up. Before a batch, take a {@link #copy}: if the
 * batch fails, the copy is dropped and the original stands where it stood. Not for use by several threads.
 */
public final class TreeAppender implements Subtrees {
    private final Suite suite;
    private final List<TileNodes> edge = new ArrayList<>();
    private final List<Filled> filled = new ArrayList<>();
    private long size;

    private record Filled(int level, long index, TileNodes nodes) {}

    /** An appender that starts an empty tree. */
    public TreeAppender(Suite suite) {
        this.suite = suite;
    }

    private TreeAppender(TreeAppender other) {
        suite = other.suite;
        size = other.size;
        other.edge.forEach(nodes -> edge.add(nodes.copy()));
    }

    /**
     * The appender that continues a stored tree. Reads the trailing leaf hashes and, for each level above, the tiles of
     * the level below that are not yet part of a full tile: at most 255 tiles a level.
     */
    public static TreeAppender restore(Suite suite, long size, TileSource source) {
        TreeAppender appender = new TreeAppender(suite);
        appender.size = size;
        for (int level = 0; Tile.hashesAt(size, level) > 0; level++) {
            long index = Tile.hashesAt(size, level + 1);
            int width = Tile.widthAt(size, level, index);
            appender.edge.add(
                    width == 0
                            ? new TileNodes()
                            : TileNodes.of(
                                    suite, source.tile(level, index, width).hashes()));
        }
        return appender;
    }

    /** An independent appender in the same state, with no tiles handed out yet. Costs a few kilobytes. */
    public TreeAppender copy() {
        return new TreeAppender(this);
    }

    /** Appends one leaf. */
    public void append(Hash leafHash) {
        long position = size++;
        Hash hash = leafHash;
        for (int level = 0; ; level++) {
            if (level == edge.size()) {
                edge.add(new TileNodes());
            }
            TileNodes nodes = edge.get(level);
            nodes.add(suite, hash);
            if (!nodes.full()) {
                return;
            }
            filled.add(new Filled(level, Tile.hashesAt(position, level + 1), nodes));
            edge.set(level, new TileNodes());
            hash = nodes.root();
        }
    }

    @Override
    public Suite suite() {
        return suite;
    }

    @Override
    public long size() {
        return size;
    }

    /** Tiles that filled up since this appender was made or copied, in the order in which they did. */
    public List<Tile> fullTiles() {
        return filled.stream()
                .map(tile -> new Tile(tile.level, tile.index, tile.nodes.hashes()))
                .toList();
    }

    /** Forgets the tiles that filled up so far, whose leaves can then no longer be proved. */
    public void forgetFullTiles() {
        filled.clear();
    }

    /** The rightmost tiles that are not full, from level 0 up: what a tile server computes on demand. */
    public List<Tile> partialTiles() {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; level < edge.size(); level++) {
            TileNodes nodes = edge.get(level);
            if (nodes.width() > 0) {
                tiles.add(new Tile(level, Tile.hashesAt(size, level + 1), nodes.hashes()));
            }
        }
        return tiles;
    }

    /** The compact range of the tree as it stands. */
    public Frontier frontier() {
        List<Hash> nodes = new ArrayList<>();
        for (int height = Long.SIZE - 1; height >= 0; height--) {
            if ((size >>> height & 1) == 1) {
                nodes.add(subtree(height, (size >>> height) - 1));
            }
        }
        return new Frontier(suite, size, nodes);
    }

    /**
     * Proof that a leaf appended since this appender was made or copied is in the tree as it stands. Reads memory only.
     *
     * @throws IllegalStateException for an older leaf, whose tiles are no longer in memory
     */
    public InclusionProof prove(long index) {
        return InclusionProof.of(this, index);
    }

    @Override
    public Hash subtree(int height, long index) {
        int level = height / Tile.HEIGHT;
        int within = height % Tile.HEIGHT;
        long tile = (index << within) / Tile.WIDTH;
        TileNodes nodes = tile == Tile.hashesAt(size, level + 1) ? edge.get(level) : filled(level, tile);
        return nodes.subtree(within, (int) (index & ((Tile.WIDTH >> within) - 1)));
    }

    private TileNodes filled(int level, long index) {
        for (int i = filled.size() - 1; i >= 0; i--) {
            Filled tile = filled.get(i);
            if (tile.level == level && tile.index == index) {
                return tile.nodes;
            }
        }
        throw new IllegalStateException("tile " + level + "/" + index + " is no longer in memory");
    }
}
