package org.mingzhang.app.budget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Unit;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioState.State;
import org.mingzhang.domain.policy.SourceDocument;
import org.mingzhang.view.budget.BudgetView.RatioRow;

/**
 * A ratio rule as people ask about it: the basis on which it is judged now, and beside it what the other bases would say.
 *
 * @param words such as 数字化改造不少于80%
 * @param clause the document and the words that it rests on; null where the pack in force has no such rule
 * @param sentence every basis in one sentence: a share that is right as allocated says nothing of what was spent
 * @param main a breach, wherever one is judged; else the first basis that is judged; else the first
 */
public record RatioCard(
        String words, @Nullable String clause, String sentence, RatioGauge main, List<RatioGauge> others) {
    public RatioCard {
        others = List.copyOf(others);
    }

    /** A card for each rule, in the pack's order. */
    static List<RatioCard> of(List<RatioRow> rows, PolicyPack pack, Unit unit) {
        Map<String, List<RatioRow>> rules = new LinkedHashMap<>();
        rows.forEach(row ->
                rules.computeIfAbsent(row.rule(), rule -> new ArrayList<>()).add(row));
        return rules.values().stream().map(bases -> card(bases, pack, unit)).toList();
    }

    private static RatioCard card(List<RatioRow> bases, PolicyPack pack, Unit unit) {
        RatioRow main = main(bases);
        return new RatioCard(
                RatioWords.rule(main, pack),
                pack.ratioRule(main.rule())
                        .map(RatioRule::clause)
                        .map(clause -> cited(pack, clause))
                        .orElse(null),
                pack.ratioRule(main.rule())
                        .map(rule -> RatioWords.sentence(rule, bases, pack, unit))
                        .orElse(""),
                RatioGauge.of(main, pack),
                bases.stream()
                        .filter(row -> !row.equals(main))
                        .map(row -> RatioGauge.of(row, pack))
                        .toList());
    }

    private static String cited(PolicyPack pack, Clause clause) {
        SourceDocument document = pack.document(clause);
        return document == null ? clause.toString() : clause.under(document.title());
    }

    private static RatioRow main(List<RatioRow> bases) {
        return first(bases, State.BREACHED, first(bases, State.HOLDS, bases.getFirst()));
    }

    private static RatioRow first(List<RatioRow> bases, State state, RatioRow otherwise) {
        return bases.stream()
                .filter(row -> row.state().equals(state.name()))
                .findFirst()
                .orElse(otherwise);
    }
}
