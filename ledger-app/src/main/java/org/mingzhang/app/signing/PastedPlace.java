package org.mingzhang.app.signing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which row of a table a problem is about. */
final class PastedPlace {
    private static final Pattern ROW = Pattern.compile("^/payload/[^/]+/([0-9]+)(/([^/]+))?");

    private PastedPlace() {}

    /** The row, and the column where the pointer names one: {@code 第 3 行 金额：}. */
    static String of(FilledForm form, String pointer) {
        Matcher row = ROW.matcher(pointer);
        if (!row.find()) {
            return "";
        }
        String column = row.group(3) == null ? "" : " " + form.label(row.group(3));
        return "第 " + (Integer.parseInt(row.group(1)) + 1) + " 行" + column + "：";
    }
}
