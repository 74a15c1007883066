package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.decision.Sequence;
import org.mingzhang.domain.decision.Shortfall;
import org.mingzhang.domain.event.Recorded;

/** What the steps of an award's payments, taken together, lack by the rules: their order in time. */
public final class AwardShortfalls {
    private final List<Shortfall> found = new ArrayList<>();
    private final Map<String, Sequence> payments = new HashMap<>();
    private final Map<String, Sequence> recoveries = new HashMap<>();
    private final Map<String, LocalDate> paidOn = new HashMap<>();
    private final Map<Long, LocalDate> receivedOn = new HashMap<>();

    private AwardShortfalls() {}

    /**
     * All of them.
     *
     * @param standing the award's events as they stand
     */
    public static List<Shortfall> of(List<Recorded> standing) {
        AwardShortfalls shortfalls = new AwardShortfalls();
        standing.forEach(shortfalls::take);
        return List.copyOf(shortfalls.found);
    }

    private void take(Recorded recorded) {
        LocalDate on = recorded.businessDate();
        switch ((AwardEvent) recorded.event()) {
            case PaymentOrdered e -> payment(e.payment()).step("提出拨付", on);
            case PaymentApproved e -> payment(e.payment()).step("审批拨付", on);
            case PaymentCancelled e -> payment(e.payment()).step("撤销拨付", on);
            case PaymentConfirmed e -> {
                payment(e.payment()).step("支付", on);
                paidOn.put(e.payment(), Objects.requireNonNullElse(on, LocalDate.EPOCH));
            }
            case PaymentReturned e -> payment(e.payment()).step("银行退回", on);
            case FundUseReported e ->
                after(e.payment(), "use " + recorded.position()).step("资金使用", on);
            case RecoveryOrdered e -> {
                recoveries.put(e.recovery(), after(e.payment(), "recovery " + e.recovery()));
                recoveries.get(e.recovery()).step("决定追回", on);
            }
            case RecoveryReceived e -> {
                Sequence recovery = recoveries.get(e.recovery());
                receivedOn.put(recorded.position(), Objects.requireNonNullElse(on, LocalDate.EPOCH));
                if (recovery != null) {
                    recovery.step("追回到账", on);
                }
            }
            case RecoveryReversed e -> {
                Sequence reversal = new Sequence("reversal " + recorded.position(), found);
                reversal.step("追回到账", receivedOn.get(e.receipt()));
                reversal.step("冲回", on);
            }
            default -> {
                // Of no one payment.
            }
        }
    }

    private Sequence payment(String payment) {
        return payments.computeIfAbsent(payment, id -> new Sequence("payment " + id, found));
    }

    /** A sequence that begins on the day on which a payment left. */
    private Sequence after(String payment, String place) {
        Sequence sequence = new Sequence(place, found);
        sequence.step("支付", paidOn.get(payment));
        return sequence;
    }
}
