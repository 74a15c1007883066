package org.mingzhang.app.workbook;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a footer says that there are: 合计（5笔）, or a cell 5 笔 beside it. Households, enterprises and the like are no
 * rows, and a number without a word may be a year: neither is taken for one.
 */
record StatedCount(String text, long rows) {
    private static final Pattern IN_LABEL = Pattern.compile("\\((?:共|计)?([0-9][0-9,]{0,11})(?:笔|条|行)\\)$");
    private static final Pattern CELL = Pattern.compile("(?:共|计)?([0-9][0-9,]{0,11})(?:笔|条|行)");
    /** A total of one side of a statement counts that side's lines alone. */
    private static final List<String> SIDES = List.of("借", "贷", "支出", "收入");

    /** What a footer states; null where it states none. */
    static @Nullable StatedCount of(SourceRow row) {
        String label = SheetMap.label(row);
        if (SIDES.stream().anyMatch(label::startsWith)) {
            return null;
        }
        Matcher said = IN_LABEL.matcher(label);
        if (said.find()) {
            return new StatedCount(label, number(said));
        }
        for (Cell cell : row.cells()) {
            Matcher alone = CELL.matcher(Spelling.header(cell.text()));
            if (alone.matches()) {
                return new StatedCount(cell.text(), number(alone));
            }
        }
        return null;
    }

    private static long number(Matcher said) {
        return Long.parseLong(said.group(1).replace(",", ""));
    }

    /** What is wrong with it; null where it is as many as were read. */
    @Nullable
    String refuse(SheetMap.Use use, long read) {
        return rows == read
                ? null
                : (use == SheetMap.Use.SUBTOTAL ? "小计写 " : "合计写 ") + rows + " 笔，实有 " + read
                        + (use == SheetMap.Use.SUBTOTAL ? " 行（上一小计以来）" : " 行") + "；请核对是否缺行、多行或写错笔数";
    }
}
