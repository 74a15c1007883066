package org.mingzhang.domain.award;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.programme.LeftInBatch;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;

/**
 * The rules of paying an award: never more than was committed, to the beneficiary's own account, by two persons. One
 * orders, another approves, and who approves does not confirm. What can stand against a payment ({@link PaymentGate}) is
 * looked at when it is ordered and again when it is approved; a hold and an open objection also when it is confirmed.
 */
final class PaymentDecider {
    private final AwardCase it;
    private final Occasion occasion;
    private final PaymentGate gate;

    PaymentDecider(Streams streams, Occasion occasion, String number) {
        this(streams, occasion, number, null);
    }

    PaymentDecider(Streams streams, Occasion occasion, String number, @Nullable ListRow row) {
        this.it = new AwardCase(streams, occasion, number, row);
        this.occasion = occasion;
        this.gate = new PaymentGate(it);
    }

    private Payment payment(String id) {
        return Objects.requireNonNull(it.award.payment(id));
    }

    private Award.Terms terms() {
        return Objects.requireNonNull(it.award.terms());
    }

    Decision order(OrderPayment c) {
        PaidTo paidTo = it.application.exists() && it.direction().hasMoney()
                ? PaidTo.of(it.direction(), it.application, it.project, c.contract(), c.paidTo())
                : new PaidTo("", null, null);
        boolean other = it.application.exists() && !paidTo.organisation().equals(it.application.applicant());
        String organisation = other ? paidTo.organisation() : null;
        it.paysTo(organisation);
        return it.by(Role.FINANCE)
                .then(it::refuseUnreviewed)
                .refuseIf(
                        it.award.payment(c.payment()) != null,
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("payment", c.payment()))
                .then(it::refuseUndecided)
                .then(gate::refuseClosed)
                .then(() -> occasion.refuseBefore(it.award.payableFrom(), "核定或退回"))
                .then(() -> it.award.isAdvancing() ? null : it.refuseBeforeAcceptance())
                .then(() -> it.refuseDuty(Duty.PAY))
                .then(paidTo::refusal)
                .then(() -> gate.refuseBeyondContract(paidTo.contract(), c.amountFen()))
                .then(gate::refuseAccountSetter)
                .then(gate::refuseExit)
                .then(() -> it.award.isAdvancing() ? null : gate.refuseCondition())
                .then(() -> it.award.isAdvancing() ? null : gate.refuseWithoutDocuments())
                .then(it::refuseObjections)
                .then(() -> refuseShares(c))
                .then(() -> it.award.isAdvancing() ? it.due().refusePart(c.amountFen()) : null)
                .then(() -> it.refuseBeyondCorrected(c.amountFen()))
                .then(gate::refuseHold)
                .then(() -> gate.refusePayee(c.payee()))
                .then(() -> it.refuseRow(c.amountFen(), c.payee(), Kind.PAYMENT_PLAN))
                .then(() -> refuseSameRow(c.list()))
                .then(gate::refuseUnnoticed)
                .then(gate::refuseDuringNotice)
                .orElse(() -> Decision.accept(
                        it.subject,
                        new PaymentOrdered(
                                c.payment(),
                                c.amountFen(),
                                shares(c),
                                c.payee(),
                                c.list(),
                                paidTo.contract(),
                                organisation)));
    }

    /** Told before the claim tells it, so that it is told together with whatever else stands against a list's rows. */
    private @Nullable Rejection refuseSameRow(@Nullable ListRow row) {
        return row != null
                        && it.award.payments().values().stream()
                                .anyMatch(payment -> row.equals(payment.order().list())
                                        && payment.state().counts())
                ? Rejection.of(RejectionCode.LIST_ROW_USED_TWICE, Map.of("list", row.id(), "row", row.row()))
                : null;
    }

    private List<Share> shares(OrderPayment c) {
        return Objects.requireNonNullElseGet(c.shares(), () -> split(c.amountFen()));
    }

    private @Nullable Rejection refuseShares(OrderPayment c) {
        List<Share> shares = shares(c);
        if (!Share.total(shares).equals(c.amountFen())) {
            return Rejection.of(
                    RejectionCode.SPLIT_MISMATCH,
                    Map.of(
                            "amountFen",
                            c.amountFen().value(),
                            "sharesFen",
                            Share.total(shares).value()));
        }
        Set<String> seen = new HashSet<>();
        for (Share share : shares) {
            Fen unpaid = it.award.unpaid(share.source());
            if (!seen.add(share.source()) || share.amountFen().exceeds(unpaid)) {
                return Rejection.of(
                        RejectionCode.COMMITMENT_EXCEEDED,
                        Map.of(
                                "source", share.source(),
                                "requestedFen", share.amountFen().value(),
                                "unpaidFen", unpaid.value()));
            }
        }
        return null;
    }

    /** Each source as far as it is unpaid, in the order of the approval; the rest falls on the last. */
    private List<Share> split(Fen amount) {
        List<String> sources =
                it.award.granted().stream().map(Share::source).distinct().toList();
        List<Share> shares = new ArrayList<>();
        Fen rest = amount;
        for (int i = 0; i < sources.size() && rest.isPositive(); i++) {
            String source = sources.get(i);
            boolean last = i == sources.size() - 1;
            Fen part = last ? rest : rest.min(it.award.unpaid(source));
            if (part.isPositive()) {
                shares.add(new Share(source, part));
                rest = rest.minus(part);
            }
        }
        return List.copyOf(shares);
    }

    Decision approve(ApprovePayment c) {
        Payment ordered = it.award.payment(c.payment());
        it.paysTo(ordered == null ? null : ordered.order().paidTo());
        return onPayment(c.payment(), Payment.State.ORDERED)
                .then(it::refuseUnreviewed)
                .then(() -> refuseBefore(c.payment(), "提出拨付"))
                .then(() -> refuseSame(payment(c.payment()).orderer(), "审批拨付", "提出拨付"))
                .then(() -> it.refuseDuty(Duty.PAY))
                .then(gate::refuseAccountSetter)
                .then(gate::refuseExit)
                .then(() -> it.award.advances().paid(c.payment()) ? null : gate.refuseCondition())
                .then(() -> it.award.advances().paid(c.payment()) ? null : gate.refuseWithoutDocuments())
                .then(it::refuseObjections)
                .then(() -> it.refuseBeyondCorrected(Fen.ZERO))
                .then(gate::refuseHold)
                .then(() -> gate.refusePayee(payment(c.payment()).order().payee()))
                .orElse(() -> Decision.accept(it.subject, new PaymentApproved(c.payment())));
    }

    Decision cancel(CancelPayment c) {
        return onPayment(c.payment(), Payment.State.ORDERED, Payment.State.APPROVED)
                .then(() -> refuseBefore(c.payment(), "提出或审批拨付"))
                .then(() -> it.refuseDuty(Duty.PAY))
                .then(() -> refuseCallingBack(c.payment()))
                .orElse(() -> Decision.accept(
                        it.subject,
                        new PaymentCancelled(
                                c.payment(),
                                c.reason(),
                                payment(c.payment()).order().list())));
    }

    /** What left in a batch file may be on its way: who ordered it does not call it off alone to order it anew. */
    private @Nullable Rejection refuseCallingBack(String payment) {
        it.enterprise();
        LeftInBatch left = it.programme().leftInBatch(payment);
        return left != null && occasion.isBy(payment(payment).orderer())
                ? Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of(
                                "actor",
                                occasion.actor().id(),
                                "payment",
                                payment,
                                "step",
                                "撤销已随批次文件送出的拨付",
                                "otherStep",
                                "提出拨付"))
                : null;
    }

    Decision confirm(ConfirmPayment c) {
        return confirm(c.payment(), c.bank(), c.receiptNo(), c.documents());
    }

    Decision returned(ReturnPayment c) {
        return returned(c.payment(), c.bank(), c.receiptNo(), c.reason(), c.documents());
    }

    Decision confirm(
            String payment, @Nullable String bank, @Nullable String receiptNo, @Nullable List<DocumentRef> documents) {
        Payment approved = it.award.payment(payment);
        it.paysTo(approved == null ? null : approved.order().paidTo());
        return onPayment(payment, Payment.State.APPROVED)
                .then(it::refuseUnreviewed)
                .then(() -> refuseBefore(payment, "审批拨付"))
                .then(() -> it.award.advances().paid(payment) ? null : it.refuseBeforeAcceptance())
                .then(() -> refuseSame(payment(payment).approver(), "确认支付", "审批拨付"))
                .then(() -> it.refuseDuty(Duty.PAY))
                .then(gate::refuseOpenObjection)
                .then(gate::refuseHold)
                .orElse(() -> {
                    it.programme();
                    return Decision.accept(it.subject, new PaymentConfirmed(payment, bank, receiptNo, documents))
                            .and(
                                    it.programmeId(),
                                    new FundsDisbursed(
                                            it.number,
                                            payment,
                                            terms().beneficiary(),
                                            terms().purpose(),
                                            payment(payment).order().shares()));
                });
    }

    Decision returned(
            String payment,
            @Nullable String bank,
            @Nullable String receiptNo,
            String reason,
            @Nullable List<DocumentRef> documents) {
        return onPayment(payment, Payment.State.CONFIRMED)
                .refuseIf(
                        it.award.payment(payment) != null
                                && !payment(payment).recovered().isEmpty(),
                        RejectionCode.WRONG_STATE,
                        Map.of("payment", payment, "state", "已有追回到账"))
                .then(() -> refuseBefore(payment, "支付"))
                .then(() -> it.refuseDuty(Duty.PAY))
                .orElse(() -> {
                    List<Share> settled = it.award.isAdvancing()
                            ? List.of()
                            : it.award.advances().carried(payment);
                    if (!settled.isEmpty()) {
                        it.enterprise();
                    }
                    it.programme();
                    Decision.Accepted back = Decision.accept(
                                    it.subject,
                                    new PaymentReturned(
                                            payment,
                                            bank,
                                            receiptNo,
                                            reason,
                                            payment(payment).order().list(),
                                            documents))
                            .and(
                                    it.programmeId(),
                                    new DisbursementReturned(
                                            it.number,
                                            payment,
                                            terms().beneficiary(),
                                            terms().purpose(),
                                            payment(payment).order().shares()));
                    // What was paid beyond the award is not paid a second time.
                    return settled.isEmpty() ? back : Settlement.releasing(it, back, settled, false, "退回多付的预拨");
                });
    }

    private Checks onPayment(String id, Payment.State... states) {
        Payment payment = it.award.payment(id);
        return it.by(Role.FINANCE)
                .refuseIf(payment == null, RejectionCode.NOT_FOUND, Map.of("payment", id))
                .then(() -> Arrays.asList(states).contains(payment(id).state())
                        ? null
                        : Rejection.of(
                                RejectionCode.WRONG_STATE,
                                Map.of(
                                        "payment", id,
                                        "state", payment(id).state(),
                                        "needs", Worded.list(states))));
    }

    private @Nullable Rejection refuseBefore(String id, String restsOn) {
        return occasion.refuseBefore(payment(id).on(), restsOn);
    }

    private @Nullable Rejection refuseSame(String other, String step, String otherStep) {
        String actor = occasion.actor().id();
        return occasion.isBy(other)
                ? Rejection.of(RejectionCode.SAME_PERSON, Map.of("actor", actor, "step", step, "otherStep", otherStep))
                : null;
    }
}
