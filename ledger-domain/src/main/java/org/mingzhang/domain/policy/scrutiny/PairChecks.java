package org.mingzhang.domain.policy.scrutiny;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** Figures that are given for something else than the words give them for: the cap of level 3 for level 2, the later one first. */
final class PairChecks {
    private static final int TOP = 4;
    private static final Set<String> UP_FROM = Set.of("_>=_", "_==_");
    private static final Set<String> BELOW = Set.of("_<_", "_!=_");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    PairChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            if (direction.hasMoney()) {
                List<String> at = List.of("directions", direction.id(), "amount");
                formula(at, direction.formula());
                Advance advance = direction.advance();
                if (advance != null) {
                    advance.instalments()
                            .forEach(each -> formula(Places.instalment(Rules.in(at, "advance"), each), each.formula()));
                }
            }
        }
        rules.expressions().forEach(rule -> choices(rule, Term.of(rule.expression())));
    }

    private void formula(List<String> at, Formula formula) {
        limits(at, formula.limits());
        formula.parts().forEach(part -> limits(Rules.in(at, "parts", part.id()), part.limits()));
        if (formula.floor() != null) {
            quantity(
                    Rules.in(at, "floor", "amount"),
                    formula.floor().amount(),
                    ValueType.AMOUNT,
                    formula.floor().clause());
        }
    }

    private void limits(List<String> at, List<Limit> limits) {
        for (Limit limit : limits) {
            List<String> place = Rules.in(at, "limits", limit.id());
            switch (limit) {
                case Formula.AmountLimit amount ->
                    quantity(Rules.in(place, "amount"), amount.amount(), ValueType.AMOUNT, limit.clause());
                case Formula.ShareLimit share ->
                    quantity(Rules.in(place, "share"), share.share(), ValueType.SHARE, limit.clause());
                case Formula.ExpressionLimit gives -> {}
            }
        }
    }

    private void quantity(List<String> place, Quantity quantity, ValueType type, Clause clause) {
        if (clause.isProposed()) {
            return;
        }
        switch (quantity) {
            case Quantity.Table table -> {
                Pairs.Key by = table.by().size() == 1 ? key(table.by().getFirst()) : null;
                if (by == Pairs.Key.LEVEL) {
                    above(place, table, clause);
                }
                if (by != null) {
                    Pairs pairs = Pairs.in(clause.quote(), by, type);
                    table.cells().forEach((key, cell) -> {
                        if (cell instanceof Quantity.Written(Value value)) {
                            pairs.of(key.getFirst())
                                    .filter(said -> !said.equals(value))
                                    .ifPresent(said -> note(
                                            Rules.in(place, "cells", key.getFirst()),
                                            value,
                                            said,
                                            key.getFirst() + (by == Pairs.Key.LEVEL ? "级" : "批"),
                                            turned(table, key.getFirst(), said, by),
                                            clause));
                        }
                    });
                }
            }
            case Quantity.Dated dated -> {
                Pairs pairs = Pairs.in(clause.quote(), Pairs.Key.DAY, type);
                dated.until().forEach((day, cell) -> {
                    if (cell instanceof Quantity.Written(Value value)) {
                        pairs.until(day)
                                .filter(said -> !said.equals(value))
                                .ifPresent(said -> note(
                                        Rules.in(place, "until", day.toString()),
                                        value,
                                        said,
                                        day.toString(),
                                        "",
                                        clause));
                    }
                });
            }
            default -> {}
        }
    }

    /** 三级及以上 are the third level and the fourth. */
    private void above(List<String> place, Quantity.Table table, Clause clause) {
        for (List<String> key : table.cells().keySet()) {
            String level = key.getFirst();
            boolean open = level.matches("[1-3]")
                    && Bounds.in(clause.quote(), Value.of(Long.parseLong(level)), Measure.LEVELS)
                            .contains(Bounds.AT_LEAST);
            for (int next = open ? Integer.parseInt(level) + 1 : TOP + 1; next <= TOP; next++) {
                if (!table.cells().containsKey(List.of(Integer.toString(next)))) {
                    remarks.doubts(
                            Rules.in(place, "cells"),
                            "没有写 " + next + "级，引文「" + clause.quote() + "」说 " + level + "级及以上的都给",
                            "应有 " + next + " 的一格：没有的，达到 " + next + "级的算不出来；那里说的不是这个数的，改引说到它的原文");
                    return;
                }
            }
        }
    }

    /** The cell below that has what is said of this one: the two are turned. */
    private static String turned(Quantity.Table table, String key, Value said, Pairs.Key by) {
        String unit = by == Pairs.Key.LEVEL ? "级" : "批";
        return table.cells().entrySet().stream()
                .filter(cell -> cell.getValue() instanceof Quantity.Written(Value value) && value.equals(said))
                .map(cell -> cell.getKey().getFirst())
                .filter(other -> other.compareTo(key) < 0)
                .findFirst()
                .map(other -> "，" + other + unit + " 写的却是 " + said.display() + "：两格像是写颠倒了")
                .orElse("");
    }

    private void note(List<String> place, Value written, Value said, String key, String turned, Clause clause) {
        remarks.doubts(
                place,
                key + " 写的是 " + written.display() + turned + "，引文「" + clause.quote() + "」给它的是 " + said.display(),
                "应为 " + said.display() + "；几个数没有写颠倒的，引说到这个数的原文");
    }

    private static Pairs.@Nullable Key key(FactId fact) {
        return fact == FactName.ACCEPTANCE_LEVEL_AFTER
                ? Pairs.Key.LEVEL
                : fact == FactName.APPLICATION_BATCH
                        ? Pairs.Key.BATCH
                        : fact.type() == ValueType.DATE ? Pairs.Key.DAY : null;
    }

    private void choices(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> choices(rule, each));
        if (!function.equals("_?_:_") || rule.clause().isProposed()) {
            return;
        }
        if (terms.getFirst() instanceof Term.Done(String comparison, List<Term> sides)
                && sides.size() == 2
                && sides.getFirst() instanceof Term.Named(FactId fact)
                && sides.getLast() instanceof Term.Written(Value value)) {
            Pairs.Key by = key(fact);
            if (by != null) {
                choice(rule, by, comparison, value, terms.get(1), terms.getLast());
            }
        }
    }

    /** Where the words give the one branch what the other has. */
    private void choice(Rules.Ruled rule, Pairs.Key by, String comparison, Value value, Term yes, Term no) {
        Term meant;
        if (value instanceof Value.Day) {
            meant = comparison.equals("_<=_") || comparison.equals("_<_") ? yes : no;
        } else if (UP_FROM.contains(comparison)) {
            meant = yes;
        } else if (BELOW.contains(comparison)) {
            meant = no;
        } else {
            return;
        }
        Term other = meant == yes ? no : yes;
        for (ValueType type : List.of(ValueType.AMOUNT, ValueType.SHARE)) {
            List<Value> here = literals(meant, type);
            List<Value> there = literals(other, type);
            Pairs pairs = Pairs.in(rule.clause().quote(), by, type, true);
            Optional<Value> said = value instanceof Value.Day(LocalDate day)
                    ? pairs.until(comparison.equals("_<_") || comparison.equals("_>=_") ? day.minusDays(1) : day)
                    : pairs.of(value.text());
            if (said.isPresent() && !here.isEmpty() && !here.contains(said.get()) && there.contains(said.get())) {
                remarks.doubts(
                        rule.place(),
                        "“" + rule.shown() + "”，" + named(by, value) + " 得到的是 "
                                + here.getFirst().display() + "，引文「"
                                + rule.clause().quote() + "」给它的是 " + said.get().display(),
                        "应为 条件 ? 成立时的数 : 不成立时的数；两边像是写颠倒了");
            }
        }
    }

    private static String named(Pairs.Key by, Value value) {
        return switch (by) {
            case LEVEL -> value.text() + "级";
            case BATCH -> "第" + value.text() + "批";
            case DAY -> value.text();
        };
    }

    private static List<Value> literals(Term term, ValueType type) {
        List<Value> found = new ArrayList<>();
        if (term instanceof Term.Written(Value value) && value.type() == type) {
            found.add(value);
        } else if (term instanceof Term.Done done && !done.function().equals("_?_:_")) {
            done.terms().forEach(each -> found.addAll(literals(each, type)));
        }
        return found;
    }
}
