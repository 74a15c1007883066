package org.mingzhang.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
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
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Share;

/** Rechecks the payments and recoveries of one case by its events in order. */
final class PaymentAudit {
    private record Paid(PaymentOrdered order, String orderer, String state) {}

    private final CaseAudit of;
    private final String number;
    private final OrganisationAudit organisations;
    private final Map<String, Paid> payments = new HashMap<>();
    private final Map<String, String> releasers = new HashMap<>();
    private final Map<String, RecoveryOrdered> recoveries = new HashMap<>();
    private final Map<String, Long> recoveredByPayment = new HashMap<>();
    private final Map<String, Long> recoveredByOrder = new HashMap<>();
    private final Map<String, String> orderers = new HashMap<>();
    private final Map<String, Long> calledOff = new HashMap<>();
    private final List<RecoveryReceived> receipts = new ArrayList<>();
    private final Map<RecoveryReceived, String> bookers = new HashMap<>();
    private final Set<String> holds = new HashSet<>();
    private long reduced;

    PaymentAudit(CaseAudit of, String number, OrganisationAudit organisations) {
        this.of = of;
        this.number = number;
        this.organisations = organisations;
    }

    void reduced(long fen) {
        reduced += fen;
        withinCommitment();
    }

    void take(Envelope entry) {
        switch (entry.event()) {
            case PaymentOrdered e -> {
                of.part("pay", entry);
                mayLeave(e, entry);
                payments.put(e.payment(), new Paid(e, entry.actor().id(), "ordered"));
                withinCommitment();
            }
            case PaymentApproved e -> {
                of.part("pay", entry);
                Paid paid = at(e.payment(), "ordered");
                mayLeave(paid.order, entry);
                assertThat(entry.actor().id()).isNotEqualTo(paid.orderer);
                releasers.put(e.payment(), entry.actor().id());
                move(e.payment(), "approved");
            }
            case PaymentCancelled e -> {
                of.part("pay", entry);
                move(e.payment(), "cancelled");
            }
            case PaymentConfirmed e -> {
                of.part("pay", entry);
                at(e.payment(), "approved");
                assertThat(entry.actor().id()).isNotEqualTo(releasers.get(e.payment()));
                of.payable();
                of.noOpenObjection();
                assertThat(holds).as("%s: holds", number).isEmpty();
                move(e.payment(), "confirmed");
            }
            case PaymentReturned e -> {
                of.part("pay", entry);
                at(e.payment(), "confirmed");
                assertThat(recoveredByPayment).doesNotContainKey(e.payment());
                move(e.payment(), "returned");
            }
            case RecoveryOrdered e -> {
                at(e.payment(), "confirmed");
                recoveries.put(e.recovery(), e);
                orderers.put(e.recovery(), entry.actor().id());
            }
            case RecoveryReceived e -> {
                recovered(e);
                receipts.add(e);
                bookers.put(e, entry.actor().id());
            }
            case RecoveryCalledOff e -> {
                assertThat(entry.actor().id()).isNotEqualTo(orderers.get(e.recovery()));
                calledOff.merge(e.recovery(), e.amountFen().value(), Long::sum);
                withinOrder(e.recovery());
            }
            case RecoveryReversed e -> reversed(e, entry);
            case HoldPlaced e -> holds.add(e.hold());
            case HoldReleased e -> holds.remove(e.hold());
            default -> {
                // Nothing that this audit looks at.
            }
        }
    }

    private void mayLeave(PaymentOrdered order, Envelope entry) {
        of.payable();
        of.noOpenObjection();
        of.noUpheldObjection();
        assertThat(holds).as("%s: holds", number).isEmpty();
        organisations.ownAccount(of.applicant(), order.payee(), entry.actor().id());
        assertThat(!of.direction().equals("HD-01") || organisations.inPilot(of.applicant()))
                .as("%s: still in the pilot", number)
                .isTrue();
    }

    private Paid at(String payment, String state) {
        Paid paid = payments.get(payment);
        if (paid == null) {
            throw new AssertionError(number + ": no payment " + payment);
        }
        assertThat(paid.state).as("%s: %s", number, payment).isEqualTo(state);
        return paid;
    }

    private void move(String payment, String state) {
        payments.computeIfPresent(payment, (id, paid) -> new Paid(paid.order, paid.orderer, state));
    }

    private void withinCommitment() {
        AwardApproved award = of.award();
        if (award == null) {
            throw new AssertionError(number + ": money without an award");
        }
        long under = 0;
        Map<String, Long> bySource = new HashMap<>();
        for (Paid paid : payments.values()) {
            if (!paid.state.equals("cancelled") && !paid.state.equals("returned")) {
                under += paid.order.amountFen().value();
                for (Share share : paid.order.shares()) {
                    bySource.merge(share.source(), share.amountFen().value(), Long::sum);
                }
            }
        }
        assertThat(under + reduced)
                .as("%s: payments within the commitment", number)
                .isLessThanOrEqualTo(award.amountFen().value());
        bySource.forEach((source, fen) -> assertThat(fen)
                .as("%s: payments from %s", number, source)
                .isLessThanOrEqualTo(Share.of(award.shares(), source).value()));
    }

    private void recovered(RecoveryReceived e) {
        RecoveryOrdered order = recoveries.get(e.recovery());
        if (order == null) {
            throw new AssertionError(number + ": nothing was ordered back as " + e.recovery());
        }
        Paid paid = at(order.payment(), "confirmed");
        long fen = e.amountFen().value();
        assertThat(Share.total(e.shares())).isEqualTo(e.amountFen());
        recoveredByOrder.merge(e.recovery(), fen, Long::sum);
        withinOrder(e.recovery());
        assertThat(recoveredByPayment.merge(order.payment(), fen, Long::sum))
                .as("%s: recovered within the payment", number)
                .isLessThanOrEqualTo(paid.order.amountFen().value());
        organisations.granted(of.applicant(), of.direction(), of.once(), -fen);
    }

    private void withinOrder(String recovery) {
        RecoveryOrdered order = recoveries.get(recovery);
        if (order == null) {
            throw new AssertionError(number + ": nothing was ordered back as " + recovery);
        }
        assertThat(recoveredByOrder.getOrDefault(recovery, 0L) + calledOff.getOrDefault(recovery, 0L))
                .as("%s: recovered and called off within the order", number)
                .isLessThanOrEqualTo(order.amountFen().value());
    }

    /** A receipt that stands, of the same money, by another person; then it is as if it had not come. */
    private void reversed(RecoveryReversed e, Envelope entry) {
        RecoveryReceived receipt = receipts.stream()
                .filter(one -> one.recovery().equals(e.recovery())
                        && one.amountFen().equals(e.amountFen())
                        && one.shares().equals(e.shares())
                        && Objects.equals(one.receiptNo(), e.receiptNo()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(number + ": no receipt to take back: " + e));
        receipts.remove(receipt);
        assertThat(entry.actor().id()).isNotEqualTo(bookers.get(receipt));
        RecoveryOrdered order = recoveries.get(e.recovery());
        if (order == null) {
            throw new AssertionError(number + ": nothing was ordered back as " + e.recovery());
        }
        long fen = e.amountFen().value();
        recoveredByOrder.merge(e.recovery(), -fen, Long::sum);
        recoveredByPayment.computeIfPresent(order.payment(), (id, sum) -> sum == fen ? null : sum - fen);
        organisations.stoodAllAlong(of.applicant(), of.direction(), of.once(), fen);
    }
}
