package org.mingzhang.domain.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Shortfall;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractEnded;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.MilestoneReached;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;

/** What a project's events, taken together, lack by the rules that each of them was held to when it was recorded. */
public final class ProjectShortfalls {
    private static final Fen ONE = Fen.of(1);

    private final Project project;
    private final List<Shortfall> found = new ArrayList<>();
    private Fen declared = Fen.ZERO;

    private ProjectShortfalls(Project project) {
        this.project = project;
    }

    /**
     * All of them.
     *
     * @param standing the project's events as they stand
     * @param project what they add up to
     */
    public static List<Shortfall> of(List<Recorded> standing, Project project) {
        ProjectShortfalls shortfalls = new ProjectShortfalls(project);
        standing.forEach(recorded -> shortfalls.each((ProjectEvent) recorded.event()));
        Set<String> contracts = new LinkedHashSet<>();
        standing.forEach(recorded -> {
            String contract = contract((ProjectEvent) recorded.event());
            if (contract != null) {
                contracts.add(contract);
            }
        });
        contracts.forEach(shortfalls::contract);
        Fen invoiced = project.claimedFen();
        shortfalls.beyond(
                "declared",
                shortfalls.declared,
                invoiced,
                Map.of("claimedFen", shortfalls.declared, "invoicedFen", invoiced));
        return List.copyOf(shortfalls.found);
    }

    private static @Nullable String contract(ProjectEvent event) {
        return switch (event) {
            case ProjectEvent.ContractRegistered e -> e.contract();
            case ContractAmended e -> e.contract();
            case ContractEnded e -> e.contract();
            case ContractItemRegistered e -> e.contract();
            case InvoiceRegistered e -> e.contract();
            case ProviderPaid e -> e.contract();
            default -> null;
        };
    }

    private void each(ProjectEvent event) {
        switch (event) {
            case ContractAmended e -> notBefore("signedOn", e.signedOn(), e.contract());
            case InvoiceRegistered e -> notBefore("issuedOn", e.issuedOn(), e.contract());
            case AcceptanceRequested e -> declared = e.claimedInvestmentFen();
            case AcceptanceAssessed e -> {
                Fen of = e.declaredInvestmentFen() == null ? declared : e.declaredInvestmentFen();
                Fen recognised = e.recognisedInvestmentFen();
                beyond(
                        "recognised " + e.attempt(),
                        recognised,
                        of,
                        Map.of("recognisedFen", recognised, "claimedFen", of));
            }
            case MilestoneReached e -> {
                if (!project.hasMilestone(e.milestone())) {
                    found.add(new Shortfall(
                            "milestone " + e.milestone(),
                            ONE,
                            Rejection.of(RejectionCode.NOT_FOUND, Map.of("milestone", e.milestone()))));
                }
            }
            default -> {
                // Rests on nothing else of the project.
            }
        }
    }

    private void notBefore(String what, LocalDate date, @Nullable String number) {
        ProjectEvent.ContractRegistered contract = number == null ? null : project.contract(number);
        if (contract != null && date.isBefore(contract.signedOn())) {
            found.add(new Shortfall(
                    what + " " + number + " " + date,
                    ONE,
                    Rejection.of(
                            RejectionCode.BUSINESS_DATE_TOO_EARLY,
                            Map.of("date", date, "notBefore", contract.signedOn(), "restsOn", "合同签订"))));
        }
    }

    private void contract(String number) {
        if (project.contract(number) == null) {
            found.add(new Shortfall(
                    "contract " + number, ONE, Rejection.of(RejectionCode.NOT_FOUND, Map.of("contract", number))));
            return;
        }
        Fen contracted = project.contractTotal(number);
        Fen claimed = project.claimedFen(number);
        if (!contracted.isPositive()) {
            found.add(new Shortfall(
                    "total " + number,
                    ONE.minus(contracted),
                    Rejection.of(
                            RejectionCode.BELOW_MINIMUM_AMOUNT,
                            Map.of("contract", number, "contractFen", contracted))));
        }
        if (claimed.isNegative()) {
            found.add(new Shortfall(
                    "claimed " + number,
                    claimed.negated(),
                    Rejection.of(
                            RejectionCode.BELOW_MINIMUM_AMOUNT, Map.of("contract", number, "claimedFen", claimed))));
        }
        Fen items = project.itemsFen(number);
        beyond(
                "invoices " + number,
                claimed,
                contracted,
                Map.of("contract", number, "claimedFen", claimed, "contractedFen", contracted));
        beyond(
                "items " + number,
                items,
                contracted,
                Map.of("contract", number, "itemsFen", items, "contractedFen", contracted));
    }

    private void beyond(String place, Fen amount, Fen limit, Map<String, ?> facts) {
        if (amount.exceeds(limit)) {
            found.add(new Shortfall(
                    place, amount.minus(limit), Rejection.of(RejectionCode.ABOVE_COMPUTED_AMOUNT, facts)));
        }
    }
}
