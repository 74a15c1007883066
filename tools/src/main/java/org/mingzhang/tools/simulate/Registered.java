package org.mingzhang.tools.simulate;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Sheets;

/**
 * When the city's older system took a row (原登记时间), which some of its modules kept and others did not. It comes to rows on
 * which no other row rests: of one day, rows without such a time come first, and nothing may be told before what it rests on.
 */
final class Registered {
    private static final int PERCENT = 35;
    /** From half past eight until four, when sessions of reviews are closed. */
    private static final int OPENS = 8 * 60 + 30;

    private static final int CLOSES = 16 * 60 - 1;

    private static final Map<String, String> DAYS = Map.of(
            "荣誉资质", "取得日期",
            "评分", "日期",
            "进度", "报告日期",
            "检查", "检查日期",
            "国库支付", "日期",
            "资金使用", "日期",
            "服务商评价", "日期",
            "名录外部数据", "查询日期",
            "指标事实", "日期");

    private Registered() {}

    /**
     * The time of a row, the same for the same row; null where the older system kept none.
     *
     * @param cells as they are written
     */
    static @Nullable String at(long seed, String sheet, Map<String, String> cells) {
        String column = DAYS.get(sheet);
        String day = column == null ? null : cells.get(column);
        if (day == null || cells.containsKey(Sheets.REGISTERED_AT)) {
            return null;
        }
        Chance chance = new Chance(seed, sheet + cells, 0);
        if (!chance.percent(PERCENT)) {
            return null;
        }
        int minute = chance.between(OPENS, CLOSES);
        return day + " %02d:%02d".formatted(minute / 60, minute % 60);
    }
}
