package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.decision.WorkingDays;

/**
 * On which days the people of the story work. Where the State Council's notice of a year is not known, they take weekends
 * off and the customary feast days too; no rule is decided by that, only when the story moves.
 */
public final class Diary {
    private static final Set<LocalDate> CUSTOMARY = Stream.of(
                    rest("2027-01-01", 3),
                    rest("2027-02-04", 9),
                    rest("2027-04-05", 1),
                    rest("2027-05-01", 5),
                    rest("2027-06-09", 1))
            .flatMap(days -> days)
            .collect(Collectors.toUnmodifiableSet());

    private Diary() {}

    private static Stream<LocalDate> rest(String from, int days) {
        LocalDate first = LocalDate.parse(from);
        return first.datesUntil(first.plusDays(days));
    }

    /** Whether people work on that day. */
    public static boolean isWorking(LocalDate day) {
        return WorkingDays.BUILT_IN.isWorking(day) && !CUSTOMARY.contains(day);
    }

    /** The day itself if people work on it, else the next on which they do. */
    public static LocalDate onOrAfter(LocalDate day) {
        LocalDate at = day;
        while (!isWorking(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    /** So many working days later; earlier if negative. */
    public static LocalDate plus(LocalDate day, int workingDays) {
        LocalDate at = onOrAfter(day);
        int step = workingDays < 0 ? -1 : 1;
        for (int i = 0; i != workingDays; i += step) {
            do {
                at = at.plusDays(step);
            } while (!isWorking(at));
        }
        return at;
    }
}
