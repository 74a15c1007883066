package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which rows wait until bad ones are mended where the good ones are recorded without them. A decision that is recorded before
 * what it was made on would be marked as a breach that never was, and a payment before its award would be one of its own.
 */
final class Waiting {
    private static final String FUNDS = "资金";
    static final String NUMBER = "申报编号";

    /**
     * Sheets of what comes after a decision, and the last sheet, in the contract's order, on whose rows of the same application
     * theirs rest: without 审核 there is no 合同, without 合同 no 发票.
     */
    private static final Map<String, String> RESTS_UP_TO = Map.ofEntries(
            Map.entry("审核", "异议"),
            Map.entry("异议", "异议"),
            Map.entry("项目", "项目"),
            Map.entry("里程碑", "里程碑"),
            Map.entry("合同", "合同"),
            Map.entry("合同明细", "合同明细"),
            Map.entry("补充协议", "补充协议"),
            Map.entry("发票", "发票"),
            Map.entry("企业付款", "企业付款"),
            Map.entry("进度", "企业付款"),
            Map.entry("检查", "检查"),
            Map.entry("验收", "验收"),
            Map.entry("场景", "验收"),
            Map.entry("成效", "验收"),
            Map.entry("奖补", "拨付"),
            Map.entry("拨付", "拨付"),
            Map.entry("服务商评价", "验收"));

    private Waiting() {}

    /** What a bad row holds up: the case that it belongs to, or all money; empty for nothing. */
    static List<String> heldUp(Row bad) {
        String number = bad.cells().get(NUMBER);
        return bad.sheet().name().equals(FUNDS)
                ? List.of(FUNDS)
                : number == null ? List.of() : List.of(key(bad.sheet(), number));
    }

    /** What a row waits for, if it is held up. */
    static List<String> waitsFor(Row row) {
        if (row.sheet().name().equals(FUNDS)) {
            // 下达 rests on nothing; all other money rests on it.
            return "下达".equals(row.cells().get("类型")) ? List.of() : List.of(FUNDS);
        }
        String last = RESTS_UP_TO.get(row.sheet().name());
        String number = row.cells().get(NUMBER);
        if (last == null || number == null) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        if (last.equals("拨付")) {
            keys.add(FUNDS);
        }
        for (Sheet sheet : Sheets.all()) {
            keys.add(key(sheet, number));
            if (sheet.name().equals(last)) {
                break;
            }
        }
        return keys;
    }

    private static String key(Sheet sheet, String number) {
        return sheet.name() + '\u001F' + number;
    }
}
