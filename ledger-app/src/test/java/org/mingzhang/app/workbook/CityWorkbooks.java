package org.mingzhang.app.workbook;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.ss.util.CellRangeAddress;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbook;

/** Writes the workbooks that stand under {@code workbooks/}: invented records in the habits of many cities, 示例数据. */
final class CityWorkbooks {
    private static final String[] ENTERPRISE = {"统一社会信用代码", "企业名称", "县(市、区)", "细分行业"};
    private static final String[] BANK = {"流水号", "日期", "付款户名", "付款账号", "收款户名", "收款账号", "金额", "摘要"};
    private static final String PAYER = "示例数据企业1有限公司";
    private static final String PAYEE = "示例数据服务商900";
    private static final String FROM = "6222020000000000001";
    private static final String TO = "6222020000000000900";

    /** Rows of the largest one. */
    static final int HUGE = 30_000;

    private final Path folder;

    private CityWorkbooks(Path folder) {
        this.folder = folder;
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        CityWorkbooks all = new CityWorkbooks(folder);
        all.clean();
        all.otherOrder();
        all.dirty();
        all.wan();
        all.titles();
        all.fullWidth();
        all.chineseDates();
        all.accounts();
        all.hidden();
        all.csv();
        all.formulas();
        all.numbersAsText();
        all.duplicates();
        all.cascade();
        all.translated();
        all.counties();
        all.macintosh();
        all.mended();
        all.huge();
    }

    private Book enterprises(int... numbers) {
        Book book = new Book().sheet("企业", (Object[]) ENTERPRISE);
        for (int n : numbers) {
            book.row(Book.code(n), "示例数据企业" + n + "有限公司", "永年区", "紧固件制造");
        }
        return book;
    }

    private void save(Book book, String name) {
        book.write(folder.resolve(name));
    }

    /** A county bank's whole statement in one sheet; the last row but one says an amount that is none. */
    private void huge() throws IOException {
        try (WorkbookWriter writer = new WorkbookWriter(folder.resolve("huge.xlsx"))) {
            for (int line = 1; line <= HUGE; line++) {
                Records record = Records.bankLine("L" + line);
                writer.row("银行流水", (line == HUGE - 1 ? record.with("金额", "壹万元") : record).cells());
            }
            writer.finish();
        }
    }

    private void clean() {
        Checking.written(
                folder.resolve("clean.xlsx"),
                Records.money("下达", "10000000", "冀财〔2025〕1号"),
                Records.money("分配", "5000000.55", "冀财〔2025〕2号").with("预算科目", "数字化改造"),
                Records.enterprise(1),
                Records.enterprise(2),
                Records.provider(900),
                Records.application("S1", 1),
                Records.application("S2", 2).with("方向", "HD-01").with("联合体成员", Book.code(1)),
                Records.review("S1", "县级审核推荐"),
                Records.contract("H1", "S1", 900),
                Records.contract("H1", "S2", 900).with("合同金额", "300000"),
                Records.contractLine("H1", "S1", "示例软件"),
                Records.invoice("00000001", "S1", "H1"),
                Records.bankLine("L1"),
                Records.acceptance("S1"),
                Records.payment("P1", "S1"),
                Records.payment("P2", "S1").with("金额", "100000.50").with("其他资金", "local=0.5"),
                Records.recovery("R1", "P1"));
    }

    private void otherOrder() {
        Book book = new Book()
                .sheet("说明", "本表供查阅")
                .sheet("审核", "审核人", "审核单位", "日期", "结论", "环节", "申报编号")
                .row("示例丙", "示例局", LocalDate.of(2025, 7, 10), "通过", "county", "S1")
                .sheet("申报", "申报人", "申报日期", "方向", "统一社会信用代码", "申报编号")
                .row("示例乙", "2025-07-01", "HD-01", Book.code(1), "S1")
                .sheet("企业", "细分行业", "县（市、区）", "企业名称", "统一社会信用代码")
                .row("紧固件制造", "130408", "示例数据企业1有限公司", Book.code(1))
                .sheet("Sheet3");
        save(book, "other-order.xlsx");
    }

    private void dirty() {
        save(FortyMistakes.book(), "dirty.xlsx");
    }

    private void wan() {
        for (String last : new String[] {"", "-footer-wrong"}) {
            Book book = new Book()
                    .sheet("资金情况表", "序号", "资金类别", "来源", "金额（万元）", "文号", "日期", "备注")
                    .row(1, "下达", "中央财政奖补资金", 5000, "冀财〔2025〕1号", "2025.06.01", null)
                    .row(2, "下达", "地方配套资金", 1200.123456, "邯财〔2025〕8号", "2025年6月9日", null)
                    .row("合 计", null, null, last.isEmpty() ? 6200.123456 : 6200.12, null, null, null)
                    .row("制表人：示例", null, null, null, null, null, null);
            save(book, "wan" + last + ".xlsx");
        }
    }

    private void titles() {
        Book book = new Book().sheet("拨付台账");
        book.row("某市中小企业数字化转型试点资金拨付台账").row("填报单位：示例局", null, null, null, "单位：元");
        book.row("序号", "拨付编号", "申报编号", "收款信息", null, "拨付金额", null, null, "经办情况", null, null, "状态", "拨付日期");
        book.row(null, null, null, "户名", "账号", "合计", "中央", "地方", "审批人", "经办人", "审批日期", null, null);
        for (String region :
                new String[] {"A1:M1", "D3:E3", "F3:H3", "I3:K3", "A3:A4", "B3:B4", "C3:C4", "L3:L4", "M3:M4"}) {
            book.poi().addMergedRegion(CellRangeAddress.valueOf(region));
        }
        book.row(
                        1,
                        "P1",
                        "S1",
                        PAYER,
                        FROM,
                        100000,
                        60000,
                        40000,
                        "示例丁",
                        "示例戊",
                        LocalDate.of(2025, 12, 1),
                        "是",
                        "2025-12-03")
                .row(
                        2,
                        "P2",
                        "S1",
                        PAYER,
                        FROM,
                        50000,
                        30000,
                        20000,
                        "示例丁",
                        "示例戊",
                        LocalDate.of(2025, 12, 2),
                        "否",
                        null);
        book.sheet("申报", "申报编号", "统一社会信用代码", "方向", "申报日期", "申报人").row("S1", Book.code(1), "HD-01", "2025-07-01", "示例乙");
        book.sheet("企业", (Object[]) ENTERPRISE).row(Book.code(1), PAYER, "永年区", "紧固件制造");
        save(book, "titles.xlsx");
    }

    private void fullWidth() {
        Book book = new Book()
                .sheet("企业", " 统一社会信用代码 ", "企业名称　", "县（市、区）", "细分\n行业", "银行账号")
                .row(Spellings.wide(Book.code(1)), "示例数据企业1有限公司\u00A0", "永年区　", " 紧固件制造", "６２２２０２００００００００００００１");
        book.sheet("资金", "类型", "资金来源", "金额", "文号", "日期")
                .row("下达", "central", "１，２３４，５６７．８９", "冀财〔2025〕1号　　", LocalDate.of(2025, 6, 1));
        save(book, "full-width.xlsx");
    }

    private void chineseDates() {
        Book book = enterprises(1);
        book.sheet("荣誉资质", "统一社会信用代码", "名称", "取得日期", "有效期至")
                .row(Book.code(1), "专精特新中小企业", "2023年5月8日", "2026/5/7")
                .row(Book.code(1), "高新技术企业", 20221104, "2025.11.03");
        save(book, "chinese-dates.xlsx");
    }

    private void accounts() {
        Book book = new Book()
                .sheet("企业", "统一社会信用代码", "企业名称", "县(市、区)", "细分行业", "银行账号")
                .row(Book.code(1), "示例数据企业1有限公司", "永年区", "紧固件制造", 6.222020000000001E18)
                .row(Book.code(2), "示例数据企业2有限公司", "永年区", "紧固件制造", "6.22E+18")
                .row(Book.code(3), "示例数据企业3有限公司", "永年区", "紧固件制造", 622202000000001L)
                .row(Book.code(4), "示例数据企业4有限公司", "永年区", "紧固件制造", FROM);
        save(book, "accounts.xlsx");
    }

    private void hidden() {
        Book book = enterprises(1, 2, 3);
        book.poi().getRow(2).setZeroHeight(true);
        book.poi().setColumnHidden(3, true);
        book.sheet("产品", "产品编号", "产品名称", "服务商统一社会信用代码").row("C1", "示例软件", Book.code(900));
        book.workbook.setSheetHidden(1, true);
        save(book, "hidden.xlsx");
    }

    private void csv() throws IOException {
        String bank = String.join(",", BANK) + "\r\n"
                + "L1,2025-09-02," + PAYER + "," + FROM + "," + PAYEE + "," + TO + ",\"200,000.00\",\"设备款\"\r\n"
                + "\r\n"
                + "L2,2025-09-03," + PAYER + ",6.22E+18," + PAYEE + "," + TO + ",1,\r\n";
        // Not under its proper ending: what ends in .csv here is UTF-8.
        Files.write(folder.resolve("bank.gb18030"), bank.getBytes(Charset.forName("GB18030")));
        String enterprises =
                "\uFEFF" + String.join("\t", ENTERPRISE) + "\n" + Book.code(1) + "\t\"示例数据企业1有限公司\"\t永年区\t紧固件制造\n";
        Files.write(folder.resolve("企业.csv"), enterprises.getBytes(StandardCharsets.UTF_8));
    }

    private void formulas() {
        Book book = new Book()
                .sheet("资金", "类型", "资金来源", "金额", "文号", "日期")
                .row("下达", "central", new Book.Formula("0.1+0.2", 0.1 + 0.2), "冀财〔2025〕1号", "2025-06-01")
                .row("下达", new Book.Formula("\"cen\"&\"tral\"", "central"), 1234567.89, "冀财〔2025〕2号", "2025-06-01")
                .row("下达", "central", new Book.Formula("1/3", 1.0 / 3), "冀财〔2025〕3号", "2025-06-01")
                .row("下达", "central", new Book.Formula("B9*2", null), "冀财〔2025〕4号", "2025-06-01");
        save(book, "formulas.xlsx");
    }

    private void numbersAsText() {
        Book book = new Book()
                .sheet("资金", "类型", "资金来源", "金额", "文号", "日期", "预算年度")
                .row("下达", "central", "10,000,000.00", 20250601, "2025-06-01", "2025")
                .row("下达", "local", " 250 ", "20250602", "2025-06-02", 2025);
        book.sheet("企业", "统一社会信用代码", "企业名称", "县(市、区)", "细分行业", "从业人数", "专账")
                .row(Book.code(1), "示例数据企业1有限公司", 130408, "紧固件制造", "120", true);
        save(book, "numbers-as-text.xlsx");
    }

    private void duplicates() {
        Book book = enterprises(1, 2, 1);
        book.row(Book.code(2), "示例数据企业2有限公司", "邯山区", "轴承制造");
        book.sheet("资金", "类型", "资金来源", "金额", "文号", "日期")
                .row("下达", "central", 100, "冀财〔2025〕1号", "2025-06-01")
                .row("下达", "中央财政奖补资金", "100.00", "冀财〔2025〕1号", LocalDate.of(2025, 6, 1));
        save(book, "duplicates.xlsx");
    }

    private void cascade() {
        Checking.written(
                folder.resolve("cascade.xlsx"),
                Records.enterprise(1),
                Records.enterprise(2).with("县(市、区)", "没有的县"),
                Records.provider(900),
                Records.application("S1", 1),
                Records.application("S2", 2),
                Records.contract("H2", "S2", 900),
                Records.contract("H1", "S1", 900),
                Records.contractLine("H2", "S2", "示例软件"),
                Records.contractLine("H1", "S1", "示例软件"),
                Records.payment("P2", "S2"),
                Records.recovery("R2", "P2"),
                Records.recovery("R9", "P9"));
    }

    private void translated() {
        Book book = enterprises(1)
                .sheet("验收登记", "项目编号", "日期", "机构", "等级", "投入（万元）", "是否通过")
                .row("S1", "2025-11-01", "示例数据评测中心", "2级", 48.5, "√")
                .row("S1", "2025-12-01", "示例数据评测中心", "3级", "-", "×");
        book.sheet("申报", "申报编号", "统一社会信用代码", "方向", "申报日期", "申报人").row("S1", Book.code(1), "HD-01", "2025-07-01", "示例乙");
        save(book, "translated.xlsx");
    }

    private void counties() {
        Book book = new Book()
                .sheet("永年", "统一社会信用代码", "企业名称", "细分行业")
                .row(Book.code(1), "示例数据企业1有限公司", "紧固件制造")
                .sheet("邯山", "统一社会信用代码", "企业名称", "细分行业")
                .row(Book.code(2), "示例数据企业2有限公司", "轴承制造")
                .row(Book.code(1), "示例数据企业1有限公司", "紧固件制造")
                .sheet("汇总", "户数")
                .row(2);
        save(book, "counties.xlsx");
    }

    private void macintosh() {
        Book book = enterprises(1);
        CTWorkbook properties = book.workbook.getCTWorkbook();
        (properties.isSetWorkbookPr() ? properties.getWorkbookPr() : properties.addNewWorkbookPr()).setDate1904(true);
        book.sheet("荣誉资质", "统一社会信用代码", "名称", "取得日期").row(Book.code(1), "专精特新中小企业", LocalDate.of(2023, 5, 8));
        save(book, "date-1904.xlsx");
    }

    private void mended() {
        Book book = enterprises(1);
        book.poi().getRow(0).createCell(4).setCellValue("原因");
        book.poi().getRow(1).createCell(4).setCellValue("县(市、区)：政策包中没有这个县");
        book.sheet("试点名单", "统一社会信用代码", "变动", "批次", "日期", "原因", "拒收原因")
                .row(Book.code(1), "纳入", 1, "2025-06-15", "遴选", "批次：必填")
                .row(Book.code(1), "退出", null, "2026-01-15", "停产", null);
        save(book, "mended.xlsx");
    }

    /** Texts as some people type them. */
    private static final class Spellings {
        static String wide(String text) {
            StringBuilder wide = new StringBuilder();
            text.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
            return wide.toString();
        }
    }
}
