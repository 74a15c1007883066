package org.mingzhang.domain.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** 报告周期: how often something is reported, by the calendar. */
enum Period {
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    HALFYEARLY,
    YEARLY;

    private static final int WEEK = 7;
    private static final int QUARTER = 3;
    private static final int HALF = 6;

    /** The period of the parameter's value. */
    static Period of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The first day of the period that a day lies in. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
            case QUARTERLY ->
                YearMonth.of(day.getYear(), quarter(day) * QUARTER + 1).atDay(1);
            case HALFYEARLY ->
                YearMonth.of(day.getYear(), isSecondHalf(day) ? HALF + 1 : 1).atDay(1);
            case YEARLY -> day.withDayOfYear(1);
        };
    }

    /** The first day of the period after the one that begins on a day. */
    LocalDate next(LocalDate first) {
        return switch (this) {
            case WEEKLY -> first.plusDays(WEEK);
            case MONTHLY -> first.plusMonths(1);
            case QUARTERLY -> first.plusMonths(QUARTER);
            case HALFYEARLY -> first.plusMonths(HALF);
            case YEARLY -> first.plusYears(1);
        };
    }

    /** What people call the period that begins on a day. */
    String name(LocalDate first) {
        return switch (this) {
            case WEEKLY -> first + "当周";
            case MONTHLY -> first.getYear() + "年" + first.getMonthValue() + "月";
            case QUARTERLY -> first.getYear() + "年第" + (quarter(first) + 1) + "季度";
            case HALFYEARLY -> first.getYear() + (isSecondHalf(first) ? "年下半年" : "年上半年");
            case YEARLY -> first.getYear() + "年";
        };
    }

    private static boolean isSecondHalf(LocalDate day) {
        return day.getMonthValue() > HALF;
    }

    private static int quarter(LocalDate day) {
        return (day.getMonthValue() - 1) / QUARTER;
    }
}
