package org.mingzhang.app.system;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was read or taken away, in parts: the sealed sentence has all of them in one.
 *
 * @param what the register, the file, the value
 * @param format of a file; empty where nothing tells
 * @param conditions of a register; empty of anything else
 * @param columns likewise
 */
public record ReadWords(String what, String format, String conditions, String columns) {
    private static final Pattern REGISTER =
            Pattern.compile("(.+?)（([A-Z]{3,5})）；查询条件：(.*?)(?:；列：(.*))?", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile(".*[.]([A-Za-z0-9]{2,5})”[^”]*", Pattern.DOTALL);

    /** A sentence that is built otherwise stays whole. */
    public static ReadWords of(String sentence) {
        Matcher register = REGISTER.matcher(sentence);
        if (register.matches()) {
            String columns = register.group(4);
            return new ReadWords(
                    register.group(1), register.group(2), register.group(3), columns == null ? "" : columns);
        }
        Matcher file = FILE.matcher(sentence);
        return new ReadWords(sentence, file.matches() ? file.group(1).toUpperCase(Locale.ROOT) : "", "", "");
    }
}
