package org.mingzhang.domain.award;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Commitments;

/**
 * What an approval claims of the budget: all of its amount; where something was granted in advance, what is beyond that. Only this
 * takes money from others.
 *
 * @param amount of the award
 * @param shares who bears it
 */
record Claim(AwardCase it, AwardBasis basis, Fen amount, List<Share> shares) {
    /** @param stated null where the rules split it: what was granted in advance bears it first */
    static Claim of(AwardCase it, AwardBasis basis, @Nullable List<Share> stated, Fen amount) {
        return new Claim(it, basis, amount, stated == null ? split(it, basis, amount) : stated);
    }

    private static List<Share> split(AwardCase it, AwardBasis basis, Fen amount) {
        List<Share> own =
                it.award.isAdvancing() ? Settlement.of(it.award, amount).borne(amount) : List.of();
        Fen rest = amount.minus(Share.total(own));
        return rest.isPositive()
                ? Settlement.together(
                        own,
                        Commitments.split(it.budget(basis.line()), basis.programme(), it.occasion, basis.line(), rest))
                : own;
    }

    /** What it takes of the budget that nothing of the case has yet. */
    Fen more() {
        return more(it.award, amount, shares);
    }

    /** The same of an award as it stands before its approval. */
    static Fen more(Award award, Fen amount, List<Share> shares) {
        return award.isAdvancing() ? Share.total(Settlement.of(award, amount).more(shares)) : amount;
    }

    /** What of the award needs nothing more: what was granted in advance and is not ordered back. */
    static Fen has(Award award) {
        return award.isAdvancing()
                ? award.committed()
                        .minus(Share.total(award.advances().carried()))
                        .max(Fen.ZERO)
                : Fen.ZERO;
    }

    /** What the budget says to it. */
    @Nullable
    Rejection refuseCommitting() {
        Rejection unreviewed = it.refuseUnreviewedFunds();
        if (unreviewed != null) {
            return unreviewed;
        }
        String line = basis.line();
        if (!it.award.isAdvancing()) {
            return Commitments.refuse(it.budget(line), basis.programme(), it.occasion, line, amount, shares);
        }
        Settlement settlement = Settlement.of(it.award, amount);
        List<Share> more = settlement.more(shares);
        return it.occasion
                .first(() -> settlement.refuseOnItsWay(amount))
                .then(() -> settlement.refuseShares(amount, shares))
                .then(() -> more.isEmpty()
                        ? null
                        : Commitments.refuse(
                                it.budget(line), basis.programme(), it.occasion, line, Share.total(more), more))
                .refusal();
    }

    /** Who comes first. */
    @Nullable
    Rejection refuseOvertaking() {
        return QueueRules.refuseOvertaking(basis, it.streams()::pack, it.occasion.businessDate(), more());
    }
}
