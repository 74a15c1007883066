package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.application.CaseLimits;
import org.mingzhang.domain.application.Consortium;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Grounds;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.SamePilot;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.Provider;

/**
 * What the facts of one case are stated by: its own streams, the rules that it came under, and, where a rule asks for them,
 * streams of others.
 *
 * @param number the application's
 * @param enterprise the applicant
 */
public record CaseParts(
        String number,
        PolicyPack pack,
        Direction direction,
        Application application,
        Project project,
        Enterprise enterprise,
        Programme programme,
        Others others) {

    /** Streams beside those of the case. Each is asked for only where a rule of the direction needs it. */
    public interface Others {
        Enterprise enterprise(String creditCode);

        Provider provider(String creditCode);

        /** The id of the pack under which a programme of this ledger runs; nothing where there is no such programme. */
        Optional<PolicyPack> packOf(String programme);
    }

    /** Those of a decision, which has taken them before ({@link #take}). */
    public static Others others(Streams streams) {
        return new Others() {
            @Override
            public Enterprise enterprise(String creditCode) {
                return (Enterprise) streams.state(StreamId.enterprise(creditCode));
            }

            @Override
            public Provider provider(String creditCode) {
                return (Provider) streams.state(StreamId.provider(creditCode));
            }

            @Override
            public Optional<PolicyPack> packOf(String programme) {
                return streams.openedWith(programme).map(streams::pack);
            }
        };
    }

    /** Organisations whose streams the direction's rules need at these moments, the applicant among them, in ascending order. */
    public static SortedSet<String> organisations(
            PolicyPack pack, Direction direction, Application application, Set<Moment> moments) {
        SortedSet<String> codes = new TreeSet<>();
        codes.add(application.applicant());
        if (Grounds.countOrganisations(pack, Grounds.of(direction, moments))) {
            for (Link link : Link.values()) {
                codes.addAll(linked(application, link));
            }
        }
        return codes;
    }

    /** Who takes part in a case in one way, each once, in ascending order: members of its consortium take part, too. */
    static SortedSet<String> linked(Application application, Link how) {
        if (how == Link.PARTICIPATES) {
            return Consortium.participants(application);
        }
        SortedSet<String> codes = new TreeSet<>();
        application.links().stream()
                .filter(linked -> linked.link().link() == how)
                .forEach(linked -> codes.add(linked.link().enterprise()));
        return codes;
    }

    /**
     * Takes the streams of organisations and providers that the direction's rules need at any moment from now on, in their order:
     * after those of the case, before the programme's.
     */
    public static void take(Streams streams, PolicyPack pack, Direction direction, Application application) {
        needed(pack, direction, application, EnumSet.of(Moment.ADVANCE, Moment.AWARD, Moment.PAYMENT))
                .forEach(streams::fold);
    }

    /** The streams of organisations and providers that rules at these moments need. */
    public static SortedSet<StreamId> needed(
            PolicyPack pack, Direction direction, Application application, Set<Moment> moments) {
        SortedSet<StreamId> streams = new TreeSet<>();
        organisations(pack, direction, application, moments).forEach(code -> streams.add(StreamId.enterprise(code)));
        Set<FactId> named = Grounds.of(direction, moments);
        if (named.contains(FactName.PROVIDER_IN_POOL)) {
            streams.add(StreamId.provider(application.applicant()));
        }
        return streams;
    }

    /** Credit codes of the organisations that it looks at, in a way. */
    SortedSet<String> linked(Link how) {
        return linked(application, how);
    }

    String programmeId() {
        return application.submitted().programme();
    }

    /** Whether a programme's roster and acceptances count: it is the case's own, or of the same pilot. */
    private boolean isSamePilot(String other) {
        return isSamePilot(pack, programmeId(), others, other);
    }

    private static boolean isSamePilot(PolicyPack pack, String own, Others others, String other) {
        SamePilot same = pack.samePilot();
        return other.equals(own)
                || (same != null
                        && others.packOf(other)
                                .map(PolicyPack::id)
                                .filter(same.packs()::contains)
                                .isPresent());
    }

    /** The place of an organisation in the pilot's roster: one that it has now before one that it had; null where it has none. */
    Enterprise.@Nullable Membership membershipOf(Enterprise organisation) {
        return membership(pack, programmeId(), others, organisation);
    }

    private static Enterprise.@Nullable Membership membership(
            PolicyPack pack, String programme, Others others, Enterprise organisation) {
        Enterprise.Membership own = organisation.membership(programme);
        if (pack.samePilot() == null || (own != null && own.inPilot())) {
            return own;
        }
        return organisation.memberships().entrySet().stream()
                .filter(place -> place.getValue().inPilot() && isSamePilot(pack, programme, others, place.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(own);
    }

    /** Whether an organisation is in the pilot of a case now: on the roster of its programme, or of another of the same pilot. */
    public static boolean inPilot(Streams streams, Application application, String organisation) {
        Others others = others(streams);
        Enterprise.Membership membership = membership(
                streams.pack(application.packSm3()),
                application.submitted().programme(),
                others,
                others.enterprise(organisation));
        return membership != null && membership.inPilot();
    }

    /**
     * Whether it has left this pilot since the case came in: by the days, or by the order of the entries, which nobody dates back.
     * So is whoever left on a day unknown.
     */
    boolean leftPilot(Enterprise organisation) {
        Enterprise.Membership now = membershipOf(organisation);
        LocalDate submitted = application.submittedOn();
        return (now == null || !now.inPilot())
                && organisation.memberships().entrySet().stream()
                        .filter(place -> isSamePilot(place.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(place -> place.batch() != null && place.left())
                        .anyMatch(place -> place.position() > application.submittedAt()
                                || place.since() == null
                                || submitted == null
                                || !place.since().isBefore(submitted));
    }

    /** The last acceptance of an organisation in this pilot that passed by a day; null where there is none. */
    Enterprise.@Nullable Accepted acceptanceOf(Enterprise organisation, LocalDate by) {
        return organisation.accepted(this::isSamePilot, by);
    }

    /**
     * The last assessment of the applicant in this pilot, passed or not, that was before an acceptance and came to another level; where
     * all before came to the same, the last of them; null where none is recorded. Who is assessed again at the level that it has
     * reached was at another one before it reached it.
     *
     * @param own whose project was accepted, and whose attempts do not count; null where the acceptance is a certificate
     * @param level what the acceptance came to
     * @param on when that was
     */
    Enterprise.@Nullable Accepted assessedBefore(@Nullable String own, int level, LocalDate on) {
        return enterprise.acceptances().stream()
                .filter(one -> isSamePilot(one.event().programme())
                        && !(one.event() instanceof AcceptanceNoted noted
                                && noted.application().equals(own))
                        && (one.on() == null || one.on().isBefore(on)))
                .max(Comparator.comparing(
                                (Enterprise.Accepted one) -> one.event().level() != level)
                        .thenComparing(one -> Objects.requireNonNullElse(one.on(), LocalDate.MIN))
                        .thenComparing(Enterprise.Accepted::position))
                .orElse(null);
    }

    /** The same of the applicant, before the programme's stream is taken. */
    static Enterprise.@Nullable Accepted acceptance(
            PolicyPack pack, Application application, Others others, Enterprise applicant, LocalDate by) {
        String own = application.submitted().programme();
        return applicant.accepted(programme -> isSamePilot(pack, own, others, programme), by);
    }

    /**
     * Every stream beside those of a case itself that its decisions at these moments rest on: of organisations that its rules look
     * at, and those on which limits count it. They are taken at once, in the order of their ids.
     */
    public static SortedSet<StreamId> beside(
            Streams streams, String number, Application application, Set<Moment> moments) {
        PolicyPack pack = streams.pack(application.packSm3());
        Direction direction = application.direction(pack);
        SortedSet<StreamId> beside =
                new TreeSet<>(CaseLimits.of(streams, number, application).streams());
        if (moments.contains(Moment.AWARD) || moments.stream().anyMatch(each -> Conditions.asked(direction, each))) {
            beside.addAll(needed(pack, direction, application, moments));
        }
        return beside;
    }
}
