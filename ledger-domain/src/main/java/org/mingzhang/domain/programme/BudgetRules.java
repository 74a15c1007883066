package org.mingzhang.domain.programme;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.RatioRules;

/** What a programme's budget says to moving money, as of the business date. Each rule answers null, or why not. */
final class BudgetRules {
    private final PolicyPack pack;
    private final Programme programme;
    private final Occasion occasion;

    BudgetRules(PolicyPack pack, Programme programme, Occasion occasion) {
        this.pack = pack;
        this.programme = programme;
        this.occasion = occasion;
    }

    @Nullable
    Rejection knownSource(String source) {
        return pack.sources().stream().anyMatch(s -> s.id().equals(source))
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("source", source));
    }

    private @Nullable BudgetLine find(String line) {
        return pack.lines().stream()
                .filter(l -> l.id().equals(line))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Rejection knownLine(String source, String line) {
        Rejection no = knownSource(source);
        if (no != null) {
            return no;
        }
        BudgetLine known = find(line);
        if (known == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("line", line));
        }
        return known.mayBePaidBy(source) ? null : notAllowed(known, source);
    }

    private static Rejection notAllowed(BudgetLine line, String source) {
        return Rejection.of(
                RejectionCode.SOURCE_NOT_ALLOWED,
                line.clause(),
                Map.of("line", line.id(), "source", source, "allowed", String.join("、", line.paidBy())));
    }

    /** No more arrives than was appropriated. */
    @Nullable
    Rejection notYetReceived(String source, Fen amount) {
        Fen awaited = programme.appropriated(source).minus(programme.budget().received(source));
        return amount.exceeds(awaited)
                ? Rejection.of(
                        RejectionCode.APPROPRIATION_EXCEEDED,
                        pack.source(source).map(s -> s.clause()).orElse(null),
                        Map.of("source", source, "requestedFen", amount.value(), "awaitedFen", awaited.value()))
                : null;
    }

    @Nullable
    Rejection unallocated(String source, int year, Fen amount) {
        return atMost(
                programme.budget().unallocated(source, year),
                amount,
                RejectionCode.APPROPRIATION_EXCEEDED,
                pack.source(source).map(s -> s.clause()).orElse(null),
                Map.of("source", source, "budgetYear", String.valueOf(year)));
    }

    @Nullable
    Rejection lineAvailable(String source, String line, Fen amount) {
        return atMost(
                programme.budget().lineAvailable(source, line),
                amount,
                RejectionCode.ALLOCATION_EXCEEDED,
                // Whatever the source: what there is in all, and how it is divided over the lines.
                pack.line(line).map(BudgetLine::clause).map(pack::passage).orElse(null),
                Map.of("source", source, "line", line));
    }

    /** Recovered money of a line that is at hand on the business date and on every day after it; never below nothing. */
    Fen recoveredAtHand(String source, String line) {
        DatedBalance balance = programme.budget().lineRecovered(source, line);
        return balance.total().min(balance.leastFrom(occasion.businessDate())).max(Fen.ZERO);
    }

    @Nullable
    Rejection lineRecovered(String source, String line, Fen amount) {
        return atMost(
                programme.budget().lineRecovered(source, line),
                amount,
                RejectionCode.PAYMENT_EXCEEDED,
                null,
                Map.of("source", source, "line", line));
    }

    /** Refuses more than there is, and more than there would be on the business date or any day after it. */
    private @Nullable Rejection atMost(
            DatedBalance balance, Fen amount, RejectionCode code, @Nullable Clause clause, Map<String, String> place) {
        Map<String, Object> facts = new TreeMap<>(place);
        facts.put("requestedFen", amount.value());
        facts.put("availableFen", balance.total().value());
        if (amount.exceeds(balance.total())) {
            return Rejection.of(code, clause, facts);
        }
        Fen then = balance.leastFrom(occasion.businessDate());
        if (!amount.exceeds(then)) {
            return null;
        }
        facts.put("businessDate", occasion.businessDate());
        facts.put("availableThenFen", then.value());
        return Rejection.of(RejectionCode.BUSINESS_DATE_TOO_EARLY, facts);
    }

    /**
     * The live gate of ratio rules on allocation.
     *
     * @param from the line that gives the money up, in a transfer
     */
    @Nullable
    Rejection ratioOnAllocating(String source, @Nullable String from, String to, Fen amount) {
        BudgetFigures figures = programme.figures(pack);
        if (from != null) {
            Map<SourceLine, Fen> allocated = new HashMap<>(figures.allocated());
            allocated.merge(new SourceLine(source, from), amount.negated(), Fen::plus);
            figures = new BudgetFigures(
                    figures.appropriated(),
                    allocated,
                    figures.committed(),
                    figures.paidNet(),
                    figures.allocationComplete(),
                    figures.closed());
        }
        return RatioRules.wouldBreach(pack, figures, Basis.ALLOCATED, source, to, amount)
                .orElse(null);
    }

    /** Refuses shares that the line may not bear, that add up to something else, or that the budget does not hold. */
    @Nullable
    Rejection commitment(BudgetLine line, Fen amount, List<Share> shares) {
        return occasion.first(() -> sources(line, shares))
                .refuseIf(
                        !Share.total(shares).equals(amount),
                        RejectionCode.SPLIT_MISMATCH,
                        Map.of(
                                "amountFen",
                                amount.value(),
                                "sharesFen",
                                Share.total(shares).value()))
                .then(() -> firstOf(shares, share -> RatioRules.wouldBreach(
                                pack,
                                programme.figures(pack),
                                Basis.COMMITTED,
                                share.source(),
                                line.id(),
                                share.amountFen())
                        .orElse(null)))
                .then(() -> firstOf(shares, share -> lineAvailable(share.source(), line.id(), share.amountFen())))
                .refusal();
    }

    private static @Nullable Rejection sources(BudgetLine line, List<Share> shares) {
        Set<String> seen = new HashSet<>();
        return firstOf(
                shares,
                share -> line.mayBePaidBy(share.source()) && seen.add(share.source())
                        ? null
                        : notAllowed(line, share.source()));
    }

    private interface ShareRule {
        @Nullable
        Rejection judge(Share share);
    }

    private static @Nullable Rejection firstOf(List<Share> shares, ShareRule rule) {
        for (Share share : shares) {
            Rejection no = rule.judge(share);
            if (no != null) {
                return no;
            }
        }
        return null;
    }
}
