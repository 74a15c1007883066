package org.mingzhang.domain.application;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application.Scored;
import org.mingzhang.domain.application.Application.Status;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationCommand.JoinConsortium;
import org.mingzhang.domain.application.ApplicationCommand.LinkEnterprise;
import org.mingzhang.domain.application.ApplicationEvent.EnterpriseLinked;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.application.ApplicationEvent.MemberJoined;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;

/**
 * The rules of what is recorded beside an application's stages: scores by experts, enterprises that offices
 * confirm, members of a consortium who join.
 */
final class RecordDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final Application application;

    RecordDecider(Streams streams, Occasion occasion, Application application) {
        this.streams = streams;
        this.occasion = occasion;
        this.application = application;
    }

    /** An expert scores each indicator once; nobody scores the own organisation's case, alone or in a consortium. */
    Decision giveScore(GiveScore c) {
        Rejection no = occasion.first(() -> occasion.refuseUnless(Role.EXPERT))
                .then(() -> refuseUnknown(c))
                .then(() -> refuseUnlessIn(Status.IN_REVIEW))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        PolicyPack pack = streams.pack(application.packSm3());
        String expert = occasion.standing().name();
        String actor = occasion.actor().id();
        Avoidance avoidance = Avoidance.of(streams, c.application(), application);
        ScoreRules rules = ScoreRules.of(streams, application, c.stage());
        String indicator = rules.named(c.indicator());
        Stage next = StageOrder.next(pack, application, () -> ((Programme)
                        streams.state(StreamId.programme(application.submitted().programme())))
                .parameters(pack));
        boolean now = next != null && next.id().equals(c.stage());
        return occasion.first(() -> null)
                .refuseIf(
                        !now || StageKind.of(pack, application, c.stage()) != StageKind.EXPERTS,
                        RejectionCode.STAGE_OUT_OF_ORDER,
                        Map.of("stage", c.stage(), "next", next == null ? "无" : next.id(), "needs", "专家评审环节"))
                .then(() -> occasion.refuseBefore(application.lastStepOn(), "上一环节"))
                .then(() -> application.duties(pack).refuse(Duty.REVIEW, actor))
                .then(() -> avoidance.refuse(
                        actor, occasion.actor().org(), occasion.standing().orgName()))
                .then(() -> rules.refuseOutsider(actor))
                .then(rules::refuseUnweighed)
                .then(() -> rules.refuseOffSheet(indicator, c.scoreTenths()))
                .refuseIf(
                        application.hasScore(new Scored(actor, c.stage(), expert, indicator)),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("actor", actor, "indicator", indicator))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ScoreGiven(c.stage(), expert, occasion.actor().org(), indicator, c.scoreTenths())));
    }

    Decision linkEnterprise(LinkEnterprise c) {
        EnterpriseLinked link = new EnterpriseLinked(c.enterprise(), c.link());
        Rejection no = occasion.first(() -> occasion.refusePost(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY))
                .then(() -> refuseUnknown(c))
                .then(() -> occasion.refuseScope(application.submitted().county()))
                .then(occasion::refuseFuture)
                .then(() -> refuseUnlessIn(Status.IN_REVIEW, Status.RETURNED, Status.APPROVED))
                .refuseIf(application.hasLink(link), RejectionCode.ALREADY_EXISTS, Map.of("enterprise", c.enterprise()))
                .then(() -> refuseReview(c.application()))
                .then(this::refuseOwn)
                .refuseIf(
                        application.exists() && application.applicant().equals(c.enterprise()),
                        RejectionCode.NOT_ELIGIBLE,
                        Map.of("enterprise", c.enterprise(), "needs", "申报单位以外的企业"))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        if (c.link() != Link.PARTICIPATES) {
            return occasion.first(() -> refuseUnknown(c.enterprise())).orElse(() -> Decision.accept(c.subject(), link));
        }
        // Whoever takes part counts where members do, however it came to take part.
        CaseState reached = CaseLimits.state(application);
        CaseLimits limits = CaseLimits.of(streams, c.application(), application).with(c.enterprise());
        limits.load();
        return occasion.first(() -> refuseUnknown(c.enterprise()))
                .then(() -> limits.refuseJoining(c.enterprise(), reached))
                .orElse(() -> limits.joined(Decision.accept(c.subject(), link), c.enterprise(), reached));
    }

    /** A member speaks for itself, once, and before or after the case is approved: whoever joins late owes along as well. */
    Decision join(JoinConsortium c) {
        return occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .then(() -> refuseUnknown(c))
                .then(() -> occasion.refuseForeign(c.member()))
                .then(occasion::refuseFuture)
                .then(() -> refuseUnlessIn(Status.IN_REVIEW, Status.RETURNED, Status.APPROVED))
                .refuseIf(
                        application.exists()
                                && !application.submitted().members().contains(c.member()),
                        RejectionCode.NOT_ELIGIBLE,
                        Map.of("enterprise", c.member(), "needs", "申报所列的联合体成员"))
                .refuseIf(
                        application.joined().contains(c.member()),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("enterprise", c.member(), "state", "已确认加入联合体"))
                .orElse(() -> Decision.accept(c.subject(), new MemberJoined(c.member())));
    }

    private @Nullable Rejection refuseUnknown(ApplicationCommand command) {
        return application.exists()
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", command.application()));
    }

    private @Nullable Rejection refuseUnknown(String code) {
        Enterprise enterprise = (Enterprise) streams.state(StreamId.enterprise(code));
        return enterprise.exists() ? null : Rejection.of(RejectionCode.NOT_FOUND, Map.of("enterprise", code));
    }

    private @Nullable Rejection refuseUnlessIn(Status... allowed) {
        return Arrays.asList(allowed).contains(application.status())
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("state", application.status(), "needs", Worded.list(allowed)));
    }

    private @Nullable Rejection refuseOwn() {
        return occasion.first(() -> occasion.refuseOwn(application.applicant()))
                .then(() -> application
                                .submitted()
                                .members()
                                .contains(occasion.actor().org())
                        ? occasion.refuseOwn(occasion.actor().org())
                        : null)
                .refusal();
    }

    /** A confirmation may come late: whoever gives it has no other part in project and award either. */
    private @Nullable Rejection refuseReview(String number) {
        PolicyPack pack = streams.pack(application.packSm3());
        Project project = (Project) streams.state(StreamId.project(number));
        Award award = (Award) streams.state(StreamId.award(number));
        return Duties.together(application.duties(pack), project.duties(), award.duties())
                .refuse(Duty.REVIEW, occasion.actor().id());
    }
}
