package org.mingzhang.domain.project;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.project.ProjectCommand.AmendContract;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.AssessScene;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.CompleteRectification;
import org.mingzhang.domain.project.ProjectCommand.EndContract;
import org.mingzhang.domain.project.ProjectCommand.PayProvider;
import org.mingzhang.domain.project.ProjectCommand.PlanMilestone;
import org.mingzhang.domain.project.ProjectCommand.ReachMilestone;
import org.mingzhang.domain.project.ProjectCommand.RecordEffect;
import org.mingzhang.domain.project.ProjectCommand.RecordInspection;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterContractItem;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectCommand.ReportProgress;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectCommand.StartProject;
import org.mingzhang.domain.project.ProjectCommand.TerminateProject;
import org.mingzhang.domain.project.ProjectEvent.EffectRecorded;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.MilestonePlanned;
import org.mingzhang.domain.project.ProjectEvent.MilestoneReached;
import org.mingzhang.domain.project.ProjectEvent.ProgressReported;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.project.ProjectEvent.ProjectTerminated;
import org.mingzhang.domain.project.ProjectEvent.RectificationCompleted;

/** The rules of carrying out an approved application: who may report what, and when. */
final class ProjectDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final ProjectCommand command;
    private final Application application;
    private final Project project;

    ProjectDecider(Streams streams, Occasion occasion, ProjectCommand command) {
        this.streams = streams;
        this.occasion = occasion;
        this.command = command;
        this.application = (Application) streams.state(StreamId.application(command.application()));
        this.project = (Project) streams.state(command.subject());
    }

    Decision decide() {
        Rejection no = occasion.first(() -> occasion.refusePost(roles()))
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", command.application()))
                .then(this::refuseScope)
                .then(occasion::refuseFuture)
                .then(this::refuseState)
                .then(this::refuseDuty)
                .refusal();
        return no != null ? new Decision.Rejected(no) : decided();
    }

    private Decision decided() {
        PaperRules papers = new PaperRules(streams, occasion, application, project);
        AcceptanceRules acceptance = new AcceptanceRules(streams, occasion, application, project);
        return switch (command) {
            case StartProject c -> start(c);
            case RegisterContract c -> papers.registerContract(c, direction());
            case AmendContract c -> papers.amendContract(c);
            case EndContract c -> papers.endContract(c);
            case RegisterContractItem c -> papers.registerItem(c);
            case RegisterInvoice c -> papers.registerInvoice(c, direction());
            case PayProvider c -> papers.payProvider(c);
            case ReportProgress c -> report(c);
            case PlanMilestone c -> planMilestone(c);
            case ReachMilestone c -> reachMilestone(c);
            case RecordEffect c -> accept(new EffectRecorded(c.indicator(), c.before(), c.after(), c.source()));
            case AssessScene c -> acceptance.assessScene(c);
            case RecordInspection c -> inspect(c);
            case CompleteRectification c ->
                occasion.first(() -> null)
                        .refuseIf(
                                !project.openRectifications().containsKey(c.inspection()),
                                RejectionCode.NOT_FOUND,
                                Map.of("inspection", c.inspection()))
                        .then(() -> occasion.refuseBefore(
                                project.openRectifications().get(c.inspection()), "检查"))
                        .orElse(() -> accept(new RectificationCompleted(c.inspection(), c.note())));
            case CompleteProject c -> acceptance.complete(c, direction());
            case RequestAcceptance c -> acceptance.request(c);
            case AssessAcceptance c -> acceptance.assess(c);
            case TerminateProject c ->
                project.accepted()
                        ? Decision.reject(RejectionCode.WRONG_STATE, Map.of("state", "已通过验收", "needs", "未通过验收"))
                        : accept(new ProjectTerminated(c.reason(), c.documentNo()));
        };
    }

    private Decision.Accepted accept(LedgerEvent event) {
        return Decision.accept(command.subject(), event);
    }

    private Direction direction() {
        PolicyPack pack = streams.pack(application.packSm3());
        return pack.direction(application.submitted().direction()).orElseThrow();
    }

    /** What the city purchases is contracted by the purchasing office, which gets the invoices; it has no project, only contracts. */
    private boolean purchasing() {
        boolean contract =
                switch (command) {
                    case RegisterContract c -> true;
                    case RegisterContractItem c -> true;
                    case AmendContract c -> true;
                    case EndContract c -> true;
                    case RegisterInvoice c -> true;
                    default -> false;
                };
        return contract && application.exists() && direction().kind() == Direction.Kind.PURCHASE;
    }

    private Role[] roles() {
        return switch (command) {
            case RecordInspection c -> new Role[] {Role.SUPERVISOR, Role.COUNTY_INDUSTRY, Role.CITY_INDUSTRY};
            case CompleteRectification c -> new Role[] {Role.SUPERVISOR, Role.COUNTY_INDUSTRY, Role.CITY_INDUSTRY};
            case AssessAcceptance c -> new Role[] {Role.ASSESSOR};
            case AssessScene c -> new Role[] {Role.ASSESSOR};
            case TerminateProject c -> new Role[] {Role.CITY_INDUSTRY};
            default -> new Role[] {purchasing() ? Role.CITY_INDUSTRY : Role.APPLICANT};
        };
    }

    private boolean actsAsApplicant() {
        return occasion.actor().role().equals(Role.APPLICANT.name());
    }

    private @Nullable Rejection refuseScope() {
        if (actsAsApplicant()) {
            return occasion.refuseForeign(application.applicant());
        }
        boolean inspection = command instanceof RecordInspection || command instanceof CompleteRectification;
        return occasion.refuseScope(inspection ? application.submitted().county() : null);
    }

    private @Nullable Rejection refuseState() {
        boolean starting = command instanceof StartProject;
        // Old records need not say when work began.
        boolean begun = project.exists() || purchasing() || occasion.isHistory();
        return occasion.first(() -> null)
                .refuseIf(
                        application.status() != Application.Status.APPROVED,
                        RejectionCode.WRONG_STATE,
                        Map.of("application", application.status(), "needs", "已认定"))
                .refuseIf(project.terminated(), RejectionCode.WRONG_STATE, Map.of("project", "已终止"))
                .refuseIf(starting && project.exists(), RejectionCode.WRONG_STATE, Map.of("project", "已开工"))
                .refuseIf(!starting && !begun, RejectionCode.WRONG_STATE, Map.of("project", "未开工", "needs", "已开工"))
                .then(() -> occasion.refuseBefore(application.lastStepOn(), "认定"))
                .refusal();
    }

    /** Who reports does not review; who approved does not review; nobody reviews the own organisation. */
    private @Nullable Rejection refuseDuty() {
        Duty duty = actsAsApplicant() ? Duty.SUBMIT : Duty.REVIEW;
        PolicyPack pack = streams.pack(application.packSm3());
        Award award = (Award) streams.state(StreamId.award(command.application()));
        return occasion.first(() -> Duties.together(application.duties(pack), project.duties(), award.duties())
                        .refuse(duty, occasion.actor().id()))
                .then(() -> actsAsApplicant() ? null : occasion.refuseOwn(application.applicant()))
                .refuseIf(
                        !actsAsApplicant()
                                && project.hasContractWith(occasion.actor().org()),
                        RejectionCode.CONFLICT_OF_INTEREST,
                        Map.of(
                                "actor",
                                occasion.actor().id(),
                                "seller",
                                occasion.actor().org()))
                .refusal();
    }

    /** What is done is not on its way any more; and work that is less than it was said to be wants a reason. */
    private Decision report(ReportProgress c) {
        int last = project.progressPercent();
        return occasion.first(() -> null)
                .refuseIf(
                        project.accepted() || project.isCompleted(),
                        RejectionCode.WRONG_STATE,
                        Map.of("state", project.accepted() ? "已通过验收" : "已完工", "needs", "尚在改造"))
                .refuseIf(
                        c.actualPercent() < last && c.note() == null,
                        RejectionCode.REASON_REQUIRED,
                        Map.of("found", c.actualPercent() + "%", "expected", "不低于上次报告的 " + last + "%，或在说明中写明原因"))
                .orElse(() -> accept(new ProgressReported(c.plannedPercent(), c.actualPercent(), c.note())));
    }

    private Decision inspect(RecordInspection c) {
        return occasion.first(() -> null)
                .refuseIf(
                        project.hasInspection(c.inspection()),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("inspection", c.inspection()))
                .then(() -> c.node() == null ? null : refuseBesidePlan(c, c.node()))
                .orElse(() -> accept(new InspectionRecorded(
                        c.inspection(), c.method(), c.matter(), c.outcome(), c.rectifyBy(), c.note(), c.node())));
    }

    /** An inspection counts for a node of the plan only if it is what the node asks for, where it asks for it. */
    private @Nullable Rejection refuseBesidePlan(RecordInspection c, String id) {
        Programme programme = (Programme)
                streams.state(StreamId.programme(application.submitted().programme()));
        ProgrammeEvent.Node node = programme.node(id);
        if (node == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("node", id));
        }
        String county = application.submitted().county();
        boolean matter = node.matters().stream().anyMatch(each -> each.chinese().equals(c.matter()));
        boolean here =
                node.counties() == null || (county != null && node.counties().contains(county));
        return matter && here && node.method() == c.method()
                ? null
                : Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        Map.of(
                                "inspection",
                                c.inspection(),
                                "node",
                                id,
                                "needs",
                                "节点所定的事项、方式和县（市、区）："
                                        + Worded.list(node.matters().toArray(Worded[]::new))));
    }

    /** A step may be planned anew under another baseline, until it is done. */
    private Decision planMilestone(PlanMilestone c) {
        return occasion.first(() -> c.approvedOn() == null ? null : occasion.refuseAfter("approvedOn", c.approvedOn()))
                .refuseIf(
                        project.hasMilestone(c.milestone(), c.baseline()),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("milestone", c.milestone()))
                .then(() -> refuseReached(c.milestone()))
                .orElse(() -> accept(new MilestonePlanned(
                        c.milestone(), c.plannedOn(), c.plannedPercent(), c.baseline(), c.approvedOn())));
    }

    private Decision reachMilestone(ReachMilestone c) {
        return occasion.first(() -> null)
                .refuseIf(
                        !project.hasMilestone(c.milestone()),
                        RejectionCode.NOT_FOUND,
                        Map.of("milestone", c.milestone()))
                .then(() -> refuseReached(c.milestone()))
                .then(() -> occasion.refuseBefore(project.startedOn(), "开工"))
                .orElse(() -> accept(new MilestoneReached(c.milestone())));
    }

    private @Nullable Rejection refuseReached(String milestone) {
        return project.isReached(milestone)
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("milestone", milestone, "state", "已完成"))
                : null;
    }

    private Decision start(StartProject c) {
        Direction direction = direction();
        return occasion.first(() -> occasion.refuseAfter("startedOn", c.startedOn()))
                .then(() -> direction.project()
                        ? null
                        : Rejection.of(
                                RejectionCode.WRONG_STATE,
                                direction.clause(),
                                Map.of("direction", direction.id(), "state", "本方向没有项目")))
                .orElse(() -> accept(new ProjectStarted(
                        application.submitted().programme(), application.applicant(), c.startedOn())));
    }
}
