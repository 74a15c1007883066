package org.mingzhang.domain.application;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application.Status;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationWithdrawn;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.Enterprise.Membership;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.programme.Programme;

/** The rules of an application's way through its stages. */
final class ApplicationDecider {
    /** The pack's stage ids that have rules of their own. */
    static final String NOTICE = "notice";

    private final Streams streams;
    private final Occasion occasion;

    ApplicationDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision decide(ApplicationCommand command) {
        Application application = (Application) streams.state(command.subject());
        if (command instanceof SubmitApplication c) {
            return submit(c, application);
        }
        if (!application.exists()) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("application", command.application()));
        }
        return switch (command) {
            case SubmitApplication c -> submit(c, application);
            case SupplementMaterials c -> supplement(c, application);
            case DecideStage c -> decideStage(c, application);
            case PostNotice c -> postNotice(c, application);
            case FileObjection c -> fileObjection(c, application);
            case ResolveObjection c -> resolveObjection(c, application);
            case WithdrawApplication c -> withdraw(c, application);
        };
    }

    private Decision submit(SubmitApplication c, Application application) {
        Rejection no = occasion.refuseUnless(Role.APPLICANT);
        if (no == null) {
            no = refuseOtherOrg(c.applicant());
        }
        if (no != null) {
            return new Decision.Rejected(no);
        }
        if (application.exists()) {
            return Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("application", c.application()));
        }
        Enterprise applicant = (Enterprise) streams.state(StreamId.enterprise(c.applicant()));
        Programme programme = (Programme) streams.state(StreamId.programme(c.programme()));
        if (!applicant.exists() || !programme.exists()) {
            return Decision.reject(
                    RejectionCode.NOT_FOUND,
                    applicant.exists() ? Map.of("programme", c.programme()) : Map.of("applicant", c.applicant()));
        }
        if (programme.isClosed()) {
            return Decision.reject(RejectionCode.WRONG_STATE, Map.of("programme", c.programme(), "state", "已关闭"));
        }
        PolicyPack pack = streams.pack(programme.packSm3());
        Direction direction = pack.direction(c.direction()).orElse(null);
        if (direction == null) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("direction", c.direction()));
        }
        Membership membership = applicant.membership(c.programme());
        boolean renovation = direction.kind() == Direction.Kind.RENOVATION;
        if (renovation && (membership == null || !membership.inPilot())) {
            return Decision.reject(
                    RejectionCode.NOT_ELIGIBLE,
                    direction.clause(),
                    Map.of("direction", direction.id(), "needs", "在试点企业名单"));
        }
        return Decision.accept(
                c.subject(),
                new ApplicationSubmitted(
                        c.programme(),
                        programme.packSm3(),
                        pack.version(),
                        direction.id(),
                        c.applicant(),
                        renovation && membership != null ? membership.batch() : null,
                        applicant.county(),
                        c.title(),
                        c.requestedFen(),
                        c.plannedInvestmentFen(),
                        c.levelBefore(),
                        c.honour(),
                        c.product(),
                        c.text(),
                        c.documents()));
    }

    private Decision supplement(SupplementMaterials c, Application application) {
        Rejection no = occasion.refuseUnless(Role.APPLICANT);
        if (no == null) {
            no = refuseOtherOrg(application.applicant());
        }
        if (no == null) {
            no = refuseUnlessIn(application, Status.RETURNED);
        }
        return no != null
                ? new Decision.Rejected(no)
                : Decision.accept(c.subject(), new MaterialsSupplemented(c.note(), c.documents()));
    }

    private Decision decideStage(DecideStage c, Application application) {
        PolicyPack pack = streams.pack(application.submitted().packSm3());
        Stage next = pack.stages().size() > application.passedStages().size()
                ? pack.stages().get(application.passedStages().size())
                : null;
        String county = application.submitted().county();
        Rejection no =
                switch (c.stage()) {
                    case "county", "site" -> occasion.refuseUnless(county, Role.COUNTY_INDUSTRY);
                    case "experts" -> occasion.refuseUnless(Role.EXPERT);
                    default -> occasion.refuseUnless(Role.CITY_INDUSTRY);
                };
        if (no == null) {
            no = refuseUnlessIn(application, Status.IN_REVIEW);
        }
        if (no == null && (next == null || !next.id().equals(c.stage()))) {
            no = Rejection.of(
                    RejectionCode.STAGE_OUT_OF_ORDER,
                    next == null ? null : next.clause(),
                    Map.of("stage", c.stage(), "next", next == null ? "无" : next.id()));
        }
        if (no == null) {
            no = refuseDutyClash(c, application);
        }
        if (no == null && NOTICE.equals(c.stage()) && c.outcome() == Outcome.PASSED) {
            no = refuseUnfinishedNotice(application);
        }
        if (no != null || next == null) {
            return no == null ? Decision.reject(RejectionCode.STAGE_OUT_OF_ORDER, Map.of()) : new Decision.Rejected(no);
        }
        Decision.Accepted accepted =
                Decision.accept(c.subject(), new StageDecided(c.stage(), c.outcome(), c.scoreTenths(), c.opinion()));
        boolean last = application.passedStages().size() == pack.stages().size() - 1;
        return switch (c.outcome()) {
            case RETURNED -> accepted;
            case REJECTED -> accepted.and(c.subject(), new ApplicationRejected(c.stage(), c.opinion()));
            case PASSED -> last ? accepted.and(c.subject(), new ApplicationApproved()) : accepted;
        };
    }

    /** Who submits does not judge; who reviewed does not approve; an expert does not score its own organisation. */
    private @Nullable Rejection refuseDutyClash(DecideStage c, Application application) {
        String actor = occasion.actor().id();
        if (actor.equals(application.submitter())) {
            return Rejection.of(RejectionCode.SAME_PERSON, Map.of("actor", actor, "otherStep", "申报"));
        }
        if (occasion.actor().org().equals(application.applicant())) {
            return Rejection.of(
                    RejectionCode.CONFLICT_OF_INTEREST,
                    Map.of("actor", actor, "org", occasion.actor().org()));
        }
        String earlier = application.stageDecidedBy(actor);
        boolean deciding = c.stage().equals("decision");
        if (deciding && earlier != null && !earlier.equals(NOTICE)) {
            return Rejection.of(RejectionCode.SAME_PERSON, Map.of("actor", actor, "otherStep", earlier));
        }
        return null;
    }

    private @Nullable Rejection refuseUnfinishedNotice(Application application) {
        if (application.noticeTo() == null || !occasion.businessDate().isAfter(application.noticeTo())) {
            return Rejection.of(
                    RejectionCode.NOTICE_NOT_FINISHED,
                    Map.of("noticeTo", String.valueOf(application.noticeTo()), "date", occasion.businessDate()));
        }
        return application.openObjections().isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.OBJECTION_OPEN,
                        Map.of("objections", String.join("、", application.openObjections())));
    }

    private Decision postNotice(PostNotice c, Application application) {
        Rejection no = occasion.refuseUnless(Role.CITY_INDUSTRY);
        if (no == null) {
            no = refuseUnlessIn(application, Status.IN_REVIEW);
        }
        if (no != null) {
            return new Decision.Rejected(no);
        }
        if (!c.stage().equals(NOTICE) || c.to().isBefore(c.from())) {
            return Decision.reject(
                    RejectionCode.STAGE_OUT_OF_ORDER, Map.of("stage", c.stage(), "from", c.from(), "to", c.to()));
        }
        Programme programme = (Programme)
                streams.state(StreamId.programme(application.submitted().programme()));
        PolicyPack pack = streams.pack(application.submitted().packSm3());
        ParameterValues values = programme.parameters(pack);
        if (!(values.find("noticeDays").orElse(null) instanceof Value.Whole(long days))) {
            return Decision.reject(RejectionCode.PARAMETER_UNDECIDED, Map.of("parameter", "noticeDays"));
        }
        if (!WorkingDays.knows(c.from().getYear()) || !WorkingDays.knows(c.to().getYear())) {
            return Decision.reject(
                    RejectionCode.PARAMETER_UNDECIDED, Map.of("calendar", c.to().getYear(), "needs", "该年度节假日安排"));
        }
        long given = WorkingDays.count(c.from(), c.to());
        return given < days
                ? Decision.reject(
                        RejectionCode.NOTICE_NOT_FINISHED,
                        pack.parameter("noticeDays").map(p -> p.clause()).orElse(null),
                        Map.of("workingDays", given, "needs", days))
                : Decision.accept(c.subject(), new PublicNoticePosted(c.stage(), c.from(), c.to(), c.documentNo()));
    }

    private Decision fileObjection(FileObjection c, Application application) {
        Rejection no = occasion.refuseUnless(Role.CITY_INDUSTRY, Role.SUPERVISOR);
        if (no != null) {
            return new Decision.Rejected(no);
        }
        return application.hasObjection(c.objection())
                ? Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("objection", c.objection()))
                : Decision.accept(c.subject(), new ObjectionFiled(c.objection(), c.reason()));
    }

    private Decision resolveObjection(ResolveObjection c, Application application) {
        Rejection no = occasion.refuseUnless(Role.CITY_INDUSTRY);
        if (no != null) {
            return new Decision.Rejected(no);
        }
        return application.openObjections().contains(c.objection())
                ? Decision.accept(c.subject(), new ObjectionResolved(c.objection(), c.upheld(), c.opinion()))
                : Decision.reject(RejectionCode.NOT_FOUND, Map.of("objection", c.objection()));
    }

    private Decision withdraw(WithdrawApplication c, Application application) {
        Rejection no = occasion.refuseUnless(Role.APPLICANT);
        if (no == null) {
            no = refuseOtherOrg(application.applicant());
        }
        if (no == null) {
            no = refuseUnlessIn(application, Status.IN_REVIEW, Status.RETURNED);
        }
        return no != null
                ? new Decision.Rejected(no)
                : Decision.accept(c.subject(), new ApplicationWithdrawn(c.reason()));
    }

    private @Nullable Rejection refuseOtherOrg(String applicant) {
        return occasion.actor().org().equals(applicant)
                ? null
                : Rejection.of(
                        RejectionCode.SCOPE_EXCEEDED,
                        Map.of("actorOrg", occasion.actor().org(), "applicant", applicant));
    }

    private @Nullable Rejection refuseUnlessIn(Application application, Status... allowed) {
        return java.util.Arrays.asList(allowed).contains(application.status())
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("state", application.status(), "needs", java.util.Arrays.toString(allowed)));
    }
}
