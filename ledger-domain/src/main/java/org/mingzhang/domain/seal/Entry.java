package org.mingzhang.domain.seal;

import java.util.Arrays;

/** One entry of the log: its position and its canonical bytes, which are all that is ever hashed. Immutable. */
public final class Entry {
    /** The longest entry: tile bundles carry the length in 16 bits. */
    public static final int MAX_BYTES = 65_535;

    private final long position;
    private final byte[] bytes;

    public Entry(long position, byte[] bytes) {
        if (position < 0 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("no entry has position " + position + " and " + bytes.length + " bytes");
        }
        this.position = position;
        this.bytes = bytes.clone();
    }

    /** The gap-free number of the entry, from 0; the index of its leaf in both trees. */
    public long position() {
        return position;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The entry's leaf in the tree of one suite. */
    public Hash leafHash(Suite suite) {
        return suite.leafHash(bytes);
    }

    /**
     * What the entry says of itself.
     *
     * @throws IllegalArgumentException when the bytes are not canonical or lack a field of the envelope
     */
    public EntryHeader header() {
        return EntryHeader.read(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry entry && entry.position == position && Arrays.equals(entry.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(position) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "entry " + position;
    }
}
