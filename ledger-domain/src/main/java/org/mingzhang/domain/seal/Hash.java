package org.mingzhang.domain.seal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A hash of 32 bytes as a value, kept as four big-endian words: immutable, comparable and no larger than its array.
 * Written as 64 lower-case hexadecimal digits.
 */
public record Hash(long a, long b, long c, long d) {
    /** Length in bytes, the same for both suites. */
    public static final int SIZE = 32;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    /**
     * The hash that these bytes are.
     *
     * @throws IllegalArgumentException unless there are exactly 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return at(bytes, 0);
    }

    /** The hash at an offset within a longer array. */
    public static Hash at(byte[] bytes, int offset) {
        return new Hash(
                (long) WORD.get(bytes, offset),
                (long) WORD.get(bytes, offset + 8),
                (long) WORD.get(bytes, offset + 16),
                (long) WORD.get(bytes, offset + 24));
    }

    /**
     * Reads standard base64 in its one canonical spelling.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Hash ofBase64(String text) {
        Hash hash = of(Base64.getDecoder().decode(text));
        if (!hash.base64().equals(text)) {
            throw new IllegalArgumentException("not canonical base64: " + text);
        }
        return hash;
    }

    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Hash ofHex(String text) {
        Hash hash = of(HexFormat.of().parseHex(text));
        if (!hash.toString().equals(text)) {
            throw new IllegalArgumentException("not lower-case hexadecimal: " + text);
        }
        return hash;
    }

    /** A fresh array of the 32 bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[SIZE];
        writeTo(bytes, 0);
        return bytes;
    }

    /** Writes the 32 bytes into an array. */
    public void writeTo(byte[] target, int offset) {
        WORD.set(target, offset, a);
        WORD.set(target, offset + 8, b);
        WORD.set(target, offset + 16, c);
        WORD.set(target, offset + 24, d);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
