package org.mingzhang.domain.policy;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Formula.Quantity;

/** 限额: how many of something a pack allows, or why that cannot be told yet. */
public sealed interface Allowance {
    /** So many. */
    record Known(long most) implements Allowance {}

    /** Not to be told: a figure is not entered, or a parameter not decided. */
    record Open(Rejection why) implements Allowance {}

    /**
     * What a rule's number comes to; a fraction was rounded by the rule, and less than none is none.
     *
     * @param direction whose cases are limited
     * @param clause of the rule
     */
    static Allowance of(
            PolicyPack pack, ParameterValues values, Quantity most, Facts facts, Direction direction, Clause clause) {
        SortedSet<FactId> missing = new TreeSet<>(Quantities.facts(most));
        missing.removeIf(facts::has);
        // What its value does not hang on need not be there.
        boolean decided = most instanceof Quantity.Computed(Expression gives) && gives.isDecidedBy(facts, values);
        if (!missing.isEmpty() && !decided) {
            Map<String, Object> about = about(direction);
            about.put("missing", missing.stream().map(FactId::id).collect(Collectors.joining(", ")));
            return new Open(Rejection.of(RejectionCode.FACT_MISSING, clause, about));
        }
        return switch (Quantities.find(pack, most, facts, values)) {
            case Quantities.Found.Known(Value.Whole(long number), var parameters, var how) ->
                new Known(Math.max(number, 0));
            case Quantities.Found.Known other ->
                throw new IllegalStateException(direction.id() + " is limited by " + other.value());
            case Quantities.Found.Undecided(String parameter) -> open(pack, parameter, direction, clause);
            case Quantities.Found.NoCell none -> new Known(0);
        };
    }

    /** What is not to be told since the parameters of a condition are not all decided. */
    static Allowance undecided(
            PolicyPack pack, ParameterValues values, Expression condition, Direction direction, Clause clause) {
        return condition.parameters().stream()
                .filter(parameter -> values.find(parameter).isEmpty())
                .findFirst()
                .map(parameter -> open(pack, parameter, direction, clause))
                .orElseThrow(() -> new IllegalStateException("nothing of " + condition.text() + " is undecided"));
    }

    private static Allowance open(PolicyPack pack, String parameter, Direction direction, Clause clause) {
        Map<String, Object> about = about(direction);
        about.put("parameter", parameter);
        return new Open(Rejection.of(
                RejectionCode.PARAMETER_UNDECIDED,
                pack.parameter(parameter).map(Parameter::clause).orElse(clause),
                about));
    }

    private static Map<String, Object> about(Direction direction) {
        Map<String, Object> about = new TreeMap<>();
        about.put("direction", direction.id());
        return about;
    }
}
