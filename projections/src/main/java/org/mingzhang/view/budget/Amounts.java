package org.mingzhang.view.budget;

import java.util.EnumMap;
import java.util.Map;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Posting.Account;

/** Sums of postings, sorted into the columns of the budget. */
final class Amounts {
    private final Map<Figure, Fen> sums = new EnumMap<>(Figure.class);

    /**
     * Takes in the sum of a cell's postings.
     *
     * @param fen debits less credits
     */
    void take(Account account, String eventType, Fen fen) {
        for (Figure figure : Figure.values()) {
            if (figure.counts(account, eventType)) {
                sums.merge(figure, figure.signed(fen), Fen::plus);
            }
        }
    }

    Fen of(Figure figure) {
        return sums.getOrDefault(figure, Fen.ZERO);
    }

    Fen appropriated() {
        return of(Figure.APPROPRIATED);
    }

    /** Of a source: what is not yet allocated. */
    Fen unallocated() {
        return of(Figure.UNALLOCATED);
    }

    Fen allocated() {
        return of(Figure.ALLOCATED);
    }

    /** Of a line: what may still be committed. */
    Fen uncommitted() {
        return of(Figure.AVAILABLE);
    }

    Fen committed() {
        return of(Figure.COMMITTED);
    }

    Fen paid() {
        return of(Figure.PAID);
    }

    Fen recovered() {
        return of(Figure.RECOVERED);
    }

    /** Of what was recovered: put back on its line. */
    Fen putBack() {
        return of(Figure.PUT_BACK);
    }

    /** Of a source: returned to the treasury before it was allocated. */
    Fen unallocatedHandedBack() {
        return of(Figure.UNALLOCATED_HANDED_BACK);
    }

    /** Of a line: returned to the treasury before it was committed. */
    Fen lineHandedBack() {
        return of(Figure.LINE_HANDED_BACK);
    }

    Fen recoveredHandedBack() {
        return of(Figure.RECOVERED_HANDED_BACK);
    }

    /** The balance of what was recovered. */
    Fen recoveredAtHand() {
        return of(Figure.RECOVERED_AT_HAND);
    }

    /** Of a source: all that the treasury got of it. */
    Fen returnedToTreasury() {
        return of(Figure.RETURNED_TO_TREASURY);
    }
}
