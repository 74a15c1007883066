package org.mingzhang.domain.award;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;

/** The rules of paying an award: two persons, the beneficiary's own account, never more than was committed. */
final class PaymentDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final String number;
    private final StreamId subject;
    private final Application application;
    private final Award award;

    PaymentDecider(Streams streams, Occasion occasion, AwardCommand command) {
        this.streams = streams;
        this.occasion = occasion;
        this.number = command.application();
        this.subject = command.subject();
        this.application = (Application) streams.state(StreamId.application(number));
        this.award = (Award) streams.state(subject);
    }

    Decision order(OrderPayment c) {
        Rejection no = occasion.refuseUnless(Role.FINANCE);
        AwardApproved approved = award.approved();
        if (no == null && approved == null) {
            no = Rejection.of(RejectionCode.WRONG_STATE, Map.of("award", award.status(), "needs", "已核定"));
        }
        if (no != null || approved == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        no = refusePayer();
        if (no == null && award.payment(c.payment()) != null) {
            no = Rejection.of(RejectionCode.ALREADY_EXISTS, Map.of("payment", c.payment()));
        }
        if (no == null) {
            no = refuseHold();
        }
        List<Share> shares = Objects.requireNonNullElseGet(c.shares(), () -> split(approved, c.amountFen()));
        if (no == null) {
            no = refuseShares(approved, shares, c.amountFen());
        }
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Enterprise beneficiary = (Enterprise) streams.state(StreamId.enterprise(approved.beneficiary()));
        if (!Objects.equals(beneficiary.account(), c.payee())
                || !c.payee().holder().equals(beneficiary.name())) {
            return Decision.reject(
                    RejectionCode.PAYEE_MISMATCH,
                    Map.of(
                            "payee", c.payee().holder() + " " + c.payee().number(),
                            "registered", String.valueOf(beneficiary.account()),
                            "beneficiary", beneficiary.name()));
        }
        return Decision.accept(subject, new PaymentOrdered(c.payment(), c.amountFen(), shares, c.payee()));
    }

    private @Nullable Rejection refusePayer() {
        String actor = occasion.actor().id();
        Map<String, String> others =
                Map.of(application.submitter(), "申报", award.reviewer(), "复核", award.approver(), "核定");
        String other = others.get(actor);
        return other == null
                ? null
                : Rejection.of(RejectionCode.SAME_PERSON, Map.of("actor", actor, "otherStep", other));
    }

    private @Nullable Rejection refuseHold() {
        if (!application.openObjections().isEmpty()) {
            return Rejection.of(
                    RejectionCode.OBJECTION_OPEN, Map.of("objections", String.join("、", application.openObjections())));
        }
        return award.holds().isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.ON_HOLD,
                        Map.of("holds", String.join("；", award.holds().values())));
    }

    private @Nullable Rejection refuseShares(AwardApproved approved, List<Share> shares, Fen amount) {
        if (!Share.total(shares).equals(amount)) {
            return Rejection.of(
                    RejectionCode.SPLIT_MISMATCH,
                    Map.of(
                            "amountFen",
                            amount.value(),
                            "sharesFen",
                            Share.total(shares).value()));
        }
        PolicyPack pack = streams.pack(application.submitted().packSm3());
        BudgetLine line = pack.line(approved.purpose().line()).orElseThrow();
        Set<String> seen = new HashSet<>();
        for (Share share : shares) {
            Fen unpaid = award.unpaid(share.source());
            if (!seen.add(share.source()) || share.amountFen().exceeds(unpaid)) {
                return Rejection.of(
                        RejectionCode.COMMITMENT_EXCEEDED,
                        line.clause(),
                        Map.of(
                                "source", share.source(),
                                "requestedFen", share.amountFen().value(),
                                "unpaidFen", unpaid.value()));
            }
        }
        return null;
    }

    /** Each source as far as it is unpaid, in the order of the approval; the rest falls on the last. */
    private List<Share> split(AwardApproved approved, Fen amount) {
        List<Share> shares = new ArrayList<>();
        Fen rest = amount;
        for (int i = 0; i < approved.shares().size() && rest.isPositive(); i++) {
            String source = approved.shares().get(i).source();
            boolean last = i == approved.shares().size() - 1;
            Fen part = last ? rest : rest.min(award.unpaid(source));
            if (part.isPositive()) {
                shares.add(new Share(source, part));
                rest = rest.minus(part);
            }
        }
        return List.copyOf(shares);
    }

    Decision approve(ApprovePayment c) {
        Payment payment = award.payment(c.payment());
        Rejection no = refuseUnless(c.payment(), payment, Payment.State.ORDERED);
        if (no != null || payment == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        if (occasion.actor().id().equals(payment.orderer())) {
            return Decision.reject(
                    RejectionCode.SAME_PERSON, Map.of("actor", occasion.actor().id(), "otherStep", "提出拨付"));
        }
        if (occasion.actor().id().equals(award.approver())) {
            return Decision.reject(
                    RejectionCode.SAME_PERSON, Map.of("actor", occasion.actor().id(), "otherStep", "核定"));
        }
        Rejection hold = refuseHold();
        return hold != null ? new Decision.Rejected(hold) : Decision.accept(subject, new PaymentApproved(c.payment()));
    }

    Decision cancel(CancelPayment c) {
        Payment payment = award.payment(c.payment());
        Rejection no = refuseUnless(c.payment(), payment, Payment.State.ORDERED, Payment.State.APPROVED);
        return no != null
                ? new Decision.Rejected(no)
                : Decision.accept(subject, new AwardEvent.PaymentCancelled(c.payment(), c.reason()));
    }

    Decision confirm(ConfirmPayment c) {
        Payment payment = award.payment(c.payment());
        Rejection no = refuseUnless(c.payment(), payment, Payment.State.APPROVED);
        if (no == null) {
            no = refuseHold();
        }
        AwardApproved approved = award.approved();
        if (no != null || payment == null || approved == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        String programme = programme();
        return Decision.accept(subject, new PaymentConfirmed(c.payment(), c.bank(), c.receiptNo(), c.paidOn()))
                .and(
                        StreamId.programme(programme),
                        new FundsDisbursed(
                                number,
                                c.payment(),
                                approved.beneficiary(),
                                approved.purpose(),
                                payment.order().shares()));
    }

    Decision returned(ReturnPayment c) {
        Payment payment = award.payment(c.payment());
        Rejection no = refuseUnless(c.payment(), payment, Payment.State.CONFIRMED);
        AwardApproved approved = award.approved();
        if (no != null || payment == null || approved == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        if (!payment.recovered().isEmpty()) {
            return Decision.reject(RejectionCode.WRONG_STATE, Map.of("payment", c.payment(), "state", "已有追回到账"));
        }
        String programme = programme();
        return Decision.accept(subject, new PaymentReturned(c.payment(), c.bank(), c.receiptNo(), c.reason()))
                .and(
                        StreamId.programme(programme),
                        new DisbursementReturned(
                                number,
                                c.payment(),
                                approved.beneficiary(),
                                approved.purpose(),
                                payment.order().shares()));
    }

    /** The programme's id; its stream is loaded because it is written. */
    private String programme() {
        String id = application.submitted().programme();
        Programme programme = (Programme) streams.state(StreamId.programme(id));
        if (!programme.exists()) {
            throw new IllegalStateException("an award without its programme: " + number);
        }
        return id;
    }

    private @Nullable Rejection refuseUnless(String id, @Nullable Payment payment, Payment.State... states) {
        Rejection no = occasion.refuseUnless(Role.FINANCE);
        if (no != null) {
            return no;
        }
        if (payment == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("payment", id));
        }
        return java.util.Arrays.asList(states).contains(payment.state())
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "payment", payment.order().payment(),
                                "state", payment.state(),
                                "needs", java.util.Arrays.toString(states)));
    }
}
