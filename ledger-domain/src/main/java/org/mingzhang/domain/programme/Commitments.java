package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.PolicyPack;

/** What a programme says to promises of money, and how an amount is split over its sources. */
public final class Commitments {
    private Commitments() {}

    /** Refuses shares that the line may not bear, that add up to something else, or that the budget does not hold. */
    public static @Nullable Rejection refuse(
            PolicyPack pack, Programme programme, Occasion occasion, String lineId, Fen amount, List<Share> shares) {
        BudgetLine line = pack.line(lineId).orElseThrow();
        return new BudgetRules(pack, programme, occasion).commitment(line, amount, shares);
    }

    /** What a line has left on a day and on every day after it, whoever of its sources has it; never below nothing. */
    public static Fen left(PolicyPack pack, Programme programme, LocalDate day, String lineId) {
        Fen left = Fen.ZERO;
        for (String source : pack.line(lineId).orElseThrow().paidBy()) {
            left = left.plus(programme
                    .budget()
                    .lineAvailable(source, lineId)
                    .leastFrom(day)
                    .max(Fen.ZERO));
        }
        return left;
    }

    /**
     * The default split: each source in the line's order, as far as its line money reaches on the business date. Where all
     * of them do not reach, the rest falls on the last, so that the refusal names what is short.
     */
    public static List<Share> split(
            PolicyPack pack, Programme programme, Occasion occasion, String lineId, Fen amount) {
        BudgetLine line = pack.line(lineId).orElseThrow();
        List<Share> shares = new ArrayList<>();
        Fen rest = amount;
        for (int i = 0; i < line.paidBy().size() && rest.isPositive(); i++) {
            String source = line.paidBy().get(i);
            boolean last = i == line.paidBy().size() - 1;
            Fen reach = programme.budget().lineAvailable(source, lineId).leastFrom(occasion.businessDate());
            Fen part = last ? rest : rest.min(reach.max(Fen.ZERO));
            if (part.isPositive()) {
                shares.add(new Share(source, part));
                rest = rest.minus(part);
            }
        }
        return List.copyOf(shares);
    }
}
