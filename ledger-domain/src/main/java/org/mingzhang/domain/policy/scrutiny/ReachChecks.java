package org.mingzhang.domain.policy.scrutiny;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** What a requirement makes idle: cells of values that it refuses, and choices of which it asks for one already. */
final class ReachChecks {
    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    ReachChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            List<Rules.Ruled> required = rules.expressions().stream()
                    .filter(rule -> rule.always()
                            && direction.equals(rule.direction())
                            && rule.place().contains("requires")
                            && !rule.place().contains("advance"))
                    .toList();
            required.forEach(rule -> required.stream()
                    .filter(other -> !other.equals(rule) && other.moments().containsAll(rule.moments()))
                    .forEach(other -> idle(rule, Term.of(rule.expression()), other)));
            if (direction.hasMoney()) {
                Map<FactId, Span> spans = new HashMap<>();
                Map<FactId, Rules.Ruled> by = new HashMap<>();
                required.stream()
                        .filter(rule -> rule.moments().contains(Moment.AWARD))
                        .forEach(rule -> bound(rule, Term.of(rule.expression()), spans, by));
                List<String> at = List.of("directions", direction.id(), "amount");
                Formula formula = direction.formula();
                limits(at, formula.limits(), spans, by);
                formula.parts().forEach(part -> limits(Rules.in(at, "parts", part.id()), part.limits(), spans, by));
            }
        }
    }

    /** Of 甲 or 乙 nothing is left to ask where 乙 is asked for anyway. */
    private void idle(Rules.Ruled rule, Term term, Rules.Ruled other) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        if (function.equals("_&&_")) {
            terms.forEach(each -> idle(rule, each, other));
        } else if (function.equals("_||_")) {
            if (isOneOf(term, Term.of(other.expression()))) {
                remarks.doubts(
                        rule.place(),
                        "“" + rule.shown() + "”，其中的“" + PackRenderer.words(pack, Term.of(other.expression())) + "”，"
                                + String.join(".", other.place()) + " 已经要求，这里总是成立",
                        "应为不用 || 的条件，或者 && ：现在等于没有写");
            }
        }
    }

    private static boolean isOneOf(Term choice, Term wanted) {
        return choice.equals(wanted)
                || (choice instanceof Term.Done(String function, List<Term> terms)
                        && function.equals("_||_")
                        && terms.stream().anyMatch(each -> isOneOf(each, wanted)));
    }

    private static void bound(Rules.Ruled rule, Term term, Map<FactId, Span> spans, Map<FactId, Rules.Ruled> by) {
        if (!(term instanceof Term.Done(String function, List<Term> terms)) || terms.size() != 2) {
            return;
        }
        if (function.equals("_&&_")) {
            terms.forEach(each -> bound(rule, each, spans, by));
        } else if (terms.getFirst() instanceof Term.Named(FactId fact)
                && fact instanceof FactName
                && terms.getLast() instanceof Term.Written(Value value)) {
            spans.merge(fact, Span.where(function, Span.of(value)), Span::and);
            by.put(fact, rule);
        }
    }

    private void limits(List<String> at, List<Limit> limits, Map<FactId, Span> spans, Map<FactId, Rules.Ruled> by) {
        for (Limit limit : limits) {
            List<String> place = Rules.in(at, "limits", limit.id());
            switch (limit) {
                case Formula.AmountLimit amount -> cells(Rules.in(place, "amount"), amount.amount(), spans, by);
                case Formula.ShareLimit share -> cells(Rules.in(place, "share"), share.share(), spans, by);
                case Formula.ExpressionLimit gives -> {}
            }
        }
    }

    private void cells(List<String> place, Quantity quantity, Map<FactId, Span> spans, Map<FactId, Rules.Ruled> by) {
        if (quantity instanceof Quantity.Table table) {
            for (int i = 0; i < table.by().size(); i++) {
                FactName fact = table.by().get(i);
                Span span = spans.getOrDefault(fact, Span.ANY);
                for (List<String> key : table.cells().keySet()) {
                    if (key.size() > i && isOut(fact, key.get(i), span)) {
                        List<String> cell = Rules.in(place, "cells");
                        note(Rules.in(cell, key.toArray(new String[0])), "“" + key.get(i) + "”", by.get(fact));
                    }
                }
            }
        } else if (quantity instanceof Quantity.Dated dated) {
            Span span = spans.getOrDefault(dated.on(), Span.ANY);
            dated.until().keySet().stream()
                    .filter(day -> new Span(null, day.toEpochDay()).and(span).isEmpty())
                    .forEach(day -> note(Rules.in(place, "until", day.toString()), day + " 以前的", by.get(dated.on())));
        }
    }

    private static boolean isOut(FactName fact, String key, Span span) {
        try {
            return Span.of(fact.type().read(key)).and(span).isEmpty();
        } catch (IllegalArgumentException ofAnotherForm) {
            // Said elsewhere.
            return false;
        }
    }

    private void note(List<String> place, String what, Rules.@Nullable Ruled rule) {
        if (rule == null) {
            return;
        }
        remarks.doubts(
                place,
                what + "，" + String.join(".", rule.place()) + " 的“" + rule.shown() + "”已经不让它通过，这一格用不到",
                "应删去这一格；那一条要求写错的，改那一条");
    }
}
