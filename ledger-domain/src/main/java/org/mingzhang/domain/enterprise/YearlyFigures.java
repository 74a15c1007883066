package org.mingzhang.domain.enterprise;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.Enterprise.Figure;
import org.mingzhang.domain.enterprise.EnterpriseEvent.YearlyFigureRecorded;

/** What was entered of one enterprise year by year, by the day on which it was. */
final class YearlyFigures {
    private record Of(String programme, String figure, int year) {}

    private final Map<Of, NavigableMap<LocalDate, Figure>> entered = new HashMap<>();

    /** Takes one in; of two of one day the later entry counts. */
    void take(YearlyFigureRecorded e, @Nullable LocalDate on, long position) {
        entered.computeIfAbsent(new Of(e.programme(), e.figure(), e.year()), none -> new TreeMap<>())
                .put(on == null ? LocalDate.MIN : on, new Figure(e.value(), position));
    }

    /** The newest by a day; null where there is none. */
    @Nullable
    Figure find(String programme, String figure, int year, LocalDate by) {
        NavigableMap<LocalDate, Figure> days = entered.get(new Of(programme, figure, year));
        Map.Entry<LocalDate, Figure> newest = days == null ? null : days.floorEntry(by);
        return newest == null ? null : newest.getValue();
    }
}
