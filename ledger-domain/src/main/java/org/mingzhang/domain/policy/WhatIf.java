package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;

/**
 * What other parameter values would cost: every case computed anew, paid in the order of its date from what the lines
 * hold, until the money runs out. A pure function; it records nothing.
 */
public final class WhatIf {
    private WhatIf() {}

    /**
     * One case that has, or will have, an award.
     *
     * @param date on which the award is, or would be, granted
     * @param granted what was granted or is asked for, where the policy leaves the amount to a decision; null for the
     *     ceiling
     */
    public record Case(
            String id,
            String direction,
            LocalDate date,
            Facts facts,
            @Nullable Fen granted) {}

    /**
     * What may be spent.
     *
     * @param appropriated by source, for the ratio rules
     * @param allocated by source and line
     */
    public record Budget(Map<String, Fen> appropriated, Map<SourceLine, Fen> allocated) {
        public Budget {
            appropriated = Map.copyOf(appropriated);
            allocated = Map.copyOf(allocated);
        }
    }

    /**
     * What one case would get.
     *
     * @param amount zero where the policy grants nothing or cannot say
     * @param split by source, as far as the money reaches
     */
    public record Outcome(Case award, String line, AwardComputation computation, Fen amount, DefaultSplit split) {}

    /**
     * What all cases together would cost.
     *
     * @param outcomes in the order in which they would be granted
     * @param costByLine what the policy grants, whether or not there is money for it
     * @param paid by source and line, as far as the money reaches
     * @param shortfallByLine what is granted and cannot be paid
     * @param runsOut by line: the date of the first award that cannot be paid in full
     * @param ratios on commitments as they would be
     */
    public record Scenario(
            List<Outcome> outcomes,
            Map<String, Fen> costByLine,
            Map<SourceLine, Fen> paid,
            Map<String, Fen> shortfallByLine,
            Map<String, LocalDate> runsOut,
            List<RatioState> ratios) {
        public Scenario {
            outcomes = List.copyOf(outcomes);
            costByLine = java.util.Collections.unmodifiableMap(new TreeMap<>(costByLine));
            paid = Map.copyOf(paid);
            shortfallByLine = java.util.Collections.unmodifiableMap(new TreeMap<>(shortfallByLine));
            runsOut = java.util.Collections.unmodifiableMap(new TreeMap<>(runsOut));
            ratios = List.copyOf(ratios);
        }

        public Fen cost() {
            return costByLine.values().stream().reduce(Fen.ZERO, Fen::plus);
        }

        public Fen shortfall() {
            return shortfallByLine.values().stream().reduce(Fen.ZERO, Fen::plus);
        }

        /** The parameters without which some cases cannot be computed, and how many cases each holds up. */
        public Map<String, Long> undecided() {
            Map<String, Long> cases = new TreeMap<>();
            for (Outcome outcome : outcomes) {
                if (outcome.computation() instanceof AwardComputation.Undecided open) {
                    cases.merge(open.parameter(), 1L, Long::sum);
                }
            }
            return cases;
        }
    }

    /** One case whose amount differs between two scenarios. */
    public record Difference(String id, String direction, Fen before, Fen after) {}

    /** Computes every case under the given values and pays it from the budget in the order of date, then id. */
    public static Scenario scenario(PolicyPack pack, ParameterValues values, Collection<Case> cases, Budget budget) {
        List<Case> inOrder = new ArrayList<>(cases);
        inOrder.sort(Comparator.comparing(Case::date).thenComparing(Case::id));
        Map<SourceLine, Fen> left = new HashMap<>(budget.allocated());
        Map<SourceLine, Fen> paid = new HashMap<>();
        Map<String, Fen> cost = new HashMap<>();
        Map<String, Fen> shortfall = new HashMap<>();
        Map<String, LocalDate> runsOut = new HashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Case award : inOrder) {
            BudgetLine line = pack.direction(award.direction())
                    .flatMap(direction -> pack.line(direction.line()))
                    .orElseThrow(() -> new IllegalArgumentException("no direction " + award.direction()));
            AwardComputation computation = AwardEngine.compute(pack, values, award.direction(), award.facts());
            Fen amount = amount(computation, award.granted());
            DefaultSplit split = DefaultSplit.of(line, amount, bySource(left, line.id()));
            split.bySource().forEach((source, fen) -> {
                SourceLine account = new SourceLine(source, line.id());
                left.merge(account, fen.negated(), Fen::plus);
                paid.merge(account, fen, Fen::plus);
            });
            cost.merge(line.id(), amount, Fen::plus);
            shortfall.merge(line.id(), split.shortfall(), Fen::plus);
            if (split.shortfall().isPositive()) {
                runsOut.putIfAbsent(line.id(), award.date());
            }
            outcomes.add(new Outcome(award, line.id(), computation, amount, split));
        }
        BudgetFigures figures =
                new BudgetFigures(budget.appropriated(), budget.allocated(), paid, Map.of(), false, false);
        List<RatioState> ratios = pack.ratioRules().stream()
                .map(rule -> RatioRules.evaluate(rule, RatioRule.Basis.COMMITTED, figures))
                .toList();
        return new Scenario(outcomes, cost, paid, shortfall, runsOut, ratios);
    }

    /** The cases whose amounts differ, in the order of the second scenario. */
    public static List<Difference> differences(Scenario before, Scenario after) {
        Map<String, Fen> amounts = new HashMap<>();
        before.outcomes().forEach(outcome -> amounts.put(outcome.award().id(), outcome.amount()));
        List<Difference> differences = new ArrayList<>();
        for (Outcome outcome : after.outcomes()) {
            Fen earlier = amounts.getOrDefault(outcome.award().id(), Fen.ZERO);
            if (!earlier.equals(outcome.amount())) {
                differences.add(
                        new Difference(outcome.award().id(), outcome.award().direction(), earlier, outcome.amount()));
            }
        }
        return differences;
    }

    private static Fen amount(AwardComputation computation, @Nullable Fen granted) {
        return switch (computation) {
            case AwardComputation.Computed computed ->
                computed.discretionary()
                        ? Optional.ofNullable(granted)
                                .orElse(computed.ceiling())
                                .min(computed.ceiling())
                        : computed.ceiling();
            case AwardComputation.NotEligible no -> Fen.ZERO;
            case AwardComputation.Undecided no -> Fen.ZERO;
            case AwardComputation.MissingFacts no -> Fen.ZERO;
        };
    }

    private static Map<String, Fen> bySource(Map<SourceLine, Fen> left, String line) {
        Map<String, Fen> bySource = new HashMap<>();
        left.forEach((account, fen) -> {
            if (account.line().equals(line)) {
                bySource.put(account.source(), fen);
            }
        });
        return bySource;
    }
}
