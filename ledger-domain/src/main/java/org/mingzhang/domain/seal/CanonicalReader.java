package org.mingzhang.domain.seal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one canonical value; every departure from the canonical form is refused where it stands. */
final class CanonicalReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DIGITS = 16;

    private final byte[] in;
    private int at;

    CanonicalReader(byte[] in) {
        this.in = in;
    }

    JsonNode document() {
        JsonNode value = value(0);
        if (at != in.length) {
            throw refuse("bytes after the value");
        }
        return value;
    }

    private JsonNode value(int depth) {
        return switch (peek()) {
            case '{' -> object(deeper(depth));
            case '[' -> array(deeper(depth));
            case '"' -> NODES.stringNode(string());
            case 't' -> literal("true", NODES.booleanNode(true));
            case 'f' -> literal("false", NODES.booleanNode(false));
            case 'n' -> literal("null", NODES.nullNode());
            default -> number();
        };
    }

    private int deeper(int depth) {
        if (depth == CanonicalJson.MAX_DEPTH) {
            throw refuse("nested deeper than " + CanonicalJson.MAX_DEPTH);
        }
        return depth + 1;
    }

    private JsonNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        at++;
        if (skip('}')) {
            return object;
        }
        @Nullable String previous = null;
        do {
            if (peek() != '"') {
                throw refuse("a member name expected");
            }
            int start = at;
            String name = string();
            if (previous != null && previous.compareTo(name) >= 0) {
                at = start;
                throw refuse(previous.equals(name) ? "duplicate member name" : "member names out of order");
            }
            previous = name;
            expect(':');
            object.set(name, value(depth));
        } while (skip(','));
        expect('}');
        return object;
    }

    private JsonNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        at++;
        if (skip(']')) {
            return array;
        }
        do {
            array.add(value(depth));
        } while (skip(','));
        expect(']');
        return array;
    }

    private JsonNode literal(String text, JsonNode node) {
        for (int i = 0; i < text.length(); i++) {
            expect(text.charAt(i));
        }
        return node;
    }

    private JsonNode number() {
        boolean negative = skip('-');
        int start = at;
        long value = 0;
        while (at < in.length && in[at] >= '0' && in[at] <= '9' && at - start <= MAX_DIGITS) {
            value = 10 * value + (in[at++] - '0');
        }
        int digits = at - start;
        if (digits == 0) {
            throw refuse("a value expected");
        }
        if (in[start] == '0' && (digits > 1 || negative)) {
            throw refuse("a number with a leading zero, or minus zero");
        }
        if (value > CanonicalJson.MAX_INTEGER) {
            throw refuse("integer beyond ±(2^53 − 1)");
        }
        if (at < in.length && (in[at] == '.' || in[at] == 'e' || in[at] == 'E')) {
            throw refuse("not an integer");
        }
        long signed = negative ? -value : value;
        return signed == (int) signed ? NODES.numberNode((int) signed) : NODES.numberNode(signed);
    }

    private String string() {
        int start = ++at;
        while (at < in.length) {
            byte b = in[at];
            if (b == '"') {
                return new String(in, start, at++ - start, StandardCharsets.ISO_8859_1);
            }
            if (b < 0x20 || b == '\\') {
                return escapedOrWide(start);
            }
            at++;
        }
        throw refuse("unterminated text");
    }

    /** Text with an escape or beyond ASCII; {@code at} stands on the first such byte. */
    private String escapedOrWide(int start) {
        StringBuilder text = new StringBuilder(at - start + 32);
        text.append(new String(in, start, at - start, StandardCharsets.ISO_8859_1));
        while (at < in.length) {
            int b = in[at] & 0xFF;
            if (b == '"') {
                at++;
                return text.toString();
            } else if (b == '\\') {
                at++;
                text.append(escape());
            } else if (b < 0x20) {
                throw refuse("control character in text");
            } else if (b < 0x80) {
                text.append((char) b);
                at++;
            } else {
                wide(b, text);
            }
        }
        throw refuse("unterminated text");
    }

    private char escape() {
        char letter = (char) peek();
        at++;
        return switch (letter) {
            case '"', '\\' -> letter;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> control();
            default -> throw refuse("an escape that the canonical form does not use");
        };
    }

    /** A control character without a short escape, as four lower-case hexadecimal digits. */
    private char control() {
        expect('0');
        expect('0');
        int high = peek() - '0';
        at++;
        int low = Character.digit(peek(), 16);
        if (high < 0 || high > 1 || low < 0 || (in[at] >= 'A' && in[at] <= 'F')) {
            throw refuse("an escape that the canonical form does not use");
        }
        at++;
        int c = high << 4 | low;
        if (c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r') {
            throw refuse("a long escape where a short one exists");
        }
        return (char) c;
    }

    /** One character of two to four bytes in shortest-form UTF-8, surrogates excluded (RFC 3629 §4). */
    private void wide(int lead, StringBuilder text) {
        int size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
        int point = lead & (0x7F >> size);
        if (lead < 0xC2 || lead > 0xF4 || at + size > in.length) {
            throw refuse("malformed UTF-8");
        }
        for (int i = 1; i < size; i++) {
            int b = in[at + i] & 0xFF;
            if ((b & 0xC0) != 0x80) {
                throw refuse("malformed UTF-8");
            }
            point = (point << 6) | (b & 0x3F);
        }
        if (point < least || point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF)) {
            throw refuse("malformed UTF-8");
        }
        text.appendCodePoint(point);
        at += size;
    }

    private int peek() {
        if (at >= in.length) {
            throw refuse("unexpected end");
        }
        return in[at];
    }

    private boolean skip(char c) {
        if (at < in.length && in[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw refuse("'" + c + "' expected");
        }
    }

    private NotCanonicalException refuse(String reason) {
        return new NotCanonicalException(reason, at);
    }
}
