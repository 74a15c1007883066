package org.mingzhang.domain.project;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.project.ProjectCommand.AmendContract;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.CompleteRectification;
import org.mingzhang.domain.project.ProjectCommand.PayProvider;
import org.mingzhang.domain.project.ProjectCommand.RecordInspection;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectCommand.ReportProgress;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectCommand.StartProject;
import org.mingzhang.domain.project.ProjectCommand.TerminateProject;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProgressReported;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.project.ProjectEvent.ProjectTerminated;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.domain.project.ProjectEvent.RectificationCompleted;
import org.mingzhang.domain.provider.Provider;

/** The rules of carrying out an approved application. */
final class ProjectDecider {
    private final Streams streams;
    private final Occasion occasion;

    ProjectDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision decide(ProjectCommand command) {
        Application application = (Application) streams.state(StreamId.application(command.application()));
        Project project = (Project) streams.state(command.subject());
        if (!application.exists()) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("application", command.application()));
        }
        Rejection no = refuseActor(command, application);
        if (no == null) {
            no = refuseState(command, application, project);
        }
        if (no != null) {
            return new Decision.Rejected(no);
        }
        return switch (command) {
            case StartProject c -> start(c, application);
            case RegisterContract c -> registerContract(c, application, project);
            case AmendContract c ->
                project.contract(c.contract()) == null
                        ? Decision.reject(RejectionCode.NOT_FOUND, Map.of("contract", c.contract()))
                        : Decision.accept(
                                c.subject(),
                                new ContractAmended(c.contract(), c.changeFen(), c.signedOn(), c.reason()));
            case RegisterInvoice c -> registerInvoice(c, application, project);
            case PayProvider c ->
                project.contract(c.contract()) == null
                        ? Decision.reject(RejectionCode.NOT_FOUND, Map.of("contract", c.contract()))
                        : Decision.accept(
                                c.subject(),
                                new ProviderPaid(
                                        c.contract(),
                                        c.payerAccount(),
                                        c.payeeName(),
                                        c.payeeAccount(),
                                        c.serialNo(),
                                        c.amountFen()));
            case ReportProgress c ->
                Decision.accept(c.subject(), new ProgressReported(c.plannedPercent(), c.actualPercent(), c.note()));
            case RecordInspection c ->
                project.hasInspection(c.inspection())
                        ? Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("inspection", c.inspection()))
                        : Decision.accept(
                                c.subject(),
                                new InspectionRecorded(
                                        c.inspection(), c.method(), c.matter(), c.outcome(), c.rectifyBy(), c.note()));
            case CompleteRectification c ->
                project.awaitsRectification(c.inspection())
                        ? Decision.accept(c.subject(), new RectificationCompleted(c.inspection(), c.note()))
                        : Decision.reject(RejectionCode.NOT_FOUND, Map.of("inspection", c.inspection()));
            case CompleteProject c ->
                Decision.accept(
                        c.subject(),
                        new ProjectCompleted(c.completedOn(), c.completedInvestmentFen(), c.servedPilots()));
            case RequestAcceptance c -> requestAcceptance(c, project);
            case AssessAcceptance c -> assess(c, project);
            case TerminateProject c ->
                project.accepted()
                        ? wrongState("已通过验收", "未通过验收")
                        : Decision.accept(c.subject(), new ProjectTerminated(c.reason(), c.documentNo()));
        };
    }

    private @Nullable Rejection refuseActor(ProjectCommand command, Application application) {
        String county = application.submitted().county();
        Rejection no =
                switch (command) {
                    case RecordInspection c ->
                        occasion.refuseUnless(county, Role.SUPERVISOR, Role.COUNTY_INDUSTRY, Role.CITY_INDUSTRY);
                    case CompleteRectification c ->
                        occasion.refuseUnless(county, Role.SUPERVISOR, Role.COUNTY_INDUSTRY, Role.CITY_INDUSTRY);
                    case AssessAcceptance c -> occasion.refuseUnless(Role.ASSESSOR);
                    case TerminateProject c -> occasion.refuseUnless(Role.CITY_INDUSTRY);
                    default -> occasion.refuseUnless(Role.APPLICANT);
                };
        if (no != null) {
            return no;
        }
        boolean own = occasion.actor().org().equals(application.applicant());
        if (occasion.actor().role().equals(Role.APPLICANT.name()) != own) {
            return Rejection.of(
                    own ? RejectionCode.CONFLICT_OF_INTEREST : RejectionCode.SCOPE_EXCEEDED,
                    Map.of("actorOrg", occasion.actor().org(), "applicant", application.applicant()));
        }
        return null;
    }

    private static @Nullable Rejection refuseState(ProjectCommand command, Application application, Project project) {
        if (application.status() != Application.Status.APPROVED) {
            return Rejection.of(RejectionCode.WRONG_STATE, Map.of("application", application.status(), "needs", "已认定"));
        }
        if (project.terminated()) {
            return Rejection.of(RejectionCode.WRONG_STATE, Map.of("project", "已终止"));
        }
        boolean starting = command instanceof StartProject;
        if (starting == project.exists()) {
            return Rejection.of(
                    RejectionCode.WRONG_STATE,
                    starting ? Map.of("project", "已开工") : Map.of("project", "未开工", "needs", "已开工"));
        }
        return null;
    }

    private Decision start(StartProject c, Application application) {
        PolicyPack pack = streams.pack(application.submitted().packSm3());
        Direction direction =
                pack.direction(application.submitted().direction()).orElseThrow();
        return direction.project()
                ? Decision.accept(
                        c.subject(),
                        new ProjectStarted(application.submitted().programme(), application.applicant(), c.startedOn()))
                : Decision.reject(
                        RejectionCode.WRONG_STATE,
                        direction.clause(),
                        Map.of("direction", direction.id(), "state", "本方向没有项目"));
    }

    private Decision registerContract(RegisterContract c, Application application, Project project) {
        if (project.contract(c.contract()) != null) {
            return Decision.reject(RejectionCode.CONTRACT_USED_TWICE, Map.of("contract", c.contract()));
        }
        Provider provider = (Provider) streams.state(StreamId.provider(c.seller()));
        if (!provider.inPool()) {
            return Decision.reject(RejectionCode.NOT_ELIGIBLE, Map.of("seller", c.seller(), "needs", "在服务商资源池"));
        }
        return Decision.accept(
                c.subject(),
                new ContractRegistered(
                        c.contract(),
                        application.applicant(),
                        c.seller(),
                        c.amountFen(),
                        c.signedOn(),
                        c.subjectMatter()));
    }

    private Decision registerInvoice(RegisterInvoice c, Application application, Project project) {
        ProjectEvent.ContractRegistered contract = project.contract(c.contract());
        return contract == null
                ? Decision.reject(RejectionCode.NOT_FOUND, Map.of("contract", c.contract()))
                : Decision.accept(
                        c.subject(),
                        new InvoiceRegistered(
                                c.invoiceCode(),
                                c.invoiceNo(),
                                c.contract(),
                                contract.seller(),
                                application.applicant(),
                                c.issuedOn(),
                                c.totalFen(),
                                c.taxFen(),
                                c.claimedFen(),
                                c.goods()));
    }

    private Decision requestAcceptance(RequestAcceptance c, Project project) {
        if (project.completion() == null) {
            return wrongState("未完工", "已完工");
        }
        if (project.accepted()) {
            return wrongState("已通过验收", "未通过验收");
        }
        if (!project.openRectifications().isEmpty()) {
            return wrongState("有未完成的整改：" + String.join("、", project.openRectifications()), "整改完成");
        }
        return c.claimedInvestmentFen().exceeds(project.claimedFen())
                ? Decision.reject(
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of(
                                "claimedFen",
                                c.claimedInvestmentFen().value(),
                                "invoicedFen",
                                project.claimedFen().value()))
                : Decision.accept(c.subject(), new AcceptanceRequested(c.claimedInvestmentFen()));
    }

    private Decision assess(AssessAcceptance c, Project project) {
        AcceptanceRequested request = project.request();
        if (request == null) {
            return wrongState("未申请验收", "已申请验收");
        }
        Fen claimed = request.claimedInvestmentFen();
        if (c.recognisedInvestmentFen().exceeds(claimed)) {
            return Decision.reject(
                    RejectionCode.ABOVE_COMPUTED_AMOUNT,
                    Map.of("recognisedFen", c.recognisedInvestmentFen().value(), "claimedFen", claimed.value()));
        }
        return Decision.accept(
                c.subject(),
                new AcceptanceAssessed(
                        project.attempts() + 1,
                        occasion.actor().org(),
                        c.indicatorVersion(),
                        c.level(),
                        c.scoreTenths(),
                        c.scenes(),
                        c.constrainedScenes(),
                        c.recognisedInvestmentFen(),
                        c.equipmentTotal(),
                        c.equipmentDigital(),
                        c.equipmentNetworked(),
                        c.passed()));
    }

    private static Decision wrongState(String state, String needs) {
        return Decision.reject(RejectionCode.WRONG_STATE, Map.of("state", state, "needs", needs));
    }
}
