package org.mingzhang.domain.seal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tree is at one moment: the text that a checkpoint note signs (C2SP tlog-checkpoint), with no extension lines.
 *
 * @param origin names the log and the suite, see {@link Suite#origin}
 * @param size number of leaves
 * @param root root hash over them
 */
public record Checkpoint(String origin, long size, Hash root) {
    private static final Pattern TEXT = Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,18})\\n([A-Za-z0-9+/]{43}=)\\n");

    public Checkpoint {
        NoteKeyName.check(origin);
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size: " + size);
        }
    }

    /**
     * Reads the text of a checkpoint.
     *
     * @throws IllegalArgumentException unless it is exactly origin, size and root, in their canonical spelling
     */
    public static Checkpoint parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a checkpoint of three lines: origin, size, root");
        }
        return new Checkpoint(matcher.group(1), Long.parseLong(matcher.group(2)), Hash.ofBase64(matcher.group(3)));
    }

    /** The text that is signed: three lines, each ended by a newline. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
