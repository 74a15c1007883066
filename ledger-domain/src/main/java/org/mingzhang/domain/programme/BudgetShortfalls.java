package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Shortfall;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.RatioRule.Due;
import org.mingzhang.domain.policy.RatioRules;
import org.mingzhang.domain.policy.RatioState;

/** What a programme's money, taken together, lacks by the rules: as of any business date, and by the pack's ratios. */
public final class BudgetShortfalls {
    private final PolicyPack pack;
    private final Programme programme;
    private final List<Shortfall> found = new ArrayList<>();

    private BudgetShortfalls(PolicyPack pack, Programme programme) {
        this.pack = pack;
        this.programme = programme;
    }

    /** All of them. */
    public static List<Shortfall> of(PolicyPack pack, Programme programme) {
        BudgetShortfalls shortfalls = new BudgetShortfalls(pack, programme);
        shortfalls.sources();
        shortfalls.balances();
        shortfalls.ratios();
        shortfalls.transfers();
        return List.copyOf(shortfalls.found);
    }

    private void add(String place, Fen by, RejectionCode code, @Nullable Clause clause, Map<String, ?> facts) {
        found.add(new Shortfall(place, by, Rejection.of(code, clause, facts)));
    }

    private void sources() {
        Budget budget = programme.budget();
        for (String id : new TreeMap<>(budget.appropriated()).keySet()) {
            FundingSource source = pack.source(id).orElse(null);
            Fen appropriated = budget.appropriated(id);
            if (source == null) {
                add("source " + id, Fen.of(1), RejectionCode.NOT_FOUND, null, Map.of("source", id));
            } else if (source.amount() != null && source.isExceededBy(appropriated)) {
                add(
                        "notice " + id,
                        appropriated.minus(source.amount()),
                        RejectionCode.APPROPRIATION_EXCEEDED,
                        source.clause(),
                        Map.of("source", id, "noticeFen", source.amount(), "wouldBeFen", appropriated));
            }
        }
        for (String id : new TreeMap<>(budget.received()).keySet()) {
            Fen more = budget.received(id).minus(budget.appropriated(id));
            if (more.isPositive()) {
                add(
                        "received " + id,
                        more,
                        RejectionCode.APPROPRIATION_EXCEEDED,
                        pack.source(id).map(FundingSource::clause).orElse(null),
                        Map.of("source", id, "beyondFen", more));
            }
        }
        budget.lines().forEach((place, line) -> {
            BudgetLine known = pack.line(place.line()).orElse(null);
            if (known == null) {
                add("line " + place, Fen.of(1), RejectionCode.NOT_FOUND, null, Map.of("line", place.line()));
            } else if (!known.mayBePaidBy(place.source())) {
                add(
                        "line " + place,
                        Fen.of(1),
                        RejectionCode.SOURCE_NOT_ALLOWED,
                        known.clause(),
                        Map.of(
                                "line",
                                place.line(),
                                "source",
                                place.source(),
                                "allowed",
                                String.join("、", known.paidBy())));
            }
        });
    }

    /** No view as of any date shows less than nothing. */
    private void balances() {
        programme.budget().balances().forEach((place, balance) -> {
            Fen least = balance.leastFrom(LocalDate.MIN);
            if (least.isNegative()) {
                Map<String, Object> facts = new TreeMap<>();
                facts.put("source", place.source());
                facts.put("availableThenFen", least);
                facts.put("availableFen", balance.total());
                if (place.line() != null) {
                    facts.put("line", place.line());
                }
                if (place.year() != null) {
                    facts.put("budgetYear", String.valueOf(place.year()));
                }
                add(place.toString(), least.negated(), code(place), clause(place), facts);
            }
        });
    }

    private static RejectionCode code(Budget.Place place) {
        return switch (place.kind()) {
            case UNALLOCATED -> RejectionCode.APPROPRIATION_EXCEEDED;
            case LINE_AVAILABLE -> RejectionCode.ALLOCATION_EXCEEDED;
            case LINE_RECOVERED -> RejectionCode.PAYMENT_EXCEEDED;
        };
    }

    private @Nullable Clause clause(Budget.Place place) {
        return switch (place.kind()) {
            case UNALLOCATED ->
                pack.source(place.source()).map(FundingSource::clause).orElse(null);
            case LINE_AVAILABLE ->
                pack.line(String.valueOf(place.line()))
                        .map(BudgetLine::clause)
                        .map(pack::passage)
                        .orElse(null);
            case LINE_RECOVERED -> null;
        };
    }

    /** What went from line to line beyond what the pack allows. */
    private void transfers() {
        TransferRules rules = new TransferRules(pack, programme.budget());
        programme.budget().transferred().forEach((transfer, fen) -> {
            Rejection lines = rules.lines(transfer.source(), transfer.from(), transfer.to());
            if (lines != null && fen.isPositive()) {
                found.add(new Shortfall("transfer " + transfer, fen, lines));
            }
            Fen left = rules.left(transfer.source(), transfer.from());
            Rejection share = rules.share(transfer.source(), transfer.from(), Fen.ZERO);
            if (left != null && left.isNegative() && share != null) {
                found.add(
                        new Shortfall("transfers " + transfer.source() + " " + transfer.from(), left.negated(), share));
            }
        });
    }

    /** What is judged at any time; what is judged later refuses nothing now. */
    private void ratios() {
        for (RatioState state : RatioRules.evaluate(pack, programme.figures(pack))) {
            boolean gate = pack.ratioRules().stream()
                    .anyMatch(rule -> rule.id().equals(state.rule()) && rule.due(state.basis()) == Due.ALWAYS);
            if (gate && state.basis() != Basis.PAID && state.state() == RatioState.State.BREACHED) {
                add(
                        "ratio " + state.rule() + " " + state.basis(),
                        state.headroom().negated(),
                        RejectionCode.RATIO_BREACHED,
                        state.clause(),
                        Map.of(
                                "rule", state.rule(),
                                "basis", state.basis().chinese(),
                                "limit", state.limit(),
                                "numeratorFen", state.numerator(),
                                "denominatorFen", state.denominator(),
                                "headroomFen", state.headroom()));
            }
        }
    }
}
