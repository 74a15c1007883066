package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** Spans of time in another unit than the words beside them: {@code daysAfter(…, 6)} for 6个月内. */
final class SpanUnitChecks {
    private static final Map<Measure, String> UNITS = Map.of(
            Measure.YEARS, "yearsAfter、yearsAgo", Measure.MONTHS, "monthsAfter、monthsAgo", Measure.DAYS, "daysAfter");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    SpanUnitChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        rules.expressions().forEach(rule -> look(rule, Term.of(rule.expression())));
    }

    private void look(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> look(rule, each));
        Measure own = Measure.SPANS.get(function);
        if (own == null || !(terms.getLast() instanceof Term.Written(Value.Whole(long number)))) {
            return;
        }
        List<String> words = new ArrayList<>(List.of(rule.text()));
        if (!rule.clause().isProposed()) {
            words.add(rule.clause().quote());
        }
        List<Figures> figures = words.stream().map(Figures::in).toList();
        if (figures.stream().anyMatch(each -> each.contains(number, own))) {
            return;
        }
        UNITS.keySet().stream()
                .filter(other -> figures.stream().anyMatch(each -> each.contains(number, other)))
                .findFirst()
                .ifPresent(other -> remarks.doubts(
                        rule.place(),
                        "“" + rule.shown() + "”，其中的“" + PackRenderer.words(pack, term) + "”数的是" + own.chinese()
                                + "，旁边的文字“" + words.getLast() + "”说的 " + number + " 是" + other.chinese(),
                        "应写作 " + UNITS.get(other) + "；那里说的是别的数的，引说到它的原文"));
    }
}
