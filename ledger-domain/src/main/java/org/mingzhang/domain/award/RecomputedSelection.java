package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.EnterpriseLinked;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.application.CaseLimits;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.project.Project;

/**
 * Finds applications that came in, passed a stage or were approved against what their pack asks for by then: computed conditions,
 * places and exclusions, on the state at that entry. Which version of the pack that is, is found out anew. What an old record
 * itself bears as a breach is no finding.
 */
final class RecomputedSelection {
    private final String programme;
    private final Function<String, PolicyPack> packs;
    private final CaseStreams streams;
    private final RecomputedRanks ranks;
    /** What is said of an approval that did not take the place which it needs, until it does. */
    private final Map<Needed, AwardDifference> placeless = new LinkedHashMap<>();
    /** What is said of a case that is not noted with an organisation whose cases are limited, until it is. */
    private final Map<Noted, AwardDifference> unnoted = new LinkedHashMap<>();
    /** The last stage that was decided: the approval that it brings bears the same breaches. */
    private Decided last = new Decided("", Set.of());

    private long submissions;

    private record Decided(String application, Set<String> breaches) {}

    /**
     * A place that an approval needs.
     *
     * @param from as it is written when it is taken
     */
    private record Needed(String application, @Nullable String from) {}

    private record Noted(String organisation, String application, CaseState state) {}

    RecomputedSelection(String programme, Function<String, PolicyPack> packs, CaseStreams streams) {
        this.programme = programme;
        this.packs = packs;
        this.streams = streams;
        this.ranks = new RecomputedRanks(packs, streams);
    }

    /** How many applications came in. */
    long submissions() {
        return submissions;
    }

    /** What is wrong with the next entry of an application, before it is taken; of another programme's nothing is known. */
    List<AwardDifference> found(String number, ApplicationEvent event, Recorded recorded, Envelope envelope) {
        if (!streams.programme().exists()) {
            return List.of();
        }
        Set<String> breaches = envelope.origin() == null
                ? Set.of()
                : Set.copyOf(envelope.origin().breaches());
        Application application = streams.application(number);
        if (application == null) {
            return event instanceof ApplicationSubmitted e && e.programme().equals(programme)
                    ? submitted(number, e, recorded, breaches)
                    : List.of();
        }
        return switch (event) {
            case StageDecided e -> {
                last = new Decided(number, breaches);
                yield passed(new Entry(number, application, recorded, breaches), e);
            }
            case EnterpriseLinked e -> joined(new Entry(number, application, recorded, breaches), e);
            case ApplicationApproved e ->
                // What one command writes has its breaches on the first entry.
                approved(new Entry(
                        number, application, recorded, last.application.equals(number) ? last.breaches : breaches));
            case PolicyChanged e -> changed(new Entry(number, application, recorded, breaches), e);
            default -> List.of();
        };
    }

    /** A place is taken. */
    void taken(PlaceTaken e) {
        placeless.remove(new Needed(e.application(), e.heldFrom()));
    }

    /** A case is noted with an organisation. */
    void noted(String organisation, CaseNoted e) {
        unnoted.remove(new Noted(organisation, e.application(), e.state()));
    }

    /** Cases that never took the place which they need or are not counted for whom limits count, so that others came through as well. */
    List<AwardDifference> left() {
        return Stream.concat(placeless.values().stream(), unnoted.values().stream())
                .toList();
    }

    private final class Entry {
        private final String number;
        private final Application application;
        private final Recorded recorded;
        private final Set<String> breaches;
        private final EntryFindings findings;

        Entry(String number, Application application, Recorded recorded, Set<String> breaches) {
            this.number = number;
            this.application = application;
            this.recorded = recorded;
            this.breaches = breaches;
            this.findings =
                    new EntryFindings(recorded, number, application.submitted().direction(), application.applicant());
        }

        EntryFindings unsaid() {
            return new EntryFindings(recorded, number, null, null);
        }

        PolicyPack pack() {
            return packs.apply(GoverningPolicy.of(streams.programme(), application, unsaid()));
        }

        LocalDate day(PolicyPack pack) {
            return EntryFindings.day(recorded, pack);
        }

        CaseLimits limits(PolicyPack pack) {
            return CaseLimits.of(streams.asRead(packs), number, application, pack);
        }

        @Nullable
        Rejection unmet(PolicyPack pack, Direction direction) {
            return Conditions.refuse(parts(pack, direction), Moment.SUBMISSION, day(pack));
        }

        @Nullable
        Rejection unselected(PolicyPack pack, Direction direction) {
            return Conditions.refuseSelection(parts(pack, direction), day(pack));
        }

        private CaseParts parts(PolicyPack pack, Direction direction) {
            return new CaseParts(
                    number,
                    pack,
                    direction,
                    application,
                    new Project(),
                    streams.enterprise(application.applicant()),
                    streams.programme(),
                    streams.others(packs));
        }

        /** What limits count of it from here on is to be noted. */
        void notes(CaseLimits limits, String stored, CaseState stands) {
            for (StreamEvent event : limits.notes(stands)) {
                if (event.event() instanceof CaseNoted note && note.state() != CaseState.RELEASED) {
                    EntryFindings without = new EntryFindings(
                            recorded,
                            number,
                            application.submitted().direction(),
                            event.stream().id());
                    without.differs("application", stored, "没有记入限报");
                    unnoted.put(
                            new Noted(event.stream().id(), number, note.state()),
                            without.found().getFirst());
                }
            }
        }

        /** Whether it stands there against a refusal. */
        void refused(String stored, @Nullable Rejection no, PolicyPack pack) {
            if (no == null || breaches.contains(no.code().name())) {
                return;
            }
            String rule = Scalar.texts(no.facts()).get("requirement");
            String words = no.message(new PackNames(pack));
            findings.refused("application", stored, rule == null ? words : "条件 " + rule + " " + words, no, null);
        }
    }

    private List<AwardDifference> submitted(
            String number, ApplicationSubmitted e, Recorded recorded, Set<String> breaches) {
        submissions++;
        Programme of = streams.programme();
        LocalDate day =
                EntryFindings.day(recorded, packs.apply(of.versions().latest().packSm3()));
        PolicyPack pack = packs.apply(of.versions().on(day, recorded.position()).packSm3());
        Direction direction = pack.direction(e.direction()).orElse(null);
        Application application = new Application();
        application.evolve(recorded);
        Entry entry = new Entry(number, application, recorded, breaches);
        if (direction == null) {
            entry.findings.differs("direction", e.direction(), "政策包没有这个方向");
        } else {
            entry.refused("已申报", entry.unmet(pack, direction), pack);
            entry.refused(
                    "已申报",
                    entry.limits(pack).refuse(CaseState.RELEASED, CaseState.SUBMITTED, day, Checks.first(() -> null)),
                    pack);
            entry.notes(entry.limits(pack), "已申报", CaseState.SUBMITTED);
        }
        return entry.findings.found();
    }

    /** Passing a stage before the last needs nothing but a place, where the pack counts places from there. */
    private List<AwardDifference> passed(Entry entry, StageDecided e) {
        PolicyPack pack = entry.pack();
        Direction direction = direction(pack, entry);
        if (e.outcome() != Outcome.PASSED || direction == null || direction.decidesAt(e.stage())) {
            return List.of();
        }
        CaseLimits limits = entry.limits(pack);
        if (limits.limits(e.stage())) {
            limits.passes(e.stage());
            CaseState stands = CaseLimits.state(entry.application);
            entry.refused(
                    "通过" + pack.stage(e.stage()).map(Stage::name).orElse(e.stage()),
                    limits.refuse(stands, stands, entry.day(pack), Checks.first(() -> null)),
                    pack);
        }
        return entry.findings.found();
    }

    private List<AwardDifference> joined(Entry entry, EnterpriseLinked e) {
        PolicyPack pack = entry.pack();
        if (e.link() == Link.PARTICIPATES && direction(pack, entry) != null) {
            entry.refused(
                    "参与单位 " + e.enterprise(),
                    entry.limits(pack)
                            .with(e.enterprise())
                            .refuseJoining(e.enterprise(), CaseLimits.state(entry.application)),
                    pack);
            entry.notes(
                    entry.limits(pack).with(e.enterprise()),
                    "参与单位 " + e.enterprise(),
                    CaseLimits.state(entry.application));
        }
        return entry.findings.found();
    }

    /** A case that comes under a later version is limited as if it came in under that one. */
    private List<AwardDifference> changed(Entry entry, PolicyChanged e) {
        PolicyPack next = packs.apply(e.packSm3());
        if (direction(next, entry) != null) {
            CaseLimits now = entry.limits(next);
            CaseState stands = CaseLimits.state(entry.application);
            CaseLimits before = entry.limits(packs.apply(entry.application.packSm3()));
            String stored = "转按第 " + e.packVersion() + " 版";
            entry.refused(stored, now.refuseFrom(before, stands, entry.day(next)), next);
            entry.notes(now, stored, stands);
        }
        return entry.findings.found();
    }

    private List<AwardDifference> approved(Entry entry) {
        EntryFindings policy = entry.unsaid();
        PolicyPack pack = packs.apply(GoverningPolicy.atApproval(
                streams.programme(),
                entry.application,
                EntryFindings.day(
                        entry.recorded,
                        packs.apply(streams.programme().versions().latest().packSm3())),
                entry.recorded.position(),
                policy));
        Direction direction = direction(pack, entry);
        if (direction == null) {
            return List.of();
        }
        List<AwardDifference> found = new ArrayList<>();
        if (!direction.hasMoney()) {
            // Of others their award says it.
            found.addAll(policy.found());
        }
        entry.refused("已认定", entry.unselected(pack, direction), pack);
        List<AwardDifference> outranked = ranks.approved(entry.number, entry.recorded);
        if (outranked.isEmpty()) {
            entry.refused(
                    "已认定",
                    entry.limits(pack)
                            .refuse(CaseState.SUBMITTED, CaseState.APPROVED, entry.day(pack), Checks.first(() -> null)),
                    pack);
        }
        entry.notes(entry.limits(pack), "已认定", CaseState.APPROVED);
        needs(entry, direction);
        found.addAll(entry.findings.found());
        found.addAll(outranked);
        return found;
    }

    private void needs(Entry entry, Direction direction) {
        for (Quota quota : direction.quotas()) {
            if (quota.at() == Moment.APPROVAL && quota.per() != Quota.Per.APPLICANT) {
                EntryFindings without =
                        new EntryFindings(entry.recorded, entry.number, direction.id(), entry.application.applicant());
                without.differs("application", "已认定", "没有记下它占用的名额");
                placeless.put(
                        new Needed(entry.number, quota.recordedFrom()),
                        without.found().getFirst());
            }
        }
    }

    private static @Nullable Direction direction(PolicyPack pack, Entry entry) {
        return pack.direction(entry.application.submitted().direction()).orElse(null);
    }
}
