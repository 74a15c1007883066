package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.ThingFact;
import org.mingzhang.domain.policy.Value;

/**
 * Compares the figures of rules with those of the words beside them. Words that say figures of the same kind, and none of them the
 * rule's, may be the wrong words, or the figure a slip; they may also speak of something else, so this is a doubt and no mistake.
 */
final class FigureChecks {
    /** What the words may say in the place of a number: at least 5 is more than 4, at most 5 is fewer than 6. */
    private static final Map<String, Beside> BESIDE = Map.of(
            "_>=_", new Beside(-1, Bounds.MORE),
            "_>_", new Beside(1, Bounds.AT_LEAST),
            "_<=_", new Beside(1, Bounds.LESS),
            "_<_", new Beside(-1, Bounds.AT_MOST));

    private static final Set<String> SAME = Set.of("_==_", "_!=_", "@in");
    private static final Value HALF = Value.of(Ratio.of(1, 2));

    private final Rules rules;
    private final Remarks remarks;

    FigureChecks(Rules rules, Remarks remarks) {
        this.rules = rules;
        this.remarks = remarks;
    }

    /**
     * The number beside another, which some words say in its place.
     *
     * @param bounds how they must bound it: 超过4个 for at least 5, and not 达到4个
     */
    private record Beside(long step, Bounds bounds) {
        boolean isSaid(String words, long number, Measure measure) {
            Set<Bounds> said = Bounds.in(words, Value.of(number + step), measure);
            return said.contains(bounds) || said.contains(bounds.opposite());
        }
    }

    /** A figure of an expression, and what else it may stand for in words. */
    private record Figure(Value value, Measure measure, Optional<Beside> beside) {
        String like(Figures words) {
            return words.like(value instanceof Value.Whole ? Value.of(2) : value, measure);
        }

        boolean differsFrom(Figures words, String text) {
            return value instanceof Value.Whole(long number)
                    ? words.differ(number, measure)
                            && beside.filter(each -> each.isSaid(text, number, measure))
                                    .isEmpty()
                    : words.differ(value, measure) && !words.addUpTo(value);
        }
    }

    void check() {
        rules.values().forEach(this::value);
        for (Rules.Ruled ruled : rules.expressions()) {
            List<Figure> figures = new ArrayList<>();
            gather(Term.of(ruled.expression()), false, figures);
            expression(ruled, figures);
        }
    }

    private void value(Rules.Said said) {
        Value value = said.value();
        List<Value> beside = rules.values().stream()
                .filter(other ->
                        other.table().equals(said.table()) && other.value().type() == value.type())
                .map(Rules.Said::value)
                .toList();
        Clause clause = said.clause();
        List<String> others = new ArrayList<>();
        if (!clause.isProposed()) {
            words(said, beside, clause.quote(), "引文「" + clause.quote() + "」").ifPresent(others::add);
        }
        words(said, beside, said.text(), "说明“" + said.text() + "”").ifPresent(others::add);
        note(said.place(), value.display(), others);
    }

    /** A table may take some of its cells from elsewhere: what no cell has and the words say is what makes another doubtful. */
    private static Optional<String> words(Rules.Said said, List<Value> beside, String words, String named) {
        Figures figures = Figures.in(words);
        boolean differ = figures.differ(said.value(), said.measure())
                && !(said.value() instanceof Value.Share && figures.addUpTo(said.value()))
                && figures.sayMore(beside, said.measure());
        return differ ? Optional.of(named + "里同类的数是 " + figures.like(said.value(), said.measure())) : Optional.empty();
    }

    private void note(List<String> place, String value, List<String> others) {
        if (!others.isEmpty()) {
            remarks.doubts(place, "写的是 " + value + "，" + String.join("，", others), "应与旁边的文字一致；那里说的是别的数的，改引说到这个数的原文");
        }
    }

    private void expression(Rules.Ruled rule, List<Figure> figures) {
        Clause clause = rule.clause();
        Figures quoted = Figures.in(clause.quote());
        Figures told = Figures.in(rule.text());
        for (Figure figure : figures) {
            List<String> others = new ArrayList<>();
            if (!clause.isProposed() && figure.differsFrom(quoted, clause.quote())) {
                others.add("引文「" + clause.quote() + "」里同类的数是 " + figure.like(quoted));
            }
            // A few words for all of the rule need not say each of its figures.
            boolean noneTold = figures.stream()
                    .filter(other -> other.value.type() == figure.value.type() && other.measure == figure.measure)
                    .allMatch(other -> other.differsFrom(told, rule.text()));
            if (noneTold) {
                others.add("说明“" + rule.text() + "”里同类的数是 " + figure.like(told));
            }
            note(rule.place(), figure.measure.display(figure.value), others);
        }
    }

    /** Literals of an expression. A half that is added within floor only rounds. */
    private static void gather(Term term, boolean rounds, List<Figure> into) {
        switch (term) {
            case Term.Written(Value value) -> {
                if (!(value instanceof Value.Whole) && !(rounds && value.equals(HALF))) {
                    into.add(new Figure(value, Measure.NONE, Optional.empty()));
                }
            }
            case Term.OneOf several -> several.terms().forEach(each -> gather(each, false, into));
            case Term.Done done -> {
                boolean rounding = done.function().equals("floor")
                        || (rounds && done.function().equals("_+_"));
                done.terms().forEach(each -> gather(each, rounding, into));
                Measure span = Measure.SPANS.get(done.function());
                if (span != null && done.terms().getLast() instanceof Term.Written(Value.Whole(long number))) {
                    counted(number, span, Optional.empty(), into);
                }
                if (BESIDE.containsKey(done.function()) || SAME.contains(done.function())) {
                    compared(done, into);
                }
            }
            default -> {}
        }
    }

    /** Whole numbers with which something counted is compared. */
    private static void compared(Term.Done comparison, List<Figure> into) {
        Measure measure = measure(comparison);
        if (measure == Measure.NONE) {
            return;
        }
        for (Term side : comparison.terms()) {
            String seen =
                    side == comparison.terms().getLast() ? comparison.function() : Span.turned(comparison.function());
            for (Term literal : side instanceof Term.OneOf several ? several.terms() : List.of(side)) {
                if (literal instanceof Term.Written(Value.Whole(long number))) {
                    Optional<Beside> beside = Optional.ofNullable(BESIDE.get(seen));
                    // The first level is a level as any other, while one of most things is not worth a word.
                    boolean first = number == 1
                            && ((measure == Measure.LEVELS && seen.equals("_>=_")) || measure == Measure.CLASSES);
                    if (first) {
                        into.add(new Figure(Value.of(number), measure, Optional.empty()));
                    }
                    counted(number, measure, beside, into);
                }
            }
        }
    }

    private static void counted(long number, Measure measure, Optional<Beside> beside, List<Figure> into) {
        if (number > 1) {
            into.add(new Figure(Value.of(number), measure, beside));
        }
    }

    /** What something counts, by the facts that it names; none where they count different things. */
    static Measure measure(Term term) {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        measures(term, measures);
        return measures.size() == 1 ? measures.iterator().next() : Measure.NONE;
    }

    private static void measures(Term term, Set<Measure> into) {
        switch (term) {
            case Term.Named(FactId fact) -> into.add(measure(fact));
            case Term.Done done -> done.terms().forEach(each -> measures(each, into));
            default -> {}
        }
    }

    private static Measure measure(FactId fact) {
        if (fact == FactName.APPLICATION_BATCH) {
            return Measure.BATCHES;
        }
        if (fact == FactName.HONOUR_GRADE) {
            return Measure.NONE;
        }
        if (fact == ThingFact.INCIDENT_CLASS) {
            return Measure.CLASSES;
        }
        boolean counts = fact instanceof NamedFact named && named.family() == NamedFact.Family.COUNT;
        return counts && fact.unit().isEmpty() ? Measure.THINGS : Measure.of(fact.unit());
    }
}
