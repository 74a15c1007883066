package org.mingzhang.domain.project;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.enterprise.SceneName;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Catalogue;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractEnded;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.EffectRecorded;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.MilestonePlanned;
import org.mingzhang.domain.project.ProjectEvent.MilestoneReached;
import org.mingzhang.domain.project.ProjectEvent.ProgressReported;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.project.ProjectEvent.ProjectTerminated;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.domain.project.ProjectEvent.RectificationCompleted;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;

/** A project as its events leave it. */
public final class Project implements StreamState {
    /** A third party's result, with the entry that states it and that entry's business date. */
    public record Assessment(
            AcceptanceAssessed result,
            long position,
            @Nullable LocalDate on) {}

    /** What the applicant says was completed, with the entry that states it and that entry's business date. */
    public record Completion(
            ProjectCompleted stated,
            long position,
            @Nullable LocalDate on) {}

    /** A scene as it was assessed last, with the entry that says so. */
    public record Scene(SceneAssessed result, long position) {}

    private @Nullable ProjectStarted started;
    private long startedAt;
    private final Contracts contracts = new Contracts();
    private final Map<String, Set<String>> milestones = new HashMap<>();
    private final Set<String> reachedMilestones = new HashSet<>();
    private final Map<String, NavigableMap<LocalDate, Scene>> scenes = new TreeMap<>();
    private final Map<String, LocalDate> openRectifications = new TreeMap<>();
    private final Set<String> inspections = new HashSet<>();
    private int progressPercent;
    private @Nullable Completion completion;
    private @Nullable AcceptanceRequested request;
    private @Nullable LocalDate requestedOn;
    private @Nullable Assessment assessment;
    private int attempts;
    private boolean terminated;
    private final Duties duties = new Duties();

    @Override
    public void evolve(Recorded recorded) {
        ProjectEvent event = (ProjectEvent) recorded.event();
        // What the applicant reports is its own part in the case; what others say about it is review.
        boolean own = recorded.actor().role().equals(Role.APPLICANT.name());
        duties.note(own ? Duty.SUBMIT : Duty.REVIEW, recorded.actor().id());
        LocalDate on = recorded.businessDate();
        switch (event) {
            case ProjectStarted e -> {
                started = e;
                startedAt = recorded.position();
            }
            case ContractRegistered e -> contracts.take(e, recorded.position());
            case ContractAmended e -> contracts.take(e, recorded.position());
            case ContractEnded e -> contracts.take(e, recorded.position());
            case ContractItemRegistered e -> contracts.take(e, recorded.position());
            case InvoiceRegistered e -> contracts.take(e, recorded.position());
            case MilestonePlanned e ->
                milestones
                        .computeIfAbsent(e.milestone(), none -> new HashSet<>())
                        .add(Objects.requireNonNullElse(e.baseline(), ""));
            case MilestoneReached e -> reachedMilestones.add(e.milestone());
            case SceneAssessed e ->
                scenes.computeIfAbsent(SceneName.plain(e.scene()), none -> new TreeMap<>())
                        .put(e.assessedOn(), new Scene(e, recorded.position()));
            case EffectRecorded e -> {
                // Told and compared elsewhere; no decision of this stream rests on it.
            }
            case ProviderPaid e -> {
                // Traced and flagged elsewhere; no decision of this stream rests on it.
            }
            case ProgressReported e -> progressPercent = e.actualPercent();
            case InspectionRecorded e -> {
                inspections.add(e.inspection());
                if (e.outcome() == InspectionOutcome.RECTIFY) {
                    openRectifications.put(e.inspection(), on == null ? LocalDate.EPOCH : on);
                }
            }
            case RectificationCompleted e -> openRectifications.remove(e.inspection());
            case ProjectCompleted e -> completion = new Completion(e, recorded.position(), on);
            case AcceptanceRequested e -> {
                request = e;
                requestedOn = on;
            }
            case AcceptanceAssessed e -> {
                assessment = new Assessment(e, recorded.position(), on);
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

    /** When work began, as the applicant says. */
    public @Nullable LocalDate startedOn() {
        return started == null ? null : started.startedOn();
    }

    /** The entry that says so. */
    public long startedAt() {
        return startedAt;
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

    /** How far the work is, as was reported last; 0 before any report. */
    int progressPercent() {
        return progressPercent;
    }

    /** Whether it was stated as completed, and not assessed since: after an assessment that failed, work goes on. */
    boolean isCompleted() {
        return completion != null && (assessment == null || assessment.position() < completion.position());
    }

    public @Nullable ContractRegistered contract(String number) {
        return contracts.contract(number);
    }

    /** What a contract says that it comes to, with its supplementary agreements. */
    public Fen contractTotal(String number) {
        return contracts.total(number);
    }

    /** What a contract counts with: its price; of one that was broken off, what was invoiced under it, at most its price. */
    public Fen contractCounted(String number) {
        return contracts.counted(number);
    }

    /** The numbers of its contracts, in order. */
    public List<String> contracts() {
        return contracts.numbers(any -> true);
    }

    /** The numbers of its contracts with a provider, in order. */
    public List<String> contractsWith(String provider) {
        return contracts.numbers(contract -> contract.seller().equals(provider));
    }

    /** Credit codes of everybody whom it has a contract with. */
    public Set<String> sellers() {
        return contracts.sellers();
    }

    public boolean hasContractWith(String provider) {
        return contracts.sellers().contains(provider);
    }

    /** The sum of contracts and supplementary agreements, as they are signed. */
    Fen signedFen() {
        return contracts.totalFen();
    }

    /** What its contracts come to: each with what it counts. */
    public Fen contractedFen() {
        return contracts.countedFen();
    }

    /** The contracts that count with less than they say that they come to: they were broken off. */
    public List<String> brokenContracts() {
        return contracts.broken();
    }

    /** The days on which contracts were signed, in order; supplementary agreements are none. */
    public SortedSet<LocalDate> signedOn() {
        return contracts.signedOn();
    }

    /** The entry of the latest contract or supplementary agreement; null when there is none. */
    public @Nullable Long lastContractPosition() {
        return contracts.signedAt();
    }

    /** The latest entry after which its contracts came to less than before; null when there is none. */
    public @Nullable Long loweredAt() {
        return contracts.loweredAt();
    }

    /** The sum of the parts of invoices that were claimed. */
    public Fen claimedFen() {
        return invoices().claimedFen();
    }

    /** The same of the invoices under one contract. */
    Fen claimedFen(String contract) {
        return invoices().claimedFen(contract);
    }

    Invoices invoices() {
        return contracts.invoices();
    }

    public boolean isEnded(String contract) {
        return contracts.isEnded(contract);
    }

    boolean hasItem(String contract, String item) {
        return contracts.hasItem(contract, item);
    }

    /** The sum of a contract's items, as they were registered. */
    Fen itemsFen(String contract) {
        return contracts.itemsFen(contract);
    }

    /** 合同明细 of all its contracts, each as far as its contract counts. */
    public List<Catalogue.Item> items() {
        return contracts.items();
    }

    boolean hasMilestone(String milestone) {
        return milestones.containsKey(milestone);
    }

    /**
     * Whether a milestone was planned under a baseline.
     *
     * @param baseline null for the plan without a name
     */
    boolean hasMilestone(String milestone, @Nullable String baseline) {
        return milestones.getOrDefault(milestone, Set.of()).contains(Objects.requireNonNullElse(baseline, ""));
    }

    boolean isReached(String milestone) {
        return reachedMilestones.contains(milestone);
    }

    boolean hasScene(String scene, LocalDate assessedOn) {
        NavigableMap<LocalDate, Scene> assessed = scenes.get(SceneName.plain(scene));
        return assessed != null && assessed.containsKey(assessedOn);
    }

    /** 应用场景, each as it was assessed last. */
    public List<Scene> scenes() {
        return scenes.values().stream()
                .map(assessed -> assessed.lastEntry().getValue())
                .toList();
    }

    /** Who played which part so far. */
    public Duties duties() {
        return duties;
    }

    @Nullable
    AcceptanceRequested request() {
        return request;
    }

    @Nullable
    LocalDate requestedOn() {
        return requestedOn;
    }

    int attempts() {
        return attempts;
    }

    boolean hasInspection(String inspection) {
        return inspections.contains(inspection);
    }

    /** Inspections whose findings are not mended, each with the business date of the inspection. */
    public Map<String, LocalDate> openRectifications() {
        return Collections.unmodifiableMap(openRectifications);
    }
}
