package org.mingzhang.domain.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.award.AwardCommand.ReleaseHold;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.award.AwardEvent.AwardRefused;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.award.AwardEvent.HoldPlaced;
import org.mingzhang.domain.award.AwardEvent.HoldReleased;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TraceStep;
import org.mingzhang.domain.programme.Commitments;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.project.Project;

/** The rules of computing, reviewing, approving and reducing an award. */
final class AwardDecider {
    private final Occasion occasion;
    private final Streams streams;
    private final String number;
    private final StreamId subject;
    private final Application application;
    private final Project project;
    private final Award award;

    AwardDecider(Streams streams, Occasion occasion, AwardCommand command) {
        this.streams = streams;
        this.occasion = occasion;
        this.number = command.application();
        this.subject = command.subject();
        this.application = (Application) streams.state(StreamId.application(number));
        this.project = (Project) streams.state(StreamId.project(number));
        this.award = (Award) streams.state(subject);
    }

    /** What the case's streams and the policy in force say; loaded only when a decision needs the amount. */
    private record Case(
            ApplicationSubmitted submitted,
            PolicyPack pack,
            Direction direction,
            Enterprise enterprise,
            Programme programme,
            AwardComputation computation) {}

    private Case load() {
        ApplicationSubmitted submitted = application.submitted();
        PolicyPack pack = streams.pack(submitted.packSm3());
        Direction direction = pack.direction(submitted.direction()).orElseThrow();
        Enterprise enterprise = (Enterprise) streams.state(StreamId.enterprise(submitted.applicant()));
        Programme programme = (Programme) streams.state(StreamId.programme(submitted.programme()));
        AwardComputation computation = AwardEngine.compute(
                pack,
                programme.parameters(pack),
                direction.id(),
                AwardFacts.gather(pack, direction, application, project, enterprise, programme));
        return new Case(submitted, pack, direction, enterprise, programme, computation);
    }

    private @Nullable Rejection refuseUnless(Award.Status needed, Role... roles) {
        Rejection no = occasion.refuseUnless(roles);
        if (no != null) {
            return no;
        }
        if (!application.exists()) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", number));
        }
        return award.status() == needed
                ? null
                : Rejection.of(RejectionCode.WRONG_STATE, Map.of("award", award.status(), "needs", needed));
    }

    Decision calculate() {
        Rejection no = refuseUnless(award.status(), Role.CITY_INDUSTRY);
        if (no == null && award.status() == Award.Status.APPROVED) {
            no = Rejection.of(RejectionCode.WRONG_STATE, Map.of("award", award.status()));
        }
        if (no == null && application.status() != Application.Status.APPROVED) {
            no = Rejection.of(RejectionCode.WRONG_STATE, Map.of("application", application.status(), "needs", "已认定"));
        }
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Case facts = load();
        Rejection gate = refuseWithoutAcceptance(facts.direction);
        if (gate != null) {
            return new Decision.Rejected(gate);
        }
        if (!(facts.computation instanceof AwardComputation.Computed computed)) {
            return new Decision.Rejected(facts.computation.refusal().orElseThrow());
        }
        return Decision.accept(
                subject,
                new AwardCalculated(
                        facts.submitted.programme(),
                        facts.direction.id(),
                        facts.submitted.applicant(),
                        facts.submitted.packSm3(),
                        computed.ceiling(),
                        computed.floor(),
                        computed.discretionary(),
                        purpose(facts),
                        computed.trace().stream().map(AwardDecider::step).toList()));
    }

    private @Nullable Rejection refuseWithoutAcceptance(Direction direction) {
        return direction.acceptance() && !project.accepted()
                ? Rejection.of(
                        RejectionCode.ACCEPTANCE_MISSING,
                        direction.clause(),
                        Map.of("direction", direction.id(), "application", number))
                : null;
    }

    private Purpose purpose(Case facts) {
        Project.Assessment assessment = project.assessment();
        String level = facts.direction.acceptance() && assessment != null
                ? "L" + assessment.result().level()
                : facts.submitted.honour();
        return new Purpose(
                facts.direction.line(), facts.direction.id(), facts.submitted.batch(), facts.submitted.county(), level);
    }

    static AwardEvent.Step step(TraceStep step) {
        List<AwardEvent.Input> inputs = new ArrayList<>();
        step.inputs().forEach((name, input) -> inputs.add(new AwardEvent.Input(name, input.value(), input.position())));
        return new AwardEvent.Step(
                step.explanation(), step.rule(), step.clause().toString(), inputs, step.result());
    }

    Decision review(ReviewAward c) {
        Rejection no = refuseUnless(Award.Status.CALCULATED, Role.CITY_INDUSTRY, Role.FINANCE);
        if (no == null) {
            no = refuseSamePerson(award.calculator(), "测算");
        }
        return no != null
                ? new Decision.Rejected(no)
                : Decision.accept(subject, new AwardReviewed(c.agreed(), c.opinion()));
    }

    Decision approve(ApproveAward c) {
        Rejection no = refuseUnless(Award.Status.REVIEWED, Role.CITY_INDUSTRY, Role.FINANCE);
        if (no == null) {
            no = refuseSamePerson(award.reviewer(), "复核");
        }
        if (no == null) {
            no = refuseSamePerson(award.calculator(), "测算");
        }
        if (no == null) {
            no = refuseSamePerson(application.submitter(), "申报");
        }
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Case facts = load();
        if (!(facts.computation instanceof AwardComputation.Computed computed)) {
            return new Decision.Rejected(facts.computation.refusal().orElseThrow());
        }
        boolean reasoned = c.reason() != null && !c.reason().isBlank();
        Rejection amount = computed.judge(c.amountFen(), reasoned).orElse(null);
        if (amount != null) {
            return new Decision.Rejected(amount);
        }
        if (facts.programme.isClosed()) {
            return Decision.reject(RejectionCode.WRONG_STATE, Map.of("programme", "已关闭"));
        }
        Rejection repeated = refuseRepetition(facts);
        if (repeated != null) {
            return new Decision.Rejected(repeated);
        }
        String line = facts.direction.line();
        List<Share> shares = Objects.requireNonNullElseGet(
                c.shares(), () -> Commitments.split(facts.pack, facts.programme, line, c.amountFen()));
        Rejection budget = Commitments.refuse(facts.pack, facts.programme, line, c.amountFen(), shares);
        if (budget != null) {
            return new Decision.Rejected(budget);
        }
        Purpose purpose = purpose(facts);
        String beneficiary = facts.submitted.applicant();
        return Decision.accept(
                        subject,
                        new AwardApproved(c.amountFen(), shares, purpose, beneficiary, c.documentNo(), c.reason()))
                .and(
                        StreamId.enterprise(beneficiary),
                        new AwardCounted(
                                facts.submitted.programme(),
                                number,
                                facts.direction.id(),
                                facts.submitted.product(),
                                c.amountFen()))
                .and(
                        StreamId.programme(facts.submitted.programme()),
                        new FundsCommitted(number, beneficiary, purpose, shares));
    }

    /** A direction that is granted once is not granted twice, per applicant or per product, as the pack says. */
    private @Nullable Rejection refuseRepetition(Case facts) {
        Direction.Once once = facts.direction.once();
        if (once == null) {
            return null;
        }
        String per = once.per(facts.programme.parameters(facts.pack));
        Fen standing = Fen.ZERO;
        for (Enterprise.Counted counted : facts.enterprise.awards()) {
            boolean same = counted.event().programme().equals(facts.submitted.programme())
                    && counted.event().direction().equals(facts.direction.id())
                    && (per.equals(Direction.Once.APPLICANT)
                            || Objects.equals(counted.event().product(), facts.submitted.product()));
            standing = same ? standing.plus(counted.event().amountFen()) : standing;
        }
        return standing.isPositive()
                ? Rejection.of(
                        RejectionCode.EXCLUDED,
                        once.clause(),
                        Map.of("direction", facts.direction.id(), "per", per, "grantedFen", standing.value()))
                : null;
    }

    Decision refuse(RefuseAward c) {
        Rejection no = occasion.refuseUnless(Role.CITY_INDUSTRY, Role.FINANCE);
        if (no == null && (award.status() == Award.Status.APPROVED || award.status() == Award.Status.REFUSED)) {
            no = Rejection.of(RejectionCode.WRONG_STATE, Map.of("award", award.status()));
        }
        return no != null ? new Decision.Rejected(no) : Decision.accept(subject, new AwardRefused(c.reason()));
    }

    Decision reduce(ReduceAward c) {
        Rejection no = refuseUnless(Award.Status.APPROVED, Role.CITY_INDUSTRY, Role.FINANCE);
        AwardApproved approved = award.approved();
        AwardCalculated calculated = award.calculated();
        if (no != null || approved == null || calculated == null) {
            return no != null ? new Decision.Rejected(no) : Decision.reject(RejectionCode.WRONG_STATE, Map.of());
        }
        for (Share share : c.shares()) {
            Fen unpaid = award.unpaid(share.source());
            if (share.amountFen().exceeds(unpaid)) {
                return Decision.reject(
                        RejectionCode.COMMITMENT_EXCEEDED,
                        Map.of(
                                "source", share.source(),
                                "requestedFen", share.amountFen().value(),
                                "unpaidFen", unpaid.value()));
            }
        }
        Fen amount = Share.total(c.shares());
        if (!amount.isPositive()) {
            return Decision.reject(RejectionCode.BELOW_MINIMUM_AMOUNT, Map.of("requestedFen", amount.value()));
        }
        // Both streams are loaded because both are written.
        Enterprise enterprise = (Enterprise) streams.state(StreamId.enterprise(approved.beneficiary()));
        Programme programme = (Programme) streams.state(StreamId.programme(calculated.programme()));
        if (!enterprise.exists() || !programme.exists()) {
            throw new IllegalStateException("an approved award without its enterprise or programme: " + number);
        }
        return Decision.accept(subject, new AwardReduced(amount, c.shares(), c.reason(), c.documentNo()))
                .and(
                        StreamId.enterprise(approved.beneficiary()),
                        new AwardCounted(
                                calculated.programme(),
                                number,
                                calculated.direction(),
                                application.submitted().product(),
                                amount.negated()))
                .and(
                        StreamId.programme(calculated.programme()),
                        new CommitmentReleased(
                                number, approved.beneficiary(), approved.purpose(), c.shares(), c.reason()));
    }

    Decision placeHold(PlaceHold c) {
        Rejection no = occasion.refuseUnless(Role.SUPERVISOR, Role.AUDITOR, Role.FINANCE, Role.CITY_INDUSTRY);
        if (no == null && !application.exists()) {
            no = Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", number));
        }
        if (no == null && award.hasHold(c.hold())) {
            no = Rejection.of(RejectionCode.ALREADY_EXISTS, Map.of("hold", c.hold()));
        }
        return no != null ? new Decision.Rejected(no) : Decision.accept(subject, new HoldPlaced(c.hold(), c.reason()));
    }

    Decision releaseHold(ReleaseHold c) {
        Rejection no = occasion.refuseUnless(Role.SUPERVISOR, Role.AUDITOR, Role.FINANCE, Role.CITY_INDUSTRY);
        if (no == null && !award.holds().containsKey(c.hold())) {
            no = Rejection.of(RejectionCode.NOT_FOUND, Map.of("hold", c.hold()));
        }
        return no != null
                ? new Decision.Rejected(no)
                : Decision.accept(subject, new HoldReleased(c.hold(), c.reason()));
    }

    private @Nullable Rejection refuseSamePerson(String other, String step) {
        return occasion.actor().id().equals(other)
                ? Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", occasion.actor().id(), "otherStep", step))
                : null;
    }
}
