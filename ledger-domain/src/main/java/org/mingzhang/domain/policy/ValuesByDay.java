package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values of a pack's parameters from day to day. A decision acts from its day on and on nothing before it; only where a
 * parameter had no value at all does its first decision say what held until then.
 */
public final class ValuesByDay {
    /** By the first day on which they were in force. */
    private final NavigableMap<LocalDate, ParameterValues> from = new TreeMap<>();

    private ValuesByDay() {}

    /**
     * One decision.
     *
     * @param on its business date
     */
    public record Decision(String parameter, Value value, LocalDate on, long position) {}

    /** The same values on every day. */
    public static ValuesByDay always(ParameterValues values) {
        ValuesByDay all = new ValuesByDay();
        all.from.put(LocalDate.MIN, values);
        return all;
    }

    /**
     * The pack's defaults and what was decided since.
     *
     * @param decisions in the order of the log; what the pack does not know is left out
     */
    public static ValuesByDay of(PolicyPack pack, List<Decision> decisions) {
        ParameterValues values = ParameterValues.defaults(pack);
        Set<String> valued = new HashSet<>();
        for (Decision decision : decisions) {
            if (values.find(decision.parameter).isEmpty() && valued.add(decision.parameter)) {
                values = values.with(decision.parameter, decision.value, decision.position);
            }
        }
        ValuesByDay all = always(values);
        for (Decision decision : decisions) {
            // A decision that is dated before another one still follows it in the log.
            LocalDate day = decision.on.isBefore(all.from.lastKey()) ? all.from.lastKey() : decision.on;
            values = all.from.lastEntry().getValue().with(decision.parameter, decision.value, decision.position);
            all.from.put(day, values);
        }
        return all;
    }

    /** The values in force on a day. */
    public ParameterValues on(LocalDate day) {
        return from.floorEntry(day).getValue();
    }
}
