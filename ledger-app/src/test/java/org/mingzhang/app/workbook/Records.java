package org.mingzhang.app.workbook;

import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of an invented programme that are right, for tests to change: 示例数据. */
final class Records {
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final String sheet;

    private Records(String sheet, String... pairs) {
        this.sheet = sheet;
        for (int i = 0; i < pairs.length; i += 2) {
            cells.put(pairs[i], pairs[i + 1]);
        }
    }

    static Records of(String sheet, String... pairs) {
        return new Records(sheet, pairs);
    }

    Records with(String column, String value) {
        cells.put(column, value);
        return this;
    }

    Records without(String column) {
        cells.remove(column);
        return this;
    }

    String sheet() {
        return sheet;
    }

    Map<String, String> cells() {
        return cells;
    }

    static Records money(String type, String amount, String document) {
        return of("资金", "类型", type, "资金来源", "中央财政奖补资金", "金额", amount, "文号", document, "日期", "2025-06-01");
    }

    static Records enterprise(int n) {
        return of(
                "企业",
                "统一社会信用代码",
                Book.code(n),
                "企业名称",
                "示例数据企业" + n + "有限公司",
                "县(市、区)",
                "永年区",
                "细分行业",
                "紧固件制造",
                "法定代表人",
                "示例甲",
                "联系电话",
                "0310-3112345",
                "银行账号",
                "622202000000000" + String.format("%04d", n));
    }

    static Records provider(int n) {
        return of("服务商", "统一社会信用代码", Book.code(n), "服务商名称", "示例数据服务商" + n, "类型", "集成服务商", "入池日期", "2025-05-01");
    }

    static Records application(String id, int enterprise) {
        return of(
                "申报",
                "申报编号",
                id,
                "统一社会信用代码",
                Book.code(enterprise),
                "方向",
                "HD-01",
                "批次",
                "第一批",
                "申报日期",
                "2025-07-01",
                "申报金额",
                "150000",
                "改造前等级",
                "一级",
                "申报人",
                "示例乙");
    }

    static Records review(String application, String stage) {
        return of(
                "审核", "申报编号", application, "环节", stage, "结论", "通过", "日期", "2025-07-10", "审核单位", "示例县工信局", "审核人", "示例丙");
    }

    static Records effect(String application, String after) {
        return of("成效", "申报编号", application, "指标", "人均产值", "改造前", "1", "改造后", after);
    }

    static Records contract(String id, String application, int provider) {
        return of(
                "合同",
                "合同编号",
                id,
                "申报编号",
                application,
                "服务商统一社会信用代码",
                Book.code(provider),
                "合同金额",
                "500000",
                "签订日期",
                "2025-08-01");
    }

    static Records contractLine(String contract, String application, String item) {
        return of("合同明细", "合同编号", contract, "申报编号", application, "项目", item, "数量", "2", "单价", "100000", "金额", "200000");
    }

    static Records invoice(String number, String application, String contract) {
        return of(
                "发票",
                "发票代码",
                "013002500111",
                "发票号码",
                number,
                "开票日期",
                "2025-09-01",
                "销方统一社会信用代码",
                Book.code(900),
                "购方统一社会信用代码",
                Book.code(1),
                "价税合计",
                "200000",
                "税额",
                "23008.85",
                "申报编号",
                application,
                "合同编号",
                contract);
    }

    static Records bankLine(String number) {
        return of(
                "银行流水",
                "流水号",
                number,
                "日期",
                "2025-09-02",
                "付款户名",
                "示例数据企业1有限公司",
                "付款账号",
                "6222020000000000001",
                "收款户名",
                "示例数据服务商900",
                "收款账号",
                "6222020000000000900",
                "金额",
                "200000");
    }

    static Records acceptance(String application) {
        return of(
                "验收",
                "申报编号",
                application,
                "评测机构",
                "示例数据评测中心",
                "评测日期",
                "2025-11-01",
                "验收等级",
                "二级",
                "评分",
                "82.5",
                "核定投入",
                "480000",
                "结论",
                "通过");
    }

    static Records payment(String id, String application) {
        return of(
                "拨付",
                "拨付编号",
                id,
                "申报编号",
                application,
                "收款户名",
                "示例数据企业1有限公司",
                "收款账号",
                "6222020000000000001",
                "金额",
                "100000",
                "中央资金",
                "60000",
                "地方资金",
                "40000",
                "审批人",
                "示例丁",
                "经办人",
                "示例戊",
                "审批日期",
                "2025-12-01",
                "拨付日期",
                "2025-12-03",
                "状态",
                "已拨付");
    }

    static Records recovery(String id, String payment) {
        return of("追回", "追回编号", id, "拨付编号", payment, "类型", "应追", "金额", "100", "日期", "2026-01-05", "原因", "示例");
    }
}
