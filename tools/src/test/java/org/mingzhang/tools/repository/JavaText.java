package org.mingzhang.tools.repository;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java source as text. */
final class JavaText {
    private static final Pattern COMMENT_OR_STRING = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])'",
            Pattern.DOTALL);

    private JavaText() {}

    /** Comments and strings alone; line breaks stay, so that line numbers do. */
    static String commentsAndStrings(String source) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = COMMENT_OR_STRING.matcher(source);
        int end = 0;
        while (matcher.find()) {
            out.append(blank(source.substring(end, matcher.start()))).append(matcher.group());
            end = matcher.end();
        }
        return out.append(blank(source.substring(end))).toString();
    }

    private static String blank(String text) {
        return text.replaceAll("[^\\n]+", " ");
    }

    /** The code alone; line breaks stay, so that line numbers do. */
    static String withoutCommentsAndStrings(String source) {
        return COMMENT_OR_STRING.matcher(source).replaceAll(match -> blank(match.group()));
    }
}
