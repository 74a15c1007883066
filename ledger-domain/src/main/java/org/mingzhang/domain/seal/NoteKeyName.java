package org.mingzhang.domain.seal;

/** The rule for names of note keys, which origins follow too. */
final class NoteKeyName {
    private NoteKeyName() {}

    static void check(String name) {
        boolean plain = name.codePoints()
                .noneMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || c == '+');
        if (name.isEmpty() || !plain) {
            throw new IllegalArgumentException(
                    "a note key name has no spaces, control characters or plus signs: '" + name + "'");
        }
    }
}
