package org.mingzhang.view.dossier;

import org.mingzhang.domain.money.Fen;

/**
 * What is to come back of an award.
 *
 * @param orderedFen what was ordered and not called off
 * @param receivedFen what of it has come
 */
public record TakenBack(Fen orderedFen, Fen receivedFen) {
    /** What has not come yet. */
    public Fen leftFen() {
        return orderedFen.minus(receivedFen).max(Fen.ZERO);
    }
}
