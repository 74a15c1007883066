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
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.DaySpan;
import org.mingzhang.domain.programme.ProgrammeCommand.EnterHolidays;

/**
 * What every year's notice gives off: the days of 《全国年节及纪念日放假办法》 第二条 (as revised on 10 November 2024). Those that
 * the moon moves are counted, those of the sun are looked for: a calendar with half of its holidays would let a public notice
 * run out over 春节.
 */
final class StatutoryHolidays {
    private static final int DAYS = 13;

    /** No holiday of the State Council's was longer, whatever its name: what goes beyond is a slip of the pen. */
    private static final int MOST_DAYS_OFF = 15;

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

    /** Days of that year, each told once; a weekend on which people work is a weekend. */
    static @Nullable Rejection refuseSpans(EnterHolidays c) {
        Set<LocalDate> told = new HashSet<>();
        Rejection no = null;
        for (DaySpan span : c.holidays()) {
            no = no == null ? refuseSpan(c.year(), span, told, false) : no;
        }
        for (DaySpan span : c.workdays()) {
            no = no == null ? refuseSpan(c.year(), span, told, true) : no;
        }
        return no;
    }

    private static @Nullable Rejection refuseSpan(int year, DaySpan span, Set<LocalDate> told, boolean working) {
        String needs = null;
        if (span.firstDay().getYear() != year || span.lastDay().getYear() != year) {
            needs = year + " 年的日子";
        } else if (span.days().isEmpty()) {
            needs = "止日不早于起日";
        } else if (span.days().size() > MOST_DAYS_OFF) {
            needs = "一个节假日连同调休至多 " + MOST_DAYS_OFF + " 天";
        } else if (!span.days().stream().allMatch(told::add)) {
            needs = "每一天只列一次";
        } else if (working && !span.days().stream().allMatch(WorkingDays::isWeekend)) {
            needs = "调休上班日为星期六或星期日";
        }
        return needs == null
                ? null
                : Rejection.of(
                        RejectionCode.PARAMETER_INVALID,
                        Map.of("from", span.firstDay(), "to", span.lastDay(), "value", span.name(), "needs", needs));
    }

    private static void need(List<String> lacking, String what, boolean there) {
        if (!there) {
            lacking.add(what);
        }
    }
}
