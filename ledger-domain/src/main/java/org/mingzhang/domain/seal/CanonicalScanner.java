package org.mingzhang.domain.seal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks over canonical bytes and refuses every departure from the canonical form where it stands. Values can be taken or
 * passed over; what is passed over is checked all the same.
 */
final class CanonicalScanner {
    private static final int MAX_DIGITS = 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long TOP_BITS = EACH << 7;

    private final byte[] in;
    private final RepeatedText texts = RepeatedText.get();
    private int at;

    CanonicalScanner(byte[] in) {
        this(in, 0);
    }

    CanonicalScanner(byte[] in, int from) {
        this.in = in;
        this.at = from;
    }

    /** The byte that stands next, which says what kind of value begins. */
    int peek() {
        if (at >= in.length) {
            throw refuse("unexpected end");
        }
        return in[at];
    }

    int position() {
        return at;
    }

    void end() {
        if (at != in.length) {
            throw refuse("bytes after the value");
        }
    }

    static int deeper(int depth) {
        if (depth == CanonicalJson.MAX_DEPTH) {
            throw new NotCanonicalException("nested deeper than " + CanonicalJson.MAX_DEPTH);
        }
        return depth + 1;
    }

    /** Gives each member's name to the reader, who must take or pass over the member's value. */
    void object(Consumer<String> member) {
        expect('{');
        if (skip('}')) {
            return;
        }
        @Nullable String previous = null;
        do {
            int start = at;
            String name = string();
            if (previous != null && previous.compareTo(name) >= 0) {
                at = start;
                throw refuse(previous.equals(name) ? "duplicate member name" : "member names out of order");
            }
            previous = name;
            expect(':');
            member.accept(name);
        } while (skip(','));
        expect('}');
    }

    /** The text that the object which stands next has under a name, null where it has none; reads no further than there. */
    @Nullable
    String textMember(String name) {
        byte[] wanted = ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
        expect('{');
        if (skip('}')) {
            return null;
        }
        do {
            int start = at;
            scanString();
            boolean found = Arrays.equals(in, start, at, wanted, 0, wanted.length);
            expect(':');
            if (found && peek() == '"') {
                return string();
            }
            pass(1);
        } while (skip(','));
        return null;
    }

    /** Asks the reader, for each element, to take it or pass over it. */
    void array(Runnable element) {
        expect('[');
        if (skip(']')) {
            return;
        }
        do {
            element.run();
        } while (skip(','));
        expect(']');
    }

    /** Passes over a value that stands inside {@code depth} containers. */
    void pass(int depth) {
        switch (peek()) {
            case '{' -> passObject(deeper(depth));
            case '[' -> {
                int inner = deeper(depth);
                array(() -> pass(inner));
            }
            case '"' -> scanString();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> integer();
        }
    }

    /** As {@link #object}, without making a string of each name. */
    private void passObject(int depth) {
        at++;
        if (skip('}')) {
            return;
        }
        int previousStart = -1;
        int previousEnd = -1;
        boolean escaped = false;
        do {
            int start = at;
            escaped |= scanString();
            int end = at;
            if (previousStart >= 0 && order(previousStart, previousEnd, start, end, escaped) >= 0) {
                at = start;
                throw refuse("member names out of order, or a duplicate");
            }
            previousStart = start;
            previousEnd = end;
            expect(':');
            pass(depth);
        } while (skip(','));
        expect('}');
    }

    /** Compares two scanned names, quotes included, by UTF-16 code unit. */
    private int order(int aStart, int aEnd, int bStart, int bEnd, boolean escaped) {
        int differ = Arrays.mismatch(in, aStart, aEnd, in, bStart, bEnd);
        if (differ < 0) {
            return 0;
        }
        byte a = in[aStart + differ];
        byte b = in[bStart + differ];
        // Among plain ASCII characters the bytes decide; the closing quote ends the shorter name.
        if (!escaped && a > '"' && b > '"') {
            return a - b;
        }
        int resume = at;
        at = aStart;
        String first = string();
        at = bStart;
        int order = first.compareTo(string());
        at = resume;
        return order;
    }

    void literal(String text) {
        for (int i = 0; i < text.length(); i++) {
            expect(text.charAt(i));
        }
    }

    long integer() {
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
        return negative ? -value : value;
    }

    String string() {
        int start = at + 1;
        boolean escaped = scanString();
        int end = at - 1;
        return escaped ? unescape(start, end) : texts.text(in, start, end);
    }

    /** Passes over text; the answer is whether it has escapes. */
    private boolean scanString() {
        if (peek() != '"') {
            throw refuse("text expected");
        }
        at++;
        boolean escaped = false;
        while (at < in.length) {
            byte b = in[at];
            if (b == '"') {
                at++;
                return escaped;
            } else if (b == '\\') {
                escape();
                escaped = true;
            } else if (b >= 0x20) {
                at++;
                passPlain();
            } else if (b < 0) {
                wide(b & 0xFF);
            } else {
                throw refuse("control character in text");
            }
        }
        throw refuse("unterminated text");
    }

    /**
     * Passes over plain ASCII, eight bytes at a time; stops before the first byte that is none, or earlier near the end. In
     * each of the differences below, the lowest byte whose top bit is set is one that has the property; those above it may
     * owe theirs to a borrow.
     */
    private void passPlain() {
        while (at <= in.length - Long.BYTES) {
            long bytes = (long) EIGHT.get(in, at);
            long quote = bytes ^ '"' * EACH;
            long backslash = bytes ^ '\\' * EACH;
            long control = (bytes - 0x20 * EACH) & ~bytes;
            quote = (quote - EACH) & ~quote;
            backslash = (backslash - EACH) & ~backslash;
            long special = (bytes | control | quote | backslash) & TOP_BITS;
            if (special != 0) {
                at += Long.numberOfTrailingZeros(special) / Byte.SIZE;
                return;
            }
            at += Long.BYTES;
        }
    }

    /** The text between two places, which have been scanned. */
    private String unescape(int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int plain = start;
        at = start;
        while (at < end) {
            if (in[at] == '\\') {
                text.append(new String(in, plain, at - plain, StandardCharsets.UTF_8));
                text.append(escape());
                plain = at;
            } else {
                at++;
            }
        }
        text.append(new String(in, plain, end - plain, StandardCharsets.UTF_8));
        at = end + 1;
        return text.toString();
    }

    private char escape() {
        at++;
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

    /** Passes over a character of two to four bytes in shortest-form UTF-8, surrogates excluded (RFC 3629 §4). */
    private void wide(int lead) {
        int size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead < 0xC2 || lead > 0xF4 || at + size > in.length) {
            throw refuse("malformed UTF-8");
        }
        int second = in[at + 1] & 0xFF;
        int least =
                switch (lead) {
                    case 0xE0 -> 0xA0;
                    case 0xF0 -> 0x90;
                    default -> 0x80;
                };
        int most =
                switch (lead) {
                    case 0xED -> 0x9F;
                    case 0xF4 -> 0x8F;
                    default -> 0xBF;
                };
        boolean wellFormed = second >= least && second <= most;
        for (int i = 2; i < size; i++) {
            wellFormed &= (in[at + i] & 0xC0) == 0x80;
        }
        if (!wellFormed) {
            throw refuse("malformed UTF-8");
        }
        at += size;
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
