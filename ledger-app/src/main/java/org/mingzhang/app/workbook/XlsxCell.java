package org.mingzhang.app.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * What a cell of an .xlsx says. Excel keeps numbers as binary fractions and promises 15 digits: a number is read as the
 * decimal of up to 15 digits that it stands for, as Excel itself would show it.
 */
final class XlsxCell {
    private static final MathContext EXCEL_DIGITS = new MathContext(15);
    private static final BigDecimal FIRST_LOST = BigDecimal.TEN.pow(15);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Cell NEVER_COMPUTED = new Cell(Cell.Form.FAULT, "公式没有结果");

    private XlsxCell() {}

    static Cell read(org.apache.poi.ss.usermodel.Cell cell) {
        CellType type = cell.getCellType();
        if (type == CellType.FORMULA) {
            Cell result = read(cell, cell.getCachedFormulaResultType());
            return result.isBlank() && !isEmptyText(cell) ? NEVER_COMPUTED : result;
        }
        return read(cell, type);
    }

    private static boolean isEmptyText(org.apache.poi.ss.usermodel.Cell cell) {
        return cell.getCachedFormulaResultType() == CellType.STRING;
    }

    private static Cell read(org.apache.poi.ss.usermodel.Cell cell, CellType type) {
        return switch (type) {
            case STRING -> Cell.text(cell.getStringCellValue());
            case BOOLEAN -> Cell.text(cell.getBooleanCellValue() ? "是" : "否");
            case ERROR -> new Cell(Cell.Form.FAULT, "公式出错");
            case NUMERIC -> number(cell);
            default -> Cell.EMPTY;
        };
    }

    private static Cell number(org.apache.poi.ss.usermodel.Cell cell) {
        if (DateUtil.isCellDateFormatted(cell)) {
            LocalDateTime moment = cell.getLocalDateTimeCellValue();
            return moment == null ? new Cell(Cell.Form.FAULT, "不是日期") : new Cell(Cell.Form.DATE, moment(moment));
        }
        BigDecimal shortest = BigDecimal.valueOf(cell.getNumericCellValue());
        if (shortest.abs().compareTo(FIRST_LOST) >= 0) {
            return new Cell(Cell.Form.LOST_DIGITS, shortest.toPlainString());
        }
        BigDecimal number = shortest.precision() > 15 ? shortest.round(EXCEL_DIGITS) : shortest;
        String format = cell.getCellStyle() == null ? null : cell.getCellStyle().getDataFormatString();
        return format != null && format.contains("%")
                ? Cell.text(plain(number.movePointRight(2)) + "%")
                : new Cell(Cell.Form.NUMBER, plain(number));
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String moment(LocalDateTime moment) {
        // Half a second more, since a time is a fraction of a day and rarely exact.
        LocalDateTime second = moment.plusNanos(500_000_000).withNano(0);
        return second.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? second.toLocalDate().toString()
                : MOMENT.format(second);
    }
}
