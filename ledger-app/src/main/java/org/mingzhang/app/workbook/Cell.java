package org.mingzhang.app.workbook;

/**
 * A cell as it stands in the file.
 *
 * @param text a number as a plain decimal, a moment as {@code 2026-03-31 09:30:15}, or what is written
 */
record Cell(Form form, String text) {
    static final Cell EMPTY = new Cell(Form.TEXT, "");

    /** How the file holds it. */
    enum Form {
        TEXT,
        NUMBER,
        /** A whole number so large that Excel no longer holds all of its digits. */
        LOST_DIGITS,
        DATE,
        /** A formula that failed or was never computed. */
        FAULT
    }

    static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(Form.TEXT, text);
    }

    boolean isBlank() {
        return form == Form.TEXT && Spelling.trim(text).isEmpty();
    }
}
