package org.mingzhang.domain.award;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/** What can stand against a payment, beyond its amount. Each rule answers null, or why not. */
final class PaymentGate {
    private final AwardCase it;

    PaymentGate(AwardCase it) {
        this.it = it;
    }

    /**
     * The account is the one registered now, in the own name of whom the pack says that it is paid to. Of old records, in whatever order they come in, it is
     * the one that was registered on the day of the payment.
     */
    @Nullable
    Rejection refusePayee(BankAccount payee) {
        Enterprise beneficiary = it.payeeOrganisation();
        Rejection county = PaidTo.refuseCounty(it.direction(), it.application, beneficiary);
        if (county != null) {
            return county;
        }
        BankAccount registered =
                it.occasion.isHistory() ? beneficiary.accounts().on(it.occasion.businessDate()) : beneficiary.account();
        return Objects.equals(registered, payee) && payee.holder().equals(beneficiary.name())
                ? null
                : Rejection.of(
                        RejectionCode.PAYEE_MISMATCH,
                        Map.of(
                                "payee",
                                words(payee, registered),
                                "registered",
                                registered == null ? "无" : words(registered, payee),
                                "beneficiary",
                                beneficiary.name()));
    }

    /** No more goes to a provider than its contract comes to. */
    @Nullable
    Rejection refuseBeyondContract(@Nullable String contract, Fen amount) {
        if (contract == null) {
            return null;
        }
        Fen sum = amount;
        for (Payment payment : it.award.payments().values()) {
            sum = contract.equals(payment.order().contract()) && payment.state().counts()
                    ? sum.plus(payment.order().amountFen())
                    : sum;
        }
        Fen price = it.project.contractCounted(contract);
        return sum.exceeds(price)
                ? Rejection.of(
                        RejectionCode.PAYMENT_EXCEEDED,
                        Map.of(
                                "contract", contract,
                                "requestedFen", amount.value(),
                                "sumFen", sum.value(),
                                "contractFen", price.value()))
                : null;
    }

    /** An account beside another one: with its bank (开户行) where nothing else tells the two apart. */
    private static String words(BankAccount account, @Nullable BankAccount other) {
        String words = account.holder() + " " + account.number();
        return other != null
                        && other.number().equals(account.number())
                        && other.holder().equals(account.holder())
                ? words + "（开户行 " + account.bank() + "）"
                : words;
    }

    /**
     * Who ever recorded the account's number does not pay to it, whoever wrote its bank anew since; nor does who imported that somebody
     * recorded it.
     */
    @Nullable
    Rejection refuseAccountSetter() {
        String actor = it.occasion.actor().id();
        // All old records of an import are signed with one key, whoever took their steps.
        boolean same = it.payeeOrganisation().accounts().setters().stream()
                .anyMatch(
                        setter -> it.occasion.isHistory() ? it.occasion.isBy(setter.id()) : it.occasion.isAlso(setter));
        return same
                ? Rejection.of(RejectionCode.SAME_PERSON, Map.of("actor", actor, "step", "拨付", "otherStep", "登记收款账户"))
                : null;
    }

    /**
     * 退出机制: a direction that only pilot enterprises get pays nothing more to one that has left ({@link PilotExit}), nor does any
     * direction once the project was terminated.
     */
    @Nullable
    Rejection refuseExit() {
        Rejection terminated = it.refuseTerminated();
        return terminated != null
                ? terminated
                : PilotExit.refuse(it.direction(), it.award, it::parts, it.occasion.businessDate());
    }

    /** 拨付条件: what the notice asks for when money goes out, on the facts as they stand today. The award itself stands. */
    @Nullable
    Rejection refuseCondition() {
        return Conditions.asked(it.direction(), Moment.PAYMENT)
                ? Conditions.refuse(it.parts(), Moment.PAYMENT, it.occasion.businessDate())
                : null;
    }

    /** What the notice wants to see before money goes out, an audit for one: it is there when a payment is ordered and approved. */
    @Nullable
    Rejection refuseWithoutDocuments() {
        return it.missingBeforePayment();
    }

    @Nullable
    Rejection refuseOpenObjection() {
        return it.application.openObjections().isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.OBJECTION_OPEN,
                        Map.of("open", String.join("、", it.application.openObjections())));
    }

    @Nullable
    Rejection refuseHold() {
        return it.award.holds().isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.ON_HOLD,
                        Map.of(
                                "holds",
                                it.award.holds().values().stream()
                                        .map(Award.Hold::reason)
                                        .collect(Collectors.joining("；"))));
    }

    /** A plan that states a public notice of its own is not paid by before that notice is over, whatever the pack demands. */
    @Nullable
    Rejection refuseDuringNotice() {
        return it.cited == null || !it.cited.beingNoticed(it.occasion)
                ? null
                : Rejection.of(
                        RejectionCode.NOTICE_NOT_FINISHED,
                        Map.of(
                                "application",
                                it.number,
                                "list",
                                it.cited.row().id(),
                                "date",
                                it.occasion.businessDate()));
    }

    /** Where the pack demands it, only what a plan says is paid, and the plan was shown to the public until its last day. */
    @Nullable
    Rejection refuseUnnoticed() {
        it.enterprise();
        PolicyPack now = it.inForce();
        return !it.programme().parameters(now).paymentListNotice()
                        || (it.cited != null && it.cited.noticed(it.occasion))
                ? null
                : Rejection.of(
                        RejectionCode.LIST_NOT_NOTICED,
                        now.parameter(ParameterValues.PAYMENT_LIST_NOTICE)
                                .map(Parameter::clause)
                                .orElse(null),
                        Map.of(
                                "application",
                                it.number,
                                "list",
                                it.cited == null ? "未引名单" : it.cited.row().toString()));
    }

    @Nullable
    Rejection refuseClosed() {
        // The beneficiary's stream is looked at later, and comes before the programme's.
        it.enterprise();
        return it.programme().isClosed()
                ? Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("programme", it.programmeId().id(), "state", "已关闭"))
                : null;
    }
}
