package org.mingzhang.domain.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive hashes of one level of a tree, as C2SP tlog-tiles lays them out: at level 0 leaf hashes, at level
 * <i>l</i> roots of full tiles of level <i>l</i> − 1. A full tile has {@value #WIDTH} hashes and never changes again.
 *
 * @param level 0 for leaves
 * @param index position of the tile within its level, from 0
 * @param hashes 1 to {@value #WIDTH} hashes
 */
public record Tile(int level, long index, List<Hash> hashes) {
    /** Hashes in a full tile. */
    public static final int WIDTH = 256;

    /** Levels of tiles that the largest tree has: each level stands for 256 times as many entries. */
    public static final int LEVELS = 8;

    /** Levels of the binary tree that one tile spans. */
    static final int HEIGHT = 8;

    public Tile {
        hashes = List.copyOf(hashes);
        if (level < 0 || level > 63 || index < 0 || hashes.isEmpty() || hashes.size() > WIDTH) {
            throw new IllegalArgumentException(
                    "no such tile: level " + level + ", index " + index + ", width " + hashes.size());
        }
    }

    /**
     * Reads the stored form of a tile.
     *
     * @throws IllegalArgumentException when the bytes are not 1 to {@value #WIDTH} whole hashes
     */
    public static Tile of(int level, long index, byte[] bytes) {
        if (bytes.length % Hash.SIZE != 0) {
            throw new IllegalArgumentException("a tile has whole hashes, not " + bytes.length + " bytes");
        }
        List<Hash> hashes = new ArrayList<>(bytes.length / Hash.SIZE);
        for (int at = 0; at < bytes.length; at += Hash.SIZE) {
            hashes.add(Hash.at(bytes, at));
        }
        return new Tile(level, index, hashes);
    }

    /** The stored form: the hashes one after the other, 8,192 bytes when full. */
    public byte[] bytes() {
        byte[] bytes = new byte[hashes.size() * Hash.SIZE];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).writeTo(bytes, i * Hash.SIZE);
        }
        return bytes;
    }

    public boolean full() {
        return hashes.size() == WIDTH;
    }

    /** The tile's path below a log's prefix, such as {@code tile/0/x001/x234/067} or {@code tile/1/000.p/17}. */
    public String path() {
        StringBuilder number = new StringBuilder();
        long rest = index;
        number.append(String.format("%03d", rest % 1000));
        while ((rest /= 1000) > 0) {
            number.insert(0, String.format("x%03d/", rest % 1000));
        }
        return "tile/" + level + "/" + number + (full() ? "" : ".p/" + hashes.size());
    }

    /** How many hashes a level has in a tree of that size, which is also the number of full tiles of the level below. */
    static long hashesAt(long treeSize, int level) {
        return HEIGHT * level >= Long.SIZE ? 0 : treeSize >>> (HEIGHT * level);
    }

    /**
     * How many hashes the given tile has in a tree of that size: 0 when the tree does not reach it, {@value #WIDTH} when
     * full.
     */
    public static int widthAt(long treeSize, int level, long index) {
        long hashes = hashesAt(treeSize, level);
        return index > hashes / WIDTH ? 0 : (int) Math.min(hashes - index * WIDTH, WIDTH);
    }
}
