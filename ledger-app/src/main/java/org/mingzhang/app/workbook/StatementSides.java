package org.mingzhang.app.workbook;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Map;

/** On which side of a bank's statement the amount of each row stood, so that both sides are summed as the bank sums them. */
final class StatementSides {
    /** The sides, as the bank calls them. */
    enum Side {
        DEBIT("借方"),
        CREDIT("贷方");

        private final String chinese;

        Side(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }

        Side other() {
            return this == DEBIT ? CREDIT : DEBIT;
        }
    }

    private final BitSet credit = new BitSet();
    private final BitSet red = new BitSet();

    /**
     * Keeps where a row's amount stood.
     *
     * @param reversed whether it was negative there (红字)
     */
    void put(int row, Side side, boolean reversed) {
        credit.set(row, side == Side.CREDIT);
        red.set(row, reversed);
    }

    /** Adds a row's amount to the sums of its side; both sides are there as soon as there is one row. */
    void add(Map<String, BigInteger> sums, String column, int row, BigInteger fen) {
        for (Side side : Side.values()) {
            sums.putIfAbsent(name(column, side), BigInteger.ZERO);
        }
        sums.merge(
                name(column, credit.get(row) ? Side.CREDIT : Side.DEBIT),
                red.get(row) ? fen.negate() : fen,
                BigInteger::add);
    }

    private static String name(String column, Side side) {
        return column + "（" + side.chinese + "）";
    }
}
