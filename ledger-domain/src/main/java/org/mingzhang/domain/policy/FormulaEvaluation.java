package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.Quantities.Found;

/** One evaluation of a direction's formula: the least of its limits, less what was granted, not below the floor. */
final class FormulaEvaluation {
    /** The rule of the sum of all components. */
    private static final String PARTS = "parts";

    private final PolicyPack pack;
    private final Direction direction;
    private final Formula formula;
    private final Facts facts;
    private final ParameterValues values;
    private final Trace trace;
    private final Gaps gaps;
    private Rounding way = Rounding.DOWN;
    private @Nullable AwardComputation noCell;
    /** What the components may come to by their caps; null where one of them has none. */
    private @Nullable Fen partsCap;

    FormulaEvaluation(
            PolicyPack pack,
            Direction direction,
            Formula formula,
            Facts facts,
            ParameterValues values,
            Trace trace,
            Gaps gaps) {
        this.pack = pack;
        this.direction = direction;
        this.formula = formula;
        this.facts = facts;
        this.values = values;
        this.trace = trace;
        this.gaps = gaps;
    }

    AwardComputation compute() {
        way = formula.rounding().way(values).orElseGet(() -> {
            gaps.undecided(String.valueOf(formula.rounding().parameter()));
            return Rounding.DOWN;
        });
        SortedMap<String, Fen> limits = new TreeMap<>();
        if (!formula.parts().isEmpty()) {
            limits.put(PARTS, parts());
        }
        limits.putAll(amounts("", formula.limits()));
        Optional<Fen> floor = Optional.ofNullable(formula.floor())
                .flatMap(least -> amount("floor", "下限", least.amount(), null, least.clause()));
        Optional<Fen> less = Optional.ofNullable(formula.less()).flatMap(this::less);
        direction.line().undecided(values).ifPresent(gaps::undecided);
        if (!gaps.missing().isEmpty()) {
            return AwardEngine.missing(direction, gaps);
        }
        if (noCell != null) {
            return noCell;
        }
        if (gaps.undecided().isPresent()) {
            return AwardEngine.undecided(pack, direction, gaps.undecided().get(), gaps);
        }
        if (limits.isEmpty()) {
            return notEligible("ceiling", "上限", direction.clause(), "没有适用的上限：政策未规定金额");
        }
        return settle(limits, floor.orElse(Fen.ZERO), less.orElse(Fen.ZERO));
    }

    /** The limits that apply, by their ids behind a prefix. */
    private SortedMap<String, Fen> amounts(String prefix, List<Limit> all) {
        SortedMap<String, Fen> amounts = new TreeMap<>();
        for (Limit limit : all) {
            if (stands(limit)
                    && applies(prefix + limit.id(), limit.text(), limit.when(), List.of(limit), limit.clause())) {
                amount(prefix + limit.id(), limit)
                        .map(fen -> prefix.isEmpty()
                                ? Caps.whole(limit, fen, facts, values, formula.rounding(), trace)
                                : fen)
                        .ifPresent(fen -> amounts.put(prefix + limit.id(), fen));
            }
        }
        return amounts;
    }

    /** Whether it is one of the rules at all, as the pack is read; where not, the calculation does not speak of it. */
    private boolean stands(Limit limit) {
        Expression under = limit.under();
        if (under == null) {
            return true;
        }
        if (gaps.open(under)) {
            gaps.needAll(Quantities.facts(limit));
            return false;
        }
        return under.evaluate(facts, values).result().equals(Value.of(true));
    }

    /** The parameters of a step: those by which its amount was found, and by which its limit stands. */
    private static List<String> parameters(@Nullable Expression under, Collection<String> own) {
        List<String> all = new ArrayList<>(own);
        if (under != null) {
            all.addAll(under.parameters());
        }
        return all;
    }

    /** What the components come to together. */
    private Fen parts() {
        Fen sum = Fen.ZERO;
        Optional<Fen> caps = Optional.of(Fen.ZERO);
        SortedMap<String, TraceStep.Input> inputs = new TreeMap<>();
        List<String> added = new ArrayList<>();
        for (Formula.Part part : formula.parts()) {
            if (applies(part.id(), part.text(), part.when(), part.limits(), part.clause())) {
                SortedMap<String, Fen> amounts = amounts(part.id() + ".", part.limits());
                Fen fen = amounts.values().stream()
                        .reduce(Fen::min)
                        .orElse(Fen.ZERO)
                        .max(Fen.ZERO);
                Optional<Fen> cap = Caps.least(part.id() + ".", part.limits(), amounts);
                caps = caps.flatMap(before -> cap.map(one -> before.plus(one.max(Fen.ZERO))));
                sum = sum.plus(fen);
                inputs.put(part.id() + "Fen", new TraceStep.Input(Value.of(fen).scalar(), null));
                added.add(part.text() + " " + Amounts.format(fen));
            }
        }
        partsCap = caps.orElse(null);
        trace.add(
                PARTS,
                direction.clause(),
                inputs,
                Value.of(sum),
                "各分项相加（" + (added.isEmpty() ? "没有适用的分项" : String.join("，", added)) + "）：" + Amounts.format(sum));
        return sum;
    }

    private boolean applies(String id, String text, @Nullable Expression when, List<Limit> limits, Clause clause) {
        if (when == null) {
            return true;
        }
        if (gaps.open(when)) {
            // Not known yet whether it counts: what it would need is asked for in the same answer.
            limits.forEach(limit -> gaps.needAll(Quantities.facts(limit)));
            return false;
        }
        boolean applies = when.evaluate(facts, values).result().equals(Value.of(true));
        if (!applies) {
            trace.add(
                    id,
                    clause,
                    when.facts(),
                    when.parameters(),
                    Value.of("not applicable"),
                    "「" + text + "」在此不适用：" + RuleText.seen(pack, when.facts(), facts));
        }
        return applies;
    }

    private Optional<Fen> amount(String id, Limit limit) {
        return switch (limit) {
            case Formula.AmountLimit amount -> amount(id, limit.text(), amount.amount(), limit.under(), limit.clause());
            case Formula.ShareLimit share -> share(id, share);
            case Formula.ExpressionLimit gives -> expression(id, gives);
        };
    }

    private Optional<Fen> expression(String id, Formula.ExpressionLimit limit) {
        Expression gives = limit.gives();
        if (gaps.open(gives)) {
            return Optional.empty();
        }
        Expression.Evaluation evaluation = gives.evaluate(facts, values);
        String steps = evaluation.parts().stream()
                .map(part -> RuleText.expression(pack, part.text(), gives.facts()) + " = "
                        + part.result().display())
                .collect(Collectors.joining("；"));
        Fen given = ((Value.Amount) evaluation.result()).fen();
        // What is left of a cap is no more for being rounded.
        boolean remainder = gives.facts().stream().anyMatch(Caps::isGranted);
        Rounding rounding = remainder ? Rounding.DOWN : way;
        Fen result = formula.rounding().round(given, rounding);
        trace.add(
                id,
                limit.clause(),
                gives.facts(),
                parameters(limit.under(), gives.parameters()),
                Value.of(result),
                limit.text() + "：" + steps + items(gives.facts())
                        + (result.equals(given) ? "" : "；" + rounded(rounding) + " " + Amounts.format(result)));
        return Optional.of(result);
    }

    /** Which contract items an amount rests on, and which contracts count with less than their price. */
    private String items(Set<FactId> names) {
        return names.stream()
                .filter(name -> name == FactName.CONTRACT_PRICE
                        || (name instanceof NamedFact named && named.family() == NamedFact.Family.ITEMS))
                .flatMap(name -> facts.find(name).stream())
                .map(Fact::note)
                .filter(Objects::nonNull)
                .map(note -> "（" + note + "）")
                .collect(Collectors.joining());
    }

    private String rounded(Rounding rounding) {
        return RuleText.rounding(formula.rounding().unit(), rounding) + "，得";
    }

    private Optional<Fen> share(String id, Formula.ShareLimit limit) {
        boolean noBase = gaps.need(limit.of());
        SortedSet<FactId> lookedUpBy = Quantities.facts(limit.share());
        if (open(limit.share()) || noBase) {
            return Optional.empty();
        }
        return known(id, limit.text(), limit.share(), limit.clause()).map(found -> {
            Ratio share = ((Value.Share) found.value()).ratio();
            Fen base = ((Value.Amount) facts.find(limit.of()).orElseThrow().value()).fen();
            Fen result = formula.rounding().share(base, share, way);
            SortedSet<FactId> inputs = new TreeSet<>(FactId.ORDER);
            inputs.addAll(lookedUpBy);
            inputs.add(limit.of());
            trace.add(
                    id,
                    limit.clause(),
                    inputs,
                    parameters(limit.under(), found.parameters()),
                    Value.of(result),
                    limit.text() + "：" + found.explanation() + "；" + limit.of().label() + " " + Amounts.format(base)
                            + items(Set.of(limit.of()))
                            + " × " + found.value().display() + " = " + Amounts.format(result)
                            + (formula.rounding().unit().value() == 1
                                    ? ""
                                    : "（" + RuleText.rounding(formula.rounding().unit(), way) + "）"));
            return result;
        });
    }

    private boolean open(Quantity quantity) {
        boolean decided = quantity instanceof Quantity.Computed(Expression gives) && gives.isDecidedBy(facts, values);
        return !decided && gaps.needAll(Quantities.facts(quantity));
    }

    private Optional<Fen> amount(String id, String text, Quantity quantity, @Nullable Expression under, Clause clause) {
        SortedSet<FactId> lookedUpBy = Quantities.facts(quantity);
        if (open(quantity)) {
            return Optional.empty();
        }
        return known(id, text, quantity, clause).map(found -> {
            List<String> parameters = parameters(under, found.parameters());
            trace.add(id, clause, lookedUpBy, parameters, found.value(), text + "：" + found.explanation());
            return ((Value.Amount) found.value()).fen();
        });
    }

    private Optional<Found.Known> known(String id, String text, Quantity quantity, Clause clause) {
        switch (Quantities.find(pack, quantity, facts, values)) {
            case Found.Known known -> {
                return Optional.of(known);
            }
            case Found.Undecided(String parameter) -> gaps.undecided(parameter);
            case Found.NoCell(String explanation) -> {
                if (noCell == null) {
                    noCell = notEligible(id, text, clause, explanation);
                }
            }
        }
        return Optional.empty();
    }

    private AwardComputation notEligible(String rule, String text, Clause clause, String found) {
        return new AwardComputation.NotEligible(
                rule,
                Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        clause,
                        Map.of("direction", direction.id(), "requirement", text, "found", found)),
                trace.steps());
    }

    private Optional<Fen> less(Formula.Less less) {
        if (less.when() != null) {
            if (gaps.open(less.when())) {
                return Optional.empty();
            }
            if (!less.when().evaluate(facts, values).result().equals(Value.of(true))) {
                return Optional.empty();
            }
        }
        if (gaps.open(less.amount())) {
            return Optional.empty();
        }
        return Optional.of(((Value.Amount) less.amount().evaluate(facts, values).result()).fen());
    }

    private AwardComputation settle(SortedMap<String, Fen> limits, Fen floor, Fen less) {
        Fen ceiling = limits.values().stream().reduce(Fen::min).orElseThrow().max(Fen.ZERO);
        Fen cap = Stream.concat(
                        Caps.least("", formula.limits(), limits).stream(), Optional.ofNullable(partsCap).stream())
                .map(fen -> fen.minus(less).max(Fen.ZERO))
                .reduce(Fen::min)
                .orElse(null);
        Clause ceilingClause = tightest(limits);
        SortedMap<String, TraceStep.Input> inputs = new TreeMap<>();
        List<String> compared = new ArrayList<>();
        limits.forEach((id, fen) -> {
            inputs.put(id + "Fen", new TraceStep.Input(Value.of(fen).scalar(), null));
            compared.add(text(id) + " " + Amounts.format(fen));
        });
        trace.add(
                "ceiling",
                direction.clause(),
                inputs,
                Value.of(ceiling),
                "取各上限中最低者（" + String.join("，", compared) + "）：" + Amounts.format(ceiling));
        if (formula.less() != null && less.isPositive()) {
            Fen remaining = ceiling.minus(less).max(Fen.ZERO);
            trace.add(
                    "less",
                    formula.less().clause(),
                    formula.less().amount().facts(),
                    lessParameters(formula.less()),
                    Value.of(remaining),
                    "扣除" + RuleText.expression(pack, formula.less().amount()) + " " + Amounts.format(less) + "，余 "
                            + Amounts.format(remaining));
            ceiling = remaining;
            ceilingClause = formula.less().clause();
        }
        Clause floorClause =
                formula.floor() == null ? direction.clause() : formula.floor().clause();
        if (floor.exceeds(ceiling)) {
            return new AwardComputation.NotEligible(
                    "floor",
                    Rejection.of(
                            RejectionCode.BELOW_MINIMUM_AMOUNT,
                            floorClause,
                            Map.of(
                                    "direction", direction.id(),
                                    "ceilingFen", ceiling.value(),
                                    "floorFen", floor.value())),
                    trace.steps());
        }
        return new AwardComputation.Computed(
                ceiling, floor, formula.pays() == Formula.Pays.UP_TO, ceilingClause, floorClause, trace.steps(), cap);
    }

    private static List<String> lessParameters(Formula.Less less) {
        List<String> parameters = new ArrayList<>(less.amount().parameters());
        if (less.when() != null) {
            parameters.addAll(less.when().parameters());
        }
        return parameters;
    }

    private String text(String limit) {
        return formula.limits().stream()
                .filter(each -> each.id().equals(limit))
                .map(Limit::text)
                .findFirst()
                .orElse("各分项合计");
    }

    /** The words behind the least of the limits. */
    private Clause tightest(SortedMap<String, Fen> limits) {
        Fen least = limits.values().stream().reduce(Fen::min).orElseThrow();
        return formula.limits().stream()
                .filter(limit -> least.equals(limits.get(limit.id())))
                .map(Limit::clause)
                .findFirst()
                .orElse(direction.clause());
    }
}
