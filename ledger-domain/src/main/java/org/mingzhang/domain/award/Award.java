package org.mingzhang.domain.award;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.award.AwardEvent.AwardRefused;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.award.AwardEvent.HoldPlaced;
import org.mingzhang.domain.award.AwardEvent.HoldReleased;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;

/** An award as its events leave it. */
public final class Award implements StreamState {
    /** Where it stands. */
    public enum Status {
        NONE,
        CALCULATED,
        REVIEWED,
        APPROVED,
        REFUSED
    }

    /** A recovery and what has come in of it. */
    record Recovery(RecoveryOrdered order, Fen received) {}

    private Status status = Status.NONE;
    private @Nullable AwardCalculated calculated;
    private String calculator = "";
    private String reviewer = "";
    private @Nullable AwardApproved approved;
    private String approver = "";
    private final List<Share> released = new ArrayList<>();
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, Recovery> recoveries = new HashMap<>();
    private final Map<String, String> holds = new LinkedHashMap<>();
    private final Set<String> pastHolds = new HashSet<>();

    @Override
    public void evolve(Recorded recorded) {
        String actor = recorded.actor().id();
        switch ((AwardEvent) recorded.event()) {
            case AwardCalculated e -> {
                calculated = e;
                calculator = actor;
                reviewer = "";
                status = Status.CALCULATED;
            }
            case AwardReviewed e -> {
                reviewer = actor;
                status = e.agreed() ? Status.REVIEWED : Status.NONE;
            }
            case AwardApproved e -> {
                approved = e;
                approver = actor;
                status = Status.APPROVED;
            }
            case AwardRefused e -> status = Status.REFUSED;
            case AwardReduced e -> released.addAll(e.shares());
            case PaymentOrdered e -> payments.put(e.payment(), new Payment(e, actor, Payment.State.ORDERED, List.of()));
            case PaymentApproved e -> move(e.payment(), Payment.State.APPROVED);
            case PaymentCancelled e -> move(e.payment(), Payment.State.CANCELLED);
            case PaymentConfirmed e -> move(e.payment(), Payment.State.CONFIRMED);
            case PaymentReturned e -> move(e.payment(), Payment.State.RETURNED);
            case RecoveryOrdered e -> recoveries.put(e.recovery(), new Recovery(e, Fen.ZERO));
            case RecoveryReceived e -> {
                Recovery before = recoveries.get(e.recovery());
                if (before != null) {
                    recoveries.put(e.recovery(), new Recovery(before.order, before.received.plus(e.amountFen())));
                    payments.computeIfPresent(before.order.payment(), (id, payment) -> payment.recover(e.shares()));
                }
            }
            case HoldPlaced e -> holds.put(e.hold(), e.reason());
            case HoldReleased e -> {
                holds.remove(e.hold());
                pastHolds.add(e.hold());
            }
        }
    }

    private void move(String payment, Payment.State state) {
        payments.computeIfPresent(payment, (id, before) -> before.in(state));
    }

    public Status status() {
        return status;
    }

    public @Nullable AwardCalculated calculated() {
        return calculated;
    }

    public @Nullable AwardApproved approved() {
        return approved;
    }

    String calculator() {
        return calculator;
    }

    String reviewer() {
        return reviewer;
    }

    String approver() {
        return approver;
    }

    public @Nullable Payment payment(String id) {
        return payments.get(id);
    }

    public Map<String, Payment> payments() {
        return java.util.Collections.unmodifiableMap(payments);
    }

    @Nullable
    Recovery recovery(String id) {
        return recoveries.get(id);
    }

    /** Of a payment: what is ordered to come back, whether or not it has come. */
    Fen recoveryOrdered(String payment) {
        Fen sum = Fen.ZERO;
        for (Recovery recovery : recoveries.values()) {
            if (recovery.order.payment().equals(payment)) {
                sum = sum.plus(recovery.order.amountFen());
            }
        }
        return sum;
    }

    public Map<String, String> holds() {
        return java.util.Collections.unmodifiableMap(holds);
    }

    boolean hasHold(String hold) {
        return holds.containsKey(hold) || pastHolds.contains(hold);
    }

    /** What of the award is still committed from one source: approved less released. */
    public Fen committed(String source) {
        return approved == null ? Fen.ZERO : Share.of(approved.shares(), source).minus(Share.of(released, source));
    }

    /** What of one source is neither paid nor on its way. */
    public Fen unpaid(String source) {
        Fen left = committed(source);
        for (Payment payment : payments.values()) {
            if (payment.state().counts()) {
                left = left.minus(Share.of(payment.order().shares(), source));
            }
        }
        return left;
    }
}
