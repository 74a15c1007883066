package org.mingzhang.domain.seal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tile with the inner nodes between its hashes, as a heap: node 1 is the tile's root, node n has the children 2n and
 * 2n + 1, nodes 256 to 511 are the tile's hashes. Filling a tile costs one hash a leaf, and every complete subtree in it
 * is then a look-up.
 */
final class TileNodes {
    private final @Nullable Hash[] heap;
    private int width;

    TileNodes() {
        heap = new Hash[2 * Tile.WIDTH];
    }

    private TileNodes(TileNodes other) {
        heap = Arrays.copyOf(other.heap, other.heap.length);
        width = other.width;
    }

    static TileNodes of(Suite suite, List<Hash> hashes) {
        TileNodes nodes = new TileNodes();
        hashes.forEach(hash -> nodes.add(suite, hash));
        return nodes;
    }

    TileNodes copy() {
        return new TileNodes(this);
    }

    int width() {
        return width;
    }

    boolean full() {
        return width == Tile.WIDTH;
    }

    void add(Suite suite, Hash hash) {
        int at = Tile.WIDTH + width++;
        heap[at] = hash;
        while ((at & 1) == 1 && at > 1) {
            at >>= 1;
            heap[at] = suite.nodeHash(node(2 * at), node(2 * at + 1));
        }
    }

    /** Root of the 2^height hashes from index · 2^height on, within this tile. */
    Hash subtree(int height, int index) {
        return node((Tile.WIDTH >> height) + index);
    }

    Hash root() {
        return node(1);
    }

    List<Hash> hashes() {
        return Arrays.stream(heap, Tile.WIDTH, Tile.WIDTH + width)
                .map(Hash.class::cast)
                .toList();
    }

    private Hash node(int at) {
        Hash node = heap[at];
        if (node == null) {
            throw new IllegalStateException("subtree is not complete");
        }
        return node;
    }
}
