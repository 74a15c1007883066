package org.mingzhang.app.catalogue;

/** What stands in a field, for who fills it in. */
public enum FieldKind {
    /** One line. */
    TEXT,
    /** Several lines. */
    LONG_TEXT,
    /** The words of an application's text, which travel beside the command. */
    WORDS,
    NUMBER,
    /** An amount, written in 元 with up to two decimals and signed in fen. */
    MONEY,
    DATE,
    CHOICE,
    YES_NO,
    CREDIT_CODE,
    /** Hex digits that name a file or a text. */
    DIGEST,
    /** A personal value: what is signed is a commitment to it. */
    PERSONAL,
    /** A document of no fixed shape, written as JSON. */
    JSON,
    /** Several texts, one a line. */
    LINES,
    /** Further fields. */
    RECORD,
    /** Rows of further fields. */
    RECORDS
}
