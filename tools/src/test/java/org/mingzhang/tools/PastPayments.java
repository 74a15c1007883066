package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.enterprise.CreditCode;

/** Payments that a workbook says were made, brought in by the finance officer alone. */
final class PastPayments {
    static final String HOLDER = "示例企业";
    static final String ACCOUNT = "620000001234";

    private static String code() {
        String first = "91130402MA0000001";
        return first + CreditCode.checkCharacter(first);
    }

    /**
     * One enterprise, two accepted projects, two payments of 10万 and 20万 out of one source on one day.
     *
     * @param status of the payments, as their rows have it
     */
    static Office office(Path folder, String status) throws Exception {
        Office office = Office.opened(folder.resolve("ledger"));
        office.done(office.importing(book(folder, LocalDate.parse("2026-03-02"), status)));
        return office;
    }

    /** The workbook itself. */
    static Path book(Path folder, LocalDate paidOn, String status) throws IOException {
        Path book = folder.resolve("台账.xlsx");
        try (WorkbookWriter writer = new WorkbookWriter(book)) {
            writer.row(
                    "企业",
                    Map.of(
                            "统一社会信用代码",
                            code(),
                            "企业名称",
                            HOLDER,
                            "县(市、区)",
                            "丛台区",
                            "细分行业",
                            "紧固件制造",
                            "开户行",
                            "示例银行",
                            "银行账号",
                            ACCOUNT,
                            "账户户名",
                            HOLDER));
            for (int n = 1; n <= 2; n++) {
                writer.row(
                        "申报",
                        Map.of(
                                "申报编号", "B-" + n,
                                "统一社会信用代码", code(),
                                "方向", "HD-01",
                                "批次", "1",
                                "申报日期", "2026-01-05",
                                "申报人", "示例甲"));
                writer.row(
                        "验收",
                        Map.of(
                                "申报编号", "B-" + n,
                                "评测机构", "示例评测机构",
                                "评测日期", "2026-02-20",
                                "验收等级", "二级",
                                "核定投入", n + "000000",
                                "结论", "通过"));
                writer.row(
                        "拨付",
                        Map.ofEntries(
                                Map.entry("拨付编号", "BF-" + n),
                                Map.entry("申报编号", "B-" + n),
                                Map.entry("收款户名", HOLDER),
                                Map.entry("收款账号", ACCOUNT),
                                Map.entry("金额", n + "00000"),
                                Map.entry("中央资金", n + "00000"),
                                Map.entry("地方资金", "0"),
                                Map.entry("审批人", "示例乙"),
                                // The finance officer of this office, as old records call that person.
                                Map.entry("经办人", "经办甲"),
                                Map.entry("经办单位", "某市财政局"),
                                Map.entry("审批日期", paidOn.toString()),
                                Map.entry("拨付日期", status.equals("已拨付") ? paidOn.toString() : ""),
                                Map.entry("状态", status)));
            }
            writer.finish();
        }
        return book;
    }

    private PastPayments() {}
}
