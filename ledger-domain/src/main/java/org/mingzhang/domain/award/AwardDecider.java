package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardRefused;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.programme.ProgrammeEvent.AwardReady;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.Queues;
import org.mingzhang.domain.project.Project;

/**
 * The rules of computing, reviewing, approving, refusing and reducing an award. What is approved is what was reviewed: an
 * award whose facts or rules changed since its calculation is calculated anew.
 */
final class AwardDecider {
    private final AwardCase it;
    private final Occasion occasion;

    AwardDecider(Streams streams, Occasion occasion, String number) {
        this(streams, occasion, number, null);
    }

    AwardDecider(Streams streams, Occasion occasion, String number, @Nullable ListRow row) {
        this.it = new AwardCase(streams, occasion, number, row);
        this.occasion = occasion;
    }

    private @Nullable Rejection refuseRow(Fen amount) {
        return it.refuseRow(amount, null, Kind.DECISION, Kind.PAYMENT_PLAN);
    }

    Decision calculate() {
        Set<Award.Status> over = Set.of(Award.Status.APPROVED, Award.Status.REFUSED);
        Rejection no = it.by(Role.CITY_INDUSTRY)
                .then(it::refuseUnreviewed)
                .refuseIf(
                        over.contains(it.award.status()), RejectionCode.WRONG_STATE, Map.of("award", it.award.status()))
                .then(this::refuseUnripe)
                .then(() -> occasion.refuseBefore(ripeOn(), "认定或验收"))
                .then(() -> occasion.refuseBefore(it.award.lastStepOn(), "上一环节"))
                .then(() -> it.refuseDuty(Duty.REVIEW))
                .then(this::refuseWithoutAcceptance)
                .then(it::refuseOutsidePool)
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        AwardBasis basis = AwardBasis.of(it);
        if (!(basis.computation() instanceof AwardComputation.Computed computed)) {
            return new Decision.Rejected(basis.computation().refusal().orElseThrow());
        }
        return occasion.first(it::refuseLimits)
                .then(() -> it.refuseRepetition(basis))
                .orElse(() -> unready(Decision.accept(it.subject, basis.calculated(computed))));
    }

    private @Nullable Rejection refuseUnripe() {
        Application.Status status = it.application.status();
        return status != Application.Status.APPROVED
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("application", status, "needs", "已认定"))
                : it.refuseTerminated();
    }

    /** The business date from which the case may be computed: of the approval, the completion or the assessment. */
    private @Nullable LocalDate ripeOn() {
        Project.Assessment assessment = it.project.assessment();
        Project.Completion completion = it.project.completion();
        return assessment != null
                ? assessment.on()
                : completion != null ? completion.on() : it.application.lastStepOn();
    }

    private @Nullable Rejection refuseWithoutAcceptance() {
        return it.direction().acceptance() && !it.project.accepted()
                ? Rejection.of(
                        RejectionCode.ACCEPTANCE_MISSING,
                        it.direction().clauseFor(RejectionCode.ACCEPTANCE_MISSING),
                        Map.of("direction", it.direction().id(), "application", it.number))
                : null;
    }

    Decision review(ReviewAward c) {
        return it.by(Role.CITY_INDUSTRY, Role.FINANCE)
                .then(() -> it.refuseUnless(Award.Status.CALCULATED))
                .then(() -> occasion.refuseBefore(it.award.lastStepOn(), "测算"))
                .then(() -> it.refuseDuty(Duty.REVIEW))
                .refuseIf(
                        occasion.isBy(it.award.calculator()),
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", occasion.actor().id(), "step", "复核", "otherStep", "测算"))
                .orElse(() -> ready(c, Decision.accept(it.subject, new AwardReviewed(c.agreed(), c.opinion()))));
    }

    /** Whoever may be approved now is set aside for by the directions that come after its own. */
    private Decision ready(ReviewAward c, Decision.Accepted reviewed) {
        AwardCalculated calculated = it.award.calculated();
        if (!c.agreed()
                || calculated == null
                || !it.application.upheldObjections().isEmpty()
                || !Queue.comesFirst(it.pack(), it.direction().id())) {
            return reviewed;
        }
        it.enterprise();
        it.programme();
        Fen more = calculated.ceilingFen().minus(it.award.committed()).max(Fen.ZERO);
        return reviewed.and(
                it.programmeId(),
                new AwardReady(
                        it.number, it.direction().id(), calculated.purpose().line(), more));
    }

    /** What is calculated anew has to be reviewed anew; who waits for money keeps its place. */
    private Decision.Accepted unready(Decision.Accepted calculated) {
        return it.programme().queues().of(it.direction().id(), it.number) == null
                ? Queues.leaving(
                        it.streams(), it.application.submitted().programme(), it.direction(), it.number, calculated)
                : calculated;
    }

    Decision approve(ApproveAward c) {
        Rejection no = it.decidable().refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        AwardBasis basis = AwardBasis.of(it);
        if (!(basis.computation() instanceof AwardComputation.Computed computed)) {
            return new Decision.Rejected(basis.computation().refusal().orElseThrow());
        }
        boolean reasoned = c.reason() != null && !c.reason().isBlank();
        boolean part = QueueRules.isPart(
                basis, it.budget(basis.line()), occasion.businessDate(), it.award, computed, c.amountFen());
        Claim claim = Claim.of(it, basis, c.shares(), c.amountFen());
        return occasion.first(() -> null)
                .refuseIf(basis.programme().isClosed(), RejectionCode.WRONG_STATE, Map.of("programme", "已关闭"))
                .then(() -> part
                        ? null
                        : Settlement.judge(basis.direction().advance(), it.award, computed, c.amountFen(), reasoned))
                .then(it::refuseLimits)
                .then(() -> it.refuseRepetition(basis))
                .then(claim::refuseOvertaking)
                .then(claim::refuseCommitting)
                .refuseIf(
                        !basis.matches(it.award.calculated(), computed),
                        RejectionCode.CHANGED_MEANWHILE,
                        Map.of("application", it.number, "needs", "重新测算"))
                .then(() -> refuseRow(c.amountFen()))
                .orElse(() -> approved(
                        basis,
                        new AwardApproved(
                                c.amountFen(),
                                claim.shares(),
                                basis.purpose(),
                                it.application.applicant(),
                                c.documentNo(),
                                part && !reasoned ? QueueRules.PART : c.reason(),
                                null,
                                c.list())));
    }

    private Decision approved(AwardBasis basis, AwardApproved e) {
        Decision.Accepted approved = Decision.accept(it.subject, e);
        approved = it.award.isAdvancing()
                ? Settlement.of(it.award, e.amountFen())
                        .settle(it, approved, e.shares(), e.documentNo(), "预拨结算：已付多于核定奖补")
                : approved.and(StreamId.enterprise(e.beneficiary()), it.counted(e.amountFen()))
                        .and(
                                it.programmeId(),
                                new FundsCommitted(it.number, e.beneficiary(), basis.purpose(), e.shares()));
        return leaving(it.noted(approved, CaseState.AWARDED));
    }

    /** Whoever is decided about waits no longer. */
    private Decision.Accepted leaving(Decision.Accepted decided) {
        if (it.direction().queue() == null) {
            return decided;
        }
        it.enterprise();
        return Queues.leaving(it.streams(), it.application.submitted().programme(), it.direction(), it.number, decided);
    }

    /** An approval that an old record states: held against everything that the live path asks. */
    Decision record(PastAward.Approval c) {
        Rejection no = it.by(Role.CITY_INDUSTRY, Role.FINANCE)
                .refuseIf(
                        it.award.status() == Award.Status.APPROVED || it.award.status() == Award.Status.REFUSED,
                        RejectionCode.WRONG_STATE,
                        Map.of("award", it.award.status()))
                .then(this::refuseUnripe)
                .then(() -> occasion.refuseBefore(ripeOn(), "认定或验收"))
                .then(() -> it.refuseDuty(Duty.APPROVE))
                .then(it::refuseObjections)
                .then(this::refuseWithoutAcceptance)
                .then(it::refuseOutsidePool)
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        AwardBasis basis = AwardBasis.of(it);
        Rejection lineless = basis.refuseWithoutLine();
        if (lineless != null) {
            return new Decision.Rejected(lineless);
        }
        Claim claim = Claim.of(it, basis, c.shares(), c.amountFen());
        return occasion.first(() -> basis.computation() instanceof AwardComputation.Computed computed
                        ? Settlement.judge(
                                basis.direction().advance(), it.award, computed, c.amountFen(), c.reason() != null)
                        : basis.computation().refusal().orElse(null))
                .refuseIf(basis.programme().isClosed(), RejectionCode.WRONG_STATE, Map.of("programme", "已关闭"))
                .then(it::refuseLimits)
                .then(() -> it.refuseRepetition(basis))
                .then(claim::refuseOvertaking)
                .then(claim::refuseCommitting)
                .then(() -> refuseRow(c.amountFen()))
                .orElse(() -> approved(
                        basis,
                        new AwardApproved(
                                c.amountFen(),
                                claim.shares(),
                                basis.purpose(),
                                it.application.applicant(),
                                c.documentNo(),
                                c.reason(),
                                c.derived() ? Boolean.TRUE : null,
                                c.list())));
    }

    Decision refuse(RefuseAward c) {
        Set<Award.Status> over = Set.of(Award.Status.APPROVED, Award.Status.REFUSED);
        return it.by(Role.CITY_INDUSTRY, Role.FINANCE)
                .refuseIf(
                        it.application.status() != Application.Status.APPROVED,
                        RejectionCode.WRONG_STATE,
                        Map.of("application", it.application.status(), "needs", "已认定"))
                .refuseIf(
                        over.contains(it.award.status()), RejectionCode.WRONG_STATE, Map.of("award", it.award.status()))
                .then(() -> occasion.refuseBefore(it.award.lastStepOn(), "上一环节"))
                .then(() -> it.refuseDuty(Duty.APPROVE))
                .then(() -> refuseOpenAdvance(c))
                .orElse(() -> leaving(it.noted(refused(c), CaseState.RELEASED)));
    }

    private @Nullable Rejection refuseOpenAdvance(RefuseAward c) {
        if (!it.award.isAdvancing()) {
            return null;
        }
        Settlement settlement = Settlement.of(it.award, Fen.ZERO);
        Rejection open = settlement.refuseOnItsWay(Fen.ZERO);
        return open != null || settlement.back().isEmpty() || c.documentNo() != null
                ? open
                : Rejection.of(RejectionCode.FACT_MISSING, Map.of("missing", "追回已付预拨的文号"));
    }

    /** Whatever was granted in advance is given up, whatever was paid of it ordered back, however the pack settles an award. */
    private Decision.Accepted refused(RefuseAward c) {
        Decision.Accepted refused = Decision.accept(it.subject, new AwardRefused(c.reason()));
        if (!it.award.isAdvancing()) {
            return refused;
        }
        // Both streams are read because both are written.
        it.enterprise();
        it.programme();
        return Settlement.of(it.award, Fen.ZERO)
                .settle(it, refused, List.of(), Objects.requireNonNullElse(c.documentNo(), ""), "不予奖补，预拨全部退回");
    }
}
