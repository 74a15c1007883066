package org.mingzhang.app.workbook;

import org.jspecify.annotations.Nullable;

/**
 * A cell as it stands in the file.
 *
 * @param text a number as a plain decimal, a moment as {@code 2026-03-31 09:30:15}, or what is written
 * @param mark of a number the unit that its format shows beside it, such as 万元; of what is unclear, why; else null
 */
record Cell(Form form, String text, @Nullable String mark) {
    static final Cell EMPTY = new Cell(Form.TEXT, "");

    /** How the file holds it. */
    enum Form {
        TEXT,
        NUMBER,
        /** A whole number so large that Excel no longer holds all of its digits. */
        LOST_DIGITS,
        DATE,
        /** A formula that failed or was never computed. */
        FAULT,
        /** What can be read in two ways, which {@link #mark} tells. */
        UNCLEAR
    }

    Cell(Form form, String text) {
        this(form, text, null);
    }

    static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(Form.TEXT, text);
    }

    static Cell unclear(String text, String why) {
        return new Cell(Form.UNCLEAR, text, why);
    }

    boolean isBlank() {
        return form == Form.TEXT && Spelling.trim(text).isEmpty();
    }
}
