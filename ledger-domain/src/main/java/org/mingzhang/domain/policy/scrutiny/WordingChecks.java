package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** Comparisons that look the other way than the words beside them: {@code <=} for 不少于, {@code >} for 不低于. */
final class WordingChecks {
    /** Words that say who is refused: what they bound, a rule asks for the opposite of. */
    private static final Pattern REFUSING =
            Pattern.compile("不予|不得|不再|不能|不可|不享受|不支持|不纳入|不列入|除外|取消|扣减|扣除|追回|退回|收回|否决|禁止");

    private static final Set<String> COMPARISONS = Set.of("_==_", "_<_", "_<=_", "_>_", "_>=_");
    private static final Pattern NEGATIVE = Pattern.compile("[不未非无没除禁免外]");
    private static final Pattern NONE_OF = Pattern.compile("没有|未发生|未出现|未被|无(?:重大|较大|不良|违法|失信|安全)");

    private static final Pattern LEAST = Pattern.compile("[不未](?:得)?(?:低于|少于|小于)");
    private static final Pattern MOST = Pattern.compile("[不未](?:得)?(?:超过|高于|多于|大于)");
    private static final Pattern BELOW_IS_OUT =
            Pattern.compile("(?<![不未得])(?:低于|少于|不足|未达到?)[^，。；]{0,14}[，]?(?:一律)?(?:不予|不得|不再|不能)");
    private static final Pattern ABOVE_IS_OUT =
            Pattern.compile("(?<![不未得])(?:超过|高于|多于)[^，。；]{0,14}[，]?(?:一律)?(?:不予|不得|不再|不能)");
    private static final Pattern PARTS = Pattern.compile("[，,；;。、]");

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
            Term whole = Term.of(rule.expression());
            look(rule, whole, Seen.AS_IT_IS);
            if (rule.always()) {
                negated(rule, whole, rule.text());
                decided(rule, whole);
            } else if (rule.place().getLast().equals("priority")) {
                priority(rule, whole);
            }
        }
    }

    /** How a comparison comes into its rule. */
    private enum Seen {
        AS_IT_IS,
        TURNED,
        /** Both answers are used, as in a choice: it may be written either way. */
        EITHER
    }

    private void look(Rules.Ruled rule, Term term, Seen seen) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        for (int i = 0; i < terms.size(); i++) {
            boolean question = function.equals("_?_:_") && i == 0;
            look(rule, terms.get(i), question ? Seen.EITHER : function.equals("!_") ? turned(seen) : seen);
        }
        if (terms.size() != 2 || !COMPARISONS.contains(function)) {
            return;
        }
        Term left = terms.getFirst();
        Term right = terms.getLast();
        if (right instanceof Term.Written(Value value)) {
            compare(rule, term, function, value, seen);
        } else if (left instanceof Term.Written(Value value)) {
            compare(rule, term, Span.turned(function), value, seen);
        } else {
            term(rule, term, right, function, seen);
            term(rule, term, left, Span.turned(function), seen);
        }
    }

    private static boolean isLevel(Term term) {
        return term instanceof Term.Named(FactId fact)
                && fact.type() == ValueType.NUMBER
                && FigureChecks.measure(term) == Measure.LEVELS;
    }

    private static Seen turned(Seen seen) {
        return seen == Seen.AS_IT_IS ? Seen.TURNED : seen == Seen.TURNED ? Seen.AS_IT_IS : seen;
    }

    private void compare(Rules.Ruled rule, Term term, String function, Value value, Seen seen) {
        Term compared = ((Term.Done) term)
                .terms().stream()
                        .filter(side -> !(side instanceof Term.Written))
                        .findFirst()
                        .orElse(term);
        if (compared instanceof Term.Judged && value instanceof Value.Whole(long number) && number <= 1) {
            return;
        }
        Set<Bounds> meant = EnumSet.noneOf(Bounds.class);
        Set<Bounds> bounds = Bounds.of(function);
        meant.addAll(bounds);
        if (equals(Term.of(rule.expression()), compared, value)) {
            bounds.forEach(each -> meant.addAll(each.alike()));
        }
        // Only what must hold by itself is meant to be just so; beside others it may be one of several cases.
        boolean year = compared instanceof Term.Done(String done, List<Term> of) && done.equals("year");
        boolean choice = function.equals("_==_") && !rule.always() && isLevel(compared) && seen == Seen.EITHER;
        if (choice && Bounds.in(rule.clause().quote(), value, Measure.LEVELS).equals(EnumSet.of(Bounds.AT_LEAST))) {
            remarks.doubts(
                    rule.place(),
                    "“" + rule.shown() + "”，其中的“" + PackRenderer.words(pack, term) + "”只是这一级，引文「"
                            + rule.clause().quote() + "」说的是及以上",
                    "应写作 >=；更高的等级另写的可以不改");
            return;
        }
        if (bounds.isEmpty() && (year || !(rule.always() && term.equals(Term.of(rule.expression()))))) {
            return;
        }
        Measure measure = value instanceof Value.Whole ? FigureChecks.measure(term) : Measure.NONE;
        // What is counted may be what falls short.
        boolean counted = rule.place().getFirst().equals("counts");
        words(rule, term, meant, value, measure, counted ? Seen.EITHER : seen, false);
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
    private void term(Rules.Ruled rule, Term comparison, Term side, String function, Seen seen) {
        if (!(side instanceof Term.Done(String span, List<Term> terms))
                || !Measure.SPANS.containsKey(span)
                || !(terms.getLast() instanceof Term.Written(Value.Whole number))) {
            return;
        }
        boolean ago = span.endsWith("Before");
        Set<Bounds> bounds = EnumSet.noneOf(Bounds.class);
        // Whether the last day is included, the words for a span of time do not tell.
        for (Bounds each : Bounds.of(ago ? Span.turned(function) : function)) {
            bounds.addAll(each.alike());
        }
        if (!bounds.isEmpty()) {
            // So long ago is before so long: the sign to write is the other one.
            words(rule, comparison, bounds, number, Measure.SPANS.getOrDefault(span, Measure.NONE), seen, ago);
        }
    }

    private void words(
            Rules.Ruled rule, Term term, Set<Bounds> bounds, Value value, Measure measure, Seen seen, boolean ago) {
        List<String> against = new ArrayList<>();
        Set<Bounds> should = EnumSet.noneOf(Bounds.class);
        if (differ(rule.text(), bounds, value, measure, seen, should)) {
            against.add("说明“" + rule.text() + "”");
        }
        String quote = rule.clause().quote();
        if (!rule.clause().isProposed() && differ(quote, bounds, value, measure, seen, should)) {
            against.add("引文「" + quote + "」");
        }
        if (!against.isEmpty()) {
            remarks.doubts(
                    rule.place(),
                    "“" + rule.shown() + "”，其中的“" + PackRenderer.words(pack, term) + "”与" + String.join("、", against)
                            + "方向不同",
                    "那里说的应写作 "
                            + should.stream()
                                    .map(each -> ago ? each.turned() : each)
                                    .map(Bounds::sign)
                                    .collect(Collectors.joining(" 或 "))
                            + "；不是说这个数的，改引说到它的原文");
        }
    }

    /** Whether words bound the figure in other ways than the rule; those are added to what it should be. */
    private static boolean differ(
            String words, Set<Bounds> bounds, Value value, Measure measure, Seen seen, Set<Bounds> should) {
        Set<Bounds> said = Bounds.in(words, value, measure);
        Set<Bounds> meant = EnumSet.noneOf(Bounds.class);
        if (seen != Seen.TURNED) {
            meant.addAll(said);
        }
        if (seen != Seen.AS_IT_IS || REFUSING.matcher(words).find()) {
            said.forEach(each -> meant.add(each.opposite()));
        }
        boolean differ = !said.isEmpty() && bounds.stream().noneMatch(meant::contains);
        if (differ) {
            should.addAll(meant);
        }
        return differ;
    }

    /** A figure that a parameter decides is within or without as the words say: 低于它的不予 leaves who has it. */
    private void decided(Rules.Ruled rule, Term whole) {
        if (!(whole instanceof Term.Done(String function, List<Term> sides))
                || sides.size() != 2
                || !(sides.getLast() instanceof Term.Open)
                || rule.clause().isProposed()) {
            return;
        }
        String words = rule.clause().quote();
        boolean more = function.equals("_>_")
                && (LEAST.matcher(words).find() || BELOW_IS_OUT.matcher(words).find());
        boolean less = function.equals("_<_")
                && (MOST.matcher(words).find() || ABOVE_IS_OUT.matcher(words).find());
        if (more || less) {
            remarks.doubts(
                    rule.place(),
                    "“" + PackRenderer.words(pack, whole) + "”不包括正好的数，引文「" + words + "」包括它",
                    "应写作 " + (more ? ">=" : "<=") + "；不是说这个数的，改引说到它的原文");
        }
    }

    /** Who comes first is who has what the words name; of our own proposal, too. */
    private void priority(Rules.Ruled rule, Term whole) {
        String words = PARTS.splitAsStream(rule.clause().quote())
                .filter(part -> part.contains("优先") || part.contains("在先"))
                .collect(Collectors.joining("，"));
        boolean none = whole instanceof Term.Done(String function, List<Term> terms)
                && ((function.equals("!_") && terms.getFirst() instanceof Term.Named)
                        || (function.equals("_==_")
                                && terms.getFirst() instanceof Term.Named
                                && terms.getLast().equals(new Term.Written(Value.of(0)))));
        if (none && !words.isEmpty() && !NEGATIVE.matcher(words).find()) {
            remarks.doubts(
                    rule.place(),
                    "“" + PackRenderer.words(pack, whole) + "”，与“" + words + "”相反",
                    "应为优先的条件：有的写 >= 1，不写 == 0、!");
        }
    }

    /** What must not be, where the words ask for it; what must be, where they say that there is none. */
    private void negated(Rules.Ruled rule, Term whole, String words) {
        boolean not = whole instanceof Term.Done(String function, List<Term> terms)
                && function.equals("!_")
                && terms.getFirst() instanceof Term.Named;
        boolean some = whole instanceof Term.Done(String comparison, List<Term> sides)
                && sides.size() == 2
                && sides.getFirst() instanceof Term.Named
                && sides.getLast() instanceof Term.Written(Value.Whole(long number))
                && (number == 0
                        ? Set.of("_!=_", "_>_").contains(comparison)
                        : (number == 1 && comparison.equals("_>=_"))
                                || (number >= 1 && comparison.equals("_<=_"))
                                || (number >= 2 && comparison.equals("_<_")));
        if ((not && !NEGATIVE.matcher(words).find())
                || (some && NONE_OF.matcher(words).find())) {
            remarks.doubts(
                    rule.place(),
                    "“" + PackRenderer.words(pack, whole) + "”与说明“" + words + "”相反",
                    "应为同一个意思：没有的写 == 0、!，有的写 >= 1");
        }
    }
}
