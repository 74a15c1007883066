package org.mingzhang.domain.project;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.DocumentRules;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.CaseParts;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.project.PastProject.AcceptanceRequest;
import org.mingzhang.domain.project.PastProject.Assessment;
import org.mingzhang.domain.project.PastProject.Completion;
import org.mingzhang.domain.project.PastProject.ContractItem;
import org.mingzhang.domain.project.PastProject.Inspection;
import org.mingzhang.domain.project.PastProject.Invoice;
import org.mingzhang.domain.project.PastProject.Scene;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;

/** Holds what old records state of a project against the rules of the live path. */
final class PastProjectDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final PastProject fact;
    private final Application application;
    private final Project project;

    PastProjectDecider(Streams streams, Occasion occasion, PastProject fact) {
        this.streams = streams;
        this.occasion = occasion;
        this.fact = fact;
        this.application = (Application) streams.state(StreamId.application(fact.application()));
        this.project = (Project) streams.state(fact.subject());
    }

    Decision decide() {
        if (!occasion.isHistory()) {
            throw new RefusedValue(fact.application(), "这样的记录只能按历史导入；现在办理的，请用命令登记");
        }
        if (fact instanceof Scene) {
            // Old records of it are held against nothing.
            return occasion.first(occasion::refuseFuture).orElse(this::accepted);
        }
        Checks checks = occasion.first(() -> null)
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", fact.application()));
        return checks.refusal() != null
                ? checks.orElse(this::accepted)
                : judged(checks).orElse(this::accepted);
    }

    private Checks judged(Checks checks) {
        return checks.then(occasion::refuseFuture)
                .refuseIf(
                        application.status() != Application.Status.APPROVED,
                        RejectionCode.WRONG_STATE,
                        Map.of("application", application.status(), "needs", "已认定"))
                .refuseIf(project.terminated(), RejectionCode.WRONG_STATE, Map.of("project", "已终止"))
                .then(() -> occasion.refuseBefore(application.lastStepOn(), "认定"))
                .then(this::refuseDuty)
                .then(() -> switch (fact) {
                    case Invoice it -> refuseInvoice(it.event());
                    case ContractItem it -> refuseItem(it);
                    case Inspection it -> refuseConflict();
                    case Completion it -> refuseCompletion(it);
                    case AcceptanceRequest it -> refuseBeyondInvoices(it.claimedInvestmentFen());
                    case Assessment it -> refuseAssessment(it.event());
                    case Scene it -> null;
                });
    }

    private Decision accepted() {
        return switch (fact) {
            case Invoice it -> Decision.accept(fact.subject(), it.event());
            case ContractItem it -> Decision.accept(fact.subject(), it.event());
            case Inspection it -> Decision.accept(fact.subject(), it.event());
            case Completion it -> Decision.accept(fact.subject(), it.event());
            case AcceptanceRequest it ->
                Decision.accept(
                        fact.subject(),
                        new AcceptanceRequested(
                                Objects.requireNonNullElse(it.claimedInvestmentFen(), project.claimedFen())));
            case Assessment it ->
                AcceptanceNotes.assessed(streams, fact.subject(), application, project, counted(it.event()));
            case Scene it -> AcceptanceNotes.scene(streams, fact.subject(), application, project, it.event());
        };
    }

    private AcceptanceAssessed counted(AcceptanceAssessed e) {
        return new AcceptanceAssessed(
                e.attempt() == 0 ? project.attempts() + 1 : e.attempt(),
                e.assessor(),
                e.indicatorVersion(),
                e.level(),
                e.scoreTenths(),
                e.scenes(),
                e.constrainedScenes(),
                e.recognisedInvestmentFen(),
                e.equipmentTotal(),
                e.equipmentDigital(),
                e.equipmentNetworked(),
                e.passed(),
                e.declaredInvestmentFen(),
                e.assessedBy(),
                e.digitalRate(),
                e.networkedRate());
    }

    private @Nullable Rejection refuseDuty() {
        PolicyPack pack = streams.pack(application.packSm3());
        Award award = (Award) streams.state(StreamId.award(fact.application()));
        boolean review = fact instanceof Inspection || fact instanceof Assessment;
        return Duties.together(application.duties(pack), project.duties(), award.duties())
                .refuse(review ? Duty.REVIEW : Duty.SUBMIT, occasion.actor().id());
    }

    /** Nobody looks at the own work: neither the applicant's nor a seller's. */
    private @Nullable Rejection refuseConflict() {
        String org = occasion.actor().org();
        return org.equals(application.applicant()) || project.hasContractWith(org)
                ? Rejection.of(
                        RejectionCode.CONFLICT_OF_INTEREST,
                        Map.of("actor", occasion.actor().id(), "ownOrganisation", org))
                : null;
    }

    private @Nullable Rejection refuseAccepted() {
        return project.accepted()
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("state", "已通过验收", "needs", "未通过验收"))
                : null;
    }

    private @Nullable Rejection refuseInvoice(InvoiceRegistered e) {
        ContractRegistered contract = e.contract() == null ? null : project.contract(e.contract());
        Checks checks = occasion.first(this::refuseAccepted).then(() -> occasion.refuseAfter("issuedOn", e.issuedOn()));
        if (contract == null) {
            return checks.refusal();
        }
        Fen contracted = project.contractTotal(contract.contract());
        Fen claimed = project.claimedFen(contract.contract()).plus(e.countedFen());
        return checks.refuseIf(
                        e.issuedOn().isBefore(contract.signedOn()),
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("issuedOn", e.issuedOn(), "notBefore", contract.signedOn(), "restsOn", "合同签订"))
                .refuseIf(
                        !e.seller().equals(contract.seller())
                                // Of what the city purchases the records do not name the office.
                                || (!contract.buyer().isEmpty() && !e.buyer().equals(contract.buyer())),
                        RejectionCode.NOT_ELIGIBLE,
                        Map.of("seller", e.seller(), "buyer", e.buyer(), "needs", "与合同双方一致"))
                .refuseIf(
                        claimed.exceeds(contracted),
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of("contract", contract.contract(), "claimedFen", claimed, "contractedFen", contracted))
                .refusal();
    }

    private @Nullable Rejection refuseItem(ContractItem it) {
        Fen contracted = project.contractTotal(it.event().contract());
        Fen sum = project.itemsFen(it.event().contract()).plus(it.event().amountFen());
        return sum.exceeds(contracted)
                ? Rejection.of(
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of("contract", it.event().contract(), "itemsFen", sum, "contractedFen", contracted))
                : null;
    }

    private @Nullable Rejection refuseCompletion(Completion it) {
        List<String> served = Objects.requireNonNullElse(it.event().servedPilots(), List.of());
        List<String> others = served.stream()
                .sorted()
                .filter(code -> !CaseParts.inPilot(streams, application, code))
                .toList();
        PolicyPack pack = streams.pack(application.packSm3());
        Direction direction =
                pack.direction(application.submitted().direction()).orElseThrow();
        Fen invested = it.event().completedInvestmentFen();
        return occasion.first(this::refuseAccepted)
                .refuseIf(
                        project.startedOn() != null && it.event().completedOn().isBefore(project.startedOn()),
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of(
                                "completedOn",
                                it.event().completedOn(),
                                "startedOn",
                                String.valueOf(project.startedOn())))
                .then(() -> direction.acceptance() ? null : refuseBeyondInvoices(invested))
                .refuseIf(!others.isEmpty(), RejectionCode.NOT_ELIGIBLE, Map.of("notInPilot", others))
                .refusal();
    }

    /** Where a city's records hold no invoices at all, there is nothing to hold an amount against. */
    private @Nullable Rejection refuseBeyondInvoices(@Nullable Fen amount) {
        Fen invoiced = project.claimedFen();
        return amount != null && !invoiced.isZero() && amount.exceeds(invoiced)
                ? Rejection.of(
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of("claimedFen", amount.value(), "invoicedFen", invoiced.value()))
                : null;
    }

    private @Nullable Rejection refuseAssessment(AcceptanceAssessed e) {
        AcceptanceRequested request = project.request();
        Fen declared = e.declaredInvestmentFen() == null && request != null
                ? request.claimedInvestmentFen()
                : e.declaredInvestmentFen();
        return occasion.first(this::refuseAccepted)
                .refuseIf(
                        e.passed() && !project.openRectifications().isEmpty(),
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "state",
                                "有未完成的整改："
                                        + String.join(
                                                "、",
                                                project.openRectifications().keySet())))
                .then(() -> occasion.refuseBefore(project.requestedOn(), "申请验收"))
                .then(this::refuseConflict)
                .then(() -> e.passed()
                        ? new DocumentRules(streams, occasion, application)
                                .refuseMissing(
                                        ChecklistDocument.ACCEPTANCE,
                                        () -> AcceptanceNotes.parameters(streams, application))
                        : null)
                .refuseIf(
                        declared != null && e.recognisedInvestmentFen().exceeds(declared),
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of("recognisedFen", e.recognisedInvestmentFen().value()))
                .then(() -> refuseBeyondInvoices(e.recognisedInvestmentFen()))
                .refusal();
    }
}
