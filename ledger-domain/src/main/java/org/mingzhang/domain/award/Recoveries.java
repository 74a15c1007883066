package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardEvent.RecoveryCalledOff;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.money.Fen;

/** What of an award was ordered back, what of it came in, and what of either was taken back again. */
final class Recoveries {
    /**
     * An order to pay back.
     *
     * @param received what has come in of it, without what was taken back again
     * @param calledOff what of it is no longer to come in
     */
    record Recovery(RecoveryOrdered order, @Nullable LocalDate on, ActorRef by, Fen received, Fen calledOff) {
        /** What of it is to come back, whether or not it has come. */
        Fen owed() {
            return order.amountFen().minus(calledOff);
        }

        /** What of it is still to come. */
        Fen open() {
            return owed().minus(received);
        }

        private Recovery with(Fen more, Fen less) {
            return new Recovery(order, on, by, received.plus(more), calledOff.plus(less));
        }
    }

    /** A receipt and who booked it. */
    record Receipt(RecoveryReceived event, @Nullable LocalDate on, ActorRef by, boolean reversed) {}

    private final Map<String, Recovery> orders = new HashMap<>();
    private final Map<Long, Receipt> receipts = new LinkedHashMap<>();

    void take(RecoveryOrdered e, Recorded recorded) {
        orders.put(e.recovery(), new Recovery(e, recorded.businessDate(), recorded.actor(), Fen.ZERO, Fen.ZERO));
    }

    void take(RecoveryReceived e, Recorded recorded) {
        receipts.put(recorded.position(), new Receipt(e, recorded.businessDate(), recorded.actor(), false));
        orders.computeIfPresent(e.recovery(), (id, order) -> order.with(e.amountFen(), Fen.ZERO));
    }

    void take(RecoveryCalledOff e) {
        orders.computeIfPresent(e.recovery(), (id, order) -> order.with(Fen.ZERO, e.amountFen()));
    }

    void take(RecoveryReversed e) {
        receipts.computeIfPresent(
                e.receipt(), (at, receipt) -> new Receipt(receipt.event, receipt.on, receipt.by, true));
        orders.computeIfPresent(
                e.recovery(), (id, order) -> order.with(e.amountFen().negated(), Fen.ZERO));
    }

    @Nullable
    Recovery order(String recovery) {
        return orders.get(recovery);
    }

    @Nullable
    Receipt receipt(long position) {
        return receipts.get(position);
    }

    /** Positions of the receipts that stand. */
    List<Long> standing() {
        List<Long> out = new ArrayList<>();
        receipts.forEach((at, receipt) -> {
            if (!receipt.reversed) {
                out.add(at);
            }
        });
        return out;
    }

    /** Of a payment: what is to come back, whether or not it has come. */
    Fen owed(String payment) {
        Fen sum = Fen.ZERO;
        for (Recovery order : orders.values()) {
            sum = order.order.payment().equals(payment) ? sum.plus(order.owed()) : sum;
        }
        return sum;
    }

    /** Those of which something is still to come, by their ids. */
    SortedMap<String, Recovery> unfinished() {
        SortedMap<String, Recovery> unfinished = new TreeMap<>(orders);
        unfinished.values().removeIf(order -> !order.open().isPositive());
        return unfinished;
    }

    /** All that is still to come. */
    Fen open() {
        Fen sum = Fen.ZERO;
        for (Recovery order : orders.values()) {
            sum = sum.plus(order.open());
        }
        return sum;
    }

    /** All that came back. */
    Fen received() {
        Fen sum = Fen.ZERO;
        for (Recovery order : orders.values()) {
            sum = sum.plus(order.received);
        }
        return sum;
    }

    /** Of a correction: what was called off of orders that name it. */
    Fen calledOff(String correction) {
        Fen sum = Fen.ZERO;
        for (Recovery order : orders.values()) {
            sum = correction.equals(order.order.correction()) ? sum.plus(order.calledOff) : sum;
        }
        return sum;
    }
}
