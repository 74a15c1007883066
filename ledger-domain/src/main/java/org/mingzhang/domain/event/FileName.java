package org.mingzhang.domain.event;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.mingzhang.domain.json.RefusedValue;

/**
 * Names of files as the ledger keeps them: no folder, nothing invisible, nothing that a file system or a terminal takes for
 * something else. Whoever uploads cleans the name and signs the clean one; the ledger refuses any other, since a name that it
 * changed would not be the one that was signed.
 */
public final class FileName {
    /** In characters, the ending included. */
    public static final int LONGEST = 120;

    private static final int LONGEST_EXTENSION = 10;
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.DOTALL);
    private static final Set<Integer> SIGNS =
            Set.of((int) '<', (int) '>', (int) ':', (int) '"', (int) '|', (int) '?', (int) '*');

    /** An identity number has a date of birth in it; a credit code of digits alone has none. */
    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9])[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])"
            + "(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])");

    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");

    private FileName() {}

    /** The name as it may be kept; one that is clean stays as it is. */
    public static String clean(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        String last = normal.substring(Math.max(normal.lastIndexOf('/'), normal.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                kept.append(' ');
            } else if (SIGNS.contains(character)) {
                kept.append('_');
            } else if (visible(character)) {
                kept.appendCodePoint(character);
            }
        });
        // What stood between two characters may have kept them from being one.
        String joined = Normalizer.normalize(kept, Normalizer.Form.NFC);
        String visible = trimmed(joined.replaceAll(" +", " "));
        String shortened = trimmed(shortened(visible));
        String named = shortened.isEmpty() ? "未命名" : shortened;
        return RESERVED.matcher(named).matches() ? "_" + named : named;
    }

    /** Whether two names are one to a person or a file system: width and letter case do not count. */
    public static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** Neither control characters nor those that turn the direction of writing or show nothing. */
    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String trimmed(String name) {
        return name.replaceAll("^[ .]+|[ .]+$", "");
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        String extension = extension(name);
        String ending = extension.isEmpty() ? "" : "." + extension;
        int left = LONGEST - ending.codePointCount(0, ending.length());
        return trimmed(name.substring(0, name.offsetByCodePoints(0, left))) + ending;
    }

    /** What stands behind the last dot, in lower case; empty where nothing does that could be an ending. */
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1);
        return ending.length() > LONGEST_EXTENSION ? "" : ending.toLowerCase(Locale.ROOT);
    }

    /**
     * The name of a file whose bytes are kept.
     *
     * @throws RefusedValue when it is not clean, does not end as files of its type do, or holds a person's number
     */
    public static void requireKept(String name, FileType type) {
        if (!name.equals(clean(name))) {
            throw new RefusedValue(name, "文件名不含路径、控制字符和改变书写方向的字符，不超过 " + LONGEST + " 个字；应为 " + clean(name));
        }
        if (!type.extensions().contains(extension(name))) {
            throw new RefusedValue(
                    name, "文件内容是" + type.chinese() + "，文件名应以 ." + String.join("、.", type.extensions()) + " 结尾");
        }
        requireImpersonal(name);
    }

    /**
     * A file's name stands in the log for ever, in the clear.
     *
     * @throws RefusedValue when it holds a person's number
     */
    public static void requireImpersonal(String name) {
        if (IDENTITY.matcher(name).find() || MOBILE.matcher(name).find()) {
            throw new RefusedValue("…", "文件名会入账，不得含身份证号码或手机号码；请改名");
        }
    }
}
