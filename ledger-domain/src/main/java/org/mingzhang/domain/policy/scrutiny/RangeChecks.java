package org.mingzhang.domain.policy.scrutiny;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.ValueType;

/** Comparisons that can never hold, or always do: each switches a rule off without a word. */
final class RangeChecks {
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;
    private final Spans spans;

    RangeChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
        this.spans = new Spans(pack);
    }

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            Term whole = Term.of(rule.expression());
            if (rule.expression().type() == ValueType.FLAG
                    && rule.expression().facts().isEmpty()
                    && rule.expression().parameters().isEmpty()
                    && !judges(whole)) {
                remarks.contradicts(rule.place(), "“" + rule.shown() + "”，不看任何事实和参数，结果总是一样", "应为随事实变化的条件；无条件的，删去这一条");
            } else {
                look(rule, whole);
                alone(rule, whole);
            }
        }
    }

    /** A flag by itself that is settled beforehand: nobody hands in together where all hand in alone. */
    private void alone(Rules.Ruled rule, Term whole) {
        boolean not = whole instanceof Term.Done done && done.function().equals("!_");
        Term flag = not ? ((Term.Done) whole).terms().getFirst() : whole;
        if (flag instanceof Term.Named(FactId fact)
                && fact.type() == ValueType.FLAG
                && spans.of(flag, rule.direction()).never("_==_", Span.only(not ? 0 : 1))) {
            remarks.contradicts(
                    rule.place(), "“" + rule.shown() + "”，在本方向永不成立", "应为可能成立的条件；" + ranges(rule, flag, flag));
        }
    }

    private static boolean judges(Term term) {
        return switch (term) {
            case Term.Judged judged -> true;
            case Term.Done done -> done.terms().stream().anyMatch(RangeChecks::judges);
            default -> false;
        };
    }

    private void look(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> look(rule, each));
        if (COMPARISONS.contains(function)) {
            compare(rule, function, terms.getFirst(), terms.getLast());
        } else if (function.equals("@in") && terms.getLast() instanceof Term.OneOf several) {
            several.terms().forEach(one -> never(rule, "_==_", terms.getFirst(), one));
        }
    }

    private void compare(Rules.Ruled rule, String function, Term left, Term right) {
        if (never(rule, function, left, right)) {
            return;
        }
        Span one = spans.of(left, rule.direction());
        Span other = spans.of(right, rule.direction());
        if (names(left, right) && one.always(function, other)) {
            remarks.doubts(
                    rule.place(),
                    said(rule, function, left, right) + "总是成立",
                    "应为有的成立、有的不成立的条件；" + ranges(rule, left, right));
        }
    }

    private boolean never(Rules.Ruled rule, String function, Term left, Term right) {
        Span one = spans.of(left, rule.direction());
        Span other = spans.of(right, rule.direction());
        boolean never = names(left, right) && one.never(function, other);
        if (never) {
            remarks.contradicts(
                    rule.place(), said(rule, function, left, right) + "永不成立", "应为可能成立的条件；" + ranges(rule, left, right));
        }
        return never;
    }

    private static boolean names(Term left, Term right) {
        return !facts(left).isEmpty() || !facts(right).isEmpty();
    }

    private String said(Rules.Ruled rule, String function, Term left, Term right) {
        Term compared = new Term.Done(function, List.of(left, right));
        return "“" + rule.shown() + "”，其中的比较“" + PackRenderer.words(pack, compared) + "”";
    }

    private String ranges(Rules.Ruled rule, Term left, Term right) {
        Set<FactId> named = new LinkedHashSet<>(facts(left));
        named.addAll(facts(right));
        return named.stream()
                .map(fact -> fact.id() + " 是 " + Spans.display(fact, spans.of(fact, rule.direction())))
                .collect(Collectors.joining("；"));
    }

    private static List<FactId> facts(Term term) {
        return switch (term) {
            case Term.Named(FactId fact) -> List.of(fact);
            case Term.Done done ->
                done.terms().stream().flatMap(each -> facts(each).stream()).toList();
            default -> List.of();
        };
    }
}
