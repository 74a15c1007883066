package org.mingzhang.app.treasury;

import java.util.List;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;

/**
 * What payments come to that a voucher tells with another amount.
 *
 * @param many how many of them there are
 * @param apartFen how far the two amounts of each lie apart, added up
 */
record DifferenceSums(int many, long ledgerFen, long treasuryFen, long apartFen) {
    static DifferenceSums of(List<Differing> pairs) {
        int many = 0;
        long ledger = 0;
        long treasury = 0;
        long apart = 0;
        for (Differing pair : pairs) {
            for (Difference difference : pair.differences()) {
                if (difference.field().equals("amountFen") || difference.field().equals("sumFen")) {
                    long one = Long.parseLong(difference.ledger());
                    long other = Long.parseLong(difference.treasury());
                    many++;
                    ledger += one;
                    treasury += other;
                    apart += Math.abs(one - other);
                }
            }
        }
        return new DifferenceSums(many, ledger, treasury, apart);
    }

    /** How far they lie apart, in words. */
    String said() {
        return (many == 1 ? "差 " : "各笔共差 ") + new Fen(apartFen).toYuan() + " 元";
    }
}
