package org.mingzhang.app.workbook;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The columns of the days on which something happened, by sheet: none of them lies after today. Days that are planned, that
 * something lasts until, or by which it is to be done, are not among them.
 */
public final class EventDays {
    private static final Map<String, List<String>> COLUMNS = Map.ofEntries(
            Map.entry("账户变更", List.of("日期")),
            Map.entry("失信事故", List.of("发生日期")),
            Map.entry("荣誉资质", List.of("取得日期")),
            Map.entry("服务商", List.of("入池日期", "退池日期")),
            Map.entry("产品", List.of("目录价日期")),
            Map.entry("申报", List.of("申报日期", "撤回日期")),
            Map.entry("异议", List.of("提出日期", "处理日期")),
            Map.entry("项目", List.of("开工日期", "完工日期", "申请验收日期")),
            Map.entry("里程碑", List.of("批准日期", "完成日期")),
            Map.entry("关联企业", List.of("确认日期")),
            Map.entry("补充协议", List.of("变更日期")),
            Map.entry("发票", List.of("开票日期")),
            Map.entry("进度", List.of("报告日期")),
            Map.entry("检查", List.of("检查日期", "整改完成日期")),
            Map.entry("验收", List.of("评测日期")),
            Map.entry("场景", List.of("评测日期")),
            Map.entry("奖补", List.of("认定日期")),
            Map.entry("名录外部数据", List.of("查询日期")));

    private static final List<String> DATED = List.of("日期");

    private EventDays() {}

    /** The columns of a row whose day is one on which something happened, as far as its cells say so. */
    public static List<String> of(Sheet sheet, SortedMap<String, String> cells) {
        return switch (sheet.name()) {
            case "合同" -> cells.getOrDefault("合同状态", "履行").equals("履行") ? List.of("签订日期") : List.of("签订日期", "终止日期");
            case "拨付" -> cells.getOrDefault("状态", "待拨付").equals("待拨付") ? List.of("审批日期") : List.of("审批日期", "拨付日期");
            case "审核" -> cells.containsKey("公示结束") ? List.of("日期", "公示开始") : DATED;
            default -> COLUMNS.getOrDefault(sheet.name(), sheet.column("日期").isPresent() ? DATED : List.of());
        };
    }
}
