package org.mingzhang.domain.programme;

import java.time.LocalDate;

/**
 * The batch file in which a payment left last.
 *
 * @param position of the entry that says so
 * @param on its business date
 * @param fileSm3 hex digest of the file
 */
public record LeftInBatch(long position, LocalDate on, String fileSm3) {
    private static final int SHOWN = 8;

    /** In Chinese: when, by which entry, and the beginning of the file's digest. */
    public String words() {
        return on.getYear() + "年" + on.getMonthValue() + "月" + on.getDayOfMonth() + "日已在批次文件中导出（序号 " + position
                + "，文件摘要 " + fileSm3.substring(0, Math.min(SHOWN, fileSm3.length())) + "…）";
    }
}
