package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.HeadedTable;
import org.mingzhang.app.workbook.HeadedTable.Line;
import org.mingzhang.app.workbook.UnreadableWorkbook;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.officiallist.OfficialListCommand.Receipt;

/**
 * Receipts of a list's payments as an office keeps them: a table with 序号, 银行 and 银行回单号; other columns are passed over.
 *
 * @param bank whose they all are; null where they are of several, and each names its own
 */
record ReceiptTable(@Nullable String bank, List<Receipt> receipts) {
    private static final String ROW = "序号";
    private static final String BANK = "银行";
    private static final String RECEIPT = "银行回单号";

    /**
     * Reads a table.
     *
     * @param otherwise the bank of rows that name none
     * @throws InvalidDocument naming everything that is wrong with it
     */
    static ReceiptTable read(Path file, @Nullable String otherwise) {
        List<Problem> problems = new ArrayList<>();
        List<Receipt> receipts = new Reading(file, otherwise, problems).receipts();
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        Set<String> banks = receipts.stream()
                .map(receipt -> Objects.requireNonNull(receipt.bank()))
                .collect(Collectors.toSet());
        if (banks.size() != 1) {
            return new ReceiptTable(null, receipts);
        }
        // Said once, it leaves room for as many receipts as a list has rows.
        return new ReceiptTable(
                banks.iterator().next(),
                receipts.stream()
                        .map(receipt -> new Receipt(receipt.row(), null, receipt.receiptNo()))
                        .toList());
    }

    /** A table while it is read. */
    private record Reading(Path file, @Nullable String otherwise, List<Problem> problems) {
        List<Receipt> receipts() {
            HeadedTable table = table();
            List<Receipt> out = new ArrayList<>();
            for (String column : List.of(ROW, RECEIPT)) {
                if (!table.columns().contains(column)) {
                    problems.add(new Problem(place(1, column), String.join("、", table.columns()), "应有这一列"));
                }
            }
            if (problems.isEmpty()) {
                for (Line line : table.lines()) {
                    Receipt receipt = receipt(line);
                    if (receipt != null) {
                        out.add(receipt);
                    }
                }
            }
            return out;
        }

        private HeadedTable table() {
            try {
                return HeadedTable.read(file);
            } catch (IOException | UnreadableWorkbook e) {
                throw new WrongUsage("--receipts", file.toString(), "读不了回单表 " + file + "：" + e.getMessage());
            }
        }

        private String place(int number, String column) {
            return file.getFileName() + " 第 " + number + " 行 " + column;
        }

        /** Null where there is something wrong with it; a row without a receipt is told too, since nobody can tell why. */
        private @Nullable Receipt receipt(Line line) {
            int before = problems.size();
            String number = cell(line, ROW, null, "应写名单中的序号");
            String bank = cell(line, BANK, otherwise, "应写出具回单的银行，或用 --bank 写各行的银行");
            String receiptNo = cell(line, RECEIPT, null, "应写银行回单号；银行尚未支付的，不写这一行");
            if (!number.isEmpty() && !number.matches("[1-9][0-9]{0,8}")) {
                problems.add(new Problem(place(line.number(), ROW), number, "应为 1 起的整数"));
            }
            if (problems.size() > before) {
                return null;
            }
            try {
                return new Receipt(Integer.parseInt(number), bank, receiptNo);
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(
                        place(line.number(), RECEIPT), bank + " " + receiptNo, String.valueOf(e.getMessage())));
                return null;
            }
        }

        private String cell(Line line, String column, @Nullable String instead, String expected) {
            String text = line.cells().getOrDefault(column, Objects.requireNonNullElse(instead, ""));
            if (text.isEmpty()) {
                problems.add(new Problem(place(line.number(), column), "", expected));
            }
            return text;
        }
    }
}
