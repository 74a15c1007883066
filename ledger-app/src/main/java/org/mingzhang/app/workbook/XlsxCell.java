package org.mingzhang.app.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of an .xlsx says. Excel keeps numbers as binary fractions and promises 15 digits: a number is read as the
 * decimal of up to 15 digits that it stands for, as Excel itself would show it.
 *
 * @param type how the file holds it: its attribute {@code t}
 * @param value what stands in the cell, for a formula its result when the file was saved; null for nothing
 */
record XlsxCell(String type, @Nullable String value, XlsxStyles.Style style, boolean formula) {
    private static final MathContext EXCEL_DIGITS = new MathContext(15);
    private static final BigDecimal FIRST_LOST = BigDecimal.TEN.pow(15);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Set<String> TEXTS = Set.of("s", "str", "inlineStr");
    private static final Cell NEVER_COMPUTED = new Cell(Cell.Form.FAULT, "公式没有结果");

    Cell read(SharedTexts texts, boolean from1904) {
        Cell result = value == null ? Cell.EMPTY : read(value, texts, from1904);
        boolean emptyText = value != null && TEXTS.contains(type);
        return formula && result.isBlank() && !emptyText ? NEVER_COMPUTED : result;
    }

    private Cell read(String written, SharedTexts texts, boolean from1904) {
        return switch (type) {
            case "s" -> written.isBlank() ? Cell.EMPTY : Cell.text(texts.get(Integer.parseInt(written.trim())));
            case "str", "inlineStr" -> Cell.text(written);
            case "b" -> Cell.text(XlsxPart.isTrue(written) ? "是" : "否");
            case "e" -> new Cell(Cell.Form.FAULT, "公式出错");
            case "n" -> written.isBlank() ? Cell.EMPTY : number(Double.parseDouble(written.trim()), from1904);
            case "d" -> date(written.trim());
            default -> throw new IllegalStateException(type);
        };
    }

    private Cell number(double written, boolean from1904) {
        if (style.shown() == XlsxStyles.Shown.DATE && DateUtil.isValidExcelDate(written)) {
            return moment(DateUtil.getLocalDateTime(written, from1904));
        }
        BigDecimal shortest = BigDecimal.valueOf(written);
        if (shortest.abs().compareTo(FIRST_LOST) >= 0) {
            return new Cell(Cell.Form.LOST_DIGITS, shortest.toPlainString());
        }
        BigDecimal number = shortest.precision() > 15 ? shortest.round(EXCEL_DIGITS) : shortest;
        return style.shown() == XlsxStyles.Shown.PERCENT
                ? Cell.text(plain(number.movePointRight(2)) + "%")
                : new Cell(Cell.Form.NUMBER, plain(number), style.unit());
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Files saved as “Strict Open XML” write dates out. */
    private static Cell date(String written) {
        try {
            return moment(
                    written.contains("T")
                            ? LocalDateTime.parse(written)
                            : LocalDate.parse(written).atStartOfDay());
        } catch (DateTimeException e) {
            return new Cell(Cell.Form.FAULT, "不是日期");
        }
    }

    private static Cell moment(LocalDateTime moment) {
        // Half a second more, since a time is a fraction of a day and rarely exact.
        LocalDateTime second = moment.plusNanos(500_000_000).withNano(0);
        return new Cell(
                Cell.Form.DATE,
                second.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? second.toLocalDate().toString()
                        : MOMENT.format(second));
    }
}
