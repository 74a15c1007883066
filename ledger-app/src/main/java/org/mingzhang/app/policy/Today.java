package org.mingzhang.app.policy;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.LineBalance;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.budget.BudgetView.SourceRow;

/** A programme's money as its own events leave it, in the rows of the budget, which is computed another way. */
record Today(PolicyPack pack, Programme programme) {
    WhatIfView.Now rows() {
        return new WhatIfView.Now(
                pack.sources().stream().map(FundingSource::id).map(this::source).toList(), lines());
    }

    private List<LineRow> lines() {
        List<LineRow> out = new ArrayList<>();
        for (BudgetLine line : pack.lines()) {
            for (String source : line.paidBy()) {
                LineBalance balance = programme.line(source, line.id());
                out.add(new LineRow(
                        line.id(),
                        source,
                        balance.allocated(),
                        balance.allocated(),
                        balance.committed(),
                        balance.paid(),
                        balance.recovered(),
                        balance.available(),
                        balance.handedBack(),
                        balance.reused(),
                        balance.recoveredHandedBack(),
                        balance.recoveredAtHand()));
            }
        }
        return List.copyOf(out);
    }

    private SourceRow source(String id) {
        LineBalance sum = LineBalance.ZERO;
        for (SourceLine place : programme.lines().keySet()) {
            sum = place.source().equals(id) ? sum.plus(programme.line(id, place.line())) : sum;
        }
        Fen handedBack = programme.handedBack(id);
        return new SourceRow(
                id,
                programme.appropriated(id),
                programme.allocated(id),
                sum.committed(),
                sum.paid(),
                sum.recovered(),
                programme.available(id),
                handedBack,
                sum.reused(),
                sum.recoveredHandedBack(),
                sum.recoveredAtHand(),
                handedBack.plus(sum.handedBack()).plus(sum.recoveredHandedBack()));
    }
}
