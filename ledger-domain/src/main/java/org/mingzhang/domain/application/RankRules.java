package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application.Status;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.programme.DirectionPlaces;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.programme.ProgrammeEvent.RankLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Ranked;
import org.mingzhang.domain.programme.Rankings;

/**
 * 择优: where a case stands among those that compete for its direction's places by score. It stands with the programme, since a
 * decision reads no other cases; where the pack does not rank, nothing is written there.
 */
public final class RankRules {
    private RankRules() {}

    /** Where a case stands that is in play: under review, and not approved. Null where it is not, or its pack does not rank. */
    public static @Nullable Stand stand(PolicyPack pack, String number, Application application) {
        return application.exists() && application.status() == Status.IN_REVIEW && ranks(pack, application)
                ? of(pack, number, application)
                : null;
    }

    /** The same of a case that may have come further. */
    public static Stand of(PolicyPack pack, String number, Application application) {
        return new Stand(
                number,
                application.submitted().county(),
                Ranking.stage(pack, application.direction(pack))
                        .map(application::passedWith)
                        .map(PassedScore::tenths)
                        .orElse(null),
                DirectionPlaces.limitsApplicants(application.direction(pack)) ? application.applicant() : null);
    }

    private static boolean ranks(PolicyPack pack, Application application) {
        return ranks(pack, application.submitted().direction());
    }

    /** Whether a direction gives its places to the best, so that its cases stand in a ranking. */
    public static boolean ranks(PolicyPack pack, String direction) {
        return pack.direction(direction).flatMap(Direction::ranked).isPresent();
    }

    /** A decision about a case, with what it changes in where the case stands. */
    static Decision noted(Streams streams, Occasion occasion, StreamId subject, Decision decision) {
        if (!(decision instanceof Decision.Accepted accepted)) {
            return decision;
        }
        Application before = (Application) streams.state(subject);
        List<StreamEvent> own = accepted.events().stream()
                .filter(event -> event.stream().equals(subject))
                .toList();
        if (!concerns(streams, before, own)) {
            return decision;
        }
        StreamFold after = streams.fold(subject).before(Long.MAX_VALUE);
        long position = Long.MAX_VALUE - own.size();
        for (StreamEvent event : own) {
            after.evolve(
                    new Recorded(position++, occasion.at(), occasion.businessDate(), occasion.actor(), event.event()));
        }
        List<StreamEvent> moved = moved(streams, subject.id(), before, (Application) after.state());
        boolean placed = accepted.events().stream()
                .anyMatch(event -> event.event() instanceof PlaceTaken place && Rankings.isForBest(place.heldFrom()));
        List<StreamEvent> events = new ArrayList<>(accepted.events());
        // Whoever has a place competes no longer; that needs no second entry.
        moved.stream()
                .filter(event -> !(placed && event.event() instanceof RankLeft))
                .forEach(events::add);
        return new Decision.Accepted(events);
    }

    private static boolean concerns(Streams streams, Application before, List<StreamEvent> own) {
        if (before.exists() && ranks(streams.pack(before.packSm3()), before)) {
            return true;
        }
        return own.stream()
                .flatMap(event -> switch (event.event()) {
                    case ApplicationSubmitted e -> Stream.of(ranks(streams.pack(e.packSm3()), e.direction()));
                    case PolicyChanged e ->
                        Stream.of(ranks(
                                streams.pack(e.packSm3()), before.submitted().direction()));
                    default -> Stream.<Boolean>of();
                })
                .anyMatch(Boolean::booleanValue);
    }

    /** What changes in the programme where a case comes from one state to another; takes its stream only where something does. */
    public static List<StreamEvent> moved(Streams streams, String number, Application before, Application after) {
        Stand stood = before.exists() ? stand(streams.pack(before.packSm3()), number, before) : null;
        Stand stands = stand(streams.pack(after.packSm3()), number, after);
        if (Objects.equals(stood, stands)) {
            return List.of();
        }
        StreamId programme = StreamId.programme(after.submitted().programme());
        // What is written is read before.
        streams.state(programme);
        String direction = after.submitted().direction();
        return List.of(new StreamEvent(
                programme,
                stands == null
                        ? new RankLeft(number, direction)
                        : new Ranked(number, direction, stands.county(), stands.scoreTenths(), stands.applicant())));
    }
}
