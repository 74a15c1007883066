package org.mingzhang.domain.policy;

import java.util.Locale;

/**
 * 计字数: how the characters of a text are counted. Counted is what a reader sees: what only joins, colours or decorates the
 * character before it (combining marks, variation selectors, skin tones, joined emoji) is part of that character, and blanks
 * and line breaks count nothing. docs/pack-format.md says it with examples.
 */
public enum TextCounting {
    /**
     * As word processors count 字数: each Chinese character, each sign that stands with them, full-width letter or emoji is
     * one; what is written in an alphabet without a blank in between, with its digits and half-width signs, is one together:
     * {@code MES}, {@code 3.5%}, {@code https://example.cn/a?b=1}.
     */
    WORD,
    /** Every character but blanks is one. */
    CHARACTER;

    /** The parameter by which a pack says which. */
    public static final String PARAMETER = "text.counting";

    /** Alphabets stand below; signs, Chinese characters, kana, full-width forms and pictures from here on. */
    private static final int SIGNS = 0x2000;

    private static final int JOINER = 0x200d;
    private static final int APOSTROPHE = 0x2019;
    private static final int FIRST_FLAG = 0x1f1e6;
    private static final int LAST_FLAG = 0x1f1ff;
    private static final int FIRST_TONE = 0x1f3fb;
    private static final int LAST_TONE = 0x1f3ff;

    /** The pack's, under the values in force; {@link #WORD} where it says nothing. */
    public static TextCounting of(ParameterValues values) {
        return values.find(PARAMETER)
                .filter(value -> value.text().equals(CHARACTER.key()))
                .map(value -> CHARACTER)
                .orElse(WORD);
    }

    /** The word of a pack. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many characters the text has. */
    public int of(String text) {
        int count = 0;
        boolean run = false;
        boolean joined = false;
        boolean halfFlag = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (isBlank(character)) {
                run = false;
                joined = false;
                halfFlag = false;
                continue;
            }
            if (belongsToTheOneBefore(character)) {
                joined = character == JOINER && !run;
                continue;
            }
            boolean flag = character >= FIRST_FLAG && character <= LAST_FLAG;
            if ((joined && Character.getType(character) == Character.OTHER_SYMBOL) || (flag && halfFlag)) {
                joined = false;
                halfFlag = false;
                continue;
            }
            joined = false;
            halfFlag = flag;
            boolean letters =
                    this == WORD && (character < SIGNS || (run && character == APOSTROPHE && isLetter(text, at)));
            count += letters && run ? 0 : 1;
            run = letters;
        }
        return count;
    }

    /** The curved apostrophe within a word is part of it; elsewhere it closes a quotation, and is one. */
    private static boolean isLetter(String text, int at) {
        return at < text.length() && text.codePointAt(at) < SIGNS && Character.isLetter(text.codePointAt(at));
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    private static boolean belongsToTheOneBefore(int character) {
        return (character >= FIRST_TONE && character <= LAST_TONE)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.FORMAT -> true;
                    default -> false;
                };
    }
}
