package org.mingzhang.tools.repository;

import java.util.regex.Pattern;

/** Java source as text. */
final class JavaText {
    private static final Pattern COMMENT_OR_STRING = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])'",
            Pattern.DOTALL);

    private JavaText() {}

    /** The code alone; line breaks stay, so that line numbers do. */
    static String withoutCommentsAndStrings(String source) {
        return COMMENT_OR_STRING.matcher(source).replaceAll(match -> match.group()
                .replaceAll("[^\\n]+", " "));
    }
}
