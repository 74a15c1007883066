package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final String LAW = "《全国年节及纪念日放假办法》";

    /** No holiday of the State Council's was longer than 10 days, whatever its name: what goes beyond is a slip of the pen. */
    private static final int MOST_DAYS_OFF = 12;

    /** With the weekends that join them, the notices come to 28 to 33 days off; more would abolish the year's working days. */
    private static final int MOST_DAYS_OF_A_YEAR = 40;

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
        no = no == null ? refuseAdjacent(c.holidays()) : no;
        no = no == null && told.size() > MOST_DAYS_OF_A_YEAR ? refuseSum(c.year(), told.size()) : no;
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
            needs = "一个节假日连同调休至多 " + MOST_DAYS_OFF + " 天（" + LAW + "）";
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

    /** An attack by spans: each short, none apart from the next. What follows one day after another is one holiday. */
    private static @Nullable Rejection refuseAdjacent(List<DaySpan> holidays) {
        List<DaySpan> inOrder = holidays.stream()
                .sorted(Comparator.comparing(DaySpan::firstDay))
                .toList();
        for (int next = 1; next < inOrder.size(); next++) {
            DaySpan before = inOrder.get(next - 1);
            DaySpan after = inOrder.get(next);
            if (!before.lastDay().plusDays(1).isBefore(after.firstDay())) {
                return Rejection.of(
                        RejectionCode.PARAMETER_INVALID,
                        Map.of(
                                "from",
                                before.firstDay(),
                                "to",
                                after.lastDay(),
                                "value",
                                before.name() + "、" + after.name(),
                                "needs",
                                "首尾相接的写成一个节假日，连同调休至多 " + MOST_DAYS_OFF + " 天（" + LAW + "）"));
            }
        }
        return null;
    }

    private static Rejection refuseSum(int year, int days) {
        return Rejection.of(
                RejectionCode.PARAMETER_INVALID,
                Map.of(
                        "year",
                        year,
                        "value",
                        days + " 天",
                        "needs",
                        "全年放假连同调休至多 " + MOST_DAYS_OF_A_YEAR + " 天（" + LAW + "规定法定节假日 " + DAYS + " 天）"));
    }

    private static void need(List<String> lacking, String what, boolean there) {
        if (!there) {
            lacking.add(what);
        }
    }
}
