package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements as banks print them: whatever their columns are called, with totals, interest, strokes and red entries. */
class StatementTest {
    private static final String OURS = "6211111111111";
    private static final String THEIRS = "6222020000000000001";
    private static final String HEADER = "日期,流水号,借方发生额,贷方发生额,对方户名,对方账号,摘要";
    private static final String COLUMNS = "debit: 借方发生额, credit: 贷方发生额, ";

    @TempDir
    private Path temp;

    private Path map(String amounts, String... more) throws IOException {
        return Files.writeString(temp.resolve("map.yaml"), """
                sheets:
                  银行流水:
                    as: 银行流水
                    %s
                    statement: {account: "%s", holder: 示例市财政局, %s other-name: 对方户名, other-account: 对方账号}
                """.formatted(String.join("\n    ", more), OURS, amounts));
    }

    private CheckedWorkbook read(Path map, String... lines) throws IOException {
        Path csv = Files.writeString(temp.resolve("银行流水.csv"), String.join("\n", lines) + "\n");
        return Checking.check(csv, map);
    }

    /** Rows as {@code number payer payee fen}, with the side that is ours as 本方. */
    private static List<String> lines(CheckedWorkbook checked) {
        return checked.accepted().stream()
                .mapToObj(checked::row)
                .map(row -> row.required("流水号") + " " + side(row.required("付款账号")) + ">" + side(row.required("收款账号"))
                        + " " + row.required("金额"))
                .toList();
    }

    private static String side(String account) {
        return account.equals(OURS) ? "本方" : account;
    }

    private static Map<String, BigInteger> sums(CheckedWorkbook checked) {
        return checked.totals().getFirst().fen();
    }

    @Test
    void oneColumnOfAmountsMayHaveTheContractsOwnName() throws IOException {
        Path map = map("amount: 金额, direction: 借贷标志, ");
        try (CheckedWorkbook checked = read(
                map,
                "日期,流水号,借贷标志,金额,对方户名,对方账号",
                "2025-09-02,B1,借,\"100,000.00\",示例甲," + THEIRS,
                "2025-09-02,B2,Ｄ,100.00,示例甲," + THEIRS,
                "2025-09-02,B3,转出,1.00,示例甲," + THEIRS,
                "2025-09-02,B4,转入,7.00,示例甲," + THEIRS)) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(lines(checked))
                    .containsExactly(
                            "B1 本方>" + THEIRS + " 10000000",
                            "B2 本方>" + THEIRS + " 10000",
                            "B3 本方>" + THEIRS + " 100",
                            "B4 " + THEIRS + ">本方 700");
        }
    }

    @Test
    void anyColumnMayHaveTheNameOfOneThatIsMade() throws IOException {
        Path map = Files.writeString(temp.resolve("map.yaml"), """
                sheets:
                  银行流水:
                    as: 银行流水
                    statement: {account: "%s", holder: 示例市财政局, debit: 付款账号, credit: 金额, other-name: 收款户名, other-account: 收款账号}
                """.formatted(OURS));
        try (CheckedWorkbook checked = read(
                map,
                "日期,流水号,付款账号,金额,收款户名,收款账号",
                "2025-09-02,B1,5.00,,示例甲," + THEIRS,
                "2025-09-02,B2,,6.00,示例甲," + THEIRS)) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(lines(checked)).containsExactly("B1 本方>" + THEIRS + " 500", "B2 " + THEIRS + ">本方 600");
        }
    }

    @Test
    void aColumnOfTheFileThatIsNoneOfTheStatementsStaysOneTooMany() throws IOException {
        try (CheckedWorkbook checked =
                read(map(COLUMNS), HEADER + ",金额", "2025-09-02,B1,5.00,,示例甲," + THEIRS + ",x,5.00")) {
            assertThat(Checking.problems(checked)).containsExactly("银行流水!1 金额 [金额] duplicate-column");
        }
        try (CheckedWorkbook checked = read(
                map(COLUMNS, "ignore-columns: [金额]"),
                HEADER + ",金额",
                "2025-09-02,B1,5.00,,示例甲," + THEIRS + ",x,5.00")) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(checked.accepted().size()).isEqualTo(1);
        }
    }

    @Test
    void aColumnThatTheMapNamesAndTheFileHasNotIsTold() throws IOException {
        try (CheckedWorkbook checked =
                read(map("debit: 支出额, credit: 贷方发生额, "), HEADER, "2025-09-02,B1,5.00,,示例甲," + THEIRS + ",x")) {
            assertThat(Checking.problems(checked)).contains("银行流水!1 支出额 [] missing-column");
        }
    }

    @Test
    void bothSidesAreSummedApartAndHeldAgainstTheFooter() throws IOException {
        String[] rows = {
            HEADER,
            "2025-09-02,B1,100.00,,示例甲," + THEIRS + ",x",
            "2025-09-03,B2,,40.00,示例甲," + THEIRS + ",退回",
            "合计,,100.00,40.00,,,"
        };
        try (CheckedWorkbook checked = read(map(COLUMNS, "footers: [合计]"), rows)) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(sums(checked))
                    .isEqualTo(Map.of("金额（借方）", BigInteger.valueOf(10_000), "金额（贷方）", BigInteger.valueOf(4_000)));
        }
        rows[3] = "合计（3笔）,,100.00,40.00,,,";
        try (CheckedWorkbook checked = read(map(COLUMNS, "footers: [合计]"), rows)) {
            assertThat(checked.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("合计写 3 笔，实有 2 行"));
            assertThat(checked.structureHolds()).isFalse();
        }
        rows[3] = "合计(2笔),,\"999,999.99\",1.00,,,";
        try (CheckedWorkbook checked = read(map(COLUMNS, "footers: [合计]"), rows)) {
            assertThat(Checking.problems(checked))
                    .containsExactly("银行流水!4 借方发生额 [999,999.99] footer", "银行流水!4 贷方发生额 [1.00] footer");
            assertThat(checked.problems().get(1).message()).contains("贷方各行之和为 40.00 元");
            assertThat(checked.structureHolds()).isFalse();
        }
    }

    @Test
    void aFooterOfOneColumnIsOfTheSideThatItNames() throws IOException {
        Path map = map("amount: 发生额, direction: 借贷标志, ", "footers: [借方合计, 贷方合计, 合计]");
        try (CheckedWorkbook checked = read(
                map,
                "日期,流水号,借贷标志,发生额,对方户名,对方账号",
                "2025-09-02,B1,借,10.00,示例甲," + THEIRS,
                "2025-09-02,B2,贷,4.00,示例甲," + THEIRS,
                "借方合计,,,10.00,,",
                "贷方合计,,,5.00,,",
                "合计,,借,10.00,,",
                "合计,,,15.00,,")) {
            assertThat(Checking.problems(checked))
                    .containsExactly("银行流水!5 发生额 [5.00] footer", "银行流水!7 发生额 [15.00] footer");
        }
    }

    @Test
    void eachSubtotalIsHeldAgainstItsOwnBlock() throws IOException {
        try (CheckedWorkbook checked = read(
                map(COLUMNS, "footers: [合计]", "subtotals: [小计]"),
                HEADER,
                "2025-09-02,B1,10.00,,示例甲," + THEIRS + ",x",
                "小计,,10.00,0.00,,,",
                "2025-09-03,B2,20.00,,示例甲," + THEIRS + ",x",
                "小计,,20.00,－,,,",
                "2025-09-03,B3,,5.00,示例甲," + THEIRS + ",x",
                "小计,,30.00,5.00,,,",
                "合计,,30.00,5.00,,,")) {
            assertThat(Checking.problems(checked)).containsExactly("银行流水!7 借方发生额 [30.00] footer");
        }
    }

    @Test
    void whatIsNothingInTheOtherColumnIsNothingHoweverItIsWritten() throws IOException {
        try (CheckedWorkbook checked = read(
                map(COLUMNS),
                HEADER,
                "2025-09-02,B1,１２３．５０,０．００,示例甲," + THEIRS + ",x",
                "2025-09-02,B2,--,12.34,示例甲," + THEIRS + ",x",
                "2025-09-02,B3,1.00,—,示例甲," + THEIRS + ",x",
                "2025-09-02,B4,1.00,/,示例甲,=\"" + THEIRS + "\",x",
                "2025-09-02,B5,1.00,0,示例甲,'" + THEIRS + ",x")) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(lines(checked)).hasSize(5).allMatch(line -> line.contains(THEIRS));
        }
    }

    @Test
    void whatStandsInBothColumnsOrWithoutADirectionIsToldAsItStands() throws IOException {
        try (CheckedWorkbook checked = read(map(COLUMNS), HEADER, "2025-09-02,B1,5.00,7.00,示例甲," + THEIRS + ",x")) {
            assertThat(Checking.problems(checked)).containsExactly("银行流水!2 金额 [借 5.00、贷 7.00] contradiction");
        }
        Path map = map("amount: 金额, direction: 标志, directions: {支取: 借, 存入: 贷}, ");
        try (CheckedWorkbook checked = read(
                map,
                "日期,流水号,标志,金额,对方户名,对方账号",
                "2025-09-02,B1,支取,1.00,示例甲," + THEIRS,
                "2025-09-02,B2,存入,2.00,示例甲," + THEIRS,
                "2025-09-02,B3,划拨,3.00,示例甲," + THEIRS)) {
            assertThat(Checking.problems(checked)).containsExactly("银行流水!4 金额 [3.00] contradiction");
            assertThat(checked.problems().get(0).message()).contains("“标志”写作“划拨”", "directions");
            assertThat(lines(checked)).containsExactly("B1 本方>" + THEIRS + " 100", "B2 " + THEIRS + ">本方 200");
        }
    }

    @Test
    void interestAndFeesAreWithWhomTheMapSays() throws IOException {
        String[] rows = {
            HEADER,
            "2025-09-21,J1,,12.34,,,结息",
            "2025-09-21,J2,5.00,,--,--,手续费",
            "2025-09-22,J3,5.00,,," + THEIRS + ",户名漏填"
        };
        try (CheckedWorkbook checked = read(map(COLUMNS), rows)) {
            assertThat(checked.accepted().size()).isZero();
        }
        Path map = map(COLUMNS + "other-name-default: 示例银行, other-account-default: \"622299999999\", ");
        try (CheckedWorkbook checked = read(map, rows)) {
            assertThat(Checking.problems(checked)).containsExactly("银行流水!4 收款户名 [] required");
            assertThat(lines(checked)).containsExactly("J1 622299999999>本方 1234", "J2 本方>622299999999 500");
        }
    }

    @Test
    void whatIsInRedWentTheOtherWayAndCountsAgainstItsSide() throws IOException {
        try (CheckedWorkbook checked = read(
                map(COLUMNS, "footers: [合计]"),
                HEADER,
                "2025-09-02,B1,\"5,000.00\",,示例甲," + THEIRS + ",奖补",
                "2025-09-03,B2,\"－5,000.00\",,示例甲," + THEIRS + ",冲正",
                "2025-09-03,B3,,-1.00,示例甲," + THEIRS + ",冲正",
                "合计,,0.00,-1.00,,,")) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(lines(checked))
                    .containsExactly(
                            "B1 本方>" + THEIRS + " 500000", "B2 " + THEIRS + ">本方 500000", "B3 本方>" + THEIRS + " 100");
            assertThat(sums(checked)).containsEntry("金额（借方）", BigInteger.ZERO);
        }
    }

    @Test
    void tabsBelowATitleWithACommaAreFound() throws IOException {
        Path map = map(COLUMNS, "title-rows: 1");
        String text = "零余额账户交易明细，币种:人民币,第1页\n" + HEADER.replace(',', '\t') + "\n2025-09-02\tB1\t1,000.00\t\t示例甲\t"
                + THEIRS + "\tx\n";
        Path csv = Files.write(temp.resolve("银行流水.csv"), text.getBytes(Charset.forName("GB18030")));
        try (CheckedWorkbook checked = Checking.check(csv, map)) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(lines(checked)).containsExactly("B1 本方>" + THEIRS + " 100000");
        }
    }

    @Test
    void mergedCellsAreFilledDownWhereTheMapSaysSoAndAmountsNever() throws IOException {
        Path map = Files.writeString(temp.resolve("fill.yaml"), """
                sheets:
                  表: {as: 资金, fill-down: [文号, 日期]}
                """);
        Book book = new Book()
                .sheet("表", "类型", "资金来源", "金额", "文号", "日期")
                .row("下达", "central", 100, "文1", "2025-06-01")
                .row("下达", "local", 200, null, null)
                .row("下达", "local", null, "文2", null);
        try (CheckedWorkbook checked = Checking.check(book.write(temp.resolve("a.xlsx")), map)) {
            assertThat(Checking.problems(checked)).containsExactly("表!4 金额 [] required");
            Row filled = checked.row(checked.accepted().get(1));
            assertThat(filled.cells()).containsEntry("文号", "文1").containsEntry("日期", "2025-06-01");
        }
        assertThat(Objects.requireNonNull(org.assertj.core.api.Assertions.catchThrowableOfType(
                                InvalidMap.class,
                                () -> WorkbookMap.read(
                                        "sheets: {表: {as: 资金, fill-down: [金额]}}".getBytes(StandardCharsets.UTF_8),
                                        Checking.PACK)))
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.message()).contains("多算"));
    }

    @Test
    void subtotalsOfAnyTableAreHeldAgainstTheirBlock() throws IOException {
        Path map = Files.writeString(temp.resolve("map.yaml"), """
                sheets:
                  表: {as: 资金, footers: [总计], subtotals: [小计]}
                """);
        Book book = new Book()
                .sheet("表", "类型", "资金来源", "金额", "文号", "日期")
                .row("下达", "central", 100, "文1", "2025-06-01")
                .row("下达", "local", 200, "文1", "2025-06-01")
                .row("小计", null, 300, null, null)
                .row("下达", "local", 50, "文2", "2025-06-01")
                .row("小计", null, 350, null, null)
                .row("总计", null, 350, null, null);
        try (CheckedWorkbook checked = Checking.check(book.write(temp.resolve("a.xlsx")), map)) {
            assertThat(Checking.problems(checked)).containsExactly("表!6 金额 [350] footer");
            assertThat(checked.problems().get(0).message()).contains("50.00 元");
        }
    }

    @Test
    void amountsAreReadAsBanksPrintThem() throws IOException {
        try (CheckedWorkbook checked = read(
                map(COLUMNS, "footers: [合计]"),
                HEADER,
                "2025-09-02,B1,\"￥1,000.00\",￥0.00,示例甲," + THEIRS + ",x",
                "2025-09-02,B2, ¥-   ,\"人民币1,000.00元\",示例甲," + THEIRS + ",x",
                "2025-09-02,B3,\"（¥1,234.50）\",,示例甲," + THEIRS + ",冲回",
                "2025-09-02,B4,0.00元,\"-1.00 CNY\",示例甲," + THEIRS + ",冲回",
                "合计,,\"(234.50)\",¥999.00,,,")) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(lines(checked))
                    .containsExactly(
                            "B1 本方>" + THEIRS + " 100000",
                            "B2 " + THEIRS + ">本方 100000",
                            "B3 " + THEIRS + ">本方 123450",
                            "B4 本方>" + THEIRS + " 100");
            assertThat(sums(checked))
                    .isEqualTo(Map.of("金额（借方）", BigInteger.valueOf(-23_450), "金额（贷方）", BigInteger.valueOf(99_900)));
        }
    }

    @Test
    void anotherMoneyInAStatementIsRefusedByName() throws IOException {
        try (CheckedWorkbook checked = read(map(COLUMNS), HEADER, "2025-09-02,B1,$5.00,¥0.00,示例甲," + THEIRS + ",x")) {
            assertThat(Checking.problems(checked)).containsExactly("银行流水!2 金额 [$5.00] amount");
            assertThat(checked.problems().get(0).message()).contains("外币“$”");
        }
    }

    @Test
    void aStatementsColumnOfAmountsIsReadInTheUnitOfItsHeader() throws IOException {
        String header = HEADER.replace("借方发生额", "借方发生额（万元）");
        String amounts = "debit: 借方发生额（万元）, credit: 贷方发生额, ";
        try (CheckedWorkbook checked = read(map(amounts), header, "2025-09-02,B1,5.00,,示例甲," + THEIRS + ",x")) {
            assertThat(Checking.problems(checked)).containsExactly("银行流水!1 借方发生额（万元） [借方发生额（万元）] unit");
        }
    }
}
