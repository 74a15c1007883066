package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.award.AwardDifference.Divergence;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.AwardRefused;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Computes every award of a programme again, and what was asked for when its case came in and was approved, from the version of the
 * programme's pack that governs the case and from the evidence in the log as it stood at that entry, and holds the result
 * against what was recorded. Nothing that a calculation says of itself
 * is taken from it: neither its amount nor its steps nor its pack.
 *
 * <p>Takes the log's entries in order. That they are the ones that were sealed and signed is for others to verify.
 */
public final class Recomputation {
    private final String programme;
    private final Function<String, PolicyPack> packs;
    private final CaseStreams streams;
    private final Set<String> corrected;
    /** Approvals of awards that a correction touches. */
    private final Map<String, Recorded> touched = new TreeMap<>();

    /** Approvals of awards that what was granted elsewhere bounds, whenever that comes on record. */
    private final Map<String, Recorded> watched = new TreeMap<>();

    private final RecomputedMoney money;
    private final RecomputedLimits limits;
    private final RecomputedSelection selection;
    private final Set<String> advanced = new HashSet<>();
    private final Set<String> approved = new HashSet<>();
    private final List<AwardDifference> differences = new ArrayList<>();
    private long calculations;

    /** Begins before the first entry of a log without corrections. */
    public Recomputation(String programme, Function<String, PolicyPack> packs) {
        this(programme, packs, Set.of());
    }

    /**
     * Begins before the first entry.
     *
     * @param packs the pack with a digest (SM3, hex) that some programme was opened with
     * @param corrected numbers of the awards that corrections touch, as their approvals say: they are held against the
     *     corrected facts, too, less what was reduced and what came back since
     */
    public Recomputation(String programme, Function<String, PolicyPack> packs, Set<String> corrected) {
        this.corrected = Set.copyOf(corrected);
        this.programme = programme;
        this.packs = packs;
        this.streams = new CaseStreams(programme);
        this.money = new RecomputedMoney(packs, streams);
        this.limits = new RecomputedLimits(packs, streams);
        this.selection = new RecomputedSelection(programme, packs, streams);
    }

    /**
     * What came of it. The names of the components are the names in its JSON.
     *
     * @param asOfPosition the last entry that was looked at
     * @param applications that came in
     * @param awards approved
     * @param calculations made on the way; a case may be calculated several times
     */
    public record Report(
            String programme,
            long asOfPosition,
            long applications,
            long awards,
            long calculations,
            boolean agrees,
            List<AwardDifference> differences) {
        public Report {
            differences = List.copyOf(differences);
        }

        /** The document that commands print. */
        public ObjectNode toJson() {
            return RecordMapper.toJson(this);
        }
    }

    /** The next entry of the log. */
    public void take(long position, Envelope envelope) {
        Recorded recorded = Recorded.of(envelope, position);
        StreamId stream = envelope.stream();
        switch (envelope.event()) {
            case ApplicationEvent e -> differences.addAll(selection.found(stream.id(), e, recorded, envelope));
            case PlaceTaken e -> selection.taken(e);
            case CaseNoted e -> selection.noted(stream.id(), e);
            case AwardCalculated e -> calculated(stream.id(), e, recorded);
            case AwardApproved e -> approved(stream.id(), e, recorded, envelope.origin() != null);
            case AwardIncreased e -> increased(stream.id(), e, recorded);
            case AdvanceGranted e -> advanced(stream.id(), e, recorded);
            case AwardRefused e -> {
                if (streams.award(stream.id()).isAdvancing()) {
                    money.settled(stream.id(), streams.award(stream.id()), Fen.ZERO, List.of());
                }
            }
            case RecoveryOrdered e -> {
                EntryFindings entry = new EntryFindings(recorded, stream.id(), null, null);
                money.ordered(stream.id(), e, entry);
                differences.addAll(entry.found());
            }
            case AwardCounted e
            when e.programme().equals(programme) -> {
                EntryFindings entry = new EntryFindings(recorded, e.award(), e.direction(), stream.id());
                money.counted(e, entry);
                differences.addAll(entry.found());
            }
            case FundsCommitted e when stream.equals(StreamId.programme(programme)) -> committed(e, recorded);
            case CommitmentReleased e -> {
                EntryFindings entry =
                        new EntryFindings(recorded, e.award(), e.purpose().direction(), e.beneficiary());
                money.released(e, entry);
                differences.addAll(entry.found());
            }
            default -> {
                // Evidence, or of no concern.
            }
        }
        streams.take(stream, recorded);
        if (approved.contains(stream.id()) && envelope.event() instanceof AwardApproved) {
            if (corrected.contains(stream.id())) {
                touched.putIfAbsent(stream.id(), recorded);
            } else if (seesGrants(stream.id())) {
                watched.putIfAbsent(stream.id(), recorded);
            } else {
                streams.forget(stream.id());
            }
        }
    }

    /** What came of it, up to the last entry taken; nothing when the log has no such programme. */
    public Optional<Report> report(long asOfPosition) {
        if (!streams.programme().exists()) {
            return Optional.empty();
        }
        differences.addAll(selection.left());
        differences.addAll(money.left(number -> approved.contains(number) || advanced.contains(number), asOfPosition));
        watched.entrySet().removeIf(award -> !streams.isLate(award.getValue(), award.getKey(), packs));
        touched.putAll(watched);
        touched.forEach(this::corrected);
        return Optional.of(new Report(
                programme,
                asOfPosition,
                selection.submissions(),
                approved.size(),
                calculations,
                differences.isEmpty(),
                differences));
    }

    private boolean seesGrants(String number) {
        Application application = streams.application(number);
        return application != null && LateGrants.matter(pack(application), application.direction(pack(application)));
    }

    private PolicyPack pack(Application application) {
        return packs.apply(application.packSm3());
    }

    /** An award that was approved, on the facts as they are corrected: what it differs by is to be adjusted or recovered. */
    private void corrected(String number, Recorded approval) {
        Award award = streams.award(number);
        AwardApproved stored = Objects.requireNonNullElse(award.approved(), (AwardApproved) approval.event());
        EntryFindings entry =
                new EntryFindings(approval, number, stored.purpose().direction(), stored.beneficiary());
        CorrectedAward basis = corrected(number, approval, entry);
        if (basis != null) {
            entry.correctedAmount(award, stored, basis);
        }
        entry.found().stream().filter(found -> !differences.contains(found)).forEach(differences::add);
    }

    private @Nullable CorrectedAward corrected(String number, Recorded approval, EntryFindings entry) {
        Application application = streams.application(number);
        PolicyPack pack = packs.apply(
                application == null ? streams.programme().versions().latest().packSm3() : application.packSm3());
        AwardBasis then = basis(number, approval, entry, pack, Function.identity());
        AwardBasis since = then == null ? null : basis(number, approval, entry, pack, CaseStreams::since);
        return then == null || since == null
                ? null
                : CorrectedAward.of(
                        then, since, streams.enterprise(then.application().applicant()));
    }

    private @Nullable AwardBasis basis(
            String number,
            Recorded approval,
            EntryFindings entry,
            PolicyPack pack,
            Function<CaseStreams, CaseStreams> as) {
        AwardBasis then =
                as.apply(streams.before(approval, number, pack, false, packs)).basis(number, approval, entry, packs);
        return then == null
                ? null
                : CorrectedAward.decided(
                        then,
                        () -> Objects.requireNonNull(as.apply(streams.before(approval, number, pack, true, packs))
                                .basis(number, approval, entry, packs)));
    }

    private void calculated(String number, AwardCalculated stored, Recorded recorded) {
        EntryFindings entry = new EntryFindings(recorded, number, stored.direction(), stored.beneficiary());
        if (approved.contains(number)) {
            entry.differs("award", "又作测算", "已核定，不再测算");
        } else if (stored.programme().equals(programme) || streams.application(number) != null) {
            calculations++;
            AwardBasis basis = streams.basis(number, recorded, entry, packs);
            if (basis != null) {
                compare(stored, basis, entry);
            }
        }
        differences.addAll(entry.found());
    }

    private void compare(AwardCalculated stored, AwardBasis basis, EntryFindings entry) {
        if (!(basis.computation() instanceof Computed computed)) {
            entry.refused("ceilingFen", stored.ceilingFen(), basis, stored.trace());
            return;
        }
        AwardCalculated again = basis.calculated(computed);
        Divergence step = EntryFindings.divergence(stored.trace(), again.trace());
        entry.compare("programme", stored.programme(), programme, step);
        entry.compare("packSm3", stored.packSm3(), again.packSm3(), step);
        entry.compare("direction", stored.direction(), again.direction(), step);
        entry.compare("beneficiary", stored.beneficiary(), again.beneficiary(), step);
        entry.compare("ceilingFen", stored.ceilingFen(), again.ceilingFen(), step);
        entry.compare("floorFen", stored.floorFen(), again.floorFen(), step);
        entry.compare("discretionary", stored.discretionary(), again.discretionary(), step);
        entry.compare("purpose", RecordMapper.toJson(stored.purpose()), RecordMapper.toJson(again.purpose()), step);
        if (step != null && entry.found().isEmpty()) {
            entry.compare("trace", "第 " + step.number() + " 步不同", "", step);
        }
    }

    /**
     * An approval.
     *
     * @param past whether an old record states it, with which no calculation came
     */
    private void approved(String number, AwardApproved stored, Recorded recorded, boolean past) {
        Application application = streams.application(number);
        String direction = application == null ? null : application.submitted().direction();
        EntryFindings entry = new EntryFindings(recorded, number, direction, stored.beneficiary());
        if (approved.contains(number)) {
            entry.differs("award", "再次核定", "已核定");
        } else {
            Award before = streams.award(number);
            money.granted(number, stored.shares(), stored.purpose(), stored.beneficiary());
            if (before.isAdvancing()) {
                money.settled(number, before, stored.amountFen(), stored.shares());
            }
            // Without application it may be another programme's; if money of this one is committed to it, that tells.
            if (application != null) {
                approved.add(number);
                AwardBasis basis = streams.basis(number, recorded, entry, packs);
                if (basis != null) {
                    compare(stored, basis, EntryFindings.day(recorded, basis.pack()), before, past, entry);
                }
            }
        }
        differences.addAll(entry.found());
    }

    /** What was added to an award: its calculation on the facts as they were corrected until then. */
    private void increased(String number, AwardIncreased stored, Recorded recorded) {
        Recorded approval = touched.get(number);
        AwardApproved award = streams.award(number).approved();
        if (approval == null || award == null) {
            // Without application it may be another programme's.
            if (approved.contains(number)) {
                EntryFindings entry = new EntryFindings(recorded, number, null, null);
                entry.differs("award", "增核", "没有涉及这件奖补的更正");
                differences.addAll(entry.found());
            }
            return;
        }
        Award.Terms terms = Objects.requireNonNull(streams.award(number).terms());
        money.granted(number, stored.shares(), terms.purpose(), terms.beneficiary());
        EntryFindings entry =
                new EntryFindings(recorded, number, award.purpose().direction(), award.beneficiary());
        CorrectedAward corrected = corrected(number, approval, entry);
        if (corrected != null && corrected.repeated() != null) {
            entry.refused("amountFen", stored.amountFen(), corrected.then(), corrected.repeated());
        } else if (corrected != null && corrected.bound().computation() instanceof Computed computed) {
            Divergence step = EntryFindings.divergence(stored.trace(), CorrectedAward.trace(corrected.bound()));
            entry.compare("ceilingFen", stored.ceilingFen(), computed.ceiling(), step);
            if (step != null && entry.found().isEmpty()) {
                entry.compare("trace", "第 " + step.number() + " 步不同", "", step);
            }
            Award before = streams.award(number);
            Fen whole = before.held().plus(before.givenUp()).plus(stored.amountFen());
            computed.judge(whole, stored.reason() != null)
                    .ifPresent(no -> entry.refused("amountFen", whole, computed.ceiling(), no, step));
            entry.compare("shares", Share.total(stored.shares()), stored.amountFen(), null);
        } else if (corrected != null) {
            entry.refused("amountFen", stored.amountFen(), corrected.bound(), stored.trace());
        }
        differences.addAll(entry.found());
    }

    private void compare(
            AwardApproved stored, AwardBasis basis, LocalDate on, Award award, boolean past, EntryFindings entry) {
        AwardCalculated calculated = award.calculated();
        List<AwardEvent.Step> steps = calculated == null ? List.of() : calculated.trace();
        if (!(basis.computation() instanceof Computed computed)) {
            entry.refused("amountFen", stored.amountFen(), basis, steps);
            return;
        }
        AwardCalculated again = basis.calculated(computed);
        Divergence step = EntryFindings.divergence(steps, again.trace());
        boolean reasoned = stored.reason() != null && !stored.reason().isBlank();
        PolicyPack budget = limits.budget(basis.line(), basis, on);
        boolean part = QueueRules.isPart(basis, budget, on, award, computed, stored.amountFen());
        Rejection no = Settlement.judge(basis.direction().advance(), award, computed, stored.amountFen(), reasoned);
        if (no != null && !part) {
            entry.refused(
                    "amountFen",
                    stored.amountFen(),
                    no.code() == RejectionCode.BELOW_MINIMUM_AMOUNT ? computed.floor() : computed.ceiling(),
                    no,
                    step);
        }
        limits.compare(basis, award, Claim.more(award, stored.amountFen(), stored.shares()), on, entry);
        if (!past && !again.equals(calculated)) {
            entry.compare("calculation", calculated == null ? "没有测算" : "已作的测算", "核定时应有的测算", step);
        }
        entry.compare("beneficiary", stored.beneficiary(), again.beneficiary(), null);
        entry.compare("purpose", RecordMapper.toJson(stored.purpose()), RecordMapper.toJson(again.purpose()), null);
        entry.compare("shares", Share.total(stored.shares()), stored.amountFen(), null);
    }

    private void advanced(String number, AdvanceGranted stored, Recorded recorded) {
        Award award = streams.award(number);
        if (streams.application(number) == null || award.approved() != null || approved.contains(number)) {
            return;
        }
        EntryFindings entry =
                new EntryFindings(recorded, number, stored.purpose().direction(), stored.beneficiary());
        AwardBasis basis = streams.basis(number, recorded, entry, packs);
        if (basis != null) {
            RecomputedMoney.compare(stored, award, basis, streams.others(packs), recorded, entry);
            limits.compare(basis, award, stored.amountFen(), EntryFindings.day(recorded, basis.pack()), entry);
        }
        advanced.add(number);
        money.granted(number, stored);
        differences.addAll(entry.found());
    }

    private void committed(FundsCommitted stored, Recorded recorded) {
        String number = stored.award();
        EntryFindings entry =
                new EntryFindings(recorded, number, stored.purpose().direction(), stored.beneficiary());
        boolean granted = money.committed(stored, recorded, entry);
        if (!granted || !(advanced.contains(number) || !approved.add(number))) {
            entry.differs("award", "占用预算", granted ? "本专项没有这件申报" : "没有核定的奖补");
        }
        differences.addAll(entry.found());
    }
}
