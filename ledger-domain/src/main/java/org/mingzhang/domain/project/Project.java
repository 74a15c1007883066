package org.mingzhang.domain.project;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProgressReported;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.project.ProjectEvent.ProjectTerminated;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.domain.project.ProjectEvent.RectificationCompleted;

/** A project as its events leave it. */
public final class Project implements StreamState {
    /** A third party's result, with the entry that states it. */
    public record Assessment(AcceptanceAssessed result, long position) {}

    /** What the applicant says was completed, with the entry that states it. */
    public record Completion(ProjectCompleted stated, long position) {}

    private @Nullable ProjectStarted started;
    private final Map<String, ContractRegistered> contracts = new HashMap<>();
    private final Map<String, Long> contractPositions = new HashMap<>();
    private Fen contractedFen = Fen.ZERO;
    private Fen claimedFen = Fen.ZERO;
    private final Set<String> openRectifications = new HashSet<>();
    private final Set<String> inspections = new HashSet<>();
    private @Nullable Completion completion;
    private @Nullable AcceptanceRequested request;
    private @Nullable Assessment assessment;
    private int attempts;
    private boolean terminated;

    @Override
    public void evolve(Recorded recorded) {
        switch ((ProjectEvent) recorded.event()) {
            case ProjectStarted e -> started = e;
            case ContractRegistered e -> {
                contracts.put(e.contract(), e);
                contractPositions.put(e.contract(), recorded.position());
                contractedFen = contractedFen.plus(e.amountFen());
            }
            case ContractAmended e -> contractedFen = contractedFen.plus(e.changeFen());
            case InvoiceRegistered e -> claimedFen = claimedFen.plus(e.claimedFen());
            case ProviderPaid e -> {
                // Traced and flagged elsewhere; no decision of this stream rests on it.
            }
            case ProgressReported e -> {
                // Reported, inspected and flagged elsewhere; no decision of this stream rests on it.
            }
            case InspectionRecorded e -> {
                inspections.add(e.inspection());
                if (e.outcome() == InspectionOutcome.RECTIFY) {
                    openRectifications.add(e.inspection());
                }
            }
            case RectificationCompleted e -> openRectifications.remove(e.inspection());
            case ProjectCompleted e -> completion = new Completion(e, recorded.position());
            case AcceptanceRequested e -> request = e;
            case AcceptanceAssessed e -> {
                assessment = new Assessment(e, recorded.position());
                attempts = e.attempt();
                request = null;
            }
            case ProjectTerminated e -> terminated = true;
        }
    }

    public boolean exists() {
        return started != null;
    }

    public boolean terminated() {
        return terminated;
    }

    /** Whether the latest assessment passed. */
    public boolean accepted() {
        return assessment != null && assessment.result.passed();
    }

    public @Nullable Assessment assessment() {
        return assessment;
    }

    public @Nullable Completion completion() {
        return completion;
    }

    public @Nullable ContractRegistered contract(String number) {
        return contracts.get(number);
    }

    public boolean hasContractWith(String provider) {
        return contracts.values().stream()
                .anyMatch(contract -> contract.seller().equals(provider));
    }

    /** The sum of contracts and supplementary agreements. */
    public Fen contractedFen() {
        return contractedFen;
    }

    /** The entry of the latest contract; null when there is none. */
    public @Nullable Long lastContractPosition() {
        return contractPositions.values().stream().max(Long::compare).orElse(null);
    }

    /** The sum of the parts of invoices that were claimed. */
    public Fen claimedFen() {
        return claimedFen;
    }

    @Nullable
    AcceptanceRequested request() {
        return request;
    }

    int attempts() {
        return attempts;
    }

    boolean hasInspection(String inspection) {
        return inspections.contains(inspection);
    }

    boolean awaitsRectification(String inspection) {
        return openRectifications.contains(inspection);
    }

    /** Inspections whose findings are not mended. */
    public Set<String> openRectifications() {
        return openRectifications;
    }
}
