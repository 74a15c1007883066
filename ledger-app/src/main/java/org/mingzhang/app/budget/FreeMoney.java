package org.mingzhang.app.budget;

import java.util.List;
import java.util.stream.Collectors;
import org.mingzhang.app.console.Unit;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.view.budget.BatchMoney;
import org.mingzhang.view.budget.BudgetView;

/**
 * The money that a ratio rule keeps for some lines, as central money for renovation: what of it is free, and for whom. A pack
 * divides its budget among lines and never among batches, so that no batch has money of its own.
 *
 * @param part the source and lines of the first rule with a floor
 * @param name as people call it
 */
record FreeMoney(PolicyPack pack, BatchMoney.Part part, String name) {
    static FreeMoney of(PolicyPack pack) {
        return pack.ratioRules().stream()
                .filter(rule -> rule.comparison() == RatioRule.Comparison.AT_LEAST)
                .findFirst()
                .map(rule -> of(pack, rule))
                .orElseGet(() -> new FreeMoney(pack, BatchMoney.Part.NONE, ""));
    }

    private static FreeMoney of(PolicyPack pack, RatioRule rule) {
        List<BudgetLine> lines =
                pack.lines().stream().filter(line -> rule.counts(line.id())).toList();
        String source = pack.source(rule.source()).map(FundingSource::name).orElse(rule.source());
        return new FreeMoney(
                pack,
                new BatchMoney.Part(
                        rule.source(), lines.stream().map(BudgetLine::id).collect(Collectors.toSet())),
                source + lines.stream().map(BudgetLine::name).collect(Collectors.joining("、", "（", "）")));
    }

    /** Whether there is such money. */
    boolean isTold() {
        return !part.lines().isEmpty();
    }

    /** How much of it may still be promised. */
    Fen free(BudgetView view) {
        return view.lines().stream()
                .filter(row ->
                        row.source().equals(part.source()) && part.lines().contains(row.line()))
                .map(BudgetView.LineRow::availableFen)
                .reduce(Fen.ZERO, Fen::plus);
    }

    /** What is free, in one sentence; empty where the pack keeps no money for lines. */
    String sentence(BudgetView view, Unit unit) {
        if (!isTold()) {
            return "";
        }
        String batches = pack.batches().stream().map(Batch::name).collect(Collectors.joining("、"));
        return "可用资金不分批次：" + name + "尚可用 " + unit.figure(free(view)) + " " + unit.chinese()
                + (pack.batches().isEmpty() ? "。" : "，" + batches + "可用的都是这一数，先核定的先占用。");
    }
}
