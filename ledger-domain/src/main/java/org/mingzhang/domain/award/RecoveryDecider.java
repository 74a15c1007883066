package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Consortium;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Joint;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;

/**
 * The rules of taking money back: only what was paid, never more than was paid. An order to pay back lapses when the bank
 * sends the payment back, since then nothing is outstanding.
 */
final class RecoveryDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final CorrectedAward.@Nullable By by;
    private final AwardCase it;

    private RecoveryDecider(AwardCase it) {
        this.streams = it.streams();
        this.occasion = it.occasion;
        this.by = null;
        this.it = it;
    }

    RecoveryDecider(Streams streams, Occasion occasion, String number) {
        this(streams, occasion, number, null);
    }

    /** @param correction whose difference is taken back; null where it comes of none */
    RecoveryDecider(Streams streams, Occasion occasion, String number, @Nullable String correction) {
        this.streams = streams;
        this.occasion = occasion;
        this.by = CorrectedAward.By.read(streams, correction);
        this.it = new AwardCase(streams, occasion, number);
    }

    Decision order(OrderRecovery c) {
        Payment payment = it.award.payment(c.payment());
        Rejection no = it.by(Role.FINANCE, Role.CITY_INDUSTRY)
                .refuseIf(payment == null, RejectionCode.NOT_FOUND, Map.of("payment", c.payment()))
                .refuseIf(
                        it.award.hasRecovery(c.recovery()) || c.recovery().endsWith(Settlement.ORDERED),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("recovery", c.recovery()))
                .then(() -> refuseUnpaid(c.payment()))
                .then(this::refuseUnsettled)
                .then(it::refuseOwn)
                .then(() -> by == null ? null : by.refuse(it, occasion))
                .then(() -> CorrectedAward.refuseCorrector(streams, it, occasion))
                .refusal();
        if (no != null || payment == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        Fen open = payment.order().amountFen().minus(it.award.recoveryOrdered(c.payment()));
        // The beneficiary's stream, which it reads, comes before the programme's.
        Rejection beyond = refuseBeyond(c.amountFen());
        LocalDate due = Objects.requireNonNullElseGet(c.dueOn(), this::due);
        return occasion.first(() -> null)
                .refuseIf(
                        due.isBefore(occasion.businessDate()),
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("dueOn", due, "notBefore", occasion.businessDate(), "restsOn", "追回决定"))
                .refuseIf(
                        c.amountFen().exceeds(open),
                        RejectionCode.PAYMENT_EXCEEDED,
                        Map.of("requestedFen", c.amountFen().value(), "paidNotYetOrderedBackFen", open.value()))
                .then(() -> beyond)
                .orElse(() -> Decision.accept(
                        it.subject,
                        new RecoveryOrdered(
                                c.recovery(),
                                c.payment(),
                                c.amountFen(),
                                due,
                                c.documentNo(),
                                c.reason(),
                                debtors(),
                                c.correction(),
                                it.award.isAdvancing() ? proportional(payment, c.amountFen()) : null)));
    }

    /** What was paid in advance is settled by the award's decision: what is beyond it, or all of it, is ordered back then. */
    private @Nullable Rejection refuseUnsettled() {
        return it.award.isAdvancing() && !occasion.isHistory()
                ? Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("award", it.award.status(), "needs", "预拨在核定奖补时结算；不再奖补的，先决定不予奖补，一并追回"))
                : null;
    }

    /**
     * What a settlement takes back, in the same append as the decision that settles.
     *
     * @param documentNo of the decision
     */
    static Decision.Accepted settling(
            AwardCase it, Settlement settlement, Decision.Accepted decision, String documentNo, String reason) {
        RecoveryDecider recoveries = new RecoveryDecider(it);
        Decision.Accepted all = decision;
        for (Settlement.Back back : settlement.back()) {
            all = all.and(
                    it.subject,
                    new RecoveryOrdered(
                            back.recovery(),
                            back.payment(),
                            back.amount(),
                            recoveries.due(),
                            documentNo,
                            reason,
                            recoveries.debtors(),
                            null,
                            back.shares()));
        }
        return all;
    }

    private @Nullable Rejection refuseBeyond(Fen amount) {
        return by == null
                ? null
                : CorrectedAward.of(streams, it.number).refuseBeyond(by.id(), it.award.standing(), amount);
    }

    /** Whoever has bound himself to owe it together; null where the beneficiary alone does. */
    private @Nullable List<String> debtors() {
        List<String> liable = Consortium.of(it.application, it.pack(), occasion)
                .liable(it.programme().parameters(it.pack()));
        return liable.isEmpty()
                ? null
                : Stream.concat(Stream.of(it.application.applicant()), liable.stream())
                        .toList();
    }

    /** One balance, whoever pays of it; but a stranger's money is no receipt of it, and of several the payer is named. */
    private @Nullable Rejection refusePayer(RecoveryOrdered order, @Nullable String payer) {
        Joint joint = it.direction().joint();
        Clause clause = joint == null ? null : joint.clause();
        List<String> debtors = order.debtors() == null ? List.of(it.application.applicant()) : order.debtors();
        if (payer == null) {
            return debtors.size() == 1 || occasion.isHistory()
                    ? null
                    : Rejection.of(
                            RejectionCode.FACT_MISSING,
                            clause,
                            Map.of("missing", "付款的债务人", "options", String.join("、", debtors)));
        }
        return debtors.contains(payer)
                ? null
                : Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        clause,
                        Map.of("payer", payer, "debtors", String.join("、", debtors), "needs", "追回决定所列的债务人"));
    }

    private LocalDate due() {
        return occasion.businessDate()
                .plusDays(it.programme().parameters(it.pack()).refundDueDays());
    }

    private @Nullable Rejection refuseUnpaid(String id) {
        Payment payment = Objects.requireNonNull(it.award.payment(id));
        return payment.state() == Payment.State.CONFIRMED
                ? occasion.refuseBefore(payment.on(), "支付")
                : Rejection.of(
                        RejectionCode.WRONG_STATE, Map.of("payment", id, "state", payment.state(), "needs", "已拨付"));
    }

    Decision receive(ReceiveRecovery c) {
        return receive(c.recovery(), c.amountFen(), c.shares(), c.bank(), c.receiptNo(), c.payer(), c.paper());
    }

    Decision receive(
            String id,
            Fen amount,
            @Nullable List<Share> stated,
            @Nullable String bank,
            @Nullable String receiptNo,
            @Nullable String payer,
            @Nullable KeptPaper paper) {
        Recoveries.Recovery recovery = it.award.recoveries().order(id);
        Award.Terms approved = it.award.terms();
        Rejection no = it.by(Role.FINANCE)
                .refuseIf(recovery == null, RejectionCode.NOT_FOUND, Map.of("recovery", id))
                .refusal();
        if (no != null || recovery == null || approved == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        Payment payment =
                Objects.requireNonNull(it.award.payment(recovery.order().payment()));
        Fen open = recovery.open();
        List<Share> shares = Objects.requireNonNullElseGet(stated, () -> shares(payment, amount));
        return occasion.first(() -> refuseUnpaid(recovery.order().payment()))
                .then(() -> occasion.refuseBefore(recovery.on(), "追回决定"))
                .then(it::refuseOwn)
                .refuseIf(
                        !occasion.isHistory() && occasion.isBy(recovery.by().id()),
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", occasion.actor().id(), "step", "登记追回到账", "otherStep", "决定追回"))
                .then(() -> refusePayer(recovery.order(), payer))
                .refuseIf(
                        stated != null && !Share.total(shares).equals(amount),
                        RejectionCode.SPLIT_MISMATCH,
                        Map.of(
                                "amountFen",
                                amount.value(),
                                "sharesFen",
                                Share.total(shares).value()))
                .refuseIf(
                        amount.exceeds(open),
                        RejectionCode.PAYMENT_EXCEEDED,
                        Map.of("requestedFen", amount.value(), "openFen", open.value()))
                .then(() -> refuseShares(payment, shares))
                .orElse(() -> {
                    it.enterprise();
                    it.programme();
                    return Decision.accept(
                                    it.subject, new RecoveryReceived(id, amount, shares, bank, receiptNo, payer, paper))
                            .and(StreamId.enterprise(approved.beneficiary()), it.counted(amount.negated()))
                            .and(
                                    it.programmeId(),
                                    new FundsRecovered(
                                            it.number, id, approved.beneficiary(), approved.purpose(), shares));
                });
    }

    /** Of what has come back beyond what was outstanding, the excess falls on the last source. */
    private List<Share> shares(Payment payment, Fen amount) {
        List<Share> shares = new ArrayList<>(proportional(payment, amount.min(payment.outstanding())));
        Fen excess = amount.minus(Share.total(shares));
        if (occasion.isHistory() && excess.isPositive()) {
            String last = payment.order().shares().getLast().source();
            Fen own = Share.of(shares, last);
            shares.removeIf(share -> share.source().equals(last));
            shares.add(new Share(last, own.plus(excess)));
        }
        return shares;
    }

    private static @Nullable Rejection refuseShares(Payment payment, List<Share> shares) {
        for (Share share : shares) {
            Fen outstanding = payment.outstanding(share.source());
            Fen requested = Share.of(shares, share.source());
            if (requested.exceeds(outstanding)) {
                return Rejection.of(
                        RejectionCode.PAYMENT_EXCEEDED,
                        Map.of(
                                "source", share.source(),
                                "requestedFen", requested.value(),
                                "outstandingFen", outstanding.value()));
            }
        }
        return null;
    }

    /**
     * To each source in proportion to what it has outstanding, rounded down; what rounding leaves falls on the later ones,
     * never more than they have outstanding.
     *
     * @param amount at most what is outstanding
     */
    static List<Share> proportional(Payment payment, Fen amount) {
        List<Share> shares = new ArrayList<>();
        Fen rest = amount;
        Fen outstanding = payment.outstanding();
        for (Share paid : payment.order().shares()) {
            Fen here = payment.outstanding(paid.source());
            Fen part = outstanding.isPositive()
                    ? rest.times(Ratio.of(here.value(), outstanding.value()), Rounding.DOWN)
                    : Fen.ZERO;
            outstanding = outstanding.minus(here);
            rest = rest.minus(part);
            if (part.isPositive()) {
                shares.add(new Share(paid.source(), part));
            }
        }
        return List.copyOf(shares);
    }
}
