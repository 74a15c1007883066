package org.mingzhang.domain.programme;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TransferRule;

/**
 * What a pack says of money that goes from line to line (调剂). A pack that says nothing of any line leaves it to the ratio rules
 * and to the finance office; one that says something of some line forbids what it does not say.
 */
final class TransferRules {
    private final PolicyPack pack;
    private final Budget budget;

    TransferRules(PolicyPack pack, Budget budget) {
        this.pack = pack;
        this.budget = budget;
    }

    private boolean isSilent() {
        return pack.lines().stream().allMatch(line -> line.givesTo() == null);
    }

    private @Nullable TransferRule rule(String from) {
        return pack.line(from).map(BudgetLine::givesTo).orElse(null);
    }

    /** The post that decides what a line gives. */
    Role decidedBy(String from) {
        TransferRule rule = rule(from);
        return rule == null ? Role.FINANCE : rule.decidedBy();
    }

    /** Refuses lines that the pack does not name. */
    @Nullable
    Rejection lines(String source, String from, String to) {
        TransferRule rule = rule(from);
        if (isSilent() || (rule != null && rule.lines().contains(to))) {
            return null;
        }
        Clause clause = rule == null
                ? pack.lines().stream()
                        .map(BudgetLine::givesTo)
                        .filter(Objects::nonNull)
                        .map(TransferRule::clause)
                        .findFirst()
                        .orElse(null)
                : rule.clause();
        return Rejection.of(
                RejectionCode.TRANSFER_NOT_ALLOWED,
                clause,
                Map.of(
                        "source",
                        source,
                        "fromLine",
                        name(from),
                        "toLine",
                        name(to),
                        "needs",
                        rule == null ? "无" : names(rule.lines())));
    }

    /** Refuses more than the share that a line may give away in all. */
    @Nullable
    Rejection share(String source, String from, Fen amount) {
        Fen left = left(source, from);
        TransferRule rule = rule(from);
        return left == null || rule == null || !amount.exceeds(left)
                ? null
                : Rejection.of(
                        RejectionCode.TRANSFER_NOT_ALLOWED,
                        rule.clause(),
                        Map.of(
                                "source", source,
                                "fromLine", name(from),
                                "requestedFen", amount.value(),
                                "givenFen", budget.given(source, from).value(),
                                "limitFen",
                                        left.plus(budget.given(source, from)).value()));
    }

    /** What a line of a source may still give away; null where nothing limits it. Below zero where it gave too much. */
    @Nullable
    Fen left(String source, String from) {
        TransferRule rule = rule(from);
        return rule == null || rule.atMost() == null
                ? null
                : budget.firstAllocated(source, from)
                        .times(rule.atMost(), Rounding.DOWN)
                        .minus(budget.given(source, from));
    }

    private String name(String line) {
        return pack.line(line).map(BudgetLine::name).orElse(line);
    }

    private String names(List<String> lines) {
        return String.join("、", lines.stream().map(this::name).toList());
    }
}
