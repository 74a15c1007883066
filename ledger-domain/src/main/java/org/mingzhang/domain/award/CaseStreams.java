package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.Provider;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;

/**
 * The streams that the awards of one programme rest on, as they stand at each entry of the log: what a decision loads
 * stream by stream, for all cases at once. Entries are taken in the order of the log.
 */
final class CaseStreams {
    private final String id;
    private final StreamFold programme;
    private final Map<String, StreamFold> enterprises = new HashMap<>();
    private final Map<String, StreamFold> applications = new HashMap<>();
    private final Map<String, StreamFold> projects = new HashMap<>();
    private final Map<String, StreamFold> awards = new HashMap<>();
    private final Map<String, StreamFold> providers = new HashMap<>();
    /** The digest of the pack of every programme of the ledger. */
    private final Map<String, String> opened;

    private final Set<String> ignored = new HashSet<>();
    /** The one beneficiary, in what is looked at of one case. */
    private @Nullable Enterprise granted;

    private @Nullable Enterprise since;

    private String beneficiary = "";

    CaseStreams(String programme) {
        this(programme, StreamFold.of(StreamType.PROGRAMME), new HashMap<>());
    }

    private CaseStreams(String id, StreamFold programme, Map<String, String> opened) {
        this.id = id;
        this.programme = programme;
        this.opened = opened;
    }

    /**
     * What one case rested on before a position, had everything been recorded as it stands now.
     *
     * @param approval of the award, at which it is looked at
     * @param pack under which it came
     * @param today whether parameters stand as they are decided today
     * @param packs the pack with a digest
     */
    CaseStreams before(
            Recorded approval, String number, PolicyPack pack, boolean today, Function<String, PolicyPack> packs) {
        long position = approval.position();
        CaseStreams then = new CaseStreams(id, today ? programme : programme.before(position), opened);
        copy(applications, then.applications, number, position);
        copy(projects, then.projects, number, position);
        Application application = then.application(number);
        if (application != null) {
            Set<StreamId> needed = CaseParts.needed(
                    pack, application.direction(pack), application, EnumSet.of(Moment.ADVANCE, Moment.AWARD));
            for (StreamId stream : needed) {
                boolean provider = stream.type() == StreamType.PROVIDER;
                copy(
                        provider ? providers : enterprises,
                        provider ? then.providers : then.enterprises,
                        stream.id(),
                        position);
            }
            StreamFold applicant = enterprises.get(application.applicant());
            if (applicant != null) {
                LocalDate on = EntryFindings.day(approval, pack);
                then.beneficiary = application.applicant();
                LateGrants late = LateGrants.of(number, pack, application, others(packs));
                then.granted = CorrectedAward.before(late, applicant, position, on);
                then.since = CorrectedAward.grantedSince(late, applicant, position, on);
            }
        }
        return then;
    }

    /** Whether something that was granted elsewhere before a case's approval came on record only after it. */
    boolean isLate(Recorded approval, String number, Function<String, PolicyPack> packs) {
        Application application = application(number);
        StreamFold fold = application == null ? null : enterprises.get(application.applicant());
        if (application == null || fold == null) {
            return false;
        }
        PolicyPack pack = packs.apply(application.packSm3());
        return LateGrants.of(number, pack, application, others(packs))
                .any(fold, approval.position(), EntryFindings.day(approval, pack));
    }

    /** The same, with what the beneficiary was granted since. */
    CaseStreams since() {
        granted = since;
        return this;
    }

    private static void copy(Map<String, StreamFold> from, Map<String, StreamFold> into, String name, long position) {
        StreamFold fold = from.get(name);
        if (fold != null) {
            into.put(name, fold.before(position));
        }
    }

    void take(StreamId stream, Recorded recorded) {
        String name = stream.id();
        switch (stream.type()) {
            case PROGRAMME -> {
                if (name.equals(id)) {
                    programme.evolve(recorded);
                }
                if (recorded.event() instanceof ProgrammeOpened e) {
                    opened.put(name, e.packSm3());
                }
            }
            case ENTERPRISE -> take(enterprises, stream, recorded);
            case APPLICATION -> {
                if (recorded.event() instanceof ApplicationSubmitted e
                        && !e.programme().equals(id)) {
                    ignored.add(name);
                }
                takeUnlessIgnored(applications, stream, recorded);
            }
            case PROJECT -> takeUnlessIgnored(projects, stream, recorded);
            case AWARD -> takeUnlessIgnored(awards, stream, recorded);
            case PROVIDER -> {
                if (!isRating(recorded.event())) {
                    take(providers, stream, recorded);
                }
            }
            case LEDGER, REFUSAL, ACCESS, BACKUP, ACTOR, CORRECTION, EXPERTS, LIST, BANK, IMPORT -> {
                // No award's amount rests on these.
            }
        }
    }

    /** Of a provider what matters is its place in the pool, not what a city's enterprises thought of it. */
    private static boolean isRating(LedgerEvent event) {
        return switch (event) {
            case ProviderRated e -> true;
            case RatingWithdrawn e -> true;
            case Corrected e -> e.eventBefore() instanceof ProviderRated || e.eventBefore() instanceof RatingWithdrawn;
            default -> false;
        };
    }

    private void takeUnlessIgnored(Map<String, StreamFold> streams, StreamId stream, Recorded recorded) {
        if (!ignored.contains(stream.id())) {
            take(streams, stream, recorded);
        }
    }

    private static void take(Map<String, StreamFold> streams, StreamId stream, Recorded recorded) {
        streams.computeIfAbsent(stream.id(), none -> StreamFold.of(stream.type()))
                .evolve(recorded);
    }

    private static StreamState state(Map<String, StreamFold> streams, String name, StreamType type) {
        StreamFold fold = streams.get(name);
        return (fold == null ? StreamFold.of(type) : fold).state();
    }

    Programme programme() {
        return (Programme) programme.state();
    }

    /** Whether a case is of this programme, and not let go of. */
    boolean follows(String number) {
        return !ignored.contains(number);
    }

    /** Applications of this programme that are still followed, by number. */
    SortedMap<String, Application> applications() {
        SortedMap<String, Application> out = new TreeMap<>();
        applications.forEach((number, fold) -> out.put(number, (Application) fold.state()));
        return out;
    }

    /** Each of them, in no order. */
    void eachApplication(BiConsumer<String, Application> taker) {
        applications.forEach((number, fold) -> taker.accept(number, (Application) fold.state()));
    }

    /** The application of a number; null when none of this programme came in. */
    @Nullable
    Application application(String number) {
        Application application = (Application) state(applications, number, StreamType.APPLICATION);
        return application.exists() ? application : null;
    }

    Project project(String number) {
        return (Project) state(projects, number, StreamType.PROJECT);
    }

    Award award(String number) {
        return (Award) state(awards, number, StreamType.AWARD);
    }

    Enterprise enterprise(String creditCode) {
        if (granted != null && creditCode.equals(beneficiary)) {
            return granted;
        }
        return (Enterprise) state(enterprises, creditCode, StreamType.ENTERPRISE);
    }

    /**
     * Streams of others, as they stand.
     *
     * @param packs the pack with a digest
     */
    CaseParts.Others others(Function<String, PolicyPack> packs) {
        return new CaseParts.Others() {
            @Override
            public Enterprise enterprise(String creditCode) {
                return CaseStreams.this.enterprise(creditCode);
            }

            @Override
            public Provider provider(String creditCode) {
                return (Provider) state(providers, creditCode, StreamType.PROVIDER);
            }

            @Override
            public Optional<PolicyPack> packOf(String other) {
                return Optional.ofNullable(opened.get(other)).map(packs);
            }
        };
    }

    /** What the award rests on now; null, and said so, when that cannot be found. */
    @Nullable
    AwardBasis basis(String number, Recorded recorded, EntryFindings entry, Function<String, PolicyPack> packs) {
        Application application = application(number);
        if (application == null || !programme().exists()) {
            entry.differs("application", number, "本专项没有这件申报");
            return null;
        }
        PolicyPack pack = packs.apply(GoverningPolicy.of(programme(), application, entry));
        Direction direction =
                pack.direction(application.submitted().direction()).orElse(null);
        if (direction == null) {
            entry.differs("direction", application.submitted().direction(), "政策包没有这个方向");
            return null;
        }
        if (!direction.hasMoney()) {
            entry.differs("award", "有奖补", "本方向没有资金");
            return null;
        }
        return AwardBasis.of(
                number,
                pack,
                direction,
                application,
                project(number),
                enterprise(application.applicant()),
                programme(),
                AwardBasis.held(award(number)),
                others(packs),
                EntryFindings.day(recorded, pack));
    }

    /** The organisations and the programme as a decision reads them, for what is counted there. */
    Streams asRead(Function<String, PolicyPack> packs) {
        return new Streams() {
            @Override
            public StreamFold fold(StreamId id) {
                StreamFold fold = id.type() == StreamType.PROGRAMME ? programme : enterprises.get(id.id());
                return fold == null ? StreamFold.of(id.type()) : fold;
            }

            @Override
            public PolicyPack pack(String packSm3) {
                return packs.apply(packSm3);
            }
        };
    }

    /** Lets go of a case that is decided, so that memory is for those that are not. */
    void forget(String number) {
        ignored.add(number);
        applications.remove(number);
        projects.remove(number);
        awards.remove(number);
    }
}
