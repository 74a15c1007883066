package org.mingzhang.app.workbook;

import org.jspecify.annotations.Nullable;

/** Invalid input: a file that cannot be read as a workbook at all, told in one Chinese sentence that says what to do. */
public final class UnreadableWorkbook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableWorkbook(String sentence) {
        this(sentence, null);
    }

    UnreadableWorkbook(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
