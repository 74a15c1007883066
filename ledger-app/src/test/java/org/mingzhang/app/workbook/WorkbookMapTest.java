package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A map of a city's own tables: what it may say, and every mistake in it at its line. */
class WorkbookMapTest {
    @TempDir
    private Path temp;

    private static List<String> mistakes(String yaml) {
        return Objects.requireNonNull(catchThrowableOfType(
                        InvalidMap.class, () -> WorkbookMap.read(yaml.getBytes(StandardCharsets.UTF_8), Checking.PACK)))
                .mistakes()
                .stream()
                .map(mistake ->
                        mistake.line() + ":" + mistake.column() + " " + mistake.found() + " " + mistake.message())
                .toList();
    }

    @Test
    void everyMistakeIsToldByItsLine() {
        List<String> told = mistakes("""
                sheets:
                  甲:
                    as: 企来
                  乙:
                    as: 资金
                    heder-rows: 2
                    header-rows: 9
                    unit: 千元
                    dates: [日期, yyyy-MM-dd, HH:mm]
                    columns:
                      金额一: 金额
                      金额二: 金额
                      文: 文件号
                    constants: {类型: 下拨, 资金来源: central}
                    values:
                      类型: {划拨: 下达, 其他: 别的}
                    footers: 合计
                  丙: {title-rows: 1}
                extra: 1
                """);
        assertThat(told)
                .hasSize(13)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("3:9 企来 ").contains("是不是“企业”"),
                        one -> assertThat(one).startsWith("6:5 heder-rows ").contains("是不是“header-rows”"),
                        one -> assertThat(one).startsWith("7:18 9 ").contains("1 至 5"),
                        one -> assertThat(one).startsWith("8:11 千元 ").contains("万元"),
                        one -> assertThat(one).startsWith("9:12 日期 "),
                        one -> assertThat(one).startsWith("9:12 HH:mm "),
                        one -> assertThat(one).startsWith("12:12 金额 ").contains("两列"),
                        one -> assertThat(one).startsWith("13:10 文件号 ").contains("是不是“文号”"),
                        one -> assertThat(one).startsWith("14:21 下拨 ").contains("下达"),
                        one -> assertThat(one).startsWith("16:24 别的 "),
                        one -> assertThat(one).startsWith("17:14 ").contains("列表"),
                        one -> assertThat(one).startsWith("18:6 ").contains("as"),
                        one -> assertThat(one).startsWith("19:1 extra "));
    }

    @Test
    void whatAStatementLacksOrSaysByHalvesIsTold() {
        String form = "sheets: {甲: {as: 银行流水, statement: {account: \"6211111111111\", holder: 甲, %s}}}";
        assertThat(mistakes(form.formatted("debit: 借, credit: 贷, other-name: 乙")))
                .singleElement()
                .asString()
                .contains("缺少 other-account");
        String whole = "debit: 借, credit: 贷, other-name: 乙, other-account: 丙, ";
        assertThat(mistakes(form.formatted(whole + "directions: {支取: 借}")))
                .singleElement()
                .asString()
                .contains("direction 一起用");
        assertThat(mistakes(form.formatted(whole + "other-name-default: 示例银行")))
                .singleElement()
                .asString()
                .contains("一起写");
        assertThat(mistakes(form.formatted(whole + "other-name-default: 示例银行, other-account-default: 无")))
                .singleElement()
                .asString()
                .contains("6 至 32 位");
        assertThat(mistakes(form.formatted(
                        "amount: 额, direction: 向, directions: {支取: 出}, other-name: 乙, other-account: 丙")))
                .singleElement()
                .asString()
                .contains("应为 借");
    }

    @Test
    void whatIsNoMapIsToldInChinese() {
        for (String none :
                List.of("", "[]", "sheets: {", "a: b: c", "sheets: 1\nsheets: 2", "a", "ignore-sheets: [x]")) {
            assertThat(mistakes(none)).as(none).isNotEmpty().allSatisfy(mistake -> assertThat(mistake)
                    .containsPattern("\\p{IsHan}"));
        }
    }

    @Test
    void aSheetThatTheMapNamesAndTheFileHasNotIsTold() throws Exception {
        Path map = Files.writeString(temp.resolve("map.yaml"), "sheets: {企业表: {as: 企业}}\n");
        Path file = Checking.written(temp.resolve("a.xlsx"), Records.enterprise(1));
        try (CheckedWorkbook checked = Checking.check(file, map)) {
            assertThat(Checking.problems(checked)).containsExactly("企业表!1 null [] unknown-sheet");
            assertThat(checked.structureHolds()).isFalse();
        }
    }

    @Test
    void theConfirmationChangesWithFileMapAndFigures() throws Exception {
        Path one = Files.writeString(temp.resolve("1.yaml"), "sheets: {资金: {as: 资金}}\n");
        Path wan = Files.writeString(temp.resolve("2.yaml"), "sheets: {资金: {as: 资金, unit: 万元}}\n");
        Path file = Checking.written(temp.resolve("a.xlsx"), Records.money("下达", "12", "文1"));
        Path other = Checking.written(temp.resolve("b.xlsx"), Records.money("下达", "13", "文1"));
        List<String> codes = new java.util.ArrayList<>();
        for (Path[] pair : new Path[][] {{file, one}, {file, wan}, {other, one}}) {
            try (CheckedWorkbook checked = Checking.check(pair[0], pair[1])) {
                assertThat(Checking.problems(checked)).isEmpty();
                codes.add(checked.confirmation());
            }
        }
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9a-f]{8}"));
        try (CheckedWorkbook again = Checking.check(file, one)) {
            assertThat(again.confirmation()).isEqualTo(codes.getFirst());
        }
    }

    @Test
    void oneColumnMaySayTwoThings() throws Exception {
        String[] header = {"流水号", "付款账号", "付款户名", "收款户名", "收款账号", "发生额", "时间", "摘要"};
        Book book = new Book().sheet("流水", (Object[]) header);
        book.row("L1", "6222020000000000001", "示例甲", "示例乙", "6222020000000000900", "1.5", "2025.09.02", "货款");
        book.row("L2", "6222020000000000001", "示例甲", "示例乙", "6222020000000000900", "2", "九月", "货款");
        Path file = book.write(temp.resolve("a.xlsx"));
        Path map = Files.writeString(temp.resolve("map.yaml"), """
                sheets:
                  流水:
                    as: 银行流水
                    columns: {发生额: 金额, 时间: [日期, 备注]}
                    dates: [yyyy.MM.dd]
                """);
        try (CheckedWorkbook checked = Checking.check(file, map)) {
            assertThat(Checking.problems(checked)).containsExactly("流水!3 时间 [九月] date");
            Row row = checked.row(checked.accepted().stream().findFirst().orElseThrow());
            assertThat(row.cells()).containsEntry("日期", "2025-09-02").containsEntry("备注", "2025.09.02");
        }
        assertThat(mistakes("sheets: {甲: {as: 银行流水, columns: {时间: [日期, 日期], 空: [], 乙: [[日期]]}}}"))
                .hasSize(4);
    }

    @Test
    void aUnitInTheCellAgreesWithTheMapsOrTheRowIsRefused() throws Exception {
        Path file = Checking.written(
                temp.resolve("a.xlsx"),
                Records.money("下达", "12.5万元", "文1"),
                Records.money("下达", "￥3,000.00", "文2"),
                Records.money("下达", "4000元", "文3"),
                Records.money("下达", "（5,000.00）", "文4"));
        String[] problems = {
            "资金!5 金额 [（5,000.00）] negative", "资金!4 金额 [4000元] amount", "资金!2 金额 [12.5万元] amount",
        };
        String[][] expected = {{problems[0]}, {problems[0], problems[2]}, {problems[0], problems[1]}};
        String[] units = {"", ", unit: 元", ", unit: 万元"};
        for (int i = 0; i < units.length; i++) {
            Path map = Files.writeString(temp.resolve("map.yaml"), "sheets: {资金: {as: 资金" + units[i] + "}}\n");
            try (CheckedWorkbook checked = Checking.check(file, map)) {
                assertThat(Checking.problems(checked)).as(units[i]).containsExactlyInAnyOrder(expected[i]);
            }
        }
        try (CheckedWorkbook checked = Checking.check(file)) {
            assertThat(checked.accepted().stream()
                            .mapToObj(checked::row)
                            .map(row -> row.required("金额"))
                            .toList())
                    .containsExactly("12500000", "300000", "400000");
        }
    }

    @Test
    void aHeaderThatNamesAUnitIsReadInItOrTheFileIsRefused() throws Exception {
        String[][] cases = {
            {"金额（万元）", "", "unit"},
            {"金额（万元）", "unit: 万元", ""},
            {"金额(不含税，万元)", "units: {金额: 万元}", ""},
            {"金额（万）", "unit: 元", "unit"},
            {"金额（元）", "", ""},
            {"金额（人民币元）", "unit: 万元", "unit"},
            {"金额（单位：千元）", "", "unit"},
            {"金额（美元）", "", "unit"},
            {"金额（USD）", "unit: 万元", "unit"},
            {"金额（实）", "unit: 万元", ""}
        };
        for (String[] one : cases) {
            Path file = new Book()
                    .sheet("资金表", "类型", "资金来源", one[0], "文号", "日期")
                    .row("下达", "中央财政奖补资金", "12.5", "文1", "2025-06-01")
                    .write(temp.resolve("a.xlsx"));
            Path map = Files.writeString(temp.resolve("map.yaml"), """
                    sheets:
                      资金表:
                        as: 资金
                        columns: {"%s": 金额}
                        %s
                    """.formatted(one[0], one[1]));
            try (CheckedWorkbook checked = Checking.check(file, map)) {
                assertThat(Checking.problems(checked))
                        .as(one[0] + " " + one[1])
                        .isEqualTo(
                                one[2].isEmpty()
                                        ? List.of()
                                        : List.of("资金表!1 " + one[0] + " [" + one[0] + "] " + one[2]));
                assertThat(checked.structureHolds()).isEqualTo(one[2].isEmpty());
            }
        }
    }
}
