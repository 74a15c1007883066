package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Exclusion.CaseRole;
import org.mingzhang.domain.policy.Exclusions;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.programme.PolicyVersions.Version;
import org.mingzhang.domain.programme.Programme;

/**
 * 限额: what quotas and exclusions of the pack say to a case on its way, and what they are counted by. What counts stands on the
 * streams of the organisations and of the programme, since a decision reads no other cases; where no version of the pack sets a limit
 * to a direction, nothing is written there.
 */
public final class CaseLimits {
    private final Streams streams;
    private final PolicyPack pack;
    private final Direction direction;
    private final String number;
    private final String programme;
    private final String applicant;
    private final List<String> members;
    private final @Nullable String county;
    private Counting counting;
    /** Who takes part besides without being named by the application: those on record as such. */
    private Set<String> linked = Set.of();
    /** Where it stands, where it came in and places are for the best. */
    private @Nullable Stand stand;
    /** Stages that it has passed. */
    private List<String> passed = List.of();
    /** The stage before the last that it passes now; null where it passes none. */
    private @Nullable String passing;

    /**
     * Of an application that comes in.
     *
     * @param county the applicant's
     * @param submitted when it came in
     */
    CaseLimits(
            Streams streams,
            PolicyPack pack,
            Direction direction,
            String number,
            String programme,
            String applicant,
            List<String> members,
            @Nullable String county,
            @Nullable LocalDate submitted) {
        this.streams = streams;
        this.pack = pack;
        this.direction = direction;
        this.number = number;
        this.programme = programme;
        this.applicant = applicant;
        this.members = List.copyOf(members);
        this.county = county;
        this.counting = new Counting(streams, programme, pack, direction.id(), submitted);
    }

    /** Of an application that came in. */
    public static CaseLimits of(Streams streams, String number, Application application) {
        return of(streams, number, application, streams.pack(application.packSm3()));
    }

    /** The same, as another version of the pack sees it. */
    public static CaseLimits of(Streams streams, String number, Application application, PolicyPack pack) {
        ApplicationSubmitted submitted = application.submitted();
        CaseLimits limits = new CaseLimits(
                streams,
                pack,
                application.direction(pack),
                number,
                submitted.programme(),
                submitted.applicant(),
                submitted.members(),
                submitted.county(),
                application.submittedOn());
        limits.stand = RankRules.of(pack, number, application);
        limits.linked = Consortium.participants(application);
        limits.passed = List.copyOf(application.passedStages());
        return limits;
    }

    /** How far an application has come without its award. */
    public static CaseState state(Application application) {
        return switch (application.status()) {
            case NONE, REJECTED, WITHDRAWN -> CaseState.RELEASED;
            case IN_REVIEW, RETURNED -> CaseState.SUBMITTED;
            case APPROVED -> CaseState.APPROVED;
        };
    }

    /** How far it has come with what is granted of it. */
    public static CaseState state(Application application, Award award) {
        return switch (award.status()) {
            case APPROVED -> award.committed().isPositive() ? CaseState.AWARDED : CaseState.RELEASED;
            case REFUSED -> CaseState.RELEASED;
            default -> award.isAdvancing() ? CaseState.AWARDED : state(application);
        };
    }

    /** Its organisations, in the order of their streams. */
    SortedSet<StreamId> organisations() {
        return Stream.of(List.of(applicant), members, linked)
                .flatMap(Collection::stream)
                .map(StreamId::enterprise)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Every stream that the case may be counted on. Which versions count it says the programme, so that its stream is taken by whatever
     * moves a case.
     */
    public SortedSet<StreamId> streams() {
        SortedSet<StreamId> all = organisations();
        all.add(StreamId.programme(programme));
        return all;
    }

    /** Takes the streams of its organisations, before any that come after them; the programme's is for the end. */
    public void load() {
        organisations().forEach(streams::state);
    }

    /** Why a case may not come from one state to a further one: no place is left, or others of the organisation exclude it. */
    public @Nullable Rejection refuse(CaseState from, CaseState to, Occasion occasion) {
        return refuse(from, to, occasion.businessDate(), occasion.first(() -> null));
    }

    /** The same on a day, after other checks. */
    public @Nullable Rejection refuse(CaseState from, CaseState to, LocalDate day, Checks before) {
        load();
        Checks checks = before;
        for (Quota quota : direction.quotas()) {
            if (quota.stage() != null && quota.stage().equals(passing)) {
                checks = checks.then(() -> refuse(quota, day));
            }
        }
        for (Moment moment : moments(from, to)) {
            for (Quota quota : direction.quotas()) {
                checks = quota.at() == moment ? checks.then(() -> refuse(quota, day)) : checks;
            }
            checks = checks.then(() -> refuseExclusion(moment));
        }
        return checks.refusal();
    }

    /**
     * Why a case that came so far under another version does not come under this one: what a case has to have by then it has to have
     * now. A place that it holds it keeps.
     *
     * @param before what that version says to it
     */
    public @Nullable Rejection refuseFrom(CaseLimits before, CaseState stands, LocalDate day) {
        SortedSet<String> held = before.places().held(stands, passed);
        Checks checks = Checks.first(() -> null);
        for (Quota quota : direction.quotas()) {
            boolean needs = quota.stage() != null
                    ? passed.contains(quota.stage())
                    : moments(CaseState.RELEASED, stands).contains(quota.at());
            boolean keeps = quota.per() != Quota.Per.APPLICANT
                    && before.direction.quotas().stream().anyMatch(quota::isSameAs);
            checks = needs && !keeps ? checks.then(() -> refuse(quota, held, day)) : checks;
        }
        for (Moment moment : moments(CaseState.RELEASED, stands)) {
            checks = checks.then(() -> refuseExclusion(moment));
        }
        return checks.refusal();
    }

    /** A decision by which a case comes from this version of the rules under another: what it holds is counted by that one. */
    Decision.Accepted under(CaseLimits next, Decision.Accepted decision, CaseState stands) {
        List<StreamEvent> events = new ArrayList<>(decision.events());
        events.addAll(next.notes(stands));
        events.addAll(places().moved(
                        places().held(stands, passed), next.places().held(stands, passed), from -> places().unranked(
                                        from)));
        return new Decision.Accepted(events);
    }

    /** What an amendment adds to the count of a case that came in before it. */
    List<StreamEvent> countedBy(Version amendment, CaseState stands) {
        SortedSet<String> held = places().held(stands, passed);
        counting = counting.with(amendment);
        List<StreamEvent> events = new ArrayList<>(notes(stands));
        events.addAll(places().moved(held, places().held(stands, passed), from -> places().unranked(from)));
        return events;
    }

    /** What changes for its organisations where it comes to stand so. */
    public List<StreamEvent> notes(CaseState stands) {
        load();
        List<StreamEvent> events = new ArrayList<>();
        for (StreamId organisation : organisations()) {
            CaseNoted before = ((Enterprise) streams.state(organisation)).noted(number);
            CaseState stood = before == null ? CaseState.RELEASED : before.state();
            CaseRole role = role(organisation.id());
            CaseState is = furthest(role, stands);
            if (is != stood) {
                events.add(new StreamEvent(organisation, new CaseNoted(programme, number, direction.id(), role, is)));
            }
        }
        return events;
    }

    /** Says that it is about to pass a stage that is not the last. */
    public void passes(String stage) {
        passing = stage;
    }

    /** Whether passing a stage takes a place. */
    public boolean limits(String stage) {
        return direction.quotas().stream().anyMatch(quota -> stage.equals(quota.stage()));
    }

    /** A decision by which a stage and those after it count as not passed any more: places that passing them took are given back. */
    Decision.Accepted reopened(Decision.Accepted decision, CaseState stands, String stage) {
        int from = passed.indexOf(stage);
        List<StreamEvent> events = new ArrayList<>(decision.events());
        events.addAll(places().moved(
                        places().held(stands, passed),
                        places().held(stands, from < 0 ? passed : passed.subList(0, from)),
                        none -> places().unranked(none)));
        return new Decision.Accepted(events);
    }

    private static List<Moment> moments(CaseState from, CaseState to) {
        return Stream.of(Moment.SUBMISSION, Moment.APPROVAL, Moment.AWARD)
                .filter(moment -> from.compareTo(state(moment)) < 0 && to.compareTo(state(moment)) >= 0)
                .toList();
    }

    private static CaseState state(Moment moment) {
        return switch (moment) {
            case SUBMISSION -> CaseState.SUBMITTED;
            case APPROVAL -> CaseState.APPROVED;
            case ADVANCE, AWARD, PAYMENT -> CaseState.AWARDED;
            case STAGE -> throw new IllegalStateException("passing a stage is no state of a case");
        };
    }

    private static Moment moment(CaseState state) {
        return switch (state) {
            case SUBMITTED -> Moment.SUBMISSION;
            case APPROVED -> Moment.APPROVAL;
            case AWARDED -> Moment.AWARD;
            case RELEASED -> throw new IllegalStateException("a case that is released counts from no moment on");
        };
    }

    private @Nullable Rejection refuse(Quota quota, LocalDate day) {
        return refuse(quota, new TreeSet<>(), day);
    }

    /** The same, where places that it holds already are no others'. */
    private @Nullable Rejection refuse(Quota quota, SortedSet<String> held, LocalDate day) {
        return quota.per() == Quota.Per.APPLICANT
                ? places().refuseOwn(quota, applicant, ofApplicant(quota.at()), day)
                : places().refuse(quota, stand, held, day);
    }

    private CasePlaces places() {
        return new CasePlaces(streams, pack, direction, number, programme, county, counting);
    }

    private long ofApplicant(Moment moment) {
        return enterprise(applicant).cases(programme).stream()
                .filter(noted -> noted.role() != CaseRole.PARTICIPANT
                        && noted.direction().equals(direction.id())
                        && !noted.application().equals(number)
                        && noted.state().compareTo(state(moment)) >= 0)
                .count();
    }

    private @Nullable Rejection refuseExclusion(Moment moment) {
        for (StreamId organisation : organisations()) {
            Rejection no = refuseExclusion(organisation.id(), moment);
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    private @Nullable Rejection refuseExclusion(String organisation, Moment moment) {
        CaseRole role = role(organisation);
        if (!Exclusions.count(pack, direction.id(), role, moment)) {
            return null;
        }
        List<Exclusions.Held> has = enterprise(organisation).cases(programme).stream()
                .map(noted -> new Exclusions.Held(
                        noted.application(), noted.direction(), noted.role(), moment(noted.state())))
                .toList();
        return Exclusions.refuse(
                        pack,
                        programme().parameters(pack),
                        organisation,
                        new Exclusions.Held(number, direction.id(), role, moment),
                        has)
                .orElse(null);
    }

    /** The same with one more that takes part, who is put on record as such. */
    public CaseLimits with(String participant) {
        linked = Stream.concat(linked.stream(), Stream.of(participant)).collect(Collectors.toSet());
        return this;
    }

    /** Why an organisation may not come to take part in a case that has come so far: others of its cases exclude it. */
    public @Nullable Rejection refuseJoining(String participant, CaseState reached) {
        for (Moment moment : moments(CaseState.RELEASED, reached)) {
            Rejection no = refuseExclusion(participant, moment);
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    /** A decision by which an organisation comes to take part, with what is counted for it from now on. */
    Decision.Accepted joined(Decision.Accepted decision, String participant, CaseState reached) {
        CaseRole role = role(participant);
        CaseState stands = furthest(role, reached);
        return stands == CaseState.RELEASED
                ? decision
                : decision.and(
                        StreamId.enterprise(participant),
                        new CaseNoted(programme, number, direction.id(), role, stands));
    }

    /** A decision of a day with what it changes in the count: what a case holds from one state to the next, or gives back. */
    public Decision.Accepted noted(Decision.Accepted decision, CaseState from, CaseState to, LocalDate day) {
        List<StreamEvent> events = new ArrayList<>(decision.events());
        events.addAll(notes(to));
        List<String> stages = new ArrayList<>(passed);
        Stream.ofNullable(passing).forEach(stages::add);
        events.addAll(places().moved(places().held(from, passed), places().held(to, stages), held -> places().taken(
                        held, stand, day)));
        return new Decision.Accepted(events);
    }

    /** The furthest state up to this one from which some limit counts. */
    private CaseState furthest(CaseRole role, CaseState reached) {
        CaseState noted = CaseState.RELEASED;
        for (Moment moment : moments(CaseState.RELEASED, reached)) {
            noted = counting.isNoted(role, moment, reached) ? state(moment) : noted;
        }
        return noted;
    }

    private CaseRole role(String organisation) {
        return !organisation.equals(applicant)
                ? CaseRole.PARTICIPANT
                : members.isEmpty() ? CaseRole.APPLICANT : CaseRole.LEAD;
    }

    private Enterprise enterprise(String code) {
        return (Enterprise) streams.state(StreamId.enterprise(code));
    }

    private Programme programme() {
        return (Programme) streams.state(StreamId.programme(programme));
    }
}
