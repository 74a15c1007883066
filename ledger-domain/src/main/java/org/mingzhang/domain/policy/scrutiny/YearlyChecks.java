package org.mingzhang.domain.policy.scrutiny;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** Figures of years: those of a year that has not ended, and growth that is none: the ratio of two years, the loss, the wrong year below. */
final class YearlyChecks {
    private static final Pattern GROWTH = Pattern.compile("增长|增幅|增速|增加|提高|提升");
    private static final Pattern LOSS = Pattern.compile("下降|降低|减少|降幅|下滑|负增长");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    YearlyChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            for (FactId fact : rule.expression().facts()) {
                yearly(fact).ifPresent(figure -> ended(rule, figure));
            }
            String words = rule.text() + "，"
                    + (rule.clause().isProposed() ? "" : rule.clause().quote());
            if (GROWTH.matcher(words).find() && !LOSS.matcher(words).find()) {
                growth(rule, Term.of(rule.expression()), words.replaceAll("^，|，$", ""));
            }
        }
    }

    private static Optional<NamedFact> yearly(FactId fact) {
        return fact instanceof NamedFact named && named.year() != null && named.year() != NamedFact.EACH
                ? Optional.of(named)
                : Optional.empty();
    }

    private static Optional<NamedFact> yearly(Term term) {
        return term instanceof Term.Named(FactId fact) ? yearly(fact) : Optional.empty();
    }

    private static int year(NamedFact figure) {
        Integer year = figure.year();
        return year == null ? 0 : year;
    }

    /** A year's figure is entered once the year has ended: the ledger refuses it before. */
    private void ended(Rules.Ruled rule, NamedFact figure) {
        int year = year(figure);
        if (year == 0) {
            remarks.contradicts(
                    rule.place(),
                    figure.id() + "（" + figure.label() + "），一年终了才登记得到它，办理时还没有",
                    "应为已经终了的年份：上一年写 figure(\"" + figure.name() + "\", -1)");
            return;
        }
        pack.parameter(CoreParameter.PILOT_TO.id())
                .map(Parameter::initial)
                .filter(Value.Day.class::isInstance)
                .map(value -> ((Value.Day) value).date())
                .filter(last -> year > last.getYear())
                .ifPresent(last -> remarks.doubts(
                        rule.place(),
                        figure.id() + "（" + figure.label() + "），晚于实施期末日 pilot.to 的 " + last + "，办理时还没有",
                        "应为实施期以前或以内的年份；实施期写错的，改 pilot.to"));
    }

    private void growth(Rules.Ruled rule, Term term, String words) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> growth(rule, each, words));
        if (!function.equals("share") || terms.size() != 2) {
            return;
        }
        Optional<NamedFact> base = yearly(terms.getLast());
        Optional<NamedFact> whole = yearly(terms.getFirst());
        if (base.isPresent() && whole.isPresent() && isSame(base.get(), whole.get())) {
            note(rule, term, words, "是两年之比，不是增长了几成", whole.get(), base.get());
        } else if (base.isPresent()
                && terms.getFirst() instanceof Term.Done(String minus, List<Term> sides)
                && minus.equals("_-_")) {
            Optional<NamedFact> later = yearly(sides.getFirst());
            Optional<NamedFact> earlier = yearly(sides.getLast());
            if (later.isPresent() && earlier.isPresent() && isSame(later.get(), earlier.get())) {
                difference(rule, term, words, List.of(later.get(), earlier.get()), base.get());
            }
        }
    }

    private void difference(Rules.Ruled rule, Term term, String words, List<NamedFact> years, NamedFact base) {
        NamedFact later = years.getFirst();
        NamedFact earlier = years.getLast();
        boolean comparable = year(later) > 0 == year(earlier) > 0;
        if (comparable && year(later) < year(earlier)) {
            note(rule, term, words, "是减少了几成，不是增长", earlier, later);
        } else if (isSame(base, earlier) && year(base) == year(later)) {
            note(rule, term, words, "除以的是后一年，不是以前一年为基数", later, earlier);
        }
    }

    private static boolean isSame(NamedFact one, NamedFact other) {
        return one.family() == other.family() && one.name().equals(other.name());
    }

    private void note(Rules.Ruled rule, Term term, String words, String why, NamedFact later, NamedFact earlier) {
        remarks.doubts(
                rule.place(),
                "“" + rule.shown() + "”，其中的“" + PackRenderer.words(pack, term) + "”" + why + "，旁边的文字“" + words
                        + "”说的是增长",
                "应为 share(" + later.id() + " - " + earlier.id() + ", " + earlier.id() + ")；不是说增长的可以不改");
    }
}
