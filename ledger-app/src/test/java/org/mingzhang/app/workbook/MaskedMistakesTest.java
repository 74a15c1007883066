package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is wrong with a row is told in one round, whatever else is wrong with it or with the rows that it names. */
class MaskedMistakesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);

    @TempDir
    private Path temp;

    private CheckedWorkbook check(Records... rows) throws Exception {
        Path file = Checking.written(temp.resolve("a.xlsx"), rows);
        return WorkbookCheck.check(file, Checking.PACK, null, KnownReferences.noneOn(TODAY), done -> {});
    }

    private List<String> problems(Records... rows) throws Exception {
        try (CheckedWorkbook checked = check(rows)) {
            return Checking.problems(checked);
        }
    }

    @Test
    void aMistakeOfFormDoesNotHideThatTheRowRefersToNothing() throws Exception {
        assertThat(problems(
                        Records.enterprise(1),
                        Records.application("S1", 1),
                        Records.invoice("00000001", "S9", "H9").with("税额", "不详")))
                .containsExactlyInAnyOrder(
                        "发票!2 税额 [不详] decimal".replace("decimal", "amount"),
                        "发票!2 申报编号 [S9] reference",
                        "发票!2 合同编号 [H9] reference");
    }

    @Test
    void aReferenceWhoseOwnRowIsBadSaysSoThereToo() throws Exception {
        assertThat(problems(
                        Records.enterprise(1).with("县(市、区)", "没有的县"),
                        Records.application("S1", 1).with("申报金额", "很多"),
                        Records.review("S1", "county").with("评分", "高")))
                .containsExactlyInAnyOrder(
                        "企业!2 县(市、区) [没有的县] not-in-pack",
                        "申报!2 申报金额 [很多] amount",
                        "申报!2 统一社会信用代码 [" + Book.code(1) + "] reference-to-bad-row",
                        "审核!2 评分 [高] score",
                        "审核!2 申报编号 [S1] reference-to-bad-row");
    }

    @Test
    void aConflictDoesNotHideItEither() throws Exception {
        assertThat(problems(
                        Records.enterprise(1),
                        Records.application("S1", 1),
                        Records.application("S1", 1).with("统一社会信用代码", Book.code(7))))
                .containsExactlyInAnyOrder(
                        "申报!3 统一社会信用代码 [" + Book.code(7) + "] conflict",
                        "申报!3 统一社会信用代码 [" + Book.code(7) + "] reference");
    }

    @Test
    void aDayThatHasNotComeIsToldWhereverTheRowStands() throws Exception {
        try (CheckedWorkbook checked = check(
                Records.enterprise(1).with("联系电话", "问门卫"),
                Records.application("S1", 1).with("申报日期", "2026-03-06"),
                Records.review("S1", "county").with("日期", "2027-01-01").with("评分", "高"))) {
            assertThat(Checking.problems(checked))
                    .containsExactlyInAnyOrder(
                            "企业!2 联系电话 [问门卫] phone",
                            "申报!2 申报日期 [2026-03-06] not-recordable",
                            "申报!2 统一社会信用代码 [" + Book.code(1) + "] reference-to-bad-row",
                            "审核!2 评分 [高] score",
                            "审核!2 日期 [2027-01-01] not-recordable",
                            "审核!2 申报编号 [S1] reference-to-bad-row");
            assertThat(checked.problems().stream().map(RowProblem::message))
                    .anyMatch(message -> message.contains("晚于今天（2026年3月5日）"));
        }
    }

    @Test
    void todayAndWhatIsOnlyPlannedAreNoMistake() throws Exception {
        assertThat(problems(
                        Records.enterprise(1),
                        Records.application("S1", 1).with("申报日期", "2026-03-05"),
                        Records.review("S1", "county")
                                .with("公示开始", "2026-03-05")
                                .with("公示结束", "2026-03-12"),
                        Records.of(
                                "荣誉资质",
                                "统一社会信用代码",
                                Book.code(1),
                                "名称",
                                "甲",
                                "取得日期",
                                "2025-01-01",
                                "有效期至",
                                "2029-01-01"),
                        Records.of("里程碑", "申报编号", "S1", "节点", "一", "计划日期", "2027-01-01"),
                        Records.payment("P1", "S1").with("状态", "待拨付").with("拨付日期", "2026-04-01")))
                .isEmpty();
    }
}
