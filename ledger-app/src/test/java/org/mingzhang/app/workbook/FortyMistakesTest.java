package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook with more than forty different mistakes on many sheets: each is told, at its place, at once. */
class FortyMistakesTest {
    @Test
    void everyMistakeIsToldAtItsPlaceAtOnce(@TempDir Path temp) {
        Path file = temp.resolve("forty.xlsx");
        Book book = new Book();
        List<String> expected = new ArrayList<>();
        book.sheet("资金", "类型", "资金来源", "预算科目", "转入科目", "金额", "文号", "日期", "预算年度")
                .row("下拨", "省级资金", null, null, -5, "冀财〔2025〕1号", "2025.06.01", "二〇二五")
                .row("分配", "central", null, null, "12.345", "冀财〔2025〕2号", LocalDate.of(2025, 6, 1), 2025.5)
                .row("调剂", "central", "数字化改造", null, 1e14, "冀财〔2025〕3号", "2025-06-31", 2025)
                .row("到位", "central", "不存在的科目", null, 100, LocalDate.of(2025, 6, 1), "2025-06-01", null)
                .row(null, "central", null, null, null, null, null, null);
        expected.addAll(List.of(
                "资金!2 类型 [下拨] choice",
                "资金!2 资金来源 [省级资金] not-in-pack",
                "资金!2 金额 [-5] negative",
                "资金!2 日期 [2025.06.01] date",
                "资金!2 预算年度 [二〇二五] integer",
                "资金!3 金额 [12.345] amount",
                "资金!3 预算年度 [2025.5] integer",
                "资金!3 预算科目 [] column-needed",
                "资金!4 金额 [100000000000000] too-large",
                "资金!4 日期 [2025-06-31] date",
                "资金!4 转入科目 [] column-needed",
                "资金!5 预算科目 [不存在的科目] not-in-pack",
                "资金!5 文号 [2025-06-01] text",
                "资金!6 类型 [] required",
                "资金!6 金额 [] required",
                "资金!6 文号 [] required",
                "资金!6 日期 [] required"));
        String wrongCheck = Book.code(1).substring(0, 17) + (Book.code(1).charAt(17) == '0' ? "1" : "0");
        book.sheet("企业", "统一社会信用代码", "企业名称", "县(市、区)", "细分行业", "联系电话", "银行账号", "专账", "原登记时间")
                .row(wrongCheck, "示例数据甲", "永年县", "炼丹", "问门卫", 6.22202E18, "有", "2025-06-01")
                .row("9113", "示例数据\n乙", "永年区", "紧固件制造", null, "6.22E+18", null, null)
                .row(Book.code(2), "名".repeat(501), "永年区", "紧固件制造", null, "A账户12345", null, null)
                .row(Book.code(3), "示例数据丙", "永年区", "紧固件制造", null, null, null, null)
                .row(Book.code(3), "示例数据丁", "永年区", "紧固件制造", null, null, null, null)
                .row(Book.code(3), "示例数据丙", "永年区", "紧固件制造", null, null, null, null);
        expected.addAll(List.of(
                "企业!2 统一社会信用代码 [" + wrongCheck + "] credit-code",
                "企业!2 县(市、区) [永年县] not-in-pack",
                "企业!2 细分行业 [炼丹] not-in-pack",
                "企业!2 联系电话 [问门卫] phone",
                "企业!2 银行账号 [6222020000000000000] lost-digits",
                "企业!2 专账 [有] yes-no",
                "企业!2 原登记时间 [2025-06-01] datetime",
                "企业!3 统一社会信用代码 [9113] credit-code",
                "企业!3 企业名称 [示例数据\n乙] control-character",
                "企业!3 银行账号 [6.22E+18] lost-digits",
                "企业!4 企业名称 [" + "名".repeat(501) + "] too-long",
                "企业!4 银行账号 [A账户12345] account",
                "企业!6 企业名称 [示例数据丁] conflict"));
        book.sheet("申报", "申报编号", "统一社会信用代码", "方向", "批次", "申报日期", "改造前等级", "申报人", "联合体成员")
                .row("S1", Book.code(3), "HD-99", "第九批", "2025-07-01", "五级", "示例乙", "abc")
                .row("S2", Book.code(3), "HD-01", "1", "2025-07-01", "一级", "示例乙", null)
                .row("S3", Book.code(77), "HD-01", "1", "2025-07-01", "一级", "示例乙", null);
        expected.addAll(List.of(
                "申报!2 方向 [HD-99] not-in-pack",
                "申报!2 批次 [第九批] not-in-pack",
                "申报!2 改造前等级 [五级] level",
                "申报!2 联合体成员 [abc] credit-code",
                "申报!4 统一社会信用代码 [" + Book.code(77) + "] reference"));
        book.sheet("审核", "申报编号", "环节", "结论", "评分", "日期", "审核单位", "审核人", "公示开始", "公示结束")
                .row("S2", "盖章", "同意", "85.55", "2025-07-10", "示例局", "示例丙", "2025-07-20", "2025-07-11")
                .row("S1", "county", "通过", 80, "2025-07-10", "示例局", "示例丙", null, null);
        expected.addAll(List.of(
                "审核!2 环节 [盖章] not-in-pack",
                "审核!2 结论 [同意] choice",
                "审核!2 评分 [85.55] score",
                "审核!2 公示结束 [2025-07-11] order-of-dates",
                "审核!3 申报编号 [S1] reference-to-bad-row"));
        book.sheet("进度", "申报编号", "报告日期", "计划进度", "实际进度").row("S2", "2025-09-01", 101, new Book.Percent(0.85));
        expected.add("进度!2 计划进度 [101] percent");
        book.sheet("成效", "申报编号", "指标", "改造前", "改造后").row("S2", "人均产值", "约十万", new Book.Formula("1/0", null));
        expected.addAll(List.of("成效!2 改造前 [约十万] decimal", "成效!2 改造后 [公式没有结果] formula"));
        book.sheet("附件", "申报编号", "材料", "文件名", "摘要值", "日期").row("S2", "合同扫描件", "a.pdf", "1234", "2025-07-01", "多出来的");
        expected.addAll(List.of("附件!2 摘要值 [1234] digest", "附件!2 null [多出来的] stray-cell"));
        book.sheet("拨付", "拨付编号", "申报编号", "收款户名", "收款账号", "金额", "中央资金", "地方资金", "审批人", "经办人", "审批日期", "状态", "其他资金")
                .row("P1", "S2", "示例", "62220200", 100, 60, 39, "示例丁", "示例戊", "2025-12-01", "已拨付", null)
                .row("P2", "S2", "示例", "62220200", 100, 60, 40, "示例丁", "示例戊", "2025-12-01", "待拨付", "省里给的");
        expected.addAll(List.of("拨付!2 拨付日期 [] column-needed", "拨付!2 金额 [100] sum", "拨付!3 其他资金 [省里给的] shares"));
        book.sheet("发票", "发票号码", "开票日期", "销方统一社会信用代码", "购方统一社会信用代码", "价税合计", "申报编号", "状态")
                .row("1", "2025-09-01", Book.code(900), Book.code(3), -100, "S2", "正常");
        expected.add("发票!2 价税合计 [-100] negative");
        book.sheet("名单", "名单编号", "类型", "日期", "签发单位", "签发人", "落款").row("L1", "推荐", "2025-07-01", "示例局", "示例己", "2025");
        expected.add("名单!1 落款 [落款] unknown-column");
        book.sheet("名单明细", "名单编号", "序号", "申报编号", "统一社会信用代码").row("L1", 1, null, null);
        expected.add("名单明细!2 申报编号 [] column-needed");
        book.sheet("追回", "追回编号", "拨付编号", "类型", "金额", "日期").row("R1", "P1", "应追", 1, "2026-01-01");
        expected.addAll(List.of("追回!1 原因 [] missing-column", "追回!2 拨付编号 [P1] reference-to-bad-row"));
        book.sheet("产品", "产品编号", "产品名称", "产品名称", "服务商统一社会信用代码").row("C1", "示例软件", "示例软件", Book.code(900));
        expected.addAll(
                List.of("产品!1 产品名称 [产品名称] duplicate-column", "产品!2 服务商统一社会信用代码 [" + Book.code(900) + "] reference"));
        book.sheet("验收").row("2025 年验收情况", null).row("申报编号", "评测日期");
        expected.add("验收!1 null [2025 年验收情况] sheet-without-header");
        book.sheet("企业付款表", "流水号").row("1");
        expected.add("企业付款表!1 null [企业付款表] unknown-sheet");
        book.write(file);
        try (CheckedWorkbook checked = Checking.check(file)) {
            assertThat(Checking.problems(checked)).containsExactlyElementsOf(expected);
            assertThat(expected).hasSizeGreaterThanOrEqualTo(40);
            assertThat(checked.problems().stream().map(RowProblem::message))
                    .allSatisfy(message -> assertThat(message).containsPattern("\\p{IsHan}"));
            assertThat(checked.problems().stream().map(RowProblem::rule).distinct())
                    .hasSizeGreaterThanOrEqualTo(30);
            assertThat(checked.structureHolds()).isFalse();
            assertThat(checked.clean()).isFalse();
            assertThat(checked.duplicates()).isEqualTo(1);
        }
    }
}
