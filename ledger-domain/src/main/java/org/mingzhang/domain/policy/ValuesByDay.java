package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
     * @param decisions in the order of the log
     */
    public static ValuesByDay of(PolicyPack pack, List<Decision> decisions) {
        return of(List.of(PackVersion.first(pack)), decisions);
    }

    /**
     * The defaults of each version of a pack from its first day on, and what was decided since: a decision outlasts the version under
     * which it was made. What a version does not have stays as the one before has it.
     *
     * @param versions in their order
     * @param decisions in the order of the log
     */
    public static ValuesByDay of(List<PackVersion> versions, List<Decision> decisions) {
        ValuesByDay all = new ValuesByDay();
        Set<String> parameters = new TreeSet<>();
        for (PackVersion version : versions) {
            ParameterValues defaults = ParameterValues.defaults(version.pack());
            for (String dropped : parameters) {
                Value value = version.pack().parameter(dropped).isPresent() ? null : all.last(dropped);
                defaults = value == null ? defaults : defaults.with(dropped, value, null);
            }
            all.from.put(version.from(), defaults);
            version.pack().parameters().forEach(parameter -> parameters.add(parameter.id()));
        }
        Map<String, Decision> first = new HashMap<>();
        LocalDate day = LocalDate.MIN;
        for (Decision decision : decisions) {
            // A decision that is dated before another one still follows it in the log.
            day = decision.on.isBefore(day) ? day : decision.on;
            first.putIfAbsent(
                    decision.parameter, new Decision(decision.parameter, decision.value, day, decision.position));
            all.decide(decision, day);
        }
        parameters.addAll(first.keySet());
        parameters.forEach(parameter -> all.fill(parameter, first.get(parameter)));
        return all;
    }

    private @Nullable Value last(String parameter) {
        return from.lastEntry().getValue().find(parameter).orElse(null);
    }

    private void decide(Decision decision, LocalDate day) {
        from.putIfAbsent(day, on(day));
        from.tailMap(day, true)
                .replaceAll((later, values) -> values.with(decision.parameter, decision.value, decision.position));
    }

    /** The first value that it gets it has had before. */
    private void fill(String parameter, @Nullable Decision first) {
        LocalDate day = from.entrySet().stream()
                .filter(each -> each.getValue().find(parameter).isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(LocalDate.MIN);
        Value value = first != null && first.on.equals(day)
                ? first.value
                : on(day).find(parameter).orElse(null);
        Long position = first != null && first.on.equals(day) ? Long.valueOf(first.position) : null;
        if (value != null) {
            from.headMap(day, false).replaceAll((earlier, values) -> values.with(parameter, value, position));
        }
    }

    /** The values in force on a day. */
    public ParameterValues on(LocalDate day) {
        return from.floorEntry(day).getValue();
    }
}
