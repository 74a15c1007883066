package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application.Status;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationCommand.ChangePolicy;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.DeclareConflict;
import org.mingzhang.domain.application.ApplicationCommand.DrawExperts;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationCommand.JoinConsortium;
import org.mingzhang.domain.application.ApplicationCommand.LinkEnterprise;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.ReceivePaper;
import org.mingzhang.domain.application.ApplicationCommand.RequestDraw;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationWithdrawn;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.Cited;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;

/** The rules of an application's way through its stages. */
final class ApplicationDecider {
    private final Streams streams;
    private final Occasion occasion;

    ApplicationDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    /** What a case comes to, with where it stands among those that compete for the same places. */
    Decision decide(ApplicationCommand command) {
        return RankRules.noted(streams, occasion, command.subject(), decided(command));
    }

    private Decision decided(ApplicationCommand command) {
        Cited cited = Cited.read(streams, row(command));
        Application application = (Application) streams.state(command.subject());
        return switch (command) {
            case SubmitApplication c -> new SubmissionDecider(streams, occasion).submit(c, application);
            case SupplementMaterials c -> supplement(c, application);
            case WithdrawApplication c ->
                byApplicant(application, c)
                        .then(() -> refuseUnlessIn(application, Status.IN_REVIEW, Status.RETURNED))
                        .then(() -> refuseBefore(application))
                        .orElse(() -> CaseLimits.of(streams, c.application(), application)
                                .noted(
                                        Decision.accept(c.subject(), new ApplicationWithdrawn(c.reason())),
                                        CaseLimits.state(application),
                                        CaseState.RELEASED,
                                        occasion.businessDate()));
            case DecideStage c -> decideStage(c, application, cited);
            case GiveScore c -> new RecordDecider(streams, occasion, application).giveScore(c);
            case RequestDraw c -> new DrawDecider(streams, occasion, application).request(c);
            case DrawExperts c -> new DrawDecider(streams, occasion, application).draw(c);
            case DeclareConflict c -> new DrawDecider(streams, occasion, application).declare(c);
            case LinkEnterprise c -> new RecordDecider(streams, occasion, application).linkEnterprise(c);
            case ChangePolicy c -> new PolicyChange(streams, occasion, application, c.application()).change(c);
            case AttachDocument c -> new DocumentRules(streams, occasion, application).attach(c);
            case ReceivePaper c -> new DocumentRules(streams, occasion, application).receive(c);
            case JoinConsortium c -> new RecordDecider(streams, occasion, application).join(c);
            case PostNotice c -> postNotice(c, application, cited);
            case FileObjection c ->
                byOffice(application, c, Role.CITY_INDUSTRY, Role.SUPERVISOR)
                        .refuseIf(
                                application.hasObjection(c.objection()),
                                RejectionCode.ALREADY_EXISTS,
                                Map.of("objection", c.objection()))
                        .orElse(() -> Decision.accept(c.subject(), new ObjectionFiled(c.objection(), c.reason())));
            case ResolveObjection c ->
                byOffice(application, c, Role.CITY_INDUSTRY)
                        .refuseIf(
                                !application.openObjections().contains(c.objection()),
                                RejectionCode.NOT_FOUND,
                                Map.of("objection", c.objection()))
                        .then(() -> refuseReview(application, c.application()))
                        .orElse(() -> new UpheldObjection(streams, occasion, application).resolved(c));
        };
    }

    private Decision supplement(SupplementMaterials c, Application application) {
        DocumentRules documents = new DocumentRules(streams, occasion, application);
        Rejection no = byApplicant(application, c)
                .then(() -> refuseUnlessIn(application, Status.RETURNED))
                .then(() -> refuseBefore(application))
                .then(() -> documents.refuseUnlisted(c.documents()))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        if (c.texts() == null && c.form() == null) {
            return Decision.accept(
                    c.subject(), new MaterialsSupplemented(c.note(), documents.listed(c.documents()), null, null));
        }
        StatementRules statements = statements(application);
        no = statements.refuseAbsent(c.texts(), streams::words);
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Statement newer = statements.read(c.texts(), c.form(), streams::words);
        // What only an earlier version of the pack asked for nobody could take back.
        Statement after = statements.known(application.statement()).changedBy(newer);
        return occasion.first(() -> statements.refuseForm(after))
                .then(() -> statements.refuseLong(after))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new MaterialsSupplemented(
                                c.note(), documents.listed(c.documents()), newer.textsOrNone(), newer.formOrNone())));
    }

    private StatementRules statements(Application application) {
        PolicyPack pack = pack(application);
        return new StatementRules(pack, application.direction(pack), parameters(application, pack));
    }

    /** What came in under an earlier version of the pack was not held against what this one asks for in texts and form. */
    private @Nullable Rejection refuseStanding(Application application) {
        return application.policyChanged() == null
                ? null
                : statements(application).refuseStanding(application.statement(), application.standing()::pictures);
    }

    private static @Nullable ListRow row(ApplicationCommand command) {
        return switch (command) {
            case DecideStage c -> c.list();
            case PostNotice c -> c.list();
            default -> null;
        };
    }

    /** What the row of a list must say of an application: that it is this one. */
    private @Nullable Rejection refuseRow(@Nullable Cited cited, Application application, String number, Kind kind) {
        return cited == null
                ? null
                : cited.refuse(
                        occasion,
                        Cited.Use.ofApplication(
                                application.submitted().programme(), number, application.applicant(), kind));
    }

    private static @Nullable Rejection refuseUnknown(Application application, ApplicationCommand command) {
        return application.exists()
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", command.application()));
    }

    private Checks byApplicant(Application application, ApplicationCommand command) {
        return occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .then(() -> refuseUnknown(application, command))
                .then(() -> occasion.refuseForeign(application.applicant()))
                .then(occasion::refuseFuture);
    }

    private Checks byOffice(Application application, ApplicationCommand command, Role... roles) {
        return occasion.first(() -> occasion.refuseUnless(roles)).then(() -> refuseUnknown(application, command));
    }

    private @Nullable Rejection refuseUnlessIn(Application application, Status... allowed) {
        return Arrays.asList(allowed).contains(application.status())
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("state", application.status(), "needs", Worded.list(allowed)));
    }

    /** Old records say that an application was returned and decided later, and not what came in between. */
    private @Nullable Rejection refuseUnlessInReview(Application application) {
        return occasion.isHistory()
                ? refuseUnlessIn(application, Status.IN_REVIEW, Status.RETURNED)
                : refuseUnlessIn(application, Status.IN_REVIEW);
    }

    private @Nullable Rejection refuseBefore(Application application) {
        return occasion.refuseBefore(application.lastStepOn(), "上一环节");
    }

    private ParameterValues parameters(Application application, PolicyPack pack) {
        Programme programme = (Programme)
                streams.state(StreamId.programme(application.submitted().programme()));
        return programme.parameters(pack);
    }

    private PolicyPack pack(Application application) {
        return streams.pack(application.packSm3());
    }

    private Decision decideStage(DecideStage c, Application application, @Nullable Cited cited) {
        Rejection no = occasion.first(
                        () -> occasion.refusePost(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.EXPERT, Role.ASSESSOR))
                .then(() -> refuseUnknown(application, c))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        PolicyPack pack = pack(application);
        StageKind kind = StageKind.of(pack, application, c.stage());
        String county = kind == StageKind.COUNTY ? application.submitted().county() : null;
        Duty duty = kind.duty();
        CaseLimits limits = CaseLimits.of(streams, c.application(), application);
        Selection selection = new Selection(streams, occasion, pack, application, c.application());
        ExpertReview review = new ExpertReview(streams, occasion, application, c);
        CaseState stands = CaseLimits.state(application);
        CaseState becomes =
                switch (c.outcome()) {
                    case PASSED -> kind == StageKind.DECISION ? CaseState.APPROVED : stands;
                    case REJECTED -> CaseState.RELEASED;
                    case RETURNED -> stands;
                };
        boolean passesOn = c.outcome() == Outcome.PASSED && becomes != CaseState.APPROVED;
        boolean takesPlace = becomes == CaseState.APPROVED || (passesOn && limits.limits(c.stage()));
        if (passesOn) {
            limits.passes(c.stage());
        }
        if (becomes == CaseState.APPROVED) {
            selection.takeOthers();
        } else {
            takeBeforeProgramme(kind, c.application(), application, limits);
        }
        return occasion.first(() -> occasion.refuseUnless(county, kind.role()))
                .then(() -> refuseUnlessInReview(application))
                .then(() ->
                        StageOrder.refuseUnlessNext(pack, application, c.stage(), () -> parameters(application, pack)))
                .then(() -> refuseBefore(application))
                .then(() -> duty == null ? null : refuseDuty(duty, application))
                .then(() -> occasion.refuseOwn(application.applicant()))
                .then(() -> takesPlace ? limits.refuse(stands, becomes, occasion) : null)
                .then(() -> becomes == CaseState.APPROVED ? refuseStanding(application) : null)
                .then(() -> c.outcome() == Outcome.PASSED
                        ? new DocumentRules(streams, occasion, application)
                                .refuseMissing(c.stage(), () -> parameters(application, pack))
                        : null)
                .then(() -> c.outcome() == Outcome.PASSED ? refusePassing(kind, application) : null)
                .then(() ->
                        c.outcome() == Outcome.PASSED && kind == StageKind.DECISION ? selection.refuseUnmet() : null)
                .then(() -> becomes == CaseState.APPROVED
                        ? new PolicyChange(streams, occasion, application, c.application()).refuseOutdated()
                        : null)
                .then(() -> kind == StageKind.EXPERTS && !occasion.isHistory() ? review.refuseBesideSheets() : null)
                .then(() -> refuseRow(cited, application, c.application(), kind.list()))
                .then(() -> c.outcome() == Outcome.PASSED
                        ? Consortium.of(application, pack, occasion).refuseUnbound(() -> parameters(application, pack))
                        : null)
                .orElse(() -> limits.noted(
                        decided(
                                c,
                                kind == StageKind.EXPERTS ? review.score() : c.scoreTenths(),
                                kind == StageKind.DECISION),
                        stands,
                        becomes,
                        occasion.businessDate()));
    }

    /** Streams that are asked for later come before the programme's, in which the parameters stand. */
    private void takeBeforeProgramme(StageKind kind, String number, Application application, CaseLimits limits) {
        boolean sheets = kind == StageKind.EXPERTS && !occasion.isHistory();
        SortedSet<StreamId> organisations = limits.organisations();
        if (sheets) {
            // Whom experts keep away from and whom limits count are not the same: both are taken in one order.
            Project project = (Project) streams.state(StreamId.project(number));
            Avoidance.codes(application, project).forEach(code -> organisations.add(StreamId.enterprise(code)));
        }
        organisations.forEach(streams::state);
        if (sheets) {
            streams.state(StreamId.experts(application.submitted().programme()));
        }
    }

    private static Decision.Accepted decided(DecideStage c, @Nullable Integer scoreTenths, boolean last) {
        Decision.Accepted accepted = Decision.accept(
                c.subject(), new StageDecided(c.stage(), c.outcome(), scoreTenths, c.opinion(), c.list()));
        return switch (c.outcome()) {
            case RETURNED -> accepted;
            case REJECTED -> accepted.and(c.subject(), new ApplicationRejected(c.stage(), c.opinion()));
            case PASSED -> last ? accepted.and(c.subject(), new ApplicationApproved()) : accepted;
        };
    }

    private @Nullable Rejection refuseDuty(Duty duty, Application application) {
        return application
                .duties(pack(application))
                .refuse(duty, occasion.actor().id());
    }

    /** An objection may come late: whoever answers it has no other part in project and award either. */
    private @Nullable Rejection refuseReview(Application application, String number) {
        Project project = (Project) streams.state(StreamId.project(number));
        Award award = (Award) streams.state(StreamId.award(number));
        return Duties.together(application.duties(pack(application)), project.duties(), award.duties())
                .refuse(Duty.REVIEW, occasion.actor().id());
    }

    /** Nothing passes the notice before its last day is over, nor the notice or the decision against an objection. */
    private @Nullable Rejection refusePassing(StageKind kind, Application application) {
        PublicNoticePosted notice = application.notice();
        boolean bound = kind == StageKind.NOTICE || kind == StageKind.DECISION;
        if (kind == StageKind.NOTICE
                && (notice == null || !occasion.businessDate().isAfter(notice.to()))) {
            return Rejection.of(
                    RejectionCode.NOTICE_NOT_FINISHED,
                    Map.of("noticeTo", notice == null ? "未公示" : notice.to(), "date", occasion.businessDate()));
        }
        return bound ? refuseObjections(application) : null;
    }

    /** Refuses while an objection is open, or was upheld and nothing has come in since. */
    static @Nullable Rejection refuseObjections(Application application) {
        if (application.openObjections().isEmpty()
                && application.upheldObjections().isEmpty()) {
            return null;
        }
        return Rejection.of(
                RejectionCode.OBJECTION_OPEN,
                Map.of(
                        "open", String.join("、", application.openObjections()),
                        "upheld", String.join("、", application.upheldObjections())));
    }

    /** A notice begins on no day that is over when it is entered: else it could be over before anybody has seen it. */
    private @Nullable Rejection refuseNoticeBefore(LocalDate from) {
        LocalDate notBefore = occasion.isHistory() ? occasion.businessDate() : occasion.today();
        return from.isBefore(notBefore)
                ? Rejection.of(
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("from", from, "notBefore", notBefore, "restsOn", "发布之日"))
                : null;
    }

    private Decision postNotice(PostNotice c, Application application, @Nullable Cited cited) {
        Rejection no = byOffice(application, c, Role.CITY_INDUSTRY)
                .then(() -> refuseUnlessInReview(application))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        PolicyPack pack = pack(application);
        return occasion.first(() ->
                        StageOrder.refuseUnlessNext(pack, application, c.stage(), () -> parameters(application, pack)))
                .refuseIf(
                        StageKind.of(pack, application, c.stage()) != StageKind.NOTICE,
                        RejectionCode.STAGE_OUT_OF_ORDER,
                        Map.of("stage", c.stage(), "needs", "公示环节"))
                .then(() -> refuseBefore(application))
                .then(() -> refuseNoticeBefore(c.from()))
                .then(() -> NoticeRules.refuseShort(streams, application, c))
                .then(() -> refuseRow(cited, application, c.application(), Kind.NOTICE))
                .then(() -> cited == null ? null : cited.refuseNotice(c.from(), c.to()))
                .orElse(() -> Decision.accept(
                        c.subject(), new PublicNoticePosted(c.stage(), c.from(), c.to(), c.documentNo(), c.list())));
    }
}
