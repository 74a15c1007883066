package org.mingzhang.app.workbook;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.mingzhang.app.workbook.RowRules.Report;

/**
 * What the cells of one row cannot say together, or a cell of its column, whatever happened: an answer before its question,
 * more machines in the network than there are. What merely should not be so is not here: it is recorded and shows as a flag.
 */
final class Contradictions {
    private static final BigDecimal LEAST_YEAR = BigDecimal.valueOf(2000);
    private static final BigDecimal LAST_YEAR = BigDecimal.valueOf(2100);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>.]+");
    private static final Pattern INDUSTRY = Pattern.compile("[A-Ta-t]?[0-9]{2,4}");

    private final Map<String, String> cells;
    private final Report report;

    private Contradictions(Map<String, String> cells, Report report) {
        this.cells = cells;
        this.report = report;
    }

    static void check(Sheet sheet, Map<String, String> cells, Report report) {
        Contradictions in = new Contradictions(cells, report);
        switch (sheet.name()) {
            case "资金", "国库支付" -> in.within("预算年度", LEAST_YEAR, LAST_YEAR, "预算年度应在 2000 至 2100 之间；请核对");
            case "银行流水" -> in.differ("付款账号", "收款账号", "付款账号和收款账号是同一个账户；请核对对方账号，是否把本方账号填作对方");
            case "企业", "服务商" -> {
                in.like("邮箱", ADDRESS, RowRule.EMAIL, "不是邮箱地址，例如 name@example.cn；没有的请留空");
                in.like(
                        "行业代码",
                        INDUSTRY,
                        RowRule.INDUSTRY_CODE,
                        "不是行业代码；应照 GB/T 4754 写门类字母和 2 至 4 位数字，例如 C3482 或 3482");
            }
            case "失信事故" -> in.inOrder("发生日期", "修复日期");
            case "关联信息" -> in.share("比例");
            case "审核", "名单" -> in.inOrder("公示开始", "公示结束");
            case "异议" -> in.inOrder("提出日期", "处理日期");
            case "里程碑" -> in.inOrder("批准日期", "完成日期");
            case "合同" -> in.inOrder("签订日期", "终止日期");
            case "发票" -> in.taxWithinTotal();
            case "检查" -> {
                in.inOrder("检查日期", "整改期限");
                in.inOrder("检查日期", "整改完成日期");
            }
            case "验收" -> {
                in.notMore("数字化设备数", "生产设备总数");
                in.notMore("联网设备数", "生产设备总数");
                in.notMore("约束性场景达标数", "应用场景数");
                in.share("生产设备数字化率");
                in.share("联网率");
            }
            case "附件" -> {
                in.within("经度", BigDecimal.valueOf(-180), BigDecimal.valueOf(180), "经度应在 -180 至 180 之间；请核对");
                in.within("纬度", BigDecimal.valueOf(-90), BigDecimal.valueOf(90), "纬度应在 -90 至 90 之间；请核对，是否与经度写反");
            }
            default -> {}
        }
    }

    private void inOrder(String from, String to) {
        String start = cells.get(from);
        String end = cells.get(to);
        // Dates of one form and four digits of year compare as texts.
        if (start != null && end != null && start.compareTo(end) > 0) {
            report.report(to, RowRule.ORDER_OF_DATES, to + "早于" + from + " " + start + "；请核对");
        }
    }

    private void notMore(String part, String whole) {
        String some = cells.get(part);
        String all = cells.get(whole);
        if (some != null && all != null && new BigDecimal(some).compareTo(new BigDecimal(all)) > 0) {
            report.report(part, RowRule.CONTRADICTION, part + "大于" + whole + " " + all + "；请核对");
        }
    }

    private void differ(String one, String other, String message) {
        String value = cells.get(other);
        if (value != null && value.equals(cells.get(one))) {
            report.report(other, RowRule.CONTRADICTION, message);
        }
    }

    private void taxWithinTotal() {
        String tax = cells.get("税额");
        String total = cells.get("价税合计");
        if (tax != null && total != null && new BigDecimal(tax).abs().compareTo(new BigDecimal(total).abs()) > 0) {
            report.report("税额", RowRule.CONTRADICTION, "税额大于价税合计；请核对两列是否写反");
        }
    }

    private void share(String column) {
        within(column, BigDecimal.ZERO, BigDecimal.ONE, column + "应在 0 至 100% 之间，写作 85% 或 0.85；请核对");
    }

    private void within(String column, BigDecimal least, BigDecimal most, String message) {
        String value = cells.get(column);
        if (value == null) {
            return;
        }
        BigDecimal number = new BigDecimal(value);
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            report.report(column, RowRule.OUT_OF_RANGE, message);
        }
    }

    private void like(String column, Pattern form, RowRule rule, String message) {
        String value = cells.get(column);
        if (value != null && !form.matcher(Spelling.halfWidth(value)).matches()) {
            report.report(column, rule, message);
        }
    }
}
