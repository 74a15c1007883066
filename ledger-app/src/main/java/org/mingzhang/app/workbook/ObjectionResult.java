package org.mingzhang.app.workbook;

import java.util.regex.Pattern;

/** What the words of 处理结果 say of an objection. The words themselves are kept; what they do not say is not guessed. */
public enum ObjectionResult {
    /** 成立、属实、采纳、支持. */
    UPHELD,
    /** The same, denied, or 驳回. */
    DISMISSED,
    /** Neither. */
    UNCLEAR;

    private static final Pattern UPHOLDS = Pattern.compile("成立|属实|采纳|支持");
    private static final Pattern DISMISSES = Pattern.compile("(不|未|没有?|无法)[^，。；]{0,4}(成立|属实|采纳|支持)|驳回|不予受理|维持原");

    /** What a text says. */
    public static ObjectionResult of(String text) {
        if (DISMISSES.matcher(text).find()) {
            return DISMISSED;
        }
        return UPHOLDS.matcher(text).find() ? UPHELD : UNCLEAR;
    }
}
