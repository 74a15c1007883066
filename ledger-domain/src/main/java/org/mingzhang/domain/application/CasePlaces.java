package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Quotas;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.programme.DirectionPlaces;
import org.mingzhang.domain.programme.DirectionPlaces.Ruling;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.programme.Rankings;

/** 名额: the places of a direction that one case needs, holds and gives back. It needs one in each of the direction's quotas. */
final class CasePlaces {
    /** Of places that do not say from when they are held: those of a direction's single quota. */
    private static final String UNTOLD = "";

    private final Streams streams;
    private final PolicyPack pack;
    private final Direction direction;
    private final String number;
    private final String programme;
    private final @Nullable String county;
    private final Counting counting;

    /**
     * Those of a case.
     *
     * @param pack whose rules the case has
     * @param number the application's
     * @param county the applicant's
     * @param counting which versions count it
     */
    CasePlaces(
            Streams streams,
            PolicyPack pack,
            Direction direction,
            String number,
            String programme,
            @Nullable String county,
            Counting counting) {
        this.streams = streams;
        this.pack = pack;
        this.direction = direction;
        this.number = number;
        this.programme = programme;
        this.county = county;
        this.counting = counting;
    }

    /** Why the applicant gets no further place of those that it may have itself: an amendment changes nothing in them. */
    @Nullable
    Rejection refuseOwn(Quota quota, String applicant, long has, LocalDate day) {
        return full(new Ruling(pack, quota), has, Map.of("organisation", applicant), day)
                .orElse(null);
    }

    /**
     * Why the case gets none of the places that are for all or for its county.
     *
     * @param stand where it stands among those that compete; null where it only comes in
     * @param held places that it has already, which count for nobody else
     */
    @Nullable
    Rejection refuse(Quota quota, @Nullable Stand stand, SortedSet<String> held, LocalDate day) {
        DirectionPlaces places = places(day);
        Map<String, String> where =
                quota.per() == Quota.Per.COUNTY && county != null ? Map.of("county", county) : Map.of();
        Ruling ruling = places.inForce(quota);
        long own = held.contains(UNTOLD) || held.contains(quota.from()) ? 1 : 0;
        long taken = places.taken(ruling.quota(), county) - own;
        return full(ruling, taken, where, day)
                .or(() -> stand == null || !direction.goesByScore(quota)
                        ? Optional.empty()
                        : places.most(quota, county)
                                .flatMap(most ->
                                        Ranking.refuse(direction, stand, places.rivals(quota, county), taken, most)))
                .orElse(null);
    }

    private Optional<Rejection> full(Ruling ruling, long taken, Map<String, String> where, LocalDate day) {
        PolicyPack says = ruling.pack();
        return Quotas.refuse(
                says,
                programme().parameters(says),
                says.direction(direction.id()).orElseThrow(),
                ruling.quota(),
                programme().referenceFacts(says, county, day),
                taken,
                where);
    }

    private DirectionPlaces places(LocalDate day) {
        return new DirectionPlaces(programme(), streams::pack, pack, direction.id(), day);
    }

    /**
     * From when on the case holds places, having come so far.
     *
     * @param stages that it has passed
     */
    SortedSet<String> held(CaseState stands, Collection<String> stages) {
        SortedSet<String> held = new TreeSet<>();
        for (Quota quota : direction.quotas()) {
            if (holds(quota, stands, stages)) {
                held.add(Objects.requireNonNullElse(quota.recordedFrom(), UNTOLD));
            }
        }
        // A place that does not say from when it is held counts for each of a direction's quotas.
        if (!held.contains(UNTOLD)) {
            held.addAll(
                    counting.later(stands, direction.id(), stages, (quota, behind) -> holds(quota, stands, behind)));
        }
        return held;
    }

    private static boolean holds(Quota quota, CaseState stands, Collection<String> stages) {
        return quota.per() != Quota.Per.APPLICANT
                && switch (quota.at()) {
                    case SUBMISSION -> stands.compareTo(CaseState.SUBMITTED) >= 0;
                    case APPROVAL -> stands.compareTo(CaseState.APPROVED) >= 0;
                    case STAGE -> stands != CaseState.RELEASED && stages.contains(quota.from());
                    case ADVANCE, AWARD, PAYMENT -> false;
                };
    }

    /**
     * What is written where a case comes from some places to others.
     *
     * @param taken how one that it comes to is written
     */
    List<StreamEvent> moved(
            SortedSet<String> held, SortedSet<String> holds, Function<@Nullable String, PlaceTaken> taken) {
        List<ProgrammeEvent> events = new ArrayList<>();
        held.stream()
                // What was never taken is not given back: places that a later version counts were not always counted.
                .filter(from -> !holds.contains(from) && programme().places().holds(number, from))
                .forEach(from -> events.add(new PlaceReleased(number, direction.id(), county, orAbsent(from))));
        holds.stream().filter(from -> !held.contains(from)).forEach(from -> events.add(taken.apply(orAbsent(from))));
        StreamId stream = StreamId.programme(programme);
        if (!events.isEmpty()) {
            // What is written is read before.
            streams.state(stream);
        }
        return events.stream().map(event -> new StreamEvent(stream, event)).toList();
    }

    private static @Nullable String orAbsent(String from) {
        return from.equals(UNTOLD) ? null : from;
    }

    /** A place that goes by no score. */
    PlaceTaken unranked(@Nullable String from) {
        return new PlaceTaken(number, direction.id(), county, null, null, from);
    }

    /** A place that the case takes; where it was chosen among equals, with these. */
    PlaceTaken taken(@Nullable String from, @Nullable Stand own, LocalDate day) {
        if (direction.ranked().isEmpty() || own == null || !Rankings.isForBest(from)) {
            return unranked(from);
        }
        DirectionPlaces places = places(day);
        List<String> tied = direction.quotas().stream()
                .filter(direction::goesByScore)
                .flatMap(quota -> places.most(quota, county).stream()
                        .map(most ->
                                Ranking.tied(own, places.rivals(quota, county), places.taken(quota, county), most)))
                .filter(equal -> !equal.isEmpty())
                .findFirst()
                .orElse(null);
        return new PlaceTaken(number, direction.id(), county, own.scoreTenths(), tied, from);
    }

    private Programme programme() {
        return (Programme) streams.state(StreamId.programme(programme));
    }
}
