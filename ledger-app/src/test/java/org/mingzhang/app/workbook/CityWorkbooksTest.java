package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks in the habits of many cities, each with what is to be said of it. {@code -Drewrite=true} writes them anew. */
class CityWorkbooksTest {
    private static Path folder = Path.of("");

    @BeforeAll
    static void open() throws IOException, URISyntaxException {
        if (Boolean.getBoolean("rewrite")) {
            CityWorkbooks.write(Path.of("src/test/resources/workbooks"));
        }
        folder = Boolean.getBoolean("rewrite")
                ? Path.of("src/test/resources/workbooks")
                : Path.of(Objects.requireNonNull(CityWorkbooksTest.class.getResource("/workbooks"))
                        .toURI());
    }

    private static void said(String file, @Nullable String map, int accepted, int duplicates, String... problems) {
        try (CheckedWorkbook checked = Checking.check(folder.resolve(file), map == null ? null : folder.resolve(map))) {
            assertThat(Checking.problems(checked)).as(file).containsExactly(problems);
            assertThat(checked.accepted().size()).as(file).isEqualTo(accepted);
            assertThat(checked.duplicates()).as(file).isEqualTo(duplicates);
            assertThat(checked.clean()).isEqualTo(problems.length == 0);
        }
    }

    private static List<Row> rows(CheckedWorkbook checked) {
        return checked.accepted().stream().mapToObj(checked::row).toList();
    }

    @Test
    void thereAreAllOfThem() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.toString().endsWith(".yaml")).count())
                    .isGreaterThanOrEqualTo(15);
        }
    }

    @Test
    void aCleanOneIsAcceptedWhole() {
        said("clean.xlsx", null, 17, 0);
        try (CheckedWorkbook checked = Checking.check(folder.resolve("clean.xlsx"))) {
            assertThat(checked.totals().getFirst())
                    .isEqualTo(new Totals("资金", 2, 2, java.util.Map.of("金额", new java.math.BigInteger("1500000055"))));
            Row payment = rows(checked).stream()
                    .filter(row -> row.key().endsWith("P2"))
                    .findFirst()
                    .orElseThrow();
            assertThat(payment.shares("其他资金")).containsEntry("local", org.mingzhang.domain.money.Fen.of(50));
            assertThat(payment.sheet().name()).isEqualTo("拨付");
            assertThat(payment.number()).isEqualTo(3);
        }
    }

    @Test
    void inAHugeOneTheOnlyBadRowIsFound() {
        int row = CityWorkbooks.HUGE;
        try (CheckedWorkbook checked = Checking.check(folder.resolve("huge.xlsx"))) {
            assertThat(Checking.problems(checked)).singleElement().asString().contains("银行流水", "金额", "" + row);
            assertThat(checked.accepted().size()).isEqualTo(CityWorkbooks.HUGE - 1);
        }
    }

    @Test
    void sheetsAndColumnsMayStandInAnyOrder() {
        said("other-order.xlsx", null, 3, 0);
    }

    @Test
    void tenThousandsAndTotalsAreReadByAMap() {
        said("wan.xlsx", "wan.yaml", 2, 0);
        said("wan-footer-wrong.xlsx", "wan.yaml", 2, 0, "资金情况表!4 金额（万元） [6200.12] footer");
        try (CheckedWorkbook checked = Checking.check(folder.resolve("wan.xlsx"), folder.resolve("wan.yaml"))) {
            assertThat(rows(checked).get(1).requiredFen("金额").value()).isEqualTo(1_200_123_456L);
            assertThat(rows(checked).get(1).date("日期")).isEqualTo("2025-06-09");
            assertThat(rows(checked).get(1).tab()).isEqualTo("资金情况表");
        }
    }

    @Test
    void titlesAndHeadersOfTwoRowsAreReadByAMap() {
        said("titles.xlsx", "titles.yaml", 4, 0);
    }

    @Test
    void fullWidthFormsAndBlanksAreReadAsMeant() {
        said("full-width.xlsx", null, 2, 0);
    }

    @Test
    void datesInOtherFormsAskForAMap() {
        said("chinese-dates.xlsx", "chinese-dates.yaml", 3, 0);
        said(
                "chinese-dates.xlsx",
                null,
                1,
                0,
                "荣誉资质!2 取得日期 [2023年5月8日] date",
                "荣誉资质!2 有效期至 [2026/5/7] date",
                "荣誉资质!3 取得日期 [20221104] date",
                "荣誉资质!3 有效期至 [2025.11.03] date");
    }

    @Test
    void accountsThatLostDigitsAreRefused() {
        said(
                "accounts.xlsx",
                null,
                2,
                0,
                "企业!2 银行账号 [6222020000000001000] lost-digits",
                "企业!3 银行账号 [6.22E+18] lost-digits");
    }

    @Test
    void whatIsHiddenIsReadLikeTheRest() {
        said("hidden.xlsx", null, 3, 0, "产品!2 服务商统一社会信用代码 [" + Book.code(900) + "] reference");
    }

    @Test
    void csvIsReadInEitherEncoding(@TempDir Path temp) throws IOException {
        Path bank = Files.copy(folder.resolve("bank.gb18030"), temp.resolve("2025年流水.csv"));
        said(bank.toString(), "bank.yaml", 1, 0, "银行流水!4 付款账号 [6.22E+18] lost-digits");
        said("企业.csv", null, 1, 0);
    }

    @Test
    void formulasCountByWhatTheyCameTo() {
        said("formulas.xlsx", null, 2, 0, "资金!4 金额 [0.333333333333333] amount", "资金!5 金额 [公式没有结果] formula");
        try (CheckedWorkbook checked = Checking.check(folder.resolve("formulas.xlsx"))) {
            assertThat(rows(checked).getFirst().requiredFen("金额").value()).isEqualTo(30);
        }
    }

    @Test
    void numbersMayBeTextsAndTextsNumbers() {
        said("numbers-as-text.xlsx", null, 3, 0);
    }

    @Test
    void theSameRowTwiceIsOneAndADifferentOneIsAConflict() {
        said("duplicates.xlsx", null, 3, 2, "企业!5 县(市、区) [邯山区] conflict");
    }

    @Test
    void whatRefersToABadRowGoesWithIt() {
        said(
                "cascade.xlsx",
                null,
                5,
                0,
                "企业!3 县(市、区) [没有的县] not-in-pack",
                "申报!3 统一社会信用代码 [" + Book.code(2) + "] reference-to-bad-row",
                "合同!2 申报编号 [S2] reference-to-bad-row",
                "合同明细!2 合同编号 [H2] reference-to-bad-row",
                "合同明细!2 申报编号 [S2] reference-to-bad-row",
                "拨付!2 申报编号 [S2] reference-to-bad-row",
                "追回!2 拨付编号 [P2] reference-to-bad-row",
                "追回!3 拨付编号 [P9] reference");
    }

    @Test
    void wordsAreTranslatedByAMap() {
        said("translated.xlsx", "translated.yaml", 4, 0);
        try (CheckedWorkbook checked =
                Checking.check(folder.resolve("translated.xlsx"), folder.resolve("translated.yaml"))) {
            Row first = rows(checked).get(1);
            assertThat(first.integer("验收等级")).isEqualTo(2);
            assertThat(first.requiredFen("核定投入").value()).isEqualTo(48_500_000);
            assertThat(first.text("指标版本")).isEqualTo("2024");
        }
    }

    @Test
    void severalSheetsMayBeReadAsOne() {
        said("counties.xlsx", "counties.yaml", 2, 0, "邯山!3 县(市、区) [] conflict");
        said(
                "counties.xlsx",
                null,
                0,
                0,
                "永年!1 null [永年] unknown-sheet",
                "邯山!1 null [邯山] unknown-sheet",
                "汇总!1 null [汇总] unknown-sheet");
    }

    @Test
    void datesCountedFrom1904AreRead() {
        said("date-1904.xlsx", null, 2, 0);
        try (CheckedWorkbook checked = Checking.check(folder.resolve("date-1904.xlsx"))) {
            assertThat(rows(checked).get(1).date("取得日期")).isEqualTo("2023-05-08");
        }
    }

    @Test
    void theColumnOfReasonsIsPassedOver() {
        said("mended.xlsx", null, 3, 0);
        try (CheckedWorkbook checked = Checking.check(folder.resolve("mended.xlsx"))) {
            assertThat(rows(checked).get(1).text("原因")).isEqualTo("遴选");
        }
    }
}
