package org.mingzhang.domain.decision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * 工作日: Monday to Friday, less public holidays, plus working weekends (调休), by the State Council's yearly notices kept as
 * dated data with their source in {@code calendar/china.csv}. A year whose notice is not in the data is not known, and
 * nothing is guessed about it.
 */
public final class WorkingDays {
    private static final Set<LocalDate> HOLIDAYS = new HashSet<>();
    private static final Set<LocalDate> WORKING_WEEKENDS = new HashSet<>();
    private static final Set<Integer> YEARS = new HashSet<>();

    static {
        InputStream data = WorkingDays.class.getResourceAsStream("/calendar/china.csv");
        if (data == null) {
            throw new IllegalStateException("calendar/china.csv is not on the class path");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                LocalDate from = LocalDate.parse(cells[1]);
                LocalDate to = LocalDate.parse(cells[2]);
                YEARS.add(from.getYear());
                Set<LocalDate> days = cells[0].equals("holiday") ? HOLIDAYS : WORKING_WEEKENDS;
                from.datesUntil(to.plusDays(1)).forEach(days::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WorkingDays() {}

    /** Whether the year's notice is in the data. */
    public static boolean knows(int year) {
        return YEARS.contains(year);
    }

    /** Whether people work on that day; meaningful only for years that are known. */
    public static boolean isWorking(LocalDate day) {
        if (HOLIDAYS.contains(day)) {
            return false;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend || WORKING_WEEKENDS.contains(day);
    }

    /** Working days from one date to another, both included. */
    public static long count(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).filter(WorkingDays::isWorking).count();
    }
}
