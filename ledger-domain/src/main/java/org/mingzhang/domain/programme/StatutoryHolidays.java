package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.DaySpan;
import org.mingzhang.domain.programme.ProgrammeCommand.EnterHolidays;

/**
 * What every year's notice gives off: the days of 《全国年节及纪念日放假办法》 第二条 (as revised on 10 November 2024). Those that
 * the moon moves are counted, those of the sun are looked for: a calendar with half of its holidays would let a public notice
 * run out over 春节.
 */
final class StatutoryHolidays {
    private static final int DAYS = 13;

    private StatutoryHolidays() {}

    static @Nullable Rejection refuseLacking(EnterHolidays c) {
        Set<LocalDate> off = new HashSet<>();
        for (DaySpan span : c.holidays()) {
            off.addAll(span.days());
        }
        List<String> lacking = new ArrayList<>();
        need(lacking, "元旦", off.contains(LocalDate.of(c.year(), Month.JANUARY, 1)));
        need(
                lacking,
                "清明节",
                IntStream.rangeClosed(4, 6).anyMatch(day -> off.contains(LocalDate.of(c.year(), Month.APRIL, day))));
        need(
                lacking,
                "劳动节",
                IntStream.rangeClosed(1, 2).allMatch(day -> off.contains(LocalDate.of(c.year(), Month.MAY, day))));
        need(
                lacking,
                "国庆节",
                IntStream.rangeClosed(1, 3).allMatch(day -> off.contains(LocalDate.of(c.year(), Month.OCTOBER, day))));
        need(lacking, "全年至少 " + DAYS + " 天", off.size() >= DAYS);
        return lacking.isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.PARAMETER_INVALID,
                        Map.of("year", c.year(), "needs", "法定节假日，缺 " + String.join("、", lacking)));
    }

    private static void need(List<String> lacking, String what, boolean there) {
        if (!there) {
            lacking.add(what);
        }
    }
}
