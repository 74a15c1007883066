package org.mingzhang.domain.policy;

/** Some words of a long text, as a message quotes them: what is left out is marked by an ellipsis. */
public final class Excerpt {
    /** Longer texts are cut: who reads a message looks for a place and not for the whole rule. */
    static final int MOST = 60;

    private static final int AFTER = 20;
    private static final String CUT = "…";

    private Excerpt() {}

    /** The beginning of a text, or all of it where it is short. */
    public static String of(String text) {
        return around(text, 0);
    }

    /**
     * The words around a place of a text.
     *
     * @param at a character, counted from 0, that stays in sight
     */
    public static String around(String text, int at) {
        int length = text.codePointCount(0, text.length());
        if (length <= MOST) {
            return text;
        }
        int seen = Math.clamp(at, 0, length);
        int to = Math.min(length, Math.max(MOST, seen + AFTER));
        int from = to - MOST;
        return (from > 0 ? CUT : "")
                + text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to))
                + (to < length ? CUT : "");
    }
}
