package org.mingzhang.domain.seal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a tile below a log's prefix, as C2SP tlog-tiles spells it: {@code tile/0/x001/x234/067} for a full one,
 * {@code tile/1/000.p/17} for its first 17 hashes, {@code tile/entries/…} for entries instead of hashes.
 *
 * @param level 0 for leaf hashes; {@link #ENTRIES} for entries
 * @param index position of the tile within its level, from 0
 * @param width 1 to {@value Tile#WIDTH}
 */
public record TilePath(int level, long index, int width) {
    /** Stands for the entries themselves. */
    public static final int ENTRIES = -1;

    private static final String PREFIX = "tile/";
    private static final String ENTRIES_NAME = "entries";
    private static final Pattern FORM =
            Pattern.compile("tile/(entries|\\d{1,2})/((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/(\\d{1,3}))?");

    public TilePath {
        if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > Tile.WIDTH) {
            throw new IllegalArgumentException(
                    "no such tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /**
     * Reads a path; each tile has one.
     *
     * @throws IllegalArgumentException when it is not the path of a tile
     */
    public static TilePath parse(String path) {
        Matcher matcher = FORM.matcher(path);
        if (matcher.matches()) {
            String level = matcher.group(1);
            String width = matcher.group(3);
            TilePath tile = new TilePath(
                    level.equals(ENTRIES_NAME) ? ENTRIES : Integer.parseInt(level),
                    Long.parseLong(matcher.group(2).replace("x", "").replace("/", "")),
                    width == null ? Tile.WIDTH : Integer.parseInt(width));
            if (tile.toString().equals(path)) {
                return tile;
            }
        }
        throw new IllegalArgumentException("not the path of a tile: " + path);
    }

    /** Whether a tree of that size has all of the tile. */
    public boolean in(long treeSize) {
        return Tile.widthAt(treeSize, Math.max(level, 0), index) >= width;
    }

    @Override
    public String toString() {
        StringBuilder number = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number.insert(0, String.format("x%03d/", rest % 1000));
        }
        return PREFIX + (level == ENTRIES ? ENTRIES_NAME : level) + "/" + number
                + (width == Tile.WIDTH ? "" : ".p/" + width);
    }
}
