package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Fact;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Figure;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeEvent.FigureRecorded;

/** 参考数据 of a programme: the values that rules look up, by the day on which they were entered. */
final class ReferenceFigures {
    private record Of(String figure, @Nullable String county) {}

    private record Entered(String value, long position) {}

    private final Map<Of, NavigableMap<LocalDate, Entered>> values = new HashMap<>();

    /** Takes one in; of two of one day the later entry counts. */
    void take(FigureRecorded event, LocalDate on, long position) {
        values.computeIfAbsent(new Of(event.figure(), event.county()), none -> new TreeMap<>())
                .put(on, new Entered(event.value().text(), position));
    }

    /**
     * What rules may name of them in a case.
     *
     * @param county of the case
     * @param day of the decision: what was entered later does not count
     */
    Facts facts(PolicyPack pack, @Nullable String county, LocalDate day) {
        Facts facts = Facts.NONE;
        for (Figure figure : pack.figures()) {
            if (figure.isYearly()) {
                continue;
            }
            Of of = new Of(figure.id(), figure.of() == Figure.Of.COUNTY ? county : null);
            Map.Entry<LocalDate, Entered> newest =
                    values.containsKey(of) ? values.get(of).floorEntry(day) : null;
            if (newest != null) {
                Entered entered = newest.getValue();
                facts = facts.with(
                        figure.fact(),
                        new Fact(
                                figure.type().read(entered.value),
                                entered.position,
                                figure.fact().source()));
            }
        }
        return facts;
    }
}
