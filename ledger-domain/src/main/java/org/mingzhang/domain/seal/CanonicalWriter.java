package org.mingzhang.domain.seal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Writes canonical bytes in one pass into a growing buffer; one instance writes one value. */
final class CanonicalWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[1024];
    private int length;

    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    void value(JsonNode node, int depth) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, deeper(depth));
            case ARRAY -> array(node, deeper(depth));
            case STRING -> string(node.stringValue());
            case NUMBER -> number(node);
            case BOOLEAN -> ascii(node.booleanValue() ? TRUE : FALSE);
            case NULL -> ascii(NULL);
            case BINARY, MISSING, POJO ->
                throw new NotCanonicalException("a " + node.getNodeType() + " node has no canonical form");
        }
    }

    private static int deeper(int depth) {
        if (depth == CanonicalJson.MAX_DEPTH) {
            throw new NotCanonicalException("nested deeper than " + CanonicalJson.MAX_DEPTH);
        }
        return depth + 1;
    }

    private void object(JsonNode node, int depth) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
        // String.compareTo compares UTF-16 code units, which is the order RFC 8785 asks for.
        members.sort(Map.Entry.comparingByKey());
        put('{');
        for (int i = 0; i < members.size(); i++) {
            if (i > 0) {
                put(',');
            }
            string(members.get(i).getKey());
            put(':');
            value(members.get(i).getValue(), depth);
        }
        put('}');
    }

    private void array(JsonNode node, int depth) {
        put('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                put(',');
            }
            value(node.get(i), depth);
        }
        put(']');
    }

    private void number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            throw new NotCanonicalException("not an integer: " + node);
        }
        BigInteger big = node.isBigInteger() ? node.bigIntegerValue() : null;
        long value = big == null ? node.longValue() : big.bitLength() < Long.SIZE ? big.longValue() : Long.MIN_VALUE;
        if (value > CanonicalJson.MAX_INTEGER || value < -CanonicalJson.MAX_INTEGER) {
            throw new NotCanonicalException("integer beyond ±(2^53 − 1): " + node);
        }
        ascii(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    private void string(String text) {
        int chars = text.length();
        ensure(3 * chars + 2);
        byte[] out = buffer;
        int at = length;
        out[at++] = '"';
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                out[at++] = (byte) c;
            } else if (c < 0x80) {
                length = at;
                escape(c, 3 * (chars - i) + 8);
                out = buffer;
                at = length;
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | (c >> 6));
                out[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                out[at++] = (byte) (0xE0 | (c >> 12));
                out[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                out[at++] = (byte) (0x80 | (c & 0x3F));
            } else {
                int point = surrogatePair(text, i++);
                out[at++] = (byte) (0xF0 | (point >> 18));
                out[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                out[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                out[at++] = (byte) (0x80 | (point & 0x3F));
            }
        }
        out[at++] = '"';
        length = at;
    }

    private static int surrogatePair(String text, int at) {
        int point = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new NotCanonicalException("lone surrogate in text");
        }
        return point;
    }

    private void escape(char c, int room) {
        ensure(room);
        int letter =
                switch (c) {
                    case '"', '\\' -> c;
                    case '\b' -> 'b';
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\f' -> 'f';
                    case '\r' -> 'r';
                    default -> 'u';
                };
        buffer[length++] = '\\';
        buffer[length++] = (byte) letter;
        if (letter == 'u') {
            buffer[length++] = '0';
            buffer[length++] = '0';
            buffer[length++] = HEX[c >> 4];
            buffer[length++] = HEX[c & 0xF];
        }
    }

    private void ascii(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void put(char c) {
        ensure(1);
        buffer[length++] = (byte) c;
    }

    private void ensure(int room) {
        if (room > buffer.length - length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + room));
        }
    }
}
