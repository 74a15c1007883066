package org.mingzhang.app.workbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How names and figures are written: blanks around them, full-width forms, names that were probably meant. */
final class Spelling {
    private Spelling() {}

    /** Without blanks at either end, of any width, and without marks that nobody sees. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    /** Full-width letters, digits and signs as their half-width ones. */
    static String halfWidth(String text) {
        StringBuilder half = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char narrow = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c == '\u3000' ? ' ' : c;
            if (narrow != c && half == null) {
                half = new StringBuilder(text);
            }
            if (half != null) {
                half.setCharAt(i, narrow);
            }
        }
        return half == null ? text : half.toString();
    }

    /** A header for comparison: half-width, without any blank; {@code 县（市、区）} is {@code 县(市、区)}. */
    static String header(String text) {
        StringBuilder plain = new StringBuilder();
        String half = halfWidth(text);
        for (int i = 0; i < half.length(); i++) {
            if (!isBlank(half.charAt(i))) {
                plain.append(half.charAt(i));
            }
        }
        // The mark that some templates set before what is required.
        return plain.toString().replaceAll("^\\*|\\*$", "");
    }

    /** Why a text cannot be kept as it is, or null: a control character or a mark that nobody sees. */
    static Optional<String> unseen(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean line = c == '\n' || c == '\r' || c == '\t';
            int type = Character.getType(c);
            if ((line && !lines)
                    || (!line && (type == Character.CONTROL || type == Character.FORMAT))
                    || c == '\uFFFD'
                    || c == '\u2028'
                    || c == '\u2029') {
                return Optional.of(
                        c == '\n' || c == '\r' ? "换行" : c == '\t' ? "制表符" : "看不见的字符 U+%04X".formatted((int) c));
            }
        }
        return Optional.empty();
    }

    /** The name that was probably meant, as the end of a sentence; empty where none is near. */
    static String nearest(String written, Collection<String> known) {
        String plain = header(written);
        return known.stream()
                .filter(name ->
                        distance(plain, header(name)) <= Math.max(1, Math.min(plain.length(), name.length()) / 2)
                                || (plain.length() > 1 && (name.contains(plain) || plain.contains(header(name)))))
                .min(Comparator.comparingInt(name -> distance(plain, header(name))))
                .map(name -> "；是不是“" + name + "”")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] next = new int[b.length() + 1];
            next[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(change, Math.min(last[j], next[j - 1]) + 1);
            }
            last = next;
        }
        return last[b.length()];
    }
}
