package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no row can say is refused at its cell; what stands just at the limit is not. */
class ContradictionsTest {
    @TempDir
    private Path temp;

    /** Two columns of a sheet: values that cannot be together, values that just can, and where it is told by which rule. */
    private record Case(
            String sheet,
            String one,
            String other,
            List<String> wrong,
            List<String> right,
            String column,
            String rule) {}

    private static Case dates(String sheet, String first, String second) {
        return new Case(
                sheet,
                first,
                second,
                List.of("2025-06-02", "2025-06-01"),
                List.of("2025-06-02", "2025-06-02"),
                second,
                "order-of-dates");
    }

    private static Case of(String sheet, String one, String other, String wrong, String right, String rule) {
        return new Case(sheet, one, other, List.of(wrong.split(" ")), List.of(right.split(" ")), one, rule);
    }

    /** A column alone; the note beside it says nothing. */
    private static Case alone(String sheet, String column, String wrong, String right, String rule) {
        return of(sheet, column, "备注", wrong + " 示例", right + " 示例", rule);
    }

    private static final List<Case> CASES = List.of(
            dates("异议", "提出日期", "处理日期"),
            dates("失信事故", "发生日期", "修复日期"),
            dates("合同", "签订日期", "终止日期"),
            dates("名单", "公示开始", "公示结束"),
            dates("审核", "公示开始", "公示结束"),
            dates("检查", "检查日期", "整改期限"),
            dates("检查", "检查日期", "整改完成日期"),
            dates("里程碑", "批准日期", "完成日期"),
            new Case("名单", "公示结束", "备注", List.of("2025-06-01", "示例"), List.of("", "示例"), "公示开始", "column-needed"),
            of("验收", "数字化设备数", "生产设备总数", "11 10", "10 10", "contradiction"),
            of("验收", "联网设备数", "生产设备总数", "100 20", "9 10", "contradiction"),
            of("验收", "约束性场景达标数", "应用场景数", "9 8", "8 8", "contradiction"),
            of(
                    "银行流水",
                    "收款账号",
                    "付款账号",
                    "6222020000000000001 6222020000000000001",
                    "6222020000000000900 6222020000000000001",
                    "contradiction"),
            of("发票", "税额", "价税合计", "100.01 100", "100 100", "contradiction"),
            of("发票", "税额", "价税合计", "-101 -100", "-13 -113", "contradiction"),
            alone("验收", "生产设备数字化率", "101%", "100%", "out-of-range"),
            alone("验收", "联网率", "85", "0.85", "out-of-range"),
            alone("关联信息", "比例", "1.01", "1", "out-of-range"),
            alone("资金", "预算年度", "1999", "2000", "out-of-range"),
            alone("资金", "预算年度", "20255", "2100", "out-of-range"),
            alone("附件", "经度", "180.1", "-180", "out-of-range"),
            alone("附件", "纬度", "114.5", "36.6", "out-of-range"),
            alone("企业", "邮箱", "example.cn", "a.b@example.cn", "email"),
            alone("企业", "邮箱", "a@example", "a@例子.中国", "email"),
            alone("企业", "行业代码", "紧固件", "C3482", "industry-code"),
            alone("企业", "行业代码", "C34825", "34", "industry-code"));

    @Test
    void eachIsToldAtItsCell() {
        for (Case it : CASES) {
            assertThat(told(it, it.wrong())).as(it.toString()).contains(it.column() + " " + it.rule());
            assertThat(told(it, it.right())).as(it.toString()).noneMatch(told -> told.endsWith(it.rule()));
        }
    }

    private List<String> told(Case it, List<String> values) {
        Records row = Records.of(it.sheet(), it.one(), values.get(0), it.other(), values.get(1));
        try (CheckedWorkbook checked = Checking.check(Checking.written(temp.resolve("a.xlsx"), row))) {
            return checked.problems().stream()
                    .filter(problem -> problem.row() == 2)
                    .map(problem -> problem.column() + " " + problem.rule().word())
                    .toList();
        }
    }

    @Test
    void aMemberOfAConsortiumWhoseOwnRowIsBadIsToldAsSuch() {
        Records application =
                Records.application("S1", 2).with("联合体成员", Book.code(3) + "；" + Book.code(1) + "；" + Book.code(9));
        Path file = Checking.written(
                temp.resolve("members.xlsx"),
                Records.enterprise(1).with("细分行业", "炼丹"),
                Records.enterprise(2),
                Records.enterprise(3),
                application);
        try (CheckedWorkbook checked = Checking.check(file)) {
            List<RowProblem> problems = checked.problems().stream()
                    .filter(problem -> problem.sheet().equals("申报"))
                    .toList();
            assertThat(problems)
                    .extracting(
                            problem -> problem.column() + " " + problem.rule().word())
                    .containsExactly("联合体成员 reference-to-bad-row", "联合体成员 reference");
            assertThat(problems.getFirst().message()).contains("“企业”第 2 行", Book.code(1));
            assertThat(problems.getLast().message()).contains(Book.code(9));
        }
    }
}
