package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/**
 * Conditions that cannot hold together: the requirements of a direction that are looked at on the same day, and the constraints of a
 * parameter.
 */
final class TogetherChecks {
    /** What is another every day. */
    private static final Set<FactId> CHANGING = Set.of(FactName.DECISION_ON);

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    TogetherChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    /** One condition that must hold: what it is of, and what that may then be; or the texts of which it must be one. */
    private record Must(Term of, Span span, Set<String> texts) {}

    void check() {
        for (Direction direction : pack.directions()) {
            List<Rules.Ruled> all = rules.expressions().stream()
                    .filter(rule -> rule.always() && direction.equals(rule.direction()))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                for (Rules.Ruled earlier : all.subList(0, i)) {
                    between(earlier, all.get(i));
                }
            }
        }
        rules.expressions().stream()
                .filter(rule ->
                        rule.direction() != null && rule.place().getLast().equals("when"))
                .forEach(this::reachable);
        pack.parameters().forEach(parameter -> {
            List<Rules.Ruled> all = rules.expressions().stream()
                    .filter(rule -> rule.place().size() > 2
                            && rule.place().subList(0, 3).equals(List.of("parameters", parameter.id(), "constraints")))
                    .toList();
            for (int i = 1; i < all.size(); i++) {
                for (Rules.Ruled earlier : all.subList(0, i)) {
                    clash(earlier, all.get(i), "没有一个取值能同时符合这两条约束");
                }
            }
        });
    }

    private void between(Rules.Ruled earlier, Rules.Ruled later) {
        if (!Collections.disjoint(earlier.moments(), later.moments())) {
            clash(earlier, later, "两条条件不能同时符合，谁都得不到认定或奖补");
            return;
        }
        Set<FactId> changing = new HashSet<>(earlier.expression().facts());
        changing.retainAll(CHANGING);
        if (changing.isEmpty() && impossible(earlier, later)) {
            remarks.doubts(
                    later.place(),
                    "“" + later.shown() + "”，与 " + String.join(".", earlier.place()) + " 的“" + earlier.shown() + "”相反",
                    "应为先后都能成立的条件：一条在" + moments(earlier) + "看，一条在" + moments(later) + "看，其间事实变了才都符合");
        }
    }

    private static String moments(Rules.Ruled rule) {
        return rule.moments().stream().sorted().map(Moment::chinese).collect(Collectors.joining("、"));
    }

    private static boolean impossible(Rules.Ruled one, Rules.Ruled other) {
        List<Must> both = new ArrayList<>(musts(Term.of(one.expression())));
        if (impossible(both) || impossible(musts(Term.of(other.expression())))) {
            return false;
        }
        both.addAll(musts(Term.of(other.expression())));
        return impossible(both);
    }

    /** What counts only where a requirement does not hold never counts: such a case gets nothing at all. */
    private void reachable(Rules.Ruled when) {
        rules.expressions().stream()
                .filter(rule -> rule.always() && Objects.equals(rule.direction(), when.direction()))
                .filter(rule -> !rule.place().contains("advance") && impossible(rule, when))
                .findFirst()
                .ifPresent(rule -> {
                    String found =
                            "“" + when.shown() + "”，与 " + String.join(".", rule.place()) + " 的“" + rule.shown() + "”相反";
                    String expected = "应为符合条件的申报里有的情形：不符合那一条的得不到奖补，这里就用不到";
                    if (Collections.disjoint(rule.moments(), when.moments())) {
                        remarks.doubts(when.place(), found, expected);
                    } else {
                        remarks.contradicts(when.place(), found, expected);
                    }
                });
    }

    private void clash(Rules.Ruled earlier, Rules.Ruled later, String why) {
        if (impossible(earlier, later)) {
            remarks.contradicts(
                    later.place(),
                    "“" + later.shown() + "”，与 " + String.join(".", earlier.place()) + " 的“" + earlier.shown() + "”相反",
                    "应为能同时成立的条件：" + why);
        }
    }

    private static boolean impossible(List<Must> musts) {
        Map<Term, Span> spans = new HashMap<>();
        Map<Term, Set<String>> texts = new HashMap<>();
        for (Must must : musts) {
            Span left = spans.merge(must.of, must.span, Span::and);
            Set<String> before = must.texts.isEmpty() ? null : texts.put(must.of, must.texts);
            if (left.isEmpty() || (before != null && Collections.disjoint(before, must.texts))) {
                return true;
            }
        }
        return false;
    }

    private static List<Must> musts(Term term) {
        return switch (term) {
            case Term.Named named -> List.of(new Must(named, Span.only(1), Set.of()));
            case Term.Done(String function, List<Term> terms)
            when function.equals("_&&_") ->
                terms.stream().flatMap(each -> musts(each).stream()).toList();
            case Term.Done(String function, List<Term> terms)
            when function.equals("!_") && terms.getFirst() instanceof Term.Named named ->
                List.of(new Must(named, Span.only(0), Set.of()));
            case Term.Done(String function, List<Term> terms)
            when function.equals("@in") && terms.getLast() instanceof Term.OneOf(List<Term> several) ->
                List.of(new Must(
                        terms.getFirst(),
                        Span.ANY,
                        several.stream()
                                .map(each -> each instanceof Term.Written(Value value) ? value.text() : "")
                                .collect(Collectors.toUnmodifiableSet())));
            case Term.Done(String function, List<Term> terms)
            when terms.size() == 2 -> compared(function, terms.getFirst(), terms.getLast());
            default -> List.of();
        };
    }

    private static List<Must> compared(String function, Term left, Term right) {
        if (right instanceof Term.Written(Value value)) {
            return List.of(must(function, left, value));
        }
        return left instanceof Term.Written(Value value)
                ? List.of(must(Span.turned(function), right, value))
                : List.of();
    }

    private static Must must(String function, Term of, Value value) {
        Set<String> texts =
                value instanceof Value.Text(String words) && function.equals("_==_") ? Set.of(words) : Set.of();
        return new Must(of, Span.where(function, Span.of(value)), texts);
    }
}
