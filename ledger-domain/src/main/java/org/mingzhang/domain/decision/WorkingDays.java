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
import java.util.List;
import java.util.Set;
import org.mingzhang.domain.event.DaySpan;

/**
 * 工作日: Monday to Friday, less public holidays, plus working weekends (调休), by the State Council's yearly notices. Those that
 * were out when this program was built are dated data with their source in {@code calendar/china.csv}; later ones are entered
 * by people ({@code programme.enter-holidays}). A year without its notice is not known, and nothing is guessed about it.
 * Values.
 */
public final class WorkingDays {
    /** The notices that came with the program. */
    public static final WorkingDays BUILT_IN = builtIn();

    private final Set<LocalDate> holidays;
    private final Set<LocalDate> workingWeekends;
    private final Set<Integer> years;

    private WorkingDays(Set<LocalDate> holidays, Set<LocalDate> workingWeekends, Set<Integer> years) {
        this.holidays = holidays;
        this.workingWeekends = workingWeekends;
        this.years = years;
    }

    private static WorkingDays builtIn() {
        WorkingDays all = new WorkingDays(new HashSet<>(), new HashSet<>(), new HashSet<>());
        InputStream data = WorkingDays.class.getResourceAsStream("/calendar/china.csv");
        if (data == null) {
            throw new IllegalStateException("calendar/china.csv is not on the class path");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                DaySpan span = new DaySpan(LocalDate.parse(cells[1]), LocalDate.parse(cells[2]), cells[3]);
                all.years.add(span.firstDay().getYear());
                span.days().forEach((cells[0].equals("holiday") ? all.holidays : all.workingWeekends)::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The same with one more year's notice. */
    public WorkingDays with(int year, List<DaySpan> moreHolidays, List<DaySpan> moreWorkdays) {
        WorkingDays more =
                new WorkingDays(new HashSet<>(holidays), new HashSet<>(workingWeekends), new HashSet<>(years));
        more.years.add(year);
        moreHolidays.forEach(span -> span.days().forEach(more.holidays::add));
        moreWorkdays.forEach(span -> span.days().forEach(more.workingWeekends::add));
        return more;
    }

    /** Whether the year's notice is in the data. */
    public boolean knows(int year) {
        return years.contains(year);
    }

    /** Whether people work on that day; meaningful only for years that are known, else as if there were no holidays. */
    public boolean isWorking(LocalDate day) {
        if (holidays.contains(day)) {
            return false;
        }
        return !isWeekend(day) || workingWeekends.contains(day);
    }

    /** Saturday or Sunday. */
    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Working days from one date to another, both included. */
    public long count(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).filter(this::isWorking).count();
    }

    /** How many working days lie between two dates, in whichever order: those after the earlier, up to the later. */
    public long between(LocalDate one, LocalDate other) {
        LocalDate earlier = one.isBefore(other) ? one : other;
        LocalDate later = one.isBefore(other) ? other : one;
        return earlier.equals(later) ? 0 : count(earlier.plusDays(1), later);
    }

    /** The last of so many working days after a date. */
    public LocalDate after(LocalDate date, int workingDays) {
        LocalDate day = date;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            left -= isWorking(day) ? 1 : 0;
        }
        return day;
    }
}
