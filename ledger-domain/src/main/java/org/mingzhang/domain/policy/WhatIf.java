package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.json.Scalar;
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
     * @param beneficiary credit code
     * @param date on which the award is, or would be, granted
     * @param asked what is asked for, where the policy leaves the amount to a decision; null for the ceiling
     * @param granted the award that stands; null while there is none
     * @param rules of another version of the pack under which the case came; null where those of the scenario govern it
     * @param subject what tells it from others where a direction is granted once
     * @param unmet why it would not have come as far as an award; null where it would
     * @param stays what was paid of it in advance and is not taken back, as far as the award's caps leave it
     */
    public record Case(
            String id,
            String direction,
            String beneficiary,
            LocalDate date,
            Facts facts,
            @Nullable Fen asked,
            @Nullable Granted granted,
            @Nullable Rules rules,
            Subject subject,
            @Nullable Rejection unmet,
            Fen stays) {
        /** A case that the scenario's own rules govern. */
        public Case(
                String id,
                String direction,
                String beneficiary,
                LocalDate date,
                Facts facts,
                @Nullable Fen asked,
                @Nullable Granted granted) {
            this(id, direction, beneficiary, date, facts, asked, granted, null, Subject.NONE, null, Fen.ZERO);
        }
    }

    /** What is rewarded, where that is not the applicant: its county, a title, a product. */
    public record Subject(
            @Nullable String county,
            @Nullable String honour,
            @Nullable String product) {
        public static final Subject NONE = new Subject(null, null, null);
    }

    /** A version of the pack with the values of its parameters. */
    public record Rules(PolicyPack pack, ParameterValues values) {}

    /**
     * An award that stands.
     *
     * @param ceiling what the policy granted then
     * @param amount what was approved, less what was given up since
     * @param line from which it comes
     * @param shares the same by source
     * @param kept whether it stays as it is, or is computed anew
     * @param anew whether it is computed as if the values had been in force from the beginning, so that it comes from the line
     *     that they say; what corrected facts add or take stays on its own
     */
    public record Granted(
            Fen ceiling, Fen amount, String line, SortedMap<String, Fen> shares, boolean kept, boolean anew) {
        public Granted {
            shares = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(shares));
        }

        /** One that stays as it is, or is computed as if the values had been in force from the beginning. */
        public Granted(Fen ceiling, Fen amount, String line, SortedMap<String, Fen> shares, boolean kept) {
            this(ceiling, amount, line, shares, kept, !kept);
        }
    }

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
     * @param usedUp by source and line, where nothing is left: the date of the last award that drew on it; what comes
     *     later falls on the next source
     * @param ratios on commitments as they would be
     */
    public record Scenario(
            List<Outcome> outcomes,
            Map<String, Fen> costByLine,
            Map<SourceLine, Fen> paid,
            Map<String, Fen> shortfallByLine,
            Map<String, LocalDate> runsOut,
            Map<SourceLine, LocalDate> usedUp,
            List<RatioState> ratios) {
        public Scenario {
            outcomes = List.copyOf(outcomes);
            costByLine = java.util.Collections.unmodifiableMap(new TreeMap<>(costByLine));
            paid = Map.copyOf(paid);
            shortfallByLine = java.util.Collections.unmodifiableMap(new TreeMap<>(shortfallByLine));
            runsOut = java.util.Collections.unmodifiableMap(new TreeMap<>(runsOut));
            usedUp = Map.copyOf(usedUp);
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

    /** What one case would get, before it is known which source pays. */
    private record Due(Case award, BudgetLine line, AwardComputation computation, Fen amount) {
        /** The money that the award holds already and goes on to hold; null where it is paid anew. */
        @Nullable
        SortedMap<String, Fen> held() {
            Granted granted = award.granted();
            return granted != null
                            && granted.amount().equals(amount)
                            && granted.line().equals(line.id())
                    ? granted.shares()
                    : null;
        }

        void take(Map<String, Fen> shares, Map<SourceLine, Fen> left) {
            shares.forEach((source, fen) -> left.merge(new SourceLine(source, line.id()), fen.negated(), Fen::plus));
        }
    }

    /**
     * Computes every case under the given values and pays it from the budget in the order of date, then id. An award that
     * stands as it is keeps the money that it holds; the others share what is left.
     */
    public static Scenario scenario(PolicyPack pack, ParameterValues values, Collection<Case> cases, Budget budget) {
        List<Case> inOrder = new ArrayList<>(cases);
        inOrder.sort(Comparator.comparing(Case::date).thenComparing(Case::id));
        Map<SourceLine, Fen> left = new HashMap<>(budget.allocated());
        Map<SourceLine, Fen> paid = new HashMap<>();
        Map<String, Fen> cost = new HashMap<>();
        Map<String, Fen> shortfall = new HashMap<>();
        Map<String, LocalDate> runsOut = new HashMap<>();
        Map<SourceLine, LocalDate> usedUp = new HashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        List<Due> dues = dues(pack, values, inOrder);
        for (Due due : dues) {
            SortedMap<String, Fen> held = due.held();
            if (held != null) {
                due.take(held, left);
            }
        }
        for (Due due : dues) {
            String line = due.line.id();
            SortedMap<String, Fen> held = due.held();
            DefaultSplit split = held == null
                    ? DefaultSplit.of(due.line, due.amount, bySource(left, line))
                    : new DefaultSplit(held, Fen.ZERO);
            if (held == null) {
                due.take(split.bySource(), left);
            }
            split.bySource().forEach((source, fen) -> {
                paid.merge(new SourceLine(source, line), fen, Fen::plus);
                usedUp.put(new SourceLine(source, line), due.award.date());
            });
            cost.merge(line, due.amount, Fen::plus);
            shortfall.merge(line, split.shortfall(), Fen::plus);
            if (split.shortfall().isPositive()) {
                runsOut.putIfAbsent(line, due.award.date());
            }
            outcomes.add(new Outcome(due.award, line, due.computation, due.amount, split));
        }
        usedUp.keySet().removeIf(place -> left.getOrDefault(place, Fen.ZERO).isPositive());
        BudgetFigures figures =
                new BudgetFigures(budget.appropriated(), budget.allocated(), paid, Map.of(), false, false);
        List<RatioState> ratios = pack.ratioRules().stream()
                .map(rule -> RatioRules.evaluate(rule, RatioRule.Basis.COMMITTED, figures))
                .toList();
        return new Scenario(outcomes, cost, paid, shortfall, runsOut, usedUp, ratios);
    }

    private static List<Due> dues(PolicyPack pack, ParameterValues values, List<Case> inOrder) {
        Map<String, Map<Granting, Fen>> more = new HashMap<>();
        Repetitions repetitions = new Repetitions();
        List<Due> dues = new ArrayList<>();
        for (Case award : inOrder) {
            Rules rules = award.rules() == null ? new Rules(pack, values) : award.rules();
            Direction direction = rules.pack
                    .direction(award.direction())
                    .orElseThrow(() -> new IllegalArgumentException("no direction " + award.direction()));
            AwardComputation computation = computation(rules, award, direction, more, repetitions);
            Granted granted = award.granted();
            Fen amount = granted != null && granted.kept() ? granted.amount() : amount(computation, award);
            if (amount.isPositive()) {
                repetitions.granted(direction, award);
            }
            Fen before = granted == null ? Fen.ZERO : granted.amount();
            more.computeIfAbsent(award.beneficiary(), none -> new HashMap<>())
                    .merge(new Granting(direction.id(), award.date()), amount.minus(before), Fen::plus);
            String line = line(rules, direction, granted);
            dues.add(new Due(
                    award, pack.line(line).or(() -> rules.pack.line(line)).orElseThrow(), computation, amount));
        }
        return dues;
    }

    /** What ends a case before its award, then what it repeats, then the facts. */
    private static AwardComputation computation(
            Rules rules,
            Case award,
            Direction direction,
            Map<String, Map<Granting, Fen>> more,
            Repetitions repetitions) {
        Rejection unmet = award.unmet();
        return unmet != null
                ? new AwardComputation.NotEligible(
                        Scalar.texts(unmet.facts()).getOrDefault("requirement", ""), unmet, List.of())
                : repetitions
                        .refuse(direction, rules.values, award)
                        .orElseGet(() -> AwardEngine.compute(
                                rules.pack, rules.values, direction.id(), facts(rules, award, direction, more)));
    }

    /** An award stays on its line unless everything is computed anew. Where the values do not say which, there is no amount either. */
    private static String line(Rules rules, Direction direction, @Nullable Granted granted) {
        return granted != null && !granted.anew()
                ? granted.line()
                : direction.line(rules.values).orElse(direction.line().lines().getFirst());
    }

    private record Granting(String direction, LocalDate on) {}

    /** What earlier cases of this scenario grant more or less than was recorded counts for ladders and caps, too. */
    private static Facts facts(Rules rules, Case award, Direction direction, Map<String, Map<Granting, Fen>> all) {
        Map<Granting, Fen> more = all.getOrDefault(award.beneficiary(), Map.of());
        Facts facts =
                changed(award.facts(), FactName.AWARDS_ALREADY_GRANTED, change(direction.prior(), more, on -> true));
        for (Fund fund : rules.pack.funds()) {
            facts = changed(
                    facts,
                    fund.fact(),
                    change(fund.directions(), more, on -> fund.counts(on, rules.values, award.date())));
        }
        return facts;
    }

    private static Fen change(Set<String> directions, Map<Granting, Fen> more, Predicate<LocalDate> counts) {
        Fen change = Fen.ZERO;
        for (Map.Entry<Granting, Fen> one : more.entrySet()) {
            Granting to = one.getKey();
            boolean in = directions.contains(to.direction) && counts.test(to.on);
            change = in ? change.plus(one.getValue()) : change;
        }
        return change;
    }

    private static Facts changed(Facts facts, FactId name, Fen change) {
        Fact stated = facts.find(name).orElse(null);
        return change.isZero() || stated == null
                ? facts
                : facts.with(
                        name,
                        stated.with(
                                Value.of(((Value.Amount) stated.value()).fen().plus(change))));
    }

    /** The cases whose amounts differ, in the order of the second scenario. */
    public static List<Difference> differences(Scenario before, Scenario after) {
        Map<String, Outcome> earlier = new HashMap<>();
        before.outcomes().forEach(outcome -> earlier.put(outcome.award().id(), outcome));
        List<Difference> differences = new ArrayList<>();
        for (Outcome outcome : after.outcomes()) {
            Outcome old = earlier.get(outcome.award().id());
            Fen amount = old == null ? Fen.ZERO : old.amount();
            if (!amount.equals(outcome.amount())) {
                differences.add(
                        new Difference(outcome.award().id(), outcome.award().direction(), amount, outcome.amount()));
            }
        }
        return differences;
    }

    private static Fen amount(AwardComputation computation, Case award) {
        return switch (computation) {
            case AwardComputation.Computed computed ->
                chosen(computed, award)
                        .min(computed.ceiling())
                        .max(computed.floor())
                        .max(computed.kept(award.stays()));
            case AwardComputation.Eligible no -> Fen.ZERO;
            case AwardComputation.NotEligible no -> Fen.ZERO;
            case AwardComputation.Undecided no -> Fen.ZERO;
            case AwardComputation.MissingFacts no -> Fen.ZERO;
        };
    }

    /** What people chose, or ask for, where they may choose; an amount set below the ceiling on purpose stays there. */
    private static Fen chosen(AwardComputation.Computed computed, Case award) {
        Granted granted = award.granted();
        if (granted != null) {
            return granted.ceiling().exceeds(granted.amount()) ? granted.amount() : computed.ceiling();
        }
        return computed.discretionary() && award.asked() != null ? award.asked() : computed.ceiling();
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
