package org.mingzhang.domain.seal.log;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/**
 * The stored tiles of one tree, beside the tree that is grown again. Level 0 is a second copy of every leaf hash, which
 * tells an altered entry from an altered leaf hash; the levels above are compared as they fill up.
 */
final class TileTrail {
    private static final int FULL_BYTES = Tile.WIDTH * Hash.SIZE;

    private final Suite suite;
    private final StoredLog log;
    private final Findings findings;
    private final @Nullable Cursor[] cursors = new Cursor[Tile.LEVELS];
    private long reported = -1;

    TileTrail(Suite suite, StoredLog log, Findings findings) {
        this.suite = suite;
        this.log = log;
        this.findings = findings;
    }

    /** The leaf hash that level 0 has at a position; null where there is no sound tile. Positions must ascend. */
    @Nullable
    Hash leaf(long position) {
        StoredTile tile = cursor(0).at(position / Tile.WIDTH);
        return tile == null || tile.hashes().length != FULL_BYTES
                ? null
                : Hash.at(tile.hashes(), (int) (position % Tile.WIDTH) * Hash.SIZE);
    }

    /** Judges a place in level 0 once it is settled which leaf was sealed there. */
    void settled(long position, Hash sealed, @Nullable Hash tiled) {
        long index = position / Tile.WIDTH;
        boolean last = position % Tile.WIDTH == Tile.WIDTH - 1;
        if (last) {
            findings.count(LogStep.TILES, 1);
        }
        if (tiled == null ? last : !tiled.equals(sealed)) {
            report(index, tiled == null ? "缺失或不满" : "在第 " + position + " 条处是另一个叶摘要");
        }
    }

    private void report(long index, String what) {
        if (index != reported) {
            reported = index;
            findings.add(index * Tile.WIDTH, Kind.TILE_MISMATCH, name(0, index) + what);
        }
    }

    /** Compares a tile above level 0 that has filled up. */
    void filled(Tile computed) {
        if (computed.level() == 0) {
            return;
        }
        findings.count(LogStep.TILES, 1);
        StoredTile stored = cursor(computed.level()).at(computed.index());
        if (stored == null || !Arrays.equals(stored.hashes(), computed.bytes())) {
            findings.add(
                    (computed.index() * Tile.WIDTH) << (8 * computed.level()),
                    Kind.TILE_MISMATCH,
                    name(computed.level(), computed.index()) + (stored == null ? "缺失" : "是另一块"));
        }
    }

    /** Reports tiles that a tree of this size does not have. */
    void finish(long treeSize, boolean onlyLeaves) {
        cursor(0).expectOnlyBelow(treeSize / Tile.WIDTH);
        for (int level = 0; level < (onlyLeaves ? 1 : Tile.LEVELS); level++) {
            cursor(level).at(Long.MAX_VALUE);
        }
    }

    private void extra(int level, long index) {
        if (level == 0) {
            report(index, "不属于这棵树");
        } else {
            findings.add(Math.max(0, index) * Tile.WIDTH, Kind.TILE_MISMATCH, name(level, index) + "不属于这棵树");
        }
    }

    private String name(int level, long index) {
        return "哈希块 " + suite.label() + "/" + level + "/" + index + " ";
    }

    private Cursor cursor(int level) {
        Cursor cursor = cursors[level];
        if (cursor == null) {
            cursor = new Cursor(level, log.tiles(suite, level));
            cursors[level] = cursor;
        }
        return cursor;
    }

    /** Walks up one level, and reports each tile that nothing asked for. */
    private final class Cursor {
        private final int level;
        private final Iterator<StoredTile> tiles;
        private @Nullable StoredTile current;
        private boolean asked;

        Cursor(int level, Iterator<StoredTile> tiles) {
            this.level = level;
            this.tiles = tiles;
        }

        @Nullable
        StoredTile at(long index) {
            while (current == null || current.index() < index) {
                if (current != null && !asked) {
                    extra(level, current.index());
                }
                if (!tiles.hasNext()) {
                    current = null;
                    return null;
                }
                current = tiles.next();
                asked = false;
            }
            if (current.index() != index) {
                return null;
            }
            asked = true;
            return current;
        }

        /** A tile that was asked for its first hashes but reaches beyond the tree is not of this tree either. */
        void expectOnlyBelow(long index) {
            if (current != null && current.index() >= index) {
                asked = false;
            }
        }
    }
}
