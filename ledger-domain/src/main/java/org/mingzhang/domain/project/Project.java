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
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    private final Map<String, ContractRegistered> contracts = new HashMap<>();
    private final Map<String, Fen> contractTotals = new HashMap<>();
    private @Nullable Long lastContractPosition;
    private final Set<String> endedContracts = new HashSet<>();
    private final Map<String, Map<String, Catalogue.Item>> items = new TreeMap<>();
    private final Invoices invoices = new Invoices();
    private final Map<String, Set<String>> milestones = new HashMap<>();
    private final Set<String> reachedMilestones = new HashSet<>();
    private final Map<String, NavigableMap<LocalDate, Scene>> scenes = new TreeMap<>();
    private final Map<String, LocalDate> openRectifications = new TreeMap<>();
    private final Set<String> inspections = new HashSet<>();
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
            case ContractRegistered e -> {
                contracts.put(e.contract(), e);
                contractTotals.put(e.contract(), e.amountFen());
                lastContractPosition = recorded.position();
            }
            case ContractAmended e -> {
                contractTotals.merge(e.contract(), e.changeFen(), Fen::plus);
                lastContractPosition = recorded.position();
            }
            case ContractEnded e -> endedContracts.add(e.contract());
            case ContractItemRegistered e ->
                items.computeIfAbsent(e.contract(), none -> new TreeMap<>())
                        .put(e.item(), new Catalogue.Item(e.item(), e.category(), e.amountFen(), recorded.position()));
            case InvoiceRegistered e -> invoices.take(e);
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
            case ProgressReported e -> {
                // Reported, inspected and flagged elsewhere; no decision of this stream rests on it.
            }
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

    public @Nullable ContractRegistered contract(String number) {
        return contracts.get(number);
    }

    /** What a contract comes to with its supplementary agreements. */
    public Fen contractTotal(String number) {
        return contractTotals.getOrDefault(number, Fen.ZERO);
    }

    /** The numbers of its contracts, in order. */
    public List<String> contracts() {
        return contracts.keySet().stream().sorted().toList();
    }

    /** The numbers of its contracts with a provider, in order. */
    public List<String> contractsWith(String provider) {
        return contracts.values().stream()
                .filter(contract -> contract.seller().equals(provider))
                .map(ContractRegistered::contract)
                .sorted()
                .toList();
    }

    /** Credit codes of everybody whom it has a contract with. */
    public Set<String> sellers() {
        return contracts.values().stream().map(ContractRegistered::seller).collect(Collectors.toSet());
    }

    public boolean hasContractWith(String provider) {
        return contracts.values().stream()
                .anyMatch(contract -> contract.seller().equals(provider));
    }

    /** The sum of contracts and supplementary agreements. */
    public Fen contractedFen() {
        Fen sum = Fen.ZERO;
        for (Fen total : contractTotals.values()) {
            sum = sum.plus(total);
        }
        return sum;
    }

    /** The days on which contracts were signed, in order; supplementary agreements are none. */
    public SortedSet<LocalDate> signedOn() {
        return contracts.values().stream()
                .map(ContractRegistered::signedOn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The entry of the latest contract or supplementary agreement; null when there is none. */
    public @Nullable Long lastContractPosition() {
        return lastContractPosition;
    }

    /** The sum of the parts of invoices that were claimed. */
    public Fen claimedFen() {
        return invoices.claimedFen();
    }

    /** The same of the invoices under one contract. */
    Fen claimedFen(String contract) {
        return invoices.claimedFen(contract);
    }

    Invoices invoices() {
        return invoices;
    }

    public boolean isEnded(String contract) {
        return endedContracts.contains(contract);
    }

    boolean hasItem(String contract, String item) {
        return items.getOrDefault(contract, Map.of()).containsKey(item);
    }

    /** The sum of a contract's items. */
    Fen itemsFen(String contract) {
        Fen sum = Fen.ZERO;
        for (Catalogue.Item item : items.getOrDefault(contract, Map.of()).values()) {
            sum = sum.plus(item.amount());
        }
        return sum;
    }

    /** 合同明细 of all its contracts, those that came to their end too. */
    public List<Catalogue.Item> items() {
        return items.values().stream()
                .flatMap(ofContract -> ofContract.values().stream())
                .toList();
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
