package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.json.Scalar;

/** Judges values of parameters: by kind, by options, and by every constraint of the pack that they touch. */
public final class ParameterRules {
    private static final int MOST_CHARACTERS = 100;

    private ParameterRules() {}

    static ParameterDecision decide(PolicyPack pack, ParameterValues values, String id, String written) {
        return switch (read(pack, id, written)) {
            case Reading.Refused(Rejection rejection) -> new ParameterDecision.Refused(rejection);
            case Reading.Of(Value value) -> {
                ParameterValues after = values.with(id, value, null);
                yield violated(pack, after, id)
                        .or(() -> misweighed(pack, values, after, Set.of(id)).stream()
                                .findFirst())
                        .<ParameterDecision>map(ParameterDecision.Refused::new)
                        .orElseGet(() -> new ParameterDecision.Accepted(value, after));
            }
        };
    }

    /** What is said to several proposed values that would come into force together. */
    public sealed interface Proposal {
        /** All of them may be decided; {@code values} are those in force after it. */
        record Possible(ParameterValues values) implements Proposal {}

        /** Everything that speaks against them. */
        record Impossible(List<Rejection> problems) implements Proposal {
            public Impossible {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Judges values together: each by kind and options, then all of them by every constraint that they touch, so that the
     * order in which they are named does not matter.
     *
     * @param written by parameter, as people write them
     */
    public static Proposal propose(PolicyPack pack, ParameterValues values, Map<String, String> written) {
        List<Rejection> problems = new ArrayList<>();
        ParameterValues after = values;
        Set<String> changed = new LinkedHashSet<>();
        for (Map.Entry<String, String> entry : written.entrySet()) {
            switch (read(pack, entry.getKey(), entry.getValue())) {
                case Reading.Of(Value value) -> {
                    after = after.with(entry.getKey(), value, null);
                    changed.add(entry.getKey());
                }
                case Reading.Refused(Rejection rejection) -> problems.add(rejection);
            }
        }
        problems.addAll(violations(pack, after, changed));
        problems.addAll(misweighed(pack, ParameterValues.defaults(pack), after, changed));
        return problems.isEmpty() ? new Proposal.Possible(after) : new Proposal.Impossible(problems);
    }

    private sealed interface Reading {
        record Of(Value value) implements Reading {}

        record Refused(Rejection rejection) implements Reading {}
    }

    private static Reading read(PolicyPack pack, String id, String written) {
        Optional<Parameter> found = pack.parameter(id);
        if (found.isEmpty()) {
            return new Reading.Refused(
                    Rejection.of(RejectionCode.NOT_FOUND, Map.of("pack", pack.id(), "parameter", id)));
        }
        Parameter parameter = found.get();
        Value value;
        try {
            value = parameter.type().parse(written);
        } catch (IllegalArgumentException notOfThisKind) {
            return new Reading.Refused(refuse(
                    parameter,
                    written,
                    "expected",
                    parameter.type().chinese() + "（" + parameter.type().example() + "）"));
        }
        if (!parameter.options().isEmpty() && parameter.option(value.text()).isEmpty()) {
            String options = parameter.options().stream()
                    .map(option -> option.id() + "（" + option.meaning() + "）")
                    .collect(Collectors.joining("、"));
            return new Reading.Refused(refuse(parameter, written, "options", options));
        }
        if (parameter.type() == ValueType.TEXT && parameter.options().isEmpty() && !isShown(value.text())) {
            return new Reading.Refused(
                    refuse(parameter, written, "expected", "一行看得见的文字，不超过 " + MOST_CHARACTERS + " 个字符"));
        }
        return new Reading.Of(value);
    }

    /** Words that are printed as they are: one line that can be seen. */
    private static boolean isShown(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                && text.codePoints().allMatch(one -> switch (Character.getType(one)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                });
    }

    /**
     * The first constraint that does not hold among those that the parameter touches: its own, and those of others that
     * name it. A constraint that needs a value still undecided waits for it.
     */
    public static Optional<Rejection> violated(PolicyPack pack, ParameterValues values, String changed) {
        return violations(pack, values, Set.of(changed)).stream().findFirst();
    }

    /** What speaks against a value that stands among others: that it is none of the options, that a constraint does not hold. */
    public static List<String> speaksAgainst(PolicyPack pack, ParameterValues values, Parameter parameter) {
        List<String> problems = new ArrayList<>();
        values.find(parameter.id())
                .filter(value -> !parameter.options().isEmpty()
                        && parameter.option(value.text()).isEmpty())
                .ifPresent(value -> problems.add("不在可选取值之内"));
        violations(pack, values, Set.of(parameter.id()))
                .forEach(no -> problems.add("不合约束：" + Scalar.texts(no.facts()).getOrDefault("constraint", "")));
        return problems;
    }

    private static List<Rejection> violations(PolicyPack pack, ParameterValues values, Set<String> changed) {
        List<Rejection> found = new ArrayList<>();
        for (Parameter owner : pack.parameters()) {
            Optional<Value> judged = values.find(owner.id());
            for (Parameter.Constraint constraint : owner.constraints()) {
                String touching = changed.contains(owner.id())
                        ? owner.id()
                        : constraint.holds().parameters().stream()
                                .filter(changed::contains)
                                .findFirst()
                                .orElse(null);
                if (touching != null && judged.isPresent() && !holds(constraint, values, judged.get())) {
                    Map<String, String> facts = new TreeMap<>();
                    facts.put("parameter", touching);
                    facts.put("constraint", RuleText.constraint(pack, constraint.holds()));
                    facts.put(owner.id(), judged.get().display());
                    for (String other : constraint.holds().parameters()) {
                        values.find(other).ifPresent(value -> facts.put(other, value.display()));
                    }
                    found.add(Rejection.of(RejectionCode.PARAMETER_INVALID, constraint.clause(), facts));
                }
            }
        }
        return found;
    }

    /**
     * Weights of a rubric that are no hundred together, once the last of them is decided. Later one after the other may be decided
     * anew, which no sum would survive; until they are a hundred again nobody scores.
     */
    private static List<Rejection> misweighed(
            PolicyPack pack, ParameterValues before, ParameterValues after, Set<String> changed) {
        List<Rejection> found = new ArrayList<>();
        for (Direction direction : pack.directions()) {
            Rubric rubric = direction.rubric();
            if (rubric != null
                    && rubric.parameters().stream().anyMatch(changed::contains)
                    && rubric.undecided(before).isPresent()
                    && rubric.undecided(after).isEmpty()) {
                rubric.refuseSum(direction, after).ifPresent(found::add);
            }
        }
        return found;
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

    private static Rejection refuse(Parameter parameter, String written, String name, String detail) {
        return Rejection.of(
                RejectionCode.PARAMETER_INVALID,
                parameter.clause(),
                Map.of("parameter", parameter.id(), "value", written, name, detail));
    }
}
