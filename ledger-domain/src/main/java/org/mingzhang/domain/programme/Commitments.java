package org.mingzhang.domain.programme;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule.Basis;

/** What a programme says to promises of money, and how an amount is split over its sources. */
public final class Commitments {
    private Commitments() {}

    /** Refuses shares that the line may not bear, that add up to something else, or that the budget does not hold. */
    public static @Nullable Rejection refuse(
            PolicyPack pack, Programme programme, String lineId, Fen amount, List<Share> shares) {
        BudgetLine line = pack.line(lineId).orElseThrow();
        Set<String> seen = new HashSet<>();
        for (Share share : shares) {
            if (!line.mayBePaidBy(share.source()) || !seen.add(share.source())) {
                return Rejection.of(
                        RejectionCode.SOURCE_NOT_ALLOWED,
                        line.clause(),
                        Map.of("line", lineId, "source", share.source(), "allowed", String.join("、", line.paidBy())));
            }
        }
        if (!Share.total(shares).equals(amount)) {
            return Rejection.of(
                    RejectionCode.SPLIT_MISMATCH,
                    Map.of(
                            "amountFen",
                            amount.value(),
                            "sharesFen",
                            Share.total(shares).value()));
        }
        for (Share share : shares) {
            Rejection no =
                    RatioGate.refuse(pack, programme, Basis.COMMITTED, share.source(), lineId, share.amountFen());
            if (no != null) {
                return no;
            }
        }
        for (Share share : shares) {
            Fen available = programme.line(share.source(), lineId).available();
            if (share.amountFen().exceeds(available)) {
                return Rejection.of(
                        RejectionCode.ALLOCATION_EXCEEDED,
                        line.clause(),
                        Map.of(
                                "source", share.source(),
                                "line", lineId,
                                "requestedFen", share.amountFen().value(),
                                "availableFen", available.value()));
            }
        }
        return null;
    }

    /**
     * The default split: each source in the line's order, as far as its line money reaches. Where all of them do not
     * reach, the rest falls on the last, so that the refusal names what is short.
     */
    public static List<Share> split(PolicyPack pack, Programme programme, String lineId, Fen amount) {
        BudgetLine line = pack.line(lineId).orElseThrow();
        List<Share> shares = new java.util.ArrayList<>();
        Fen rest = amount;
        for (int i = 0; i < line.paidBy().size() && rest.isPositive(); i++) {
            String source = line.paidBy().get(i);
            boolean last = i == line.paidBy().size() - 1;
            Fen part = last
                    ? rest
                    : rest.min(programme.line(source, lineId).available().max(Fen.ZERO));
            if (part.isPositive()) {
                shares.add(new Share(source, part));
                rest = rest.minus(part);
            }
        }
        return List.copyOf(shares);
    }
}
