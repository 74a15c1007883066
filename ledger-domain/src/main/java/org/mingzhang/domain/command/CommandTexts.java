package org.mingzhang.domain.command;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.databind.JsonNode;

/**
 * What every text of a command has to be, whatever it says: not blank, not endless, and made of characters that a reader
 * sees. What is recorded stays for ever, in databases and on paper that others read.
 */
final class CommandTexts {
    /** Characters that one text may have. */
    static final int LONGEST = 4_000;

    /** Bytes of UTF-8 that all texts of a command may have together: its entry repeats them, and has an end. */
    static final int MOST_BYTES = 24_000;

    /** Control characters but the line feed, invisible and directional ones, what no standard has assigned. */
    private static final Pattern UNSEEN = Pattern.compile("[[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]&&[^\\n]]");

    private CommandTexts() {}

    /** Adds every problem of the texts below a place, and one of all of them together. */
    static void check(JsonNode node, String place, List<Problem> problems) {
        int bytes = each(node, place, problems);
        if (bytes > MOST_BYTES) {
            problems.add(new Problem(place, bytes + " 字节", "各项文字合计最多 " + MOST_BYTES + " 字节；长的内容请作为材料登记摘要"));
        }
    }

    private static int each(JsonNode node, String place, List<Problem> problems) {
        int bytes = 0;
        if (node.isString()) {
            String text = node.stringValue();
            text(text, place, problems);
            bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        } else if (node.isObject()) {
            for (String name : node.propertyNames()) {
                bytes += each(node.get(name), RecordMapper.child(place, name), problems);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                bytes += each(node.get(i), place + "/" + i, problems);
            }
        }
        return bytes;
    }

    private static void text(String text, String place, List<Problem> problems) {
        Matcher unseen = UNSEEN.matcher(text);
        if (unseen.find()) {
            problems.add(new Problem(
                    place,
                    "第 %d 个字符是 U+%04X".formatted(unseen.start() + 1, text.codePointAt(unseen.start())),
                    "不得有控制字符、不可见字符和未定义的字符"));
        } else if (text.isBlank()) {
            problems.add(new Problem(place, "\"" + text + "\"", "不应为空白；没有就不写这个字段"));
        }
        if (text.length() > LONGEST) {
            problems.add(new Problem(place, text.length() + " 个字", "一项文字最多 " + LONGEST + " 个字"));
        }
    }
}
