package org.mingzhang.domain.event;

import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;

/**
 * The part of an amount that one funding source bears.
 *
 * @param source a source's id in the pack, such as {@code central}
 */
public record Share(String source, Fen amountFen) {
    public Share {
        if (!amountFen.isPositive()) {
            throw new RefusedValue(amountFen, "各来源金额应大于零");
        }
    }

    /** The sum over all sources. */
    public static Fen total(java.util.List<Share> shares) {
        Fen sum = Fen.ZERO;
        for (Share share : shares) {
            sum = sum.plus(share.amountFen);
        }
        return sum;
    }

    /** What one source bears of it. */
    public static Fen of(java.util.List<Share> shares, String source) {
        Fen sum = Fen.ZERO;
        for (Share share : shares) {
            if (share.source.equals(source)) {
                sum = sum.plus(share.amountFen);
            }
        }
        return sum;
    }
}
