package org.mingzhang.domain.policy.scrutiny;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** Comparisons that look the other way than the words beside them: {@code <=} for 不少于, {@code >} for 不低于. */
final class WordingChecks {
    /** Words that say who is refused: what they bound, a rule asks for the opposite of. */
    private static final Pattern REFUSING = Pattern.compile("不予|不得|不再|不能|不可|不享受|不支持|不纳入|不列入|除外|取消|扣减|扣除|追回|退回|收回|否决|禁止");
    /** So long before or after a day: the number is on the other side of the comparison. */
    private static final Map<String, Measure> TERMS =
            Map.of("yearsBefore", Measure.YEARS, "yearsAfter", Measure.YEARS, "daysAfter", Measure.DAYS);

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    WordingChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            look(rule, Term.of(rule.expression()), false);
        }
    }

    /**
     * Each comparison within a term.
     *
     * @param either whether both answers are used, as in a choice: then it may be written either way
     */
    private void look(Rules.Ruled rule, Term term, boolean either) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        for (int i = 0; i < terms.size(); i++) {
            look(rule, terms.get(i), either || function.equals("!_") || (function.equals("_?_:_") && i == 0));
        }
        if (terms.size() != 2 || Bounds.of(function).isEmpty()) {
            return;
        }
        Term left = terms.getFirst();
        Term right = terms.getLast();
        if (right instanceof Term.Written(Value value)) {
            compare(rule, term, Bounds.of(function), value, either);
        } else if (left instanceof Term.Written(Value value)) {
            compare(rule, term, Bounds.of(Span.turned(function)), value, either);
        } else {
            term(rule, term, right, function, either);
            term(rule, term, left, Span.turned(function), either);
        }
    }

    private void compare(Rules.Ruled rule, Term term, Set<Bounds> bounds, Value value, boolean either) {
        Term compared = ((Term.Done) term).terms().stream()
                .filter(side -> !(side instanceof Term.Written))
                .findFirst()
                .orElse(term);
        if (compared instanceof Term.Judged && value instanceof Value.Whole(long number) && number <= 1) {
            return;
        }
        Set<Bounds> meant = EnumSet.noneOf(Bounds.class);
        meant.addAll(bounds);
        if (equals(Term.of(rule.expression()), compared, value)) {
            bounds.forEach(each -> meant.addAll(each.alike()));
        }
        Measure measure = value instanceof Value.Whole ? FigureChecks.measure(term) : Measure.NONE;
        // What is counted may be what falls short.
        boolean counted = rule.place().getFirst().equals("counts");
        words(rule, term, meant, value, measure, either || counted);
    }

    /** Whether the figure itself is ruled on apart: more than 50, or 50 where a parameter says so. */
    private static boolean equals(Term term, Term side, Value value) {
        return term instanceof Term.Done(String function, List<Term> terms)
                && (terms.stream().anyMatch(each -> equals(each, side, value))
                        || (function.equals("_==_")
                                && terms.contains(side)
                                && terms.contains(new Term.Written(value))));
    }

    /** 完工后60日内 is a day at most 60 days after; 成立满3年 one that is no later than three years ago. */
    private void term(Rules.Ruled rule, Term comparison, Term side, String function, boolean either) {
        if (!(side instanceof Term.Done(String span, List<Term> terms))
                || !TERMS.containsKey(span)
                || !(terms.getLast() instanceof Term.Written(Value.Whole number))) {
            return;
        }
        boolean ago = span.equals("yearsBefore");
        Set<Bounds> bounds = EnumSet.noneOf(Bounds.class);
        // Whether the last day is included, the words for a span of time do not tell.
        for (Bounds each : Bounds.of(ago ? Span.turned(function) : function)) {
            bounds.addAll(each.alike());
        }
        words(rule, comparison, bounds, number, TERMS.getOrDefault(span, Measure.NONE), either);
    }

    private void words(
            Rules.Ruled rule, Term term, Set<Bounds> bounds, Value value, Measure measure, boolean either) {
        against(rule, term, bounds, value, measure, either, rule.text(), "说明“" + rule.text() + "”");
        if (!rule.clause().isProposed()) {
            String quote = rule.clause().quote();
            against(rule, term, bounds, value, measure, either, quote, "引文「" + quote + "」");
        }
    }

    private void against(
            Rules.Ruled rule,
            Term term,
            Set<Bounds> bounds,
            Value value,
            Measure measure,
            boolean either,
            String words,
            String named) {
        Set<Bounds> said = Bounds.in(words, value, measure);
        Set<Bounds> meant = EnumSet.noneOf(Bounds.class);
        meant.addAll(said);
        if (either || REFUSING.matcher(words).find()) {
            said.forEach(each -> meant.add(each.opposite()));
        }
        if (said.isEmpty() || bounds.stream().anyMatch(meant::contains)) {
            return;
        }
        remarks.doubts(
                rule.place(),
                "“" + rule.shown() + "”，其中的“" + PackRenderer.words(pack, term) + "”与" + named + "方向不同",
                "那里说的应写作 " + said.stream().map(Bounds::sign).collect(Collectors.joining(" 或 ")) + "；不是说这个数的，改引说到它的原文");
    }
}
