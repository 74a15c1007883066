package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.List;
import org.mingzhang.domain.decision.WorkingDays;

/**
 * On which days the people of the story work. Where the State Council's notice of a year is not known, they take weekends
 * off and the customary feast days too; no rule is decided by that, only when the story moves.
 */
final class Diary {
    private record Rest(LocalDate from, LocalDate to) {}

    private static final List<Rest> CUSTOMARY = List.of(
            new Rest(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 3)),
            new Rest(LocalDate.of(2027, 2, 4), LocalDate.of(2027, 2, 12)),
            new Rest(LocalDate.of(2027, 4, 5), LocalDate.of(2027, 4, 5)),
            new Rest(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 5)),
            new Rest(LocalDate.of(2027, 6, 9), LocalDate.of(2027, 6, 9)));

    private Diary() {}

    static boolean isWorking(LocalDate day) {
        return WorkingDays.isWorking(day)
                && CUSTOMARY.stream().noneMatch(rest -> !day.isBefore(rest.from) && !day.isAfter(rest.to));
    }

    /** The day itself if people work on it, else the next on which they do. */
    static LocalDate onOrAfter(LocalDate day) {
        LocalDate at = day;
        while (!isWorking(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    /** So many working days later. */
    static LocalDate plus(LocalDate day, int workingDays) {
        LocalDate at = onOrAfter(day);
        for (int i = 0; i < workingDays; i++) {
            at = onOrAfter(at.plusDays(1));
        }
        return at;
    }
}
