package org.mingzhang.app.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.policy.WhatIfView.Change;
import org.mingzhang.app.policy.WhatIfView.Changes;
import org.mingzhang.app.policy.WhatIfView.Choice;
import org.mingzhang.app.policy.WhatIfView.Waiting;
import org.mingzhang.app.policy.Wishes.Wish;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.award.CaseBook.Entry;
import org.mingzhang.domain.award.CaseBook.Progress;
import org.mingzhang.domain.award.Estimate;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioState;
import org.mingzhang.domain.policy.WhatIf;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.budget.BudgetView.RatioRow;

/** Answers what other values would change, over every case that the log holds. Records nothing. */
public final class WhatIfQuery {
    private final CaseBook book;
    private final PolicyPack pack;
    private final List<Entry> cases;
    private final long asOfPosition;
    private final String programme;
    private final WhatIfView.Now now;

    public WhatIfQuery(String programme, PolicyQueries.Cases cases) {
        this.programme = programme;
        this.book = cases.book();
        this.pack = book.pack();
        this.cases = book.cases();
        this.asOfPosition = cases.asOfPosition();
        this.now = new Today(pack, book.programme()).rows();
    }

    /**
     * What these values would change.
     *
     * @param written {@code PARAM=VALUE[,VALUE…]} or {@code APPLICATION:FACT=VALUE[,VALUE…]}
     * @param fromNowOn whether approved awards stay as they are
     * @throws InvalidDocument with everything that speaks against the values
     */
    public WhatIfView answer(List<String> written, boolean fromNowOn) {
        List<Wish> wishes = Wishes.read(book, written);
        Wish asItIs = new Wish(new TreeMap<>(), inForce(), Map.of());
        WhatIf.Scenario before = scenario(asItIs, true, TurnedAway.NOBODY);
        Unseen unseen = new Unseen(pack, inForce(), cases);
        List<Choice> choices = wishes.stream()
                .map(wish -> {
                    // What was passed stays passed where the values hold from now on.
                    TurnedAway turned = fromNowOn ? TurnedAway.NOBODY : TurnedAway.of(book, cases, wish, asItIs);
                    WhatIf.Scenario after = scenario(wish, fromNowOn, turned);
                    return new Choice(
                            wish.set(),
                            view(after, wish, turned),
                            changes(before, after),
                            turned.unmet(book),
                            unseen.of(wish));
                })
                .toList();
        return new WhatIfView(
                programme,
                asOfPosition,
                book.today(),
                now,
                Forecast.assumptions(pack, inForce(), book.today()),
                fromNowOn ? "KEPT" : "COMPUTED_ANEW",
                view(before, asItIs, TurnedAway.NOBODY),
                choices);
    }

    /** Every parameter with its value, what it may be, and how many awards wait for it. */
    public ParameterView parameters() {
        Wish asItIs = new Wish(new TreeMap<>(), inForce(), Map.of());
        return ParameterView.of(
                programme,
                asOfPosition,
                pack,
                inForce(),
                view(scenario(asItIs, true, TurnedAway.NOBODY), asItIs, TurnedAway.NOBODY)
                        .undecided());
    }

    private ParameterValues inForce() {
        return book.programme().parameters(pack);
    }

    private WhatIf.Scenario scenario(Wish wish, boolean keep, TurnedAway turned) {
        List<WhatIf.Case> computed = new ArrayList<>();
        for (Entry entry : cases) {
            boolean touched = wish.facts().containsKey(entry.number());
            if (entry.progress() == Progress.UNDER_WAY && !touched) {
                continue;
            }
            WhatIf.Granted granted = entry.granted();
            ParameterValues values = wish.under(book, entry.pack());
            computed.add(new WhatIf.Case(
                    entry.number(),
                    entry.direction(),
                    entry.beneficiary(),
                    entry.date(),
                    wish.in(entry.number(), entry.evidence().under(entry.pack(), values)),
                    entry.asked(),
                    granted == null
                            ? null
                            : new WhatIf.Granted(
                                    granted.ceiling(),
                                    granted.amount(),
                                    granted.line(),
                                    granted.shares(),
                                    keep && !touched,
                                    !keep),
                    entry.pack().version() == pack.version() ? null : new WhatIf.Rules(entry.pack(), values),
                    entry.subject(),
                    turned.why(entry.number()),
                    entry.stays()));
        }
        return WhatIf.scenario(pack, wish.values(), computed, budget(wish.values()));
    }

    /** What each line can spend in all: what it holds and what it has promised; recovered money where it may be reused. */
    private WhatIf.Budget budget(ParameterValues values) {
        Map<SourceLine, Fen> spendable = new HashMap<>();
        book.programme().lines().forEach((place, line) -> {
            Fen own = line.available().plus(line.committed());
            spendable.put(place, values.mayReuseRecovered() ? own.plus(line.recoveredAtHand()) : own);
        });
        Map<String, Fen> appropriated = new HashMap<>();
        for (FundingSource source : pack.sources()) {
            appropriated.put(source.id(), book.programme().appropriated(source.id()));
        }
        return new WhatIf.Budget(appropriated, spendable);
    }

    private WhatIfView.Scenario view(WhatIf.Scenario scenario, Wish wish, TurnedAway turned) {
        Map<String, Long> waiting = new TreeMap<>();
        Map<String, Forecast> underWay = new HashMap<>();
        for (Entry entry : cases) {
            if (entry.progress() == Progress.UNDER_WAY
                    && !wish.facts().containsKey(entry.number())
                    && turned.why(entry.number()) == null) {
                Estimate estimate = Estimate.of(entry, wish.under(book, entry.pack()));
                estimate.undecided().forEach(parameter -> waiting.merge(parameter, 1L, Long::sum));
                underWay.computeIfAbsent(line(entry, wish), none -> forecast(wish))
                        .add(entry, estimate);
            }
        }
        Map<SourceLine, Fen> spendable = budget(wish.values()).allocated();
        List<WhatIfView.Line> lines = pack.lines().stream()
                .map(line -> line(line, scenario, spendable, underWay.getOrDefault(line.id(), forecast(wish))))
                .toList();
        Map<String, Long> held = scenario.undecided();
        List<Waiting> undecided = pack.parameters().stream()
                .map(parameter -> parameter.id())
                .filter(id -> held.containsKey(id) || waiting.containsKey(id))
                .map(id -> new Waiting(id, held.getOrDefault(id, 0L), waiting.getOrDefault(id, 0L)))
                .toList();
        return new WhatIfView.Scenario(
                scenario.cost(),
                scenario.shortfall(),
                scenario.runsOut().values().stream().min(LocalDate::compareTo).orElse(null),
                lines,
                directions(scenario, wish.values()),
                scenario.ratios().stream().map(WhatIfQuery::ratio).toList(),
                undecided);
    }

    /** Where a case would be paid from; while that is undecided nothing of it is estimated, and any of its lines may count it. */
    private String line(Entry entry, Wish wish) {
        Direction direction = pack.direction(entry.direction())
                .or(() -> entry.pack().direction(entry.direction()))
                .orElseThrow();
        return direction
                .line(wish.under(book, entry.pack()))
                .orElse(direction.line().lines().getFirst());
    }

    private Forecast forecast(Wish wish) {
        return new Forecast(pack, wish.values(), book.today());
    }

    private WhatIfView.Line line(
            BudgetLine line, WhatIf.Scenario scenario, Map<SourceLine, Fen> spendable, Forecast underWay) {
        Fen cost = scenario.costByLine().getOrDefault(line.id(), Fen.ZERO);
        Fen budget = now.lines().stream()
                .filter(row -> row.line().equals(line.id()))
                .map(row -> spendable.getOrDefault(new SourceLine(row.source(), line.id()), Fen.ZERO))
                .reduce(Fen.ZERO, Fen::plus);
        WhatIfView.UnderWay coming =
                underWay.view(cost, budget.minus(cost), scenario.runsOut().get(line.id()));
        Map<String, LocalDate> usedUp = usedUp(line, scenario, spendable, coming.due());
        List<WhatIfView.Source> sources = new ArrayList<>();
        for (LineRow today : now.lines()) {
            if (today.line().equals(line.id())) {
                SourceLine place = new SourceLine(today.source(), line.id());
                Fen own = spendable.getOrDefault(place, Fen.ZERO);
                Fen paid = scenario.paid().getOrDefault(place, Fen.ZERO);
                sources.add(new WhatIfView.Source(
                        today.source(), own, paid, bridge(List.of(today), own, paid), usedUp.get(today.source())));
            }
        }
        List<LineRow> today =
                now.lines().stream().filter(row -> row.line().equals(line.id())).toList();
        return new WhatIfView.Line(
                line.id(),
                budget,
                cost,
                budget.minus(cost).max(Fen.ZERO),
                scenario.shortfallByLine().getOrDefault(line.id(), Fen.ZERO),
                scenario.runsOut().get(line.id()),
                bridge(today, budget, cost),
                sources,
                coming);
    }

    /** When each source of a line has nothing left: by the awards that can be computed, else by the cases under way. */
    private static Map<String, LocalDate> usedUp(
            BudgetLine line, WhatIf.Scenario scenario, Map<SourceLine, Fen> spendable, List<WhatIfView.Due> coming) {
        Map<String, LocalDate> usedUp = new HashMap<>();
        Fen upToHere = Fen.ZERO;
        for (String source : line.paidBy()) {
            SourceLine place = new SourceLine(source, line.id());
            Fen left = spendable
                    .getOrDefault(place, Fen.ZERO)
                    .minus(scenario.paid().getOrDefault(place, Fen.ZERO))
                    .max(Fen.ZERO);
            upToHere = upToHere.plus(left);
            LocalDate on = left.isPositive()
                    ? firstReached(upToHere, coming)
                    : scenario.usedUp().get(place);
            if (on != null) {
                usedUp.put(source, on);
            }
        }
        return usedUp;
    }

    private static @Nullable LocalDate firstReached(Fen amount, List<WhatIfView.Due> coming) {
        Fen sum = Fen.ZERO;
        for (WhatIfView.Due due : coming) {
            sum = sum.plus(due.mostFen());
            if (!amount.exceeds(sum)) {
                return due.on();
            }
        }
        return null;
    }

    private static WhatIfView.Bridge bridge(List<LineRow> today, Fen budget, Fen cost) {
        Fen committed = Fen.ZERO;
        Fen paid = Fen.ZERO;
        Fen available = Fen.ZERO;
        for (LineRow row : today) {
            committed = committed.plus(row.committedFen());
            paid = paid.plus(row.paidFen());
            available = available.plus(row.availableFen());
        }
        return new WhatIfView.Bridge(
                committed,
                paid,
                available,
                budget.minus(available).minus(committed),
                cost.minus(committed),
                cost,
                budget.minus(cost));
    }

    private List<WhatIfView.Direction> directions(WhatIf.Scenario scenario, ParameterValues values) {
        List<WhatIfView.Direction> out = new ArrayList<>();
        for (Direction direction :
                pack.directions().stream().filter(Direction::hasMoney).toList()) {
            int awards = 0;
            Fen cost = Fen.ZERO;
            for (WhatIf.Outcome outcome : scenario.outcomes()) {
                if (outcome.award().direction().equals(direction.id())) {
                    awards += outcome.amount().isPositive() ? 1 : 0;
                    cost = cost.plus(outcome.amount());
                }
            }
            out.add(new WhatIfView.Direction(
                    direction.id(), direction.line(values).orElse(null), awards, cost));
        }
        return out;
    }

    private static RatioRow ratio(RatioState state) {
        return new RatioRow(
                state.rule(),
                state.basis().name().toLowerCase(Locale.ROOT),
                state.limit(),
                state.numerator(),
                state.denominator(),
                state.value(),
                state.state().name(),
                state.headroom());
    }

    private Changes changes(WhatIf.Scenario before, WhatIf.Scenario after) {
        Map<String, Entry> byNumber = new HashMap<>();
        cases.forEach(entry -> byNumber.put(entry.number(), entry));
        Map<String, AwardComputation> computations = new HashMap<>();
        after.outcomes().forEach(outcome -> computations.put(outcome.award().id(), outcome.computation()));
        List<Change> list = new ArrayList<>();
        Fen raised = Fen.ZERO;
        Fen lowered = Fen.ZERO;
        Fen standingNet = Fen.ZERO;
        int standing = 0;
        WhatIfSplit split = new WhatIfSplit(book);
        for (WhatIf.Difference difference : WhatIf.differences(before, after)) {
            Entry entry = byNumber.get(difference.id());
            if (entry == null) {
                continue;
            }
            Fen change = difference.after().minus(difference.before());
            raised = change.isPositive() ? raised.plus(change) : raised;
            lowered = change.isNegative() ? lowered.minus(change) : lowered;
            if (entry.progress() == Progress.APPROVED) {
                standing++;
                standingNet = standingNet.plus(change);
            }
            Fen overpaid = split.add(entry, difference);
            list.add(new Change(
                    difference.id(),
                    difference.direction(),
                    entry.beneficiary(),
                    book.name(entry.beneficiary()),
                    entry.progress(),
                    difference.before(),
                    difference.after(),
                    change,
                    book.paid(difference.id()),
                    overpaid,
                    reason(computations.get(difference.id()))));
        }
        return new Changes(
                list.size(),
                raised,
                lowered,
                raised.minus(lowered),
                standing,
                standingNet,
                split.view(),
                List.copyOf(list));
    }

    /** Why a case gets nothing; null where it gets something. */
    private @Nullable String reason(@Nullable AwardComputation computation) {
        return computation == null
                ? null
                : computation
                        .refusal()
                        .map(no -> no.message(new PackNames(pack)))
                        .orElse(null);
    }
}
