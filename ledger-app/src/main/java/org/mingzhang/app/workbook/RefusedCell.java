package org.mingzhang.app.workbook;

/** A cell that does not hold what its column asks for; caught where the row is read. */
final class RefusedCell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RowRule rule;

    RefusedCell(RowRule rule, String message) {
        // Thrown by the thousand for a bad column: where it was thrown is of no use.
        super(message, null, false, false);
        this.rule = rule;
    }

    RowRule rule() {
        return rule;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
