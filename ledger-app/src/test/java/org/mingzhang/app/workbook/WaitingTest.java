package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows wait for a bad one where the case or the organisation is in the ledger already. */
class WaitingTest {
    private static Records account(String number) {
        return Records.of("账户变更", "统一社会信用代码", Book.code(1), "银行账号", number, "账户户名", "示例数据企业1有限公司", "日期", "2025-11-01");
    }

    @TempDir
    private Path temp;

    private List<String> problems(Records... rows) throws Exception {
        KnownReferences known = new KnownReferences() {
            @Override
            public boolean has(Reference kind, String key) {
                return true;
            }

            @Override
            public @Nullable String applicant(String application) {
                return application.equals("S1") ? Book.code(1) : Book.code(2);
            }
        };
        Path file = Checking.written(temp.resolve("a.xlsx"), rows);
        try (CheckedWorkbook checked = WorkbookCheck.checkPartial(file, Checking.PACK, null, known, done -> {})) {
            return Checking.problems(checked);
        }
    }

    @Test
    void aPaymentWaitsForTheAccountOfWhoAppliedEarlier() throws Exception {
        assertThat(problems(account("12"), Records.payment("P1", "S1"), Records.payment("P2", "S2")))
                .containsExactly("账户变更!2 银行账号 [12] account", "拨付!2 申报编号 [S1] waits-for-bad-row");
    }

    private static Records external(int n, String value) {
        return Records.of(
                "名录外部数据",
                "类型",
                "社保",
                "统一社会信用代码",
                Book.code(n),
                "项目",
                "参保人数",
                "值",
                value,
                "查询日期",
                "2025-11-01",
                "来源",
                "社保局");
    }

    @Test
    void whatOthersSayOfAnOrganisationHoldsUpNothingAndWaitsForNothing() throws Exception {
        assertThat(problems(
                        external(1, "长".repeat(600)),
                        Records.payment("P1", "S1"),
                        Records.effect("S1", "不详"),
                        external(1, "12")))
                .containsExactly(
                        "成效!2 改造后 [不详] decimal",
                        "拨付!2 申报编号 [S1] waits-for-bad-row",
                        "名录外部数据!2 值 [" + "长".repeat(600) + "] too-long");
    }

    @Test
    void whatOnlyWaitsOfASellerDoesNotHoldUpTheCasesOfOthers() throws Exception {
        assertThat(problems(
                        Records.effect("S1", "不详"),
                        account("6222020000000000009"),
                        Records.contract("H2", "S2", 1),
                        Records.of("关联企业", "申报编号", "S2", "统一社会信用代码", Book.code(1), "关系", "服务")))
                .containsExactly("账户变更!2 统一社会信用代码 [" + Book.code(1) + "] waits-for-bad-row", "成效!2 改造后 [不详] decimal");
        assertThat(problems(account("12"), Records.contract("H2", "S2", 1)))
                .as("what is wrong itself does")
                .containsExactly("账户变更!2 银行账号 [12] account", "合同!2 申报编号 [S2] waits-for-bad-row");
    }

    @Test
    void whomACaseServesIsInTheRosterFirst() throws Exception {
        assertThat(problems(
                        Records.of("试点名单", "统一社会信用代码", Book.code(1), "变动", "纳入", "批次", "一百", "日期", "2025-06-15"),
                        Records.of("关联企业", "申报编号", "S2", "统一社会信用代码", Book.code(1), "关系", "服务")))
                .containsExactly("试点名单!2 批次 [一百] not-in-pack", "关联企业!2 申报编号 [S2] waits-for-bad-row");
    }

    @Test
    void aNewAccountWaitsForThePaymentsThatWentToTheOldOne() throws Exception {
        assertThat(problems(
                        account("6222020000000000009"),
                        Records.payment("P1", "S1").with("拨付日期", "昨天")))
                .contains("账户变更!2 统一社会信用代码 [" + Book.code(1) + "] waits-for-bad-row");
        assertThat(problems(
                        account("6222020000000000009"),
                        Records.payment("P2", "S2").with("拨付日期", "昨天")))
                .containsExactly("拨付!2 拨付日期 [昨天] date");
    }
}
