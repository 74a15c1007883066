package org.mingzhang.app.workbook;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.mingzhang.domain.money.Fen;

/** What the cells of one row must be together. Each cell by itself is right already, or was refused. */
final class RowRules {
    /** Where to report. */
    @FunctionalInterface
    interface Report {
        void report(String column, RowRule rule, String message);
    }

    private final Map<String, String> cells;
    private final Set<String> refused;
    private final Report report;

    private RowRules(Map<String, String> cells, Set<String> refused, Report report) {
        this.cells = cells;
        this.refused = refused;
        this.report = report;
    }

    /**
     * Checks a row.
     *
     * @param refused columns whose cells were refused, of which nothing more is said
     */
    static void check(Sheet sheet, Map<String, String> cells, Set<String> refused, Report report) {
        RowRules rules = new RowRules(cells, refused, report);
        switch (sheet.name()) {
            case "资金" -> {
                rules.needs("类型", Set.of("分配", "调剂"), "预算科目");
                rules.needs("类型", Set.of("调剂"), "转入科目");
            }
            case "试点名单" -> {
                rules.needs("变动", Set.of("纳入", "调整批次"), "批次");
                rules.needs("变动", Set.of("替补"), "替补对象");
            }
            case "名单" -> rules.noticeHasItsBeginning();
            case "异议" -> rules.saysWhatCameOfIt();
            case "名单明细" -> rules.oneOf("申报编号", "统一社会信用代码");
            case "申报文字" -> rules.oneOf("内容", "字数");
            case "项目" -> rules.oneOf("开工日期", "完工日期", "申请验收日期");
            case "发票" -> rules.negativeOnlyWhenReversed();
            case "拨付" -> {
                rules.needs("状态", Set.of("已拨付"), "拨付日期");
                rules.sharesAddUp();
            }
            default -> {}
        }
        Contradictions.check(sheet, cells, report);
    }

    private void needs(String column, Set<String> values, String needed) {
        String value = cells.get(column);
        if (value != null && values.contains(value) && isMissing(needed)) {
            report.report(needed, RowRule.COLUMN_NEEDED, column + "为“" + value + "”时必填" + needed + "；请补填");
        }
    }

    private void oneOf(String... columns) {
        if (Arrays.stream(columns).allMatch(this::isMissing)) {
            report.report(columns[0], RowRule.COLUMN_NEEDED, String.join("、", columns) + "至少填一个");
        }
    }

    private boolean isMissing(String column) {
        return !cells.containsKey(column) && !refused.contains(column);
    }

    private void noticeHasItsBeginning() {
        if (cells.containsKey("公示结束") && isMissing("公示开始")) {
            report.report("公示开始", RowRule.COLUMN_NEEDED, "填了公示结束的必填公示开始；请补填");
        }
    }

    /** An answered objection was upheld or not; whether it was decides what may go on, and is not guessed. */
    private void saysWhatCameOfIt() {
        String result = cells.get("处理结果");
        if (cells.containsKey("处理日期") && isMissing("处理结果")) {
            report.report("处理结果", RowRule.COLUMN_NEEDED, "填了处理日期的必填处理结果；请写明异议成立还是不成立");
        }
        if (result == null) {
            return;
        }
        if (ObjectionResult.of(result) == ObjectionResult.UNCLEAR) {
            report.report("处理结果", RowRule.CHOICE, "看不出异议是否成立；请写明“成立”“属实”“采纳”或“不成立”“不属实”“驳回”");
        }
        if (isMissing("处理日期")) {
            report.report("处理日期", RowRule.COLUMN_NEEDED, "填了处理结果的必填处理日期；请补填");
        }
    }

    private void negativeOnlyWhenReversed() {
        if (refused.contains("状态")) {
            return;
        }
        if ("红冲".equals(cells.get("状态"))) {
            negativeWhenReversed();
            return;
        }
        for (String column : new String[] {"价税合计", "税额", "申报金额"}) {
            String fen = cells.get(column);
            if (fen != null && fen.startsWith("-")) {
                report.report(column, RowRule.NEGATIVE, "只有状态为“红冲”的发票可以是负数；请核对状态或金额");
            }
        }
    }

    /** What takes back an invoice lessens what is claimed; written as it was issued it would add to it. */
    private void negativeWhenReversed() {
        for (String column : new String[] {"价税合计", "税额", "申报金额"}) {
            String fen = cells.get(column);
            if (fen != null && !fen.startsWith("-") && !(fen.equals("0") && !column.equals("价税合计"))) {
                report.report(column, RowRule.NEGATIVE, "状态为“红冲”的发票，金额应为负数；请在金额前加负号，或核对状态");
            }
        }
    }

    private void sharesAddUp() {
        if (Arrays.asList("金额", "中央资金", "地方资金", "其他资金").stream().anyMatch(refused::contains)) {
            return;
        }
        String amount = cells.get("金额");
        String central = cells.get("中央资金");
        String local = cells.get("地方资金");
        if (amount == null || central == null || local == null) {
            return;
        }
        try {
            Fen sum = fen(central).plus(fen(local));
            for (String share : cells.getOrDefault("其他资金", "").split(";", -1)) {
                sum = share.isEmpty() ? sum : sum.plus(fen(share.substring(share.indexOf('=') + 1)));
            }
            if (!sum.equals(fen(amount))) {
                report.report(
                        "金额",
                        RowRule.SUM,
                        "中央资金、地方资金、其他资金合计 " + sum.toYuan() + " 元，与金额 "
                                + fen(amount).toYuan() + " 元不等；请核对");
            }
        } catch (ArithmeticException tooLarge) {
            report.report("金额", RowRule.TOO_LARGE, "各来源合计过大，账本记不下；请检查单位是否写错");
        }
    }

    private static Fen fen(String text) {
        return Fen.of(Long.parseLong(text));
    }
}
