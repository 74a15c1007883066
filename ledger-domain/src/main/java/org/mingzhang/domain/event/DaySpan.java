package org.mingzhang.domain.event;

import java.time.LocalDate;
import java.util.List;

/**
 * Days on end, both ends included, and what they are: 春节 and its days.
 *
 * @param lastDay not before the first; where it is, there are no days
 */
public record DaySpan(LocalDate firstDay, LocalDate lastDay, String name) {
    /** Each of the days, in order. */
    public List<LocalDate> days() {
        return lastDay.isBefore(firstDay)
                ? List.of()
                : firstDay.datesUntil(lastDay.plusDays(1)).toList();
    }
}
