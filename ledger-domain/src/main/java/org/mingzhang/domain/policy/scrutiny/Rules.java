package org.mingzhang.domain.policy.scrutiny;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Catalogue;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.Excerpt;
import org.mingzhang.domain.policy.Exclusion;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.Requirement;
import org.mingzhang.domain.policy.Target;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.policy.Value;

/** All expressions and all values of a pack that are written out, each with its place and the words that it rests on. */
final class Rules {
    private final List<Ruled> expressions = new ArrayList<>();
    private final List<Said> values = new ArrayList<>();

    /**
     * An expression.
     *
     * @param text what people read in its place; empty where there is nothing
     * @param direction whose rule it is; null where it is of the whole pack
     * @param moments when it is looked at
     * @param always whether it must hold for each case of the direction
     */
    record Ruled(
            List<String> place,
            Expression expression,
            Clause clause,
            String text,
            @Nullable Direction direction,
            Set<Moment> moments,
            boolean always) {
        Ruled {
            place = List.copyOf(place);
            moments = Set.copyOf(moments);
        }

        /** The expression as a message quotes it. */
        String shown() {
            return Excerpt.of(expression.text());
        }
    }

    /**
     * A value that is written out.
     *
     * @param measure what a number counts
     * @param text what people read beside it; empty where there is nothing
     * @param table the place of the table of which it is a cell; its own place where it is in none
     */
    record Said(List<String> place, Value value, Measure measure, Clause clause, String text, List<String> table) {
        Said {
            place = List.copyOf(place);
            table = List.copyOf(table);
        }
    }

    static Rules of(PolicyPack pack) {
        Rules rules = new Rules();
        rules.money(pack);
        pack.directions().forEach(rules::direction);
        rules.named(pack);
        pack.parameters().forEach(rules::parameter);
        rules.goals(pack);
        return rules;
    }

    List<Ruled> expressions() {
        return List.copyOf(expressions);
    }

    List<Said> values() {
        return List.copyOf(values);
    }

    private void money(PolicyPack pack) {
        for (FundingSource source : pack.sources()) {
            if (source.amount() != null) {
                say(List.of("sources", source.id(), "amount"), Value.of(source.amount()), source.clause());
            }
        }
        for (BudgetLine line : pack.lines()) {
            if (line.givesTo() != null && line.givesTo().atMost() != null) {
                say(
                        List.of("lines", line.id(), "givesTo", "atMost"),
                        Value.of(line.givesTo().atMost()),
                        line.givesTo().clause());
            }
        }
        for (RatioRule rule : pack.ratioRules()) {
            String key = rule.comparison() == RatioRule.Comparison.AT_MOST ? "atMost" : "atLeast";
            say(List.of("ratioRules", rule.id(), key), Value.of(rule.share()), rule.clause());
        }
        for (Catalogue one : pack.catalogues()) {
            List<String> at = List.of("catalogues", one.id(), "atMost");
            one.atMost().forEach((category, share) -> say(in(at, category.chinese()), Value.of(share), one.clause()));
        }
    }

    private void direction(Direction direction) {
        List<String> at = List.of("directions", direction.id());
        requirements(direction, in(at, "requires"), direction.requirements());
        requirements(direction, in(at, "beforePayment"), direction.beforePayment());
        for (Quota quota : direction.quotas()) {
            List<String> most = in(quota.placeIn(at), "most");
            quantity(direction, most, quota.most(), Measure.THINGS, quota.clause(), "");
        }
        if (direction.queue() != null && direction.queue().priority() != null) {
            rule(
                    in(at, "queue", "priority"),
                    direction.queue().priority(),
                    direction.queue().clause(),
                    "",
                    direction,
                    Moment.AWARD);
        }
        if (direction.hasMoney()) {
            formula(direction, in(at, "amount"), direction.formula());
            advance(direction, in(at, "amount", "advance"));
        }
        for (ChecklistDocument document : direction.documents()) {
            List<String> place = in(at, "documents", document.id());
            if (document.when() != null) {
                rule(
                        in(place, "when"),
                        document.when(),
                        document.clause(),
                        document.name(),
                        direction,
                        Moment.SUBMISSION);
            }
            if (document.copies() > 0) {
                say(in(place, "copies"), Value.of(document.copies()), Measure.COPIES, document.clause(), "");
            }
        }
        for (TextRule text : direction.texts()) {
            List<String> place = in(at, "texts", text.id());
            if (text.most() != null) {
                say(in(place, "most"), Value.of(text.most()), Measure.CHARACTERS, text.clause(), "");
            }
            if (text.images() != null) {
                say(in(place, "images", "least"), text.images().least(), Measure.THINGS, text.clause());
                say(in(place, "images", "most"), text.images().most(), Measure.THINGS, text.clause());
                say(in(place, "images", "width"), text.images().width(), Measure.PIXELS, text.clause());
                say(in(place, "images", "height"), text.images().height(), Measure.PIXELS, text.clause());
            }
        }
    }

    private void requirements(Direction direction, List<String> at, List<Requirement> requirements) {
        for (Requirement each : requirements) {
            List<String> place = in(at, each.id());
            Set<Moment> moments = each instanceof Requirement.Computed computed ? computed.at() : Set.of(Moment.AWARD);
            if (each.when() != null) {
                expressions.add(new Ruled(
                        in(place, "when"), each.when(), each.clause(), each.text(), direction, moments, false));
            }
            if (each instanceof Requirement.Computed computed) {
                boolean always = computed.when() == null;
                expressions.add(new Ruled(
                        in(place, "holds"), computed.holds(), each.clause(), each.text(), direction, moments, always));
            }
        }
    }

    private void formula(Direction direction, List<String> at, Formula formula) {
        for (Formula.Part part : formula.parts()) {
            List<String> place = in(at, "parts", part.id());
            if (part.when() != null) {
                rule(in(place, "when"), part.when(), part.clause(), part.text(), direction, Moment.AWARD);
            }
            limits(direction, place, part.limits(), Moment.AWARD);
        }
        limits(direction, at, formula.limits(), Moment.AWARD);
        if (formula.floor() != null) {
            quantity(
                    direction,
                    in(at, "floor", "amount"),
                    formula.floor().amount(),
                    Measure.NONE,
                    formula.floor().clause(),
                    "");
        }
        Formula.Less less = formula.less();
        if (less != null) {
            rule(in(at, "less", "gives"), less.amount(), less.clause(), "", direction, Moment.AWARD);
            if (less.when() != null) {
                rule(in(at, "less", "when"), less.when(), less.clause(), "", direction, Moment.AWARD);
            }
        }
    }

    private void limits(Direction direction, List<String> at, List<Limit> limits, Moment moment) {
        for (Limit limit : limits) {
            List<String> place = in(at, "limits", limit.id());
            if (limit.under() != null) {
                rule(in(place, "under"), limit.under(), limit.clause(), limit.text(), direction, moment);
            }
            if (limit.when() != null) {
                rule(in(place, "when"), limit.when(), limit.clause(), limit.text(), direction, moment);
            }
            switch (limit) {
                case Formula.AmountLimit amount ->
                    quantity(
                            direction,
                            in(place, "amount"),
                            amount.amount(),
                            Measure.NONE,
                            limit.clause(),
                            limit.text());
                case Formula.ShareLimit share ->
                    quantity(direction, in(place, "share"), share.share(), Measure.NONE, limit.clause(), limit.text());
                case Formula.ExpressionLimit gives ->
                    rule(in(place, "gives"), gives.gives(), limit.clause(), limit.text(), direction, moment);
            }
        }
    }

    private void advance(Direction direction, List<String> at) {
        Advance advance = direction.advance();
        if (advance == null) {
            return;
        }
        for (Advance.Instalment instalment : advance.instalments()) {
            List<String> place = Places.instalment(at, instalment);
            limits(direction, place, instalment.formula().limits(), Moment.ADVANCE);
            requirements(direction, in(place, "requires"), instalment.requirements());
        }
    }

    private void named(PolicyPack pack) {
        pack.counts().stream().filter(count -> count.where() != null).forEach(count -> {
            List<String> place = List.of("counts", count.id(), "where");
            rule(place, count.where(), count.clause(), count.name(), null, Moment.AWARD);
        });
        pack.honours().stream().filter(honour -> honour.also() != null).forEach(honour -> {
            List<String> place = List.of("honours", honour.id(), "also", "when");
            rule(place, honour.also().when(), honour.clause(), "", null, Moment.AWARD);
        });
        for (Exclusion exclusion : pack.exclusions()) {
            quantity(
                    null,
                    List.of("exclusions", exclusion.id(), "atMost"),
                    exclusion.atMost(),
                    Measure.THINGS,
                    exclusion.clause(),
                    exclusion.text());
        }
    }

    private void parameter(Parameter parameter) {
        List<String> at = List.of("parameters", parameter.id());
        Value initial = parameter.initial();
        // Where the doubt itself speaks of the value, the words leave it open.
        if (initial != null && !parameter.doubt().contains(initial.display())) {
            say(in(at, "default"), initial, Measure.of(parameter.unit()), parameter.clause(), "");
        }
        for (int i = 0; i < parameter.constraints().size(); i++) {
            Parameter.Constraint constraint = parameter.constraints().get(i);
            rule(
                    in(at, "constraints", "[" + i + "]", "holds"),
                    constraint.holds(),
                    constraint.clause(),
                    "",
                    null,
                    Moment.AWARD);
        }
    }

    private void duty(DutyRule duty, @Nullable Long number, DutyRule.Unit unit) {
        say(List.of("duties", duty.id(), unit.word()), number, Measure.of(unit.chinese()), duty.clause());
    }

    private void goals(PolicyPack pack) {
        for (Target target : pack.targets()) {
            String key =
                    switch (target.comparison()) {
                        case ">=" -> "atLeast";
                        case "~" -> "about";
                        default -> "exactly";
                    };
            say(List.of("targets", target.id(), key), target.value(), Measure.THINGS, target.clause(), target.name());
        }
        for (DutyRule duty : pack.duties()) {
            if (duty.term() != null) {
                duty(duty, duty.term().number(), duty.term().unit());
            }
            duty(duty, duty.lasts().span(), duty.lasts().unit());
            if (duty.lasts().until() != null) {
                say(List.of("duties", duty.id(), "until"), Value.of(duty.lasts().until()), duty.clause());
            }
        }
        if (pack.amends() != null) {
            say(
                    List.of("amends", "from"),
                    Value.of(pack.amends().from()),
                    Measure.NONE,
                    pack.amends().clause(),
                    pack.amends().text());
        }
    }

    private void quantity(
            @Nullable Direction direction,
            List<String> place,
            Quantity quantity,
            Measure measure,
            Clause clause,
            String text) {
        cell(direction, place, place, quantity, measure, clause, text);
    }

    private void cell(
            @Nullable Direction direction,
            List<String> table,
            List<String> place,
            Quantity quantity,
            Measure measure,
            Clause clause,
            String text) {
        switch (quantity) {
            case Quantity.Written(Value value) -> values.add(new Said(place, value, measure, clause, text, table));
            case Quantity.Computed(Expression gives) ->
                rule(in(place, "gives"), gives, clause, text, direction, Moment.AWARD);
            case Quantity.FromParameter parameter -> {}
            case Quantity.Table lookup -> {
                for (Map.Entry<List<String>, Quantity> cell : lookup.cells().entrySet()) {
                    List<String> at = new ArrayList<>(in(place, "cells"));
                    at.addAll(cell.getKey());
                    cell(direction, table, at, cell.getValue(), measure, clause, text);
                }
            }
            case Quantity.Dated dated -> {
                for (Map.Entry<LocalDate, Quantity> cell : dated.until().entrySet()) {
                    List<String> at = in(place, "until", cell.getKey().toString());
                    values.add(new Said(at, Value.of(cell.getKey()), Measure.NONE, clause, "", table));
                    cell(direction, table, at, cell.getValue(), measure, clause, text);
                }
                if (dated.later() != null) {
                    cell(direction, table, in(place, "later"), dated.later(), measure, clause, text);
                }
            }
        }
    }

    private void rule(
            List<String> place,
            @Nullable Expression expression,
            Clause clause,
            String text,
            @Nullable Direction direction,
            Moment moment) {
        if (expression != null) {
            expressions.add(new Ruled(place, expression, clause, text, direction, EnumSet.of(moment), false));
        }
    }

    private void say(List<String> place, @Nullable Long number, Measure measure, Clause clause) {
        if (number != null) {
            say(place, Value.of(number), measure, clause, "");
        }
    }

    private void say(List<String> place, Value value, Clause clause) {
        say(place, value, Measure.NONE, clause, "");
    }

    private void say(List<String> place, Value value, Measure measure, Clause clause, String text) {
        values.add(new Said(place, value, measure, clause, text, place));
    }

    /** A place within another. */
    static List<String> in(List<String> place, String... keys) {
        List<String> deeper = new ArrayList<>(place);
        deeper.addAll(List.of(keys));
        return deeper;
    }
}
