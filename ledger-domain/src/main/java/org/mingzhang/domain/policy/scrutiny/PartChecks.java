package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Excerpt;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/**
 * Parts of a condition that decide nothing. Every way in which its parts may hold or not is tried; a part whose answer never
 * changes the whole was meant to, and a whole that is always the same switches its rule on or off for good.
 */
final class PartChecks {
    /** With more parts than this all ways are too many to try. */
    private static final int MOST_PARTS = 10;

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    PartChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            within(rule, Term.of(rule.expression()));
        }
    }

    /** Each condition that stands in a rule: the whole of a flag, the question of a choice. */
    private void within(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        alike(rule, term, function, terms);
        switch (function) {
            case "_&&_", "_||_", "!_" -> {
                condition(rule, term);
                terms.forEach(each -> inside(rule, each));
            }
            case "_?_:_" -> {
                condition(rule, terms.getFirst());
                inside(rule, terms.getFirst());
                terms.subList(1, terms.size()).forEach(each -> within(rule, each));
            }
            default -> terms.forEach(each -> within(rule, each));
        }
    }

    /** What is within a condition that is looked at as a whole. */
    private void inside(Rules.Ruled rule, Term term) {
        if (term instanceof Term.Done(String function, List<Term> terms)) {
            alike(rule, term, function, terms);
            terms.forEach(each -> inside(rule, each));
        }
    }

    /** Twice the same: a comparison with itself, a choice of one, a list that names one twice. */
    private void alike(Rules.Ruled rule, Term term, String function, List<Term> terms) {
        List<Term> several =
                switch (function) {
                    case "_?_:_" -> terms.subList(1, terms.size());
                    case "@in" -> terms.getLast() instanceof Term.OneOf list ? list.terms() : List.of();
                    case "_+_", "_*_" -> List.of();
                    default -> terms;
                };
        if (Set.copyOf(several).size() < several.size()) {
            remarks.contradicts(
                    rule.place(),
                    "“" + rule.shown() + "”，其中的“" + Excerpt.of(PackRenderer.words(pack, term)) + "”有两处一样",
                    "应为不同的两项：一样的，比较、取舍都没有意义");
        }
    }

    private void condition(Rules.Ruled rule, Term whole) {
        Set<Term> parts = new LinkedHashSet<>();
        boolean written = gather(whole, parts);
        if (parts.size() > MOST_PARTS) {
            return;
        }
        List<Term> all = List.copyOf(parts);
        Map<Integer, Boolean> answers = new HashMap<>();
        for (int way = 0; way < 1 << all.size(); way++) {
            if (possible(all, way)) {
                answers.put(way, answer(whole, all, way));
            }
        }
        if (Set.copyOf(answers.values()).size() == 1) {
            boolean always = answers.containsValue(true);
            remarks.contradicts(
                    rule.place(),
                    shown(rule, whole) + (always ? "总是成立，什么都不限制" : "永不成立：其中的条件不能同时成立"),
                    always ? "应为有的成立、有的不成立的条件；都要成立的用 &&，无条件的删去" : "应为能同时成立的条件；二者取一的用 ||");
            return;
        }
        String idle = all.stream()
                .filter(part -> isIdle(all.indexOf(part), answers))
                .map(part -> "“" + Excerpt.of(PackRenderer.words(pack, part)) + "”")
                .collect(Collectors.joining("、"));
        if (!idle.isEmpty() || written) {
            remarks.contradicts(
                    rule.place(),
                    "“" + rule.shown() + "”，其中的 " + (idle.isEmpty() ? "true 或 false" : idle) + " 决定不了什么",
                    "应为会改变结果的条件：成立与否结果都一样的，删去");
        }
    }

    private String shown(Rules.Ruled rule, Term whole) {
        boolean part = !whole.equals(Term.of(rule.expression()));
        return "“" + rule.shown() + "”，" + (part ? "其中的“" + Excerpt.of(PackRenderer.words(pack, whole)) + "”" : "");
    }

    /** Whether the answer is the same with and without it, whatever the others are. */
    private static boolean isIdle(int part, Map<Integer, Boolean> answers) {
        return answers.entrySet().stream()
                .allMatch(one -> answers.getOrDefault(one.getKey() ^ (1 << part), one.getValue())
                        .equals(one.getValue()));
    }

    /** Its parts that are no combination of others; whether yes or no itself is among them. */
    private static boolean gather(Term term, Set<Term> parts) {
        if (term instanceof Term.Written(Value.Flag yes)) {
            return true;
        }
        boolean written = false;
        if (isCombined(term)) {
            for (Term each : ((Term.Done) term).terms()) {
                written |= gather(each, parts);
            }
        } else {
            parts.addAll(Likeness.of(term).parts());
        }
        return written;
    }

    private static boolean isCombined(Term term) {
        return term instanceof Term.Done(String function, List<Term> terms)
                && List.of("_&&_", "_||_", "!_", "_?_:_").contains(function);
    }

    private static boolean answer(Term term, List<Term> all, int way) {
        if (term instanceof Term.Written(Value.Flag(boolean yes))) {
            return yes;
        }
        if (!isCombined(term)) {
            Likeness likeness = Likeness.of(term);
            boolean any = likeness.parts().stream().anyMatch(part -> holds(all.indexOf(part), way));
            return any != likeness.turned();
        }
        List<Term> terms = ((Term.Done) term).terms();
        return switch (((Term.Done) term).function()) {
            case "_&&_" -> terms.stream().allMatch(each -> answer(each, all, way));
            case "_||_" -> terms.stream().anyMatch(each -> answer(each, all, way));
            case "!_" -> !answer(terms.getFirst(), all, way);
            default -> answer(answer(terms.getFirst(), all, way) ? terms.get(1) : terms.getLast(), all, way);
        };
    }

    private static boolean holds(int part, int way) {
        return (way & (1 << part)) != 0;
    }

    /** Whether the parts may hold so together: nothing is at least three and below two, or two texts at once. */
    private static boolean possible(List<Term> all, int way) {
        Map<Term, Span> spans = new HashMap<>();
        Map<Term, Value> texts = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof Term.Done(String function, List<Term> sides))
                    || !(sides.getLast() instanceof Term.Written(Value value))) {
                continue;
            }
            String comparison = holds(i, way) ? function : Likeness.opposite(function);
            Span left = spans.merge(sides.getFirst(), Span.where(comparison, Span.of(value)), Span::and);
            boolean other = value instanceof Value.Text
                    && comparison.equals("_==_")
                    && !texts.merge(sides.getFirst(), value, (before, now) -> before)
                            .equals(value);
            if (left.isEmpty() || other) {
                return false;
            }
        }
        return true;
    }

    /**
     * A condition as one of a few forms, so that two that say the same, or the opposite, are known as one: a comparison is
     * {@code ==}, {@code >=} or {@code >}, with what is written out on the right.
     *
     * @param parts it holds where one of them does
     * @param turned whether it holds where none of them does, instead
     */
    private record Likeness(List<Term> parts, boolean turned) {
        private static final Map<String, String> OPPOSITES =
                Map.of("_==_", "_!=_", "_!=_", "_==_", "_<_", "_>=_", "_>=_", "_<_", "_<=_", "_>_", "_>_", "_<=_");

        static String opposite(String comparison) {
            return OPPOSITES.getOrDefault(comparison, comparison);
        }

        static Likeness of(Term term) {
            if (!(term instanceof Term.Done(String function, List<Term> sides)) || sides.size() != 2) {
                return new Likeness(List.of(term), false);
            }
            if (function.equals("@in") && sides.getLast() instanceof Term.OneOf several) {
                List<Term> parts = new ArrayList<>();
                several.terms().forEach(one -> parts.add(done("_==_", sides.getFirst(), one)));
                return new Likeness(parts, false);
            }
            if (!OPPOSITES.containsKey(function)) {
                return new Likeness(List.of(term), false);
            }
            boolean swapped = sides.getFirst() instanceof Term.Written;
            Term left = swapped ? sides.getLast() : sides.getFirst();
            Term right = swapped ? sides.getFirst() : sides.getLast();
            String comparison = swapped ? Span.turned(function) : function;
            if (right instanceof Term.Written(Value.Flag(boolean yes))) {
                return new Likeness(List.of(left), yes != comparison.equals("_==_"));
            }
            boolean turned = List.of("_!=_", "_<_", "_<=_").contains(comparison);
            return new Likeness(List.of(done(turned ? opposite(comparison) : comparison, left, right)), turned);
        }

        private static Term done(String function, Term left, Term right) {
            return new Term.Done(function, List.of(left, right));
        }
    }
}
