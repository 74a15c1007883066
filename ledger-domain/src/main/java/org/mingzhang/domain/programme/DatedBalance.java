package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.mingzhang.domain.money.Fen;

/**
 * An amount that changes on business dates and may be recorded in any order. What is taken out as of a day must be there
 * from that day on, so that no view as of any date ever shows less than nothing.
 */
final class DatedBalance {
    private final NavigableMap<LocalDate, Fen> changes = new TreeMap<>();
    private Fen total = Fen.ZERO;

    void add(LocalDate date, Fen change) {
        changes.merge(date, change, Fen::plus);
        total = total.plus(change);
    }

    /** What it comes to with everything recorded. */
    Fen total() {
        return total;
    }

    /** The least that it comes to at the end of this day or of any later one. */
    Fen leastFrom(LocalDate date) {
        Fen sum = total;
        Fen least = total;
        for (Map.Entry<LocalDate, Fen> change :
                changes.descendingMap().headMap(date, false).entrySet()) {
            sum = sum.minus(change.getValue());
            least = least.min(sum);
        }
        return least;
    }
}
