package org.mingzhang.domain.award;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.AwardCommand.GrantAdvance;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Advance.Instalment;
import org.mingzhang.domain.programme.Commitments;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;

/**
 * The rules of granting money before the award is decided: only what the pack names as an instalment, each once, within its own
 * limits, by another person than who approved the application. Everything that is asked of an award before its amount is asked
 * here, since what is paid may have to be taken back.
 */
final class AdvanceDecider {
    private final AwardCase it;
    private final Occasion occasion;
    private final PaymentGate gate;

    AdvanceDecider(Streams streams, Occasion occasion, String number) {
        this.it = new AwardCase(streams, occasion, number);
        this.occasion = occasion;
        this.gate = new PaymentGate(it);
    }

    Decision grant(GrantAdvance c) {
        return granted(c.instalment(), c.amountFen(), c.shares(), c.documentNo(), false);
    }

    /** An advance that payments in an old record show: of the first instalment that nothing was paid of yet. */
    Decision record(PastAward.Advance c) {
        return granted(c.instalment(), c.amountFen(), c.shares(), c.documentNo(), true);
    }

    private Decision granted(
            @Nullable String id, Fen amount, @Nullable List<Share> stated, String documentNo, boolean derived) {
        Checks who = it.by(Role.CITY_INDUSTRY, Role.FINANCE);
        Advance advance = it.application.exists() ? it.direction().advance() : null;
        Instalment instalment = advance == null ? null : advance.instalment(id).orElse(null);
        Rejection no = who.then(it::refuseUnreviewed)
                .then(() -> instalment == null ? unknown(advance, id) : null)
                .then(this::refuseUnripe)
                .then(() -> instalment != null && it.award.advances().has(instalment.id())
                        ? Rejection.of(RejectionCode.ALREADY_EXISTS, Map.of("instalment", instalment.text()))
                        : null)
                .then(() -> occasion.refuseBefore(it.application.lastStepOn(), "认定"))
                .then(() -> occasion.refuseBefore(it.award.lastStepOn(), "上一期预拨"))
                .then(() -> it.refuseDuty(Duty.APPROVE))
                .then(this::refuseDecider)
                .then(it::refuseObjections)
                .then(gate::refuseHold)
                .then(it::refuseOutsidePool)
                .then(gate::refuseExit)
                .refusal();
        if (no != null || instalment == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        AwardBasis basis = AwardBasis.of(it);
        Rejection lineless = basis.refuseWithoutLine();
        if (lineless != null) {
            return new Decision.Rejected(lineless);
        }
        AdvanceBasis advanced = AdvanceBasis.of(it.parts(), instalment, it.award.committed(), occasion.businessDate());
        String line = basis.line();
        boolean more = it.award.isAdvancing();
        List<Share> shares = Objects.requireNonNullElseGet(
                stated, () -> Commitments.split(it.budget(line), basis.programme(), occasion, line, amount));
        Award.Terms terms = Objects.requireNonNullElseGet(
                it.award.terms(), () -> new Award.Terms(it.application.applicant(), basis.purpose()));
        return occasion.first(() -> advanced.judge(amount))
                .refuseIf(basis.programme().isClosed(), RejectionCode.WRONG_STATE, Map.of("programme", "已关闭"))
                .then(() -> more ? null : it.refuseLimits())
                .then(() -> it.refuseRepetition(basis))
                .then(() -> QueueRules.refuseOvertaking(basis, it.streams()::pack, occasion.businessDate(), amount))
                .then(it::refuseUnreviewedFunds)
                .then(() -> Commitments.refuse(it.budget(line), basis.programme(), occasion, line, amount, shares))
                .orElse(() -> it.noted(
                        Decision.accept(
                                        it.subject,
                                        new AdvanceGranted(
                                                instalment.id(),
                                                amount,
                                                shares,
                                                advanced.ceiling(),
                                                terms.purpose(),
                                                terms.beneficiary(),
                                                documentNo,
                                                derived ? Boolean.TRUE : null,
                                                advanced.trace()))
                                .and(StreamId.enterprise(terms.beneficiary()), it.counted(amount))
                                .and(
                                        it.programmeId(),
                                        new FundsCommitted(
                                                it.number,
                                                terms.beneficiary(),
                                                terms.purpose(),
                                                shares,
                                                more ? Boolean.TRUE : null)),
                        CaseState.AWARDED));
    }

    private Rejection unknown(@Nullable Advance advance, @Nullable String id) {
        return Rejection.of(
                RejectionCode.NOT_FOUND,
                advance == null ? it.direction().clause() : advance.clause(),
                Map.of(
                        "instalment",
                        id == null ? "未写" : id,
                        "direction",
                        it.direction().id(),
                        "state",
                        advance == null
                                ? "本方向没有预拨，核定奖补后拨付"
                                : "本方向的预拨有："
                                        + String.join(
                                                "、",
                                                advance.instalments().stream()
                                                        .map(Instalment::id)
                                                        .toList())));
    }

    /** Between the application's approval and the acceptance: afterwards the award itself is due. */
    private @Nullable Rejection refuseUnripe() {
        Application.Status status = it.application.status();
        if (status != Application.Status.APPROVED) {
            return Rejection.of(RejectionCode.WRONG_STATE, Map.of("application", status, "needs", "已认定"));
        }
        if (it.award.status() == Award.Status.APPROVED || it.award.status() == Award.Status.REFUSED) {
            return Rejection.of(RejectionCode.WRONG_STATE, Map.of("award", it.award.status(), "needs", "预拨在核定奖补之前"));
        }
        return it.project.assessment() != null
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("project", "已评测验收", "needs", "预拨在评测验收之前；现按核定的奖补拨付"))
                : it.refuseTerminated();
    }

    private @Nullable Rejection refuseDecider() {
        String actor = occasion.actor().id();
        return it.application.duties(it.pack()).played(Duty.APPROVE, actor)
                ? Rejection.of(RejectionCode.SAME_PERSON, Map.of("actor", actor, "step", "核定预拨", "otherStep", "认定申报"))
                : null;
    }
}
