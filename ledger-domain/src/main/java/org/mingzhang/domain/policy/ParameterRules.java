package org.mingzhang.domain.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;

/** Judges values of parameters: by kind, by options, and by every constraint of the pack that they touch. */
public final class ParameterRules {
    private ParameterRules() {}

    static ParameterDecision decide(PolicyPack pack, ParameterValues values, String id, String written) {
        Optional<Parameter> found = pack.parameter(id);
        if (found.isEmpty()) {
            return new ParameterDecision.Refused(
                    Rejection.of(RejectionCode.NOT_FOUND, Map.of("pack", pack.id(), "parameter", id)));
        }
        Parameter parameter = found.get();
        Value value;
        try {
            value = parameter.type().parse(written);
        } catch (IllegalArgumentException notOfThisKind) {
            return refuse(
                    parameter,
                    written,
                    "expected",
                    parameter.type().chinese() + "（" + parameter.type().example() + "）");
        }
        if (!parameter.options().isEmpty() && parameter.option(value.text()).isEmpty()) {
            String options =
                    parameter.options().stream().map(Parameter.Option::id).collect(Collectors.joining(", "));
            return refuse(parameter, written, "options", options);
        }
        ParameterValues after = values.with(id, value, null);
        return violated(pack, after, id)
                .<ParameterDecision>map(ParameterDecision.Refused::new)
                .orElseGet(() -> new ParameterDecision.Accepted(value, after));
    }

    /**
     * The first constraint that does not hold among those that the parameter touches: its own, and those of others that
     * name it. A constraint that needs a value still undecided waits for it.
     */
    public static Optional<Rejection> violated(PolicyPack pack, ParameterValues values, String changed) {
        for (Parameter owner : pack.parameters()) {
            Optional<Value> judged = values.find(owner.id());
            for (Parameter.Constraint constraint : owner.constraints()) {
                boolean touched = owner.id().equals(changed)
                        || constraint.holds().parameters().contains(changed);
                if (touched && judged.isPresent() && !holds(constraint, values, judged.get())) {
                    Map<String, String> facts = new TreeMap<>();
                    facts.put("parameter", changed);
                    facts.put("constraint", constraint.holds().text());
                    facts.put(owner.id(), judged.get().display());
                    for (String other : constraint.holds().parameters()) {
                        values.find(other).ifPresent(value -> facts.put(other, value.display()));
                    }
                    return Optional.of(Rejection.of(RejectionCode.PARAMETER_INVALID, constraint.clause(), facts));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Parameter.Constraint constraint, ParameterValues values, Value judged) {
        boolean waits = constraint.holds().parameters().stream()
                .anyMatch(name -> values.find(name).isEmpty());
        return waits
                || constraint
                        .holds()
                        .evaluate(Facts.NONE, name -> values.find(name).orElse(null), judged)
                        .result()
                        .equals(Value.of(true));
    }

    private static ParameterDecision refuse(Parameter parameter, String written, String name, String detail) {
        return new ParameterDecision.Refused(Rejection.of(
                RejectionCode.PARAMETER_INVALID,
                parameter.clause(),
                Map.of("parameter", parameter.id(), "value", written, name, detail)));
    }
}
