package org.mingzhang.domain.policy.reading;

import java.util.Collection;

/** Hears what the reading of a file asks: which keys it would take and which words, whether they are there or not. */
public interface Questions {
    /** Nobody listens. */
    Questions UNHEARD = new Questions() {};

    /** A key was asked for. */
    default void key(String key, boolean given) {}

    /** A mapping whose keys are ids of the file's own was read. */
    default void ids(Collection<String> ids) {}

    /**
     * A word of the language was asked for.
     *
     * @param path where it stands
     * @param words which it may be
     * @param chosen which it is, of these or of others
     */
    default void choice(String path, Collection<String> words, String chosen) {}

    /**
     * The same of an id of the file's own, or of a word that may stand in its place.
     *
     * @param path where it stands
     * @param known which it may be
     * @param chosen which it is, of these or of others
     */
    default void reference(String path, Collection<String> known, String chosen) {}
}
