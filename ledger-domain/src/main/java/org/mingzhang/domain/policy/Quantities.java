package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;

/** Looks up what a {@link Quantity} is in one case. */
final class Quantities {
    private Quantities() {}

    /** The value found, or what stands in the way. */
    sealed interface Found {
        /** The value, the parameters that it came from and, in Chinese, how it was found. */
        record Known(Value value, List<String> parameters, String explanation) implements Found {}

        record Undecided(String parameter) implements Found {}

        record NoCell(String explanation) implements Found {}
    }

    /** The facts by which it is looked up. */
    static SortedSet<FactId> facts(Quantity quantity) {
        SortedSet<FactId> names = new TreeSet<>(FactId.ORDER);
        switch (quantity) {
            case Quantity.Table table -> {
                names.addAll(table.by());
                table.cells().values().forEach(cell -> names.addAll(facts(cell)));
            }
            case Quantity.Dated dated -> {
                names.add(dated.on());
                dated.until().values().forEach(cell -> names.addAll(facts(cell)));
                if (dated.later() != null) {
                    names.addAll(facts(dated.later()));
                }
            }
            case Quantity.Computed(Expression gives) -> names.addAll(gives.facts());
            case Quantity.Written written -> {}
            case Quantity.FromParameter parameter -> {}
        }
        return names;
    }

    /** The facts that a limit rests on, beside those of its conditions. */
    static SortedSet<FactId> facts(Limit limit) {
        return switch (limit) {
            case Formula.AmountLimit amount -> facts(amount.amount());
            case Formula.ShareLimit share -> {
                SortedSet<FactId> names = facts(share.share());
                names.add(share.of());
                yield names;
            }
            case Formula.ExpressionLimit expression -> expression.gives().facts();
        };
    }

    /** The expressions that a limit gives amounts or shares by. */
    static List<Expression> expressions(Limit limit) {
        return switch (limit) {
            case Formula.AmountLimit amount -> expressions(amount.amount());
            case Formula.ShareLimit share -> expressions(share.share());
            case Formula.ExpressionLimit expression -> List.of(expression.gives());
        };
    }

    private static List<Expression> expressions(Quantity quantity) {
        List<Expression> found = new ArrayList<>();
        switch (quantity) {
            case Quantity.Table table -> table.cells().values().forEach(cell -> found.addAll(expressions(cell)));
            case Quantity.Dated dated -> {
                dated.until().values().forEach(cell -> found.addAll(expressions(cell)));
                if (dated.later() != null) {
                    found.addAll(expressions(dated.later()));
                }
            }
            case Quantity.Computed(Expression gives) -> found.add(gives);
            case Quantity.Written written -> {}
            case Quantity.FromParameter parameter -> {}
        }
        return found;
    }

    /** Finds the value; the facts it is looked up by must be present. */
    static Found find(PolicyPack pack, Quantity quantity, Facts facts, ParameterValues values) {
        return switch (quantity) {
            case Quantity.Written(Value value) -> new Found.Known(value, List.of(), value.display());
            case Quantity.FromParameter(String parameter) ->
                values.find(parameter)
                        .<Found>map(value -> new Found.Known(
                                value,
                                List.of(parameter),
                                value.display() + "（" + RuleText.parameter(pack, parameter) + "）"))
                        .orElseGet(() -> new Found.Undecided(parameter));
            case Quantity.Table table -> find(pack, table, facts, values);
            case Quantity.Computed(Expression gives) -> find(pack, gives, facts, values);
            case Quantity.Dated dated -> find(pack, dated, facts, values);
        };
    }

    private static Found find(PolicyPack pack, Quantity.Dated dated, Facts facts, ParameterValues values) {
        LocalDate on = ((Value.Day) facts.find(dated.on()).orElseThrow().value()).date();
        Map.Entry<LocalDate, Quantity> entry = dated.until().ceilingEntry(on);
        Quantity cell = entry == null ? dated.later() : entry.getValue();
        String seen =
                RuleText.seen(pack, List.of(dated.on()), facts) + (entry == null ? "" : "，在 " + entry.getKey() + " 以前");
        if (cell == null) {
            return new Found.NoCell(seen + "：政策未规定");
        }
        Found found = find(pack, cell, facts, values);
        return found instanceof Found.Known known
                ? new Found.Known(known.value(), known.parameters(), seen + "：" + known.explanation())
                : found;
    }

    private static Found find(PolicyPack pack, Expression gives, Facts facts, ParameterValues values) {
        if (!gives.isDecidedBy(facts, values)) {
            for (String parameter : gives.parameters()) {
                if (values.find(parameter).isEmpty()) {
                    return new Found.Undecided(parameter);
                }
            }
        }
        Value value = gives.evaluate(facts, values).result();
        String seen = RuleText.seen(pack, gives.facts(), facts);
        return new Found.Known(
                value,
                List.copyOf(gives.parameters()),
                (seen.isEmpty() ? "" : seen + "：") + RuleText.expression(pack, gives) + " = " + value.display());
    }

    private static Found find(PolicyPack pack, Quantity.Table table, Facts facts, ParameterValues values) {
        List<String> key = table.by().stream()
                .map(name -> facts.find(name).orElseThrow().value().text())
                .toList();
        String by = RuleText.seen(pack, table.by(), facts);
        Quantity cell = table.cells().get(key);
        if (cell == null) {
            return new Found.NoCell(by + "：政策未规定");
        }
        Found found = find(pack, cell, facts, values);
        return found instanceof Found.Known known
                ? new Found.Known(known.value(), known.parameters(), by + "：" + known.explanation())
                : found;
    }
}
