package org.mingzhang.domain.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.UnknownDirection;
import org.mingzhang.domain.policy.WhatIf;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;

/**
 * Every case of a programme that has an award or may come to one, with the evidence that it rests on: of an award that
 * stands, as it was when it was approved; of the others, as it is. Takes the log's entries in order.
 */
public final class CaseBook {
    private final String programme;
    private final Function<String, PolicyPack> packs;
    private final CaseStreams streams;
    private final Map<String, Entry> granted = new LinkedHashMap<>();
    private final Set<String> corrected;
    private final Map<String, Recorded> approvals = new HashMap<>();
    private final PassedConditions passed;
    private final PaidByAward money = new PaidByAward();
    private Instant latest = Instant.EPOCH;

    /** Begins before the first entry of a log without corrections. */
    public CaseBook(String programme, Function<String, PolicyPack> packs) {
        this(programme, packs, Set.of());
    }

    /**
     * Begins before the first entry.
     *
     * @param packs the pack with a digest (SM3, hex) that some programme was opened with
     * @param corrected numbers of the awards that corrections touch: their evidence is what should have been recorded
     */
    public CaseBook(String programme, Function<String, PolicyPack> packs, Set<String> corrected) {
        this.corrected = Set.copyOf(corrected);
        this.programme = programme;
        this.packs = packs;
        this.streams = new CaseStreams(programme);
        this.passed = new PassedConditions(packs, streams);
    }

    /** How far a case has come. */
    public enum Progress {
        /** Its award is approved. */
        APPROVED,
        /** Everything that the award rests on is recorded; it can be computed. */
        READY,
        /** Reviewed, carried out or assessed still. */
        UNDER_WAY
    }

    /**
     * One case.
     *
     * @param pack the version of the programme's pack that governs it
     * @param batch in which it is applied for; null for directions without batches
     * @param date of the approval; of a case without one, the day up to which the log goes: no award is granted before
     * @param planned what the applicant plans to invest, or what contracts come to where there are any; null where neither
     *     is recorded
     * @param subject what tells it from others of its direction
     * @param passed what it was asked for on its way and met, in order
     * @param stays what was paid in advance and is not taken back, as far as the award's caps leave it
     */
    public record Entry(
            String number,
            PolicyPack pack,
            String direction,
            @Nullable String batch,
            String beneficiary,
            Progress progress,
            LocalDate date,
            CaseEvidence evidence,
            @Nullable Fen asked,
            @Nullable Fen planned,
            WhatIf.Subject subject,
            List<PassedCondition> passed,
            WhatIf.@Nullable Granted granted,
            Fen stays) {
        public Entry {
            passed = List.copyOf(passed);
        }

        Entry changed(List<Share> shares, boolean up) {
            WhatIf.Granted before = Objects.requireNonNull(granted);
            SortedMap<String, Fen> left = new TreeMap<>(before.shares());
            Fen change = Fen.ZERO;
            for (Share share : shares) {
                Fen part = up ? share.amountFen() : share.amountFen().negated();
                left.merge(share.source(), part, Fen::plus);
                change = change.plus(part);
            }
            left.values().removeIf(Fen::isZero);
            WhatIf.Granted after =
                    new WhatIf.Granted(before.ceiling(), before.amount().plus(change), before.line(), left, true);
            return new Entry(
                    number,
                    pack,
                    direction,
                    batch,
                    beneficiary,
                    progress,
                    date,
                    evidence,
                    asked,
                    planned,
                    subject,
                    passed,
                    after,
                    stays.min(after.amount()));
        }
    }

    /**
     * A case of a direction without money that is under review or selected.
     *
     * @param passed what it was asked for on its way and met, in order
     */
    public record Selected(String number, String direction, String applicant, List<PassedCondition> passed) {
        public Selected {
            passed = List.copyOf(passed);
        }
    }

    /** The next entry of the log. */
    public void take(long position, Envelope envelope) {
        Recorded recorded = Recorded.of(envelope, position);
        StreamId stream = envelope.stream();
        latest = recorded.recordedAt().isAfter(latest) ? recorded.recordedAt() : latest;
        if (stream.equals(StreamId.programme(programme))) {
            money.take(envelope.event());
        }
        if (envelope.event() instanceof AwardReduced e) {
            granted.computeIfPresent(stream.id(), (number, entry) -> entry.changed(e.shares(), false));
        } else if (envelope.event() instanceof AwardIncreased e) {
            granted.computeIfPresent(stream.id(), (number, entry) -> entry.changed(e.shares(), true));
        }
        Application application = envelope.event() instanceof AwardApproved ? streams.application(stream.id()) : null;
        if (application != null && envelope.event() instanceof AwardApproved e) {
            granted.put(stream.id(), approved(stream.id(), application, e, recorded));
        }
        if (envelope.event() instanceof ApplicationApproved) {
            passed.approved(stream.id(), recorded);
        }
        streams.take(stream, recorded);
        if (envelope.event() instanceof ApplicationSubmitted) {
            passed.submitted(stream.id(), recorded);
        }
        if (application != null
                && (corrected.contains(stream.id())
                        || LateGrants.matter(pack(application), direction(pack(application), application)))) {
            approvals.put(stream.id(), recorded);
        } else if (application != null) {
            streams.forget(stream.id());
        }
    }

    public Programme programme() {
        return streams.programme();
    }

    /** An organisation's name as it is registered now; empty for one that is not. */
    public String name(String creditCode) {
        return streams.enterprise(creditCode).name();
    }

    /** What banks paid of an award, net of what they sent back; before recoveries. */
    public Fen paid(String number) {
        return money.paid(number);
    }

    /** What of it came back. */
    public Fen recovered(String number) {
        return money.recovered(number);
    }

    /** The pack in force on the day up to which the log goes. */
    public PolicyPack pack() {
        return packs.apply(programme().packSm3(today()));
    }

    private PolicyPack pack(Application application) {
        return packs.apply(application.packSm3());
    }

    /** The civil date of the last entry taken: what lies ahead is dated so. */
    public LocalDate today() {
        PolicyPack newest = packs.apply(programme().versions().latest().packSm3());
        return latest.atZone(newest.zone()).toLocalDate();
    }

    /** Every case that has an award, in the order of approval, then every one that may come to one. */
    public List<Entry> cases() {
        List<Entry> out = new ArrayList<>();
        granted.forEach((number, entry) -> {
            Recorded approval = approvals.get(number);
            if (approval != null && (corrected.contains(number) || streams.isLate(approval, number, packs))) {
                out.add(corrected(number, entry, approval));
            } else {
                out.add(entry);
            }
        });
        LocalDate today = today();
        for (Map.Entry<String, Application> entry : streams.applications().entrySet()) {
            Application application = entry.getValue();
            if (application.exists() && !granted.containsKey(entry.getKey()) && isOpen(entry.getKey(), application)) {
                Direction direction = direction(pack(application), application);
                if (!direction.hasMoney()) {
                    // Selected or not, it comes to no award.
                    continue;
                }
                Progress progress =
                        isRipe(entry.getKey(), direction, application) ? Progress.READY : Progress.UNDER_WAY;
                out.add(entry(entry.getKey(), direction, application, progress, today, null));
            }
        }
        return List.copyOf(out);
    }

    /** Those of directions without money of which something was asked for on their way. */
    public List<Selected> selected() {
        List<Selected> out = new ArrayList<>();
        streams.applications().forEach((number, application) -> {
            List<PassedCondition> met = passed.of(number);
            if (!met.isEmpty() && isOpen(number, application)) {
                Direction direction = direction(pack(application), application);
                if (!direction.hasMoney()) {
                    out.add(new Selected(number, direction.id(), application.applicant(), met));
                }
            }
        });
        return List.copyOf(out);
    }

    /** What was granted, on what it should have been granted on. */
    private Entry corrected(String number, Entry entry, Recorded approval) {
        Application now = streams.application(number);
        if (now == null) {
            return entry;
        }
        CaseStreams then = streams.before(approval, number, pack(now), false, packs);
        Application application = then.application(number);
        return application == null
                ? entry
                : entry(
                        then,
                        number,
                        direction(pack(application), application),
                        application,
                        entry.progress,
                        entry.date,
                        entry.granted,
                        entry.stays);
    }

    private Entry approved(String number, Application application, AwardApproved e, Recorded recorded) {
        PolicyPack pack = pack(application);
        AwardCalculated calculated = streams.award(number).calculated();
        SortedMap<String, Fen> shares = new TreeMap<>();
        e.shares().forEach(share -> shares.merge(share.source(), share.amountFen(), Fen::plus));
        LocalDate on = recorded.businessDate() == null
                ? recorded.recordedAt().atZone(pack.zone()).toLocalDate()
                : recorded.businessDate();
        return entry(
                number,
                direction(pack, application),
                application,
                Progress.APPROVED,
                on,
                new WhatIf.Granted(
                        calculated == null ? e.amountFen() : calculated.ceilingFen(),
                        e.amountFen(),
                        e.purpose().line(),
                        shares,
                        true));
    }

    private Entry entry(
            String number,
            Direction direction,
            Application application,
            Progress progress,
            LocalDate on,
            WhatIf.@Nullable Granted granted) {
        Fen stays = Settlement.staying(direction.advance(), streams.award(number));
        return entry(streams, number, direction, application, progress, on, granted, stays);
    }

    private Entry entry(
            CaseStreams streams,
            String number,
            Direction direction,
            Application application,
            Progress progress,
            LocalDate on,
            WhatIf.@Nullable Granted granted,
            Fen stays) {
        Project project = streams.project(number);
        ApplicationSubmitted submitted = application.submitted();
        return new Entry(
                number,
                pack(application),
                direction.id(),
                AwardFacts.batch(direction, application, streams.enterprise(application.applicant())),
                application.applicant(),
                progress,
                on,
                AwardFacts.evidence(
                        new CaseParts(
                                number,
                                pack(application),
                                direction,
                                application,
                                project,
                                streams.enterprise(application.applicant()),
                                streams.programme(),
                                streams.others(packs)),
                        EnumSet.of(Moment.AWARD),
                        on),
                submitted.requestedFen(),
                project.lastContractPosition() == null ? submitted.plannedInvestmentFen() : project.contractedFen(),
                new WhatIf.Subject(submitted.county(), submitted.honour(), submitted.product()),
                passed.of(number),
                granted,
                stays);
    }

    private Direction direction(PolicyPack pack, Application application) {
        String id = application.submitted().direction();
        return pack.direction(id).orElseThrow(() -> new UnknownDirection("试点专项 " + programme, id));
    }

    private boolean isOpen(String number, Application application) {
        return switch (application.status()) {
            case REJECTED, WITHDRAWN, NONE -> false;
            case IN_REVIEW, RETURNED, APPROVED ->
                !streams.project(number).terminated()
                        && streams.award(number).status() != Award.Status.REFUSED
                        // Upheld after approval, an objection ends the case for good.
                        && (application.status() != Application.Status.APPROVED
                                || application.upheldObjections().isEmpty());
        };
    }

    private boolean isRipe(String number, Direction direction, Application application) {
        Project project = streams.project(number);
        return application.status() == Application.Status.APPROVED
                && (!direction.acceptance() || project.accepted())
                && (!direction.project() || project.completion() != null);
    }
}
