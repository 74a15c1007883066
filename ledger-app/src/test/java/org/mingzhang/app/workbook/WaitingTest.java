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
