package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.AwardQueued;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.award.AwardEvent.AwardRefused;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.award.AwardEvent.HoldPlaced;
import org.mingzhang.domain.award.AwardEvent.HoldReleased;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryCalledOff;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;

/** An award as its events leave it. */
public final class Award implements StreamState {
    /** Where it stands. */
    public enum Status implements Worded {
        NONE("未测算"),
        CALCULATED("已测算"),
        REVIEWED("已复核"),
        APPROVED("已核定"),
        REFUSED("不予奖补");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** A stop of payments, and in which post it was placed: only that post may end it. */
    public record Hold(String reason, String role, @Nullable LocalDate on) {}

    /**
     * Whom an award is for, and what for, as its money is booked: where something was granted in advance, as it was then.
     *
     * @param beneficiary credit code
     */
    public record Terms(String beneficiary, Purpose purpose) {}

    private Status status = Status.NONE;
    private @Nullable AwardCalculated calculated;
    private String calculator = "";
    private Fen givenUp = Fen.ZERO;
    private boolean queued;
    private @Nullable AwardApproved approved;
    private @Nullable Recorded approval;
    private @Nullable LocalDate lastStepOn;
    private @Nullable LocalDate payableFrom;
    private final List<Share> released = new ArrayList<>();
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Recoveries recoveries = new Recoveries();
    private final Advances advances = new Advances();
    private final Map<String, Fen> used = new HashMap<>();
    private final Map<String, Hold> holds = new LinkedHashMap<>();
    private final Set<String> pastHolds = new HashSet<>();
    private final Duties duties = new Duties();

    @Override
    public void evolve(Recorded recorded) {
        String actor = recorded.actor().id();
        LocalDate on = recorded.businessDate();
        switch ((AwardEvent) recorded.event()) {
            case AwardCalculated e -> {
                calculated = e;
                calculator = actor;
                step(Status.CALCULATED, Duty.REVIEW, recorded);
            }
            case AdvanceGranted e -> {
                advances.take(e, recorded);
                lastStepOn = later(lastStepOn, on);
                payableFrom = later(payableFrom, on);
                duties.note(Duty.APPROVE, actor);
            }
            case AwardReviewed e -> step(e.agreed() ? Status.REVIEWED : Status.NONE, Duty.REVIEW, recorded);
            case AwardApproved e -> {
                approval = approved == null ? recorded : approval;
                approved = approved == null ? e : approved.and(e);
                payableFrom = on;
                step(Status.APPROVED, Duty.APPROVE, recorded);
            }
            case AwardQueued e -> {
                queued = true;
                step(status, Duty.APPROVE, recorded);
            }
            case AwardRefused e -> step(Status.REFUSED, Duty.APPROVE, recorded);
            case AwardReduced e -> {
                released.addAll(e.shares());
                givenUp = e.correction() == null ? givenUp.plus(e.amountFen()) : givenUp;
                duties.note(Duty.APPROVE, actor);
            }
            case AwardIncreased e -> {
                approved = approved == null ? null : approved.and(e);
                payableFrom = later(payableFrom, on);
                duties.note(Duty.APPROVE, actor);
            }
            case PaymentOrdered e -> {
                duties.note(Duty.PAY, actor);
                payments.put(e.payment(), Payment.ordered(e, actor, on));
                if (isAdvancing()) {
                    advances.ordered(e.payment());
                }
            }
            case PaymentApproved e -> {
                duties.note(Duty.PAY, actor);
                payments.computeIfPresent(e.payment(), (id, payment) -> payment.approvedBy(actor, on));
            }
            case PaymentCancelled e -> move(e.payment(), Payment.State.CANCELLED, recorded);
            case PaymentConfirmed e -> move(e.payment(), Payment.State.CONFIRMED, recorded);
            case PaymentReturned e -> {
                move(e.payment(), Payment.State.RETURNED, recorded);
                advances.returned(e.payment());
                payableFrom = later(payableFrom, on);
            }
            case RecoveryOrdered e -> {
                recoveries.take(e, recorded);
                advances.take(e);
            }
            case RecoveryReceived e -> {
                recoveries.take(e, recorded);
                change(e.recovery(), payment -> payment.recover(e.shares()));
            }
            case RecoveryCalledOff e -> recoveries.take(e);
            case RecoveryReversed e -> {
                recoveries.take(e);
                change(e.recovery(), payment -> payment.giveBack(e.shares()));
            }
            case FundUseReported e -> {
                duties.note(Duty.SUBMIT, actor);
                used.merge(e.payment(), e.amountFen(), Fen::plus);
            }
            case HoldPlaced e ->
                holds.put(e.hold(), new Hold(e.reason(), recorded.actor().role(), on));
            case HoldReleased e -> {
                holds.remove(e.hold());
                pastHolds.add(e.hold());
            }
        }
    }

    /** Changes the payment that a recovery takes back. */
    private void change(String recovery, UnaryOperator<Payment> change) {
        Recoveries.Recovery of = recoveries.order(recovery);
        if (of != null) {
            payments.computeIfPresent(of.order().payment(), (id, payment) -> change.apply(payment));
        }
    }

    private void step(Status next, Duty duty, Recorded recorded) {
        status = next;
        lastStepOn = recorded.businessDate();
        duties.note(duty, recorded.actor().id());
    }

    private void move(String id, Payment.State state, Recorded recorded) {
        duties.note(Duty.PAY, recorded.actor().id());
        payments.computeIfPresent(
                id, (same, payment) -> payment.in(state, recorded.actor().id(), recorded.businessDate()));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    public Status status() {
        return status;
    }

    public @Nullable AwardCalculated calculated() {
        return calculated;
    }

    /** Whether it was ever put into a queue for money. */
    boolean queued() {
        return queued;
    }

    public @Nullable AwardApproved approved() {
        return approved;
    }

    /** Whom it is for, and what for; null while nothing of it is granted. */
    public @Nullable Terms terms() {
        AdvanceGranted first = advances.first();
        return first != null
                ? new Terms(first.beneficiary(), first.purpose())
                : approved == null ? null : new Terms(approved.beneficiary(), approved.purpose());
    }

    Advances advances() {
        return advances;
    }

    /** Whether an instalment is granted in advance. */
    public boolean hasAdvance(String instalment) {
        return advances.has(instalment);
    }

    /** Whether something is granted in advance, and the award is not decided yet. */
    public boolean isAdvancing() {
        return !advances.isEmpty() && approved == null && status != Status.REFUSED;
    }

    /** The first approval as it was recorded; null when there is none. */
    public @Nullable Recorded approval() {
        return approval;
    }

    /** The person who had the latest calculation made. */
    String calculator() {
        return calculator;
    }

    /** The business date of the latest step on its way to approval. */
    @Nullable
    LocalDate lastStepOn() {
        return lastStepOn;
    }

    /** The business date from which all that is unpaid may be ordered: of the approval, or of the latest return. */
    @Nullable
    LocalDate payableFrom() {
        return payableFrom;
    }

    /** Who played which part so far. */
    public Duties duties() {
        return duties;
    }

    public @Nullable Payment payment(String id) {
        return payments.get(id);
    }

    public Map<String, Payment> payments() {
        return Collections.unmodifiableMap(payments);
    }

    /** Whether money was ordered back under this id. */
    public boolean hasRecovery(String id) {
        return recoveries.order(id) != null;
    }

    Recoveries recoveries() {
        return recoveries;
    }

    /** Positions of the receipts of recovered money that were not taken back. */
    public List<Long> recoveryReceipts() {
        return recoveries.standing();
    }

    /** Whether the receipt in an entry was taken back. */
    public boolean isReversed(long position) {
        Recoveries.Receipt receipt = recoveries.receipt(position);
        return receipt != null && receipt.reversed();
    }

    /** Of a payment: what is ordered to come back and not called off, whether or not it has come. */
    Fen recoveryOrdered(String payment) {
        return recoveries.owed(payment);
    }

    /** What of the award is not given up, nor ordered to come back, whether or not it has come. */
    Fen standing() {
        Fen sum = committed();
        for (Payment payment : payments.values()) {
            // An order lapses when the bank sends the payment back.
            if (payment.state() == Payment.State.CONFIRMED) {
                sum = sum.minus(recoveryOrdered(payment.order().payment()));
            }
        }
        return sum;
    }

    /** What of the award is neither given up nor back: of what was paid beyond it, nothing. */
    Fen held() {
        return advances.isEmpty() ? committed().minus(recovered()) : standing();
    }

    /** What was given up of it without a correction: no correction brings that back. */
    Fen givenUp() {
        return givenUp;
    }

    /** What of the award came back. */
    Fen recovered() {
        return recoveries.received();
    }

    /** Of a payment: what the beneficiary says that it spent. */
    Fen used(String payment) {
        return used.getOrDefault(payment, Fen.ZERO);
    }

    /** Holds in force, by id. */
    public Map<String, Hold> holds() {
        return Collections.unmodifiableMap(holds);
    }

    /** Whether a hold has, or had, this id. */
    public boolean hasHold(String hold) {
        return holds.containsKey(hold) || pastHolds.contains(hold);
    }

    /** What of the award is still committed from one source: approved less released. */
    public Fen committed(String source) {
        return Share.of(granted(), source).minus(Share.of(released, source));
    }

    /** Who bears what is granted, and what was paid beside it and is to come back. */
    List<Share> granted() {
        if (advances.isEmpty()) {
            return approved == null ? List.of() : approved.shares();
        }
        if (isAdvancing()) {
            return advances.shares();
        }
        List<Share> all = new ArrayList<>(approved == null ? List.of() : approved.shares());
        all.addAll(advances.carried());
        return all;
    }

    /** The same from all sources. */
    public Fen committed() {
        Fen whole = advances.isEmpty() && approved != null ? approved.amountFen() : Share.total(granted());
        return whole.minus(Share.total(released));
    }

    /** What has not left the bank: all that is committed less what was confirmed. What is on its way may yet be called off. */
    public Fen unconfirmed() {
        Fen left = committed();
        for (Payment payment : payments.values()) {
            if (payment.state() == Payment.State.CONFIRMED) {
                left = left.minus(payment.order().amountFen());
            }
        }
        return left;
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
