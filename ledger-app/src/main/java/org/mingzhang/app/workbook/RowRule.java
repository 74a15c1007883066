package org.mingzhang.app.workbook;

import java.util.Locale;

/** The rule that a row, a column or a sheet did not keep; its {@link #word} is stable, for scripts. */
public enum RowRule {
    UNKNOWN_SHEET,
    SHEET_WITHOUT_HEADER,
    UNKNOWN_COLUMN,
    DUPLICATE_COLUMN,
    MISSING_COLUMN,
    UNIT,
    REQUIRED,
    FORMULA,
    LOST_DIGITS,
    CONTROL_CHARACTER,
    TOO_LONG,
    TEXT,
    ID,
    AMOUNT,
    NEGATIVE,
    TOO_LARGE,
    DATE,
    DATETIME,
    YES_NO,
    INTEGER,
    DECIMAL,
    PERCENT,
    SCORE,
    LEVEL,
    CREDIT_CODE,
    ACCOUNT,
    DIGEST,
    PHONE,
    EMAIL,
    INDUSTRY_CODE,
    CHOICE,
    SHARES,
    NOT_IN_PACK,
    COLUMN_NEEDED,
    ORDER_OF_DATES,
    SUM,
    CONTRADICTION,
    OUT_OF_RANGE,
    REFERENCE,
    REFERENCE_TO_BAD_ROW,
    WAITS_FOR_BAD_ROW,
    CONFLICT,
    NOT_RECORDABLE,
    FOOTER,
    STRAY_CELL;

    /** Whether nothing is wrong with the row itself: it can be recorded once another one is mended. */
    public boolean follows() {
        return this == REFERENCE_TO_BAD_ROW || this == WAITS_FOR_BAD_ROW;
    }

    /** The name in reports, such as {@code credit-code}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
