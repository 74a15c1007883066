package org.mingzhang.view.register;

/**
 * What a column holds, which says how it is written, compared and filtered.
 *
 * @see Column
 */
public enum ColumnKind {
    /** Words as they were recorded. */
    TEXT("text", "''"),
    /** An id that the policy pack has a word for. */
    CODE("text", "''"),
    /** One of a few states, each with a word. */
    STATUS("text", "''"),
    /** Something that has a page of its own, by its id. */
    LINK("text", "''"),
    /** An amount in fen; summed up over all rows. */
    MONEY("bigint", "0"),
    /** A number of things. */
    COUNT("bigint", "0"),
    /** Tenths of a point. */
    SCORE("bigint", "0"),
    /** A civil date. */
    DATE("date", "'0001-01-01'");

    /** The type in SQL, and a value of it that takes the place of none where rows are compared. */
    final String type;

    final String none;

    ColumnKind(String type, String none) {
        this.type = type;
        this.none = none + "::" + type;
    }

    boolean isText() {
        return type.equals("text");
    }
}
