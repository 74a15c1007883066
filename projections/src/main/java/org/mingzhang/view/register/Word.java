package org.mingzhang.view.register;

/**
 * An id with what people call it.
 *
 * @param tone how a state is to be seen: whether all is well, something is awaited, or somebody has to look
 */
public record Word(String id, String word, Tone tone) {
    /** How a state is to be seen. */
    public enum Tone {
        PLAIN,
        GOOD,
        WAITING,
        BAD
    }

    static Word plain(String id, String word) {
        return new Word(id, word, Tone.PLAIN);
    }

    static Word good(Enum<?> id, String word) {
        return new Word(id.name(), word, Tone.GOOD);
    }

    static Word waiting(Enum<?> id, String word) {
        return new Word(id.name(), word, Tone.WAITING);
    }

    static Word bad(Enum<?> id, String word) {
        return new Word(id.name(), word, Tone.BAD);
    }

    static Word plain(Enum<?> id, String word) {
        return plain(id.name(), word);
    }
}
