package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the steps of one calculation. */
final class Trace {
    private final String direction;
    private final Facts facts;
    private final ParameterValues values;
    private final List<TraceStep> steps = new ArrayList<>();

    Trace(String direction, Facts facts, ParameterValues values) {
        this.direction = direction;
        this.facts = facts;
        this.values = values;
    }

    List<TraceStep> steps() {
        return List.copyOf(steps);
    }

    /** Adds a step whose inputs are facts and parameters in force. */
    void add(
            String rule,
            Clause clause,
            Collection<FactId> factInputs,
            Collection<String> parameterInputs,
            Value result,
            String explanation) {
        add(rule, clause, factInputs, parameterInputs, result, facts, explanation);
    }

    /**
     * The same.
     *
     * @param seen the facts that were looked at, where they are others than those of the whole calculation
     */
    void add(
            String rule,
            Clause clause,
            Collection<FactId> factInputs,
            Collection<String> parameterInputs,
            Value result,
            Facts seen,
            String explanation) {
        SortedMap<String, TraceStep.Input> inputs = new TreeMap<>();
        for (FactId name : factInputs) {
            seen.find(name)
                    .ifPresent(fact -> inputs.put(
                            name.id(), new TraceStep.Input(fact.value().scalar(), fact.position())));
        }
        for (String name : parameterInputs) {
            values.setting(name)
                    .ifPresent(setting ->
                            inputs.put(name, new TraceStep.Input(setting.value().scalar(), setting.position())));
        }
        add(rule, clause, inputs, result, explanation);
    }

    void add(String rule, Clause clause, SortedMap<String, TraceStep.Input> inputs, Value result, String explanation) {
        steps.add(
                new TraceStep(steps.size() + 1, direction + "/" + rule, clause, inputs, result.scalar(), explanation));
    }
}
