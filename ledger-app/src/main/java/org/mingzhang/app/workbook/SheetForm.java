package org.mingzhang.app.workbook;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** How a sheet of ours looks: a frozen bold header, what is required filled, texts as texts. */
final class SheetForm {
    private static final String REQUIRED = "FFE699";
    private static final String OPTIONAL = "D9E1F2";
    private static final String REASON = "F8CBAD";
    /** Excel's own format of text; numbers of accounts keep all of their digits under it. */
    private static final String AS_TEXT = "@";

    private SheetForm() {}

    /** The header, before any row is written. */
    static void head(Worksheet worksheet, Sheet sheet, boolean refused) {
        List<Column> columns = sheet.columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            header(worksheet, i, column.name(), column.required() ? REQUIRED : OPTIONAL);
            worksheet.width(i, width(column));
            worksheet.style(i).format(format(column.kind())).set();
        }
        if (refused) {
            header(worksheet, columns.size(), sheet.reasonColumn(), REASON);
            worksheet.width(columns.size(), 60);
        }
        worksheet.freezePane(0, 1);
    }

    static void header(Worksheet worksheet, int column, String name, String fill) {
        worksheet.inlineString(0, column, name);
        worksheet.style(0, column).bold().fillColor(fill).wrapText(true).set();
    }

    static void optionalHeader(Worksheet worksheet, int column, String name) {
        header(worksheet, column, name, OPTIONAL);
    }

    /** Whether cells are numbers that people add up. */
    static boolean isNumber(ColumnKind kind) {
        return switch (kind) {
            case AMOUNT, SIGNED_AMOUNT, INTEGER, DECIMAL, PERCENT, SCORE -> true;
            default -> false;
        };
    }

    private static String format(ColumnKind kind) {
        return switch (kind) {
            case AMOUNT, SIGNED_AMOUNT -> "#,##0.00";
            case INTEGER -> "0";
            case DECIMAL, PERCENT -> "General";
            case SCORE -> "0.0";
            case DATE -> "yyyy-mm-dd";
            case DATETIME -> "yyyy-mm-dd hh:mm";
            default -> AS_TEXT;
        };
    }

    private static int width(Column column) {
        int header = 2 * column.name().length() + 2;
        return Math.max(
                header,
                switch (column.kind()) {
                    case CREDIT_CODE, ACCOUNT -> 24;
                    case AMOUNT, SIGNED_AMOUNT, DATETIME, PHONE -> 18;
                    case DATE -> 12;
                    case LONG_TEXT, CODE_LIST, SHARES -> 40;
                    case TEXT, DOCUMENT, DIRECTION -> 24;
                    case DIGEST -> 66;
                    default -> 14;
                });
    }
}
