package org.mingzhang.tools;

/**
 * How many columns a text takes on a terminal, by East Asian width: wide and fullwidth characters take two, marks that
 * combine take none. Ambiguous ones (such as curly quotes) count one, as terminals outside legacy Chinese modes do.
 */
public final class DisplayWidth {
    /** First and last code point of the ranges whose East Asian Width is W or F, as far as text here can hold them. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, // Hangul Jamo
        {0x2E80, 0x303E}, // radicals, CJK punctuation
        {0x3041, 0x33FF}, // kana, enclosed and compatibility forms
        {0x3400, 0x4DBF}, // ideographs, extension A
        {0x4E00, 0xA4CF}, // ideographs, Yi
        {0xAC00, 0xD7A3}, // Hangul
        {0xF900, 0xFAFF}, // compatibility ideographs
        {0xFE30, 0xFE6F}, // vertical and small forms
        {0xFF00, 0xFF60}, // fullwidth forms
        {0xFFE0, 0xFFE6}, // fullwidth signs such as ￥
        {0x1F300, 0x1FAFF}, // pictographs
        {0x20000, 0x3FFFD}, // further ideographs
    };

    private DisplayWidth() {}

    /** The columns of a whole text. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        for (int[] range : WIDE) {
            if (codePoint < range[0]) {
                return false;
            }
            if (codePoint <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
