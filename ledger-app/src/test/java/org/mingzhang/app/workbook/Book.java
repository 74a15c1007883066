package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.CreditCode;

/** A workbook as other programs write it, by another library than ours. */
final class Book {
    final XSSFWorkbook workbook = new XSSFWorkbook();
    private XSSFSheet sheet = workbook.createSheet("~");
    private int next;

    Book() {
        workbook.removeSheetAt(0);
    }

    /** The n-th invented credit code; its check character is right. */
    static String code(int n) {
        String first = "91130400MA" + String.format("%07d", n);
        return first + CreditCode.checkCharacter(first);
    }

    Book sheet(String name, Object... header) {
        sheet = workbook.createSheet(name);
        next = 0;
        return header.length == 0 ? this : row(header);
    }

    XSSFSheet poi() {
        return sheet;
    }

    /** A row: texts, numbers, dates, percents, formulas; null for an empty cell. */
    Book row(@Nullable Object... cells) {
        XSSFRow row = sheet.createRow(next++);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                put(row.createCell(i), cells[i]);
            }
        }
        return this;
    }

    Book skip() {
        next++;
        return this;
    }

    private void put(XSSFCell cell, Object value) {
        switch (value) {
            case String text -> cell.setCellValue(text);
            case Integer number -> cell.setCellValue(number);
            case Long number -> cell.setCellValue(number);
            case Double number -> cell.setCellValue(number);
            case Boolean truth -> cell.setCellValue(truth);
            case LocalDate date -> {
                cell.setCellValue(date);
                cell.setCellStyle(style("yyyy-mm-dd"));
            }
            case LocalDateTime moment -> {
                cell.setCellValue(moment);
                cell.setCellStyle(style("yyyy-mm-dd hh:mm"));
            }
            case Percent percent -> {
                cell.setCellValue(percent.share());
                cell.setCellStyle(style("0.0%"));
            }
            case Formula formula -> {
                cell.setCellFormula(formula.text());
                if (formula.result() instanceof Double number) {
                    cell.setCellValue(number);
                } else if (formula.result() instanceof String text) {
                    cell.setCellValue(text);
                }
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    private CellStyle style(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    Path write(Path file) {
        try {
            Path loose = Files.createTempFile("book-", ".xlsx");
            try (OutputStream out = Files.newOutputStream(loose)) {
                workbook.write(out);
            }
            FixedZip.copy(loose, file);
            Files.delete(loose);
            workbook.close();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number shown as a percentage. */
    record Percent(double share) {}

    /** A formula and what it came to when the file was saved; null where nobody computed it. */
    record Formula(String text, @Nullable Object result) {}
}
