package org.mingzhang.domain.award;

import java.util.List;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;

/**
 * One payment of an award.
 *
 * @param orderer the person who ordered it
 * @param recovered what was taken back of it, by source
 */
public record Payment(PaymentOrdered order, String orderer, State state, List<Share> recovered) {
    /** How far it is. */
    public enum State {
        ORDERED,
        APPROVED,
        CONFIRMED,
        RETURNED,
        CANCELLED;

        /** Whether it still takes up part of the award. */
        public boolean counts() {
            return this == ORDERED || this == APPROVED || this == CONFIRMED;
        }
    }

    Payment in(State next) {
        return new Payment(order, orderer, next, recovered);
    }

    Payment recover(List<Share> shares) {
        List<Share> all = new java.util.ArrayList<>(recovered);
        all.addAll(shares);
        return new Payment(order, orderer, state, List.copyOf(all));
    }

    /** What one source paid of it and did not get back. */
    public Fen outstanding(String source) {
        return Share.of(order.shares(), source).minus(Share.of(recovered, source));
    }

    /** What was paid and not taken back. */
    public Fen outstanding() {
        return order.amountFen().minus(Share.total(recovered));
    }
}
