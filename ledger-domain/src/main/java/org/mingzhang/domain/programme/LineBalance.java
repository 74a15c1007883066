package org.mingzhang.domain.programme;

import org.mingzhang.domain.money.Fen;

/**
 * One line's money from one source.
 *
 * @param allocated given to the line, net of transfers
 * @param committed promised to awards, net of releases; includes what was paid
 * @param paid confirmed by banks, net of what banks sent back; before recoveries
 * @param recovered taken back from beneficiaries
 * @param reused recovered money put to use again
 * @param handedBack unused line money returned to the treasury
 * @param recoveredHandedBack recovered money returned to the treasury
 */
public record LineBalance(
        Fen allocated, Fen committed, Fen paid, Fen recovered, Fen reused, Fen handedBack, Fen recoveredHandedBack) {
    public static final LineBalance ZERO =
            new LineBalance(Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO);

    /** What may still be committed: allocated − committed + recovered money put back − handed back. */
    public Fen available() {
        return allocated.minus(committed).plus(reused).minus(handedBack);
    }

    /** Recovered money that is neither reused nor handed back. */
    public Fen recoveredAtHand() {
        return recovered.minus(reused).minus(recoveredHandedBack);
    }

    /** Both together, column by column. */
    public LineBalance plus(LineBalance other) {
        return new LineBalance(
                allocated.plus(other.allocated),
                committed.plus(other.committed),
                paid.plus(other.paid),
                recovered.plus(other.recovered),
                reused.plus(other.reused),
                handedBack.plus(other.handedBack),
                recoveredHandedBack.plus(other.recoveredHandedBack));
    }

    LineBalance allocate(Fen fen) {
        return new LineBalance(
                allocated.plus(fen), committed, paid, recovered, reused, handedBack, recoveredHandedBack);
    }

    LineBalance commit(Fen fen) {
        return new LineBalance(
                allocated, committed.plus(fen), paid, recovered, reused, handedBack, recoveredHandedBack);
    }

    LineBalance pay(Fen fen) {
        return new LineBalance(
                allocated, committed, paid.plus(fen), recovered, reused, handedBack, recoveredHandedBack);
    }

    LineBalance recover(Fen fen) {
        return new LineBalance(
                allocated, committed, paid, recovered.plus(fen), reused, handedBack, recoveredHandedBack);
    }

    LineBalance reuse(Fen fen) {
        return new LineBalance(
                allocated, committed, paid, recovered, reused.plus(fen), handedBack, recoveredHandedBack);
    }

    LineBalance handBack(Fen fen) {
        return new LineBalance(
                allocated, committed, paid, recovered, reused, handedBack.plus(fen), recoveredHandedBack);
    }

    LineBalance handBackRecovered(Fen fen) {
        return new LineBalance(
                allocated, committed, paid, recovered, reused, handedBack, recoveredHandedBack.plus(fen));
    }
}
