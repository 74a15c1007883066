package org.mingzhang.domain.policy.scrutiny;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** Rates of two tiers that are turned: what is given for 超过20户的部分 stands at the first 20. */
final class TierChecks {
    private static final Pattern OVER = Pattern.compile("超[过出][^，。；]{0,10}部分");
    private static final Pattern AMOUNT = Pattern.compile("\\d+(?:\\.\\d+)?(?:亿|千万|百万|十万|万|千|百)?元");
    private static final Pattern SHARE = Pattern.compile("\\d+(?:\\.\\d+)?%");

    private final Rules rules;
    private final Remarks remarks;

    TierChecks(Rules rules, Remarks remarks) {
        this.rules = rules;
        this.remarks = remarks;
    }

    /**
     * A rate times a part of what is counted.
     *
     * @param over whether it is what goes beyond the limit
     */
    private record Tier(boolean over, Term of, Value limit, Value rate) {}

    void check() {
        rules.expressions().stream()
                .filter(rule -> !rule.clause().isProposed())
                .forEach(rule -> look(rule, Term.of(rule.expression())));
    }

    private void look(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> look(rule, each));
        if (function.equals("_+_") && terms.size() == 2) {
            Tier one = tier(terms.getFirst()).orElse(null);
            Tier other = tier(terms.getLast()).orElse(null);
            if (one != null
                    && other != null
                    && one.over() != other.over()
                    && one.of().equals(other.of())) {
                Tier first = one.over() ? other : one;
                Tier over = one.over() ? one : other;
                if (one.limit().equals(other.limit())) {
                    turned(rule, first, over);
                } else {
                    remarks.doubts(
                            rule.place(),
                            "“" + rule.shown() + "”，前一档算到 " + first.limit().display() + "，后一档从 "
                                    + over.limit().display() + " 算起",
                            "应为同一个界限：中间的不然算了两次，或者没有算");
                }
            }
        }
    }

    private static Optional<Tier> tier(Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))
                || !function.equals("_*_")
                || terms.size() != 2) {
            return Optional.empty();
        }
        boolean behind = terms.getLast() instanceof Term.Written;
        Term rate = behind ? terms.getLast() : terms.getFirst();
        Term part = behind ? terms.getFirst() : terms.getLast();
        return rate instanceof Term.Written(Value value)
                        && part instanceof Term.Done(String bound, List<Term> sides)
                        && sides.size() == 2
                ? part(bound, sides, value)
                : Optional.empty();
    }

    private static Optional<Tier> part(String bound, List<Term> sides, Value rate) {
        for (int i = 0; i < 2; i++) {
            Term one = sides.get(i);
            Term other = sides.get(1 - i);
            if (bound.equals("min") && one instanceof Term.Written(Value limit) && !(other instanceof Term.Written)) {
                return Optional.of(new Tier(false, other, limit, rate));
            }
            boolean over = bound.equals("max") && one instanceof Term.Written;
            if (over
                    && other instanceof Term.Done(String minus, List<Term> difference)
                    && minus.equals("_-_")
                    && difference.getLast() instanceof Term.Written(Value limit)) {
                return Optional.of(new Tier(true, difference.getFirst(), limit, rate));
            }
        }
        return Optional.empty();
    }

    private void turned(Rules.Ruled rule, Tier first, Tier over) {
        String text = Numerals.inDigits(rule.clause().quote());
        Matcher said = OVER.matcher(text);
        if (first.rate().type() != over.rate().type() || first.rate().equals(over.rate()) || !said.find()) {
            return;
        }
        Pattern figures = first.rate() instanceof Value.Share ? SHARE : AMOUNT;
        Matcher before = figures.matcher(text.substring(0, said.start()));
        Matcher behind = figures.matcher(text.substring(said.end()));
        String last = "";
        while (before.find()) {
            last = before.group();
        }
        if (!last.isEmpty() && behind.find() && is(over.rate(), last) && is(first.rate(), behind.group())) {
            remarks.doubts(
                    rule.place(),
                    "“" + rule.shown() + "”，" + first.limit().display() + "以内得到的是 "
                            + first.rate().display() + "，引文「" + rule.clause().quote() + "」给它的是 "
                            + over.rate().display(),
                    "应为 min(数, 界限) * 先说的 + max(0, 数 - 界限) * 超过部分的；两档像是写颠倒了");
        }
    }

    private static boolean is(Value rate, String written) {
        Figures figures = Figures.in(written);
        return figures.contains(rate);
    }
}
