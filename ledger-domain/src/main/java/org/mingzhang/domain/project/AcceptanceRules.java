package org.mingzhang.domain.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.DocumentRules;
import org.mingzhang.domain.award.CaseParts;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.AssessScene;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;

/** The rules of completing a project and having it assessed: one request at a time, nothing above what it rests on. */
final class AcceptanceRules {
    private final Streams streams;
    private final Occasion occasion;
    private final Application application;
    private final Project project;

    AcceptanceRules(Streams streams, Occasion occasion, Application application, Project project) {
        this.streams = streams;
        this.occasion = occasion;
        this.application = application;
        this.project = project;
    }

    /**
     * Where nobody assesses the work, what the applicant says was invested is the base of the award: so it is no more than
     * its invoices show.
     */
    Decision complete(CompleteProject c, Direction direction) {
        boolean base = !direction.acceptance();
        Fen invoiced = project.claimedFen();
        LocalDate started = project.startedOn();
        return occasion.first(() -> occasion.refuseAfter("completedOn", c.completedOn()))
                .then(() -> refuseAccepted(null))
                .refuseIf(
                        started != null && c.completedOn().isBefore(started),
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("completedOn", c.completedOn(), "startedOn", String.valueOf(started)))
                .then(() -> base && c.completedInvestmentFen().exceeds(invoiced)
                        ? Rejection.of(
                                RejectionCode.ABOVE_COMPUTED_AMOUNT,
                                direction.clause(),
                                Map.of(
                                        "completedInvestmentFen",
                                        c.completedInvestmentFen().value(),
                                        "invoicedFen",
                                        invoiced.value()))
                        : null)
                .then(() -> refuseNotInPilot(c.servedPilots(), direction))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ProjectCompleted(c.completedOn(), c.completedInvestmentFen(), c.servedPilots())));
    }

    /** Whom a platform says it serves must be on the roster: a number alone could be held against nothing. */
    private @Nullable Rejection refuseNotInPilot(@Nullable List<String> served, Direction direction) {
        List<String> others = served == null
                ? List.of()
                : served.stream()
                        .sorted()
                        .filter(code -> !CaseParts.inPilot(streams, application, code))
                        .toList();
        return others.isEmpty()
                ? null
                : Rejection.of(RejectionCode.NOT_ELIGIBLE, direction.clause(), Map.of("notInPilot", others));
    }

    Decision request(RequestAcceptance c) {
        Project.Completion completion = project.completion();
        Fen invoiced = project.claimedFen();
        return occasion.first(() -> refuseAccepted(completion == null ? "未完工" : null))
                .refuseIf(
                        project.request() != null,
                        RejectionCode.WRONG_STATE,
                        Map.of("state", "已申请验收", "needs", "没有待评测的申请"))
                .then(this::refuseOpenRectification)
                .then(() -> occasion.refuseBefore(completion == null ? null : completion.on(), "完工"))
                .refuseIf(
                        c.claimedInvestmentFen().exceeds(invoiced),
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of(
                                "claimedFen", c.claimedInvestmentFen().value(),
                                "invoicedFen", invoiced.value()))
                .orElse(() -> Decision.accept(c.subject(), new AcceptanceRequested(c.claimedInvestmentFen())));
    }

    Decision assess(AssessAcceptance c) {
        AcceptanceRequested request = project.request();
        // An invoice may have been called off since.
        Fen claimed =
                request == null ? Fen.ZERO : request.claimedInvestmentFen().min(project.claimedFen());
        return occasion.first(() -> refuseAccepted(request == null ? "未申请验收" : null))
                .then(() -> c.passed() ? refuseOpenRectification() : null)
                .then(() -> occasion.refuseBefore(project.requestedOn(), "申请验收"))
                .then(() -> c.passed() ? refuseMissingDocuments() : null)
                .refuseIf(
                        c.recognisedInvestmentFen().exceeds(claimed),
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of(
                                "recognisedFen", c.recognisedInvestmentFen().value(),
                                "claimedFen", claimed.value()))
                .orElse(() -> AcceptanceNotes.assessed(streams, c.subject(), application, project, assessed(c)));
    }

    private AcceptanceAssessed assessed(AssessAcceptance c) {
        return new AcceptanceAssessed(
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
                c.passed(),
                project.request() == null ? null : project.request().claimedInvestmentFen(),
                c.assessedBy(),
                c.digitalRate(),
                c.networkedRate());
    }

    Decision assessScene(AssessScene c) {
        return occasion.first(() -> occasion.refuseAfter("assessedOn", c.assessedOn()))
                .refuseIf(
                        project.hasScene(c.scene(), c.assessedOn()),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("scene", c.scene(), "assessedOn", c.assessedOn()))
                .then(() -> refuseAccepted(project.request() == null ? "未申请验收" : null))
                .then(() -> occasion.refuseBefore(project.requestedOn(), "申请验收"))
                .orElse(() -> Decision.accept(
                        c.subject(), new SceneAssessed(c.assessedOn(), c.scene(), c.level(), c.constrained())));
    }

    /**
     * Refuses after a passed acceptance, and in a state that does not do.
     *
     * @param otherState null when it does
     */
    private @Nullable Rejection refuseAccepted(@Nullable String otherState) {
        String state = project.accepted() ? "已通过验收" : otherState;
        return state == null ? null : Rejection.of(RejectionCode.WRONG_STATE, Map.of("state", state));
    }

    private @Nullable Rejection refuseMissingDocuments() {
        return new DocumentRules(streams, occasion, application)
                .refuseMissing(ChecklistDocument.ACCEPTANCE, () -> AcceptanceNotes.parameters(streams, application));
    }

    private @Nullable Rejection refuseOpenRectification() {
        return project.openRectifications().isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "state",
                                "有未完成的整改："
                                        + String.join(
                                                "、",
                                                project.openRectifications().keySet())));
    }
}
