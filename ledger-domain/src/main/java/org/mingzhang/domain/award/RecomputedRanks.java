package org.mingzhang.domain.award;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.RankRules;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.programme.DirectionPlaces;

/**
 * Finds, of places that are for the best, those that went to a case which others could still outrank: by the applications
 * themselves as they stood at that entry, not by what the programme says of their ranks.
 */
final class RecomputedRanks {
    private final Function<String, PolicyPack> packs;
    private final CaseStreams streams;

    RecomputedRanks(Function<String, PolicyPack> packs, CaseStreams streams) {
        this.packs = packs;
        this.streams = streams;
    }

    /** An application is approved; of another programme's nothing is known. */
    List<AwardDifference> approved(String number, Recorded recorded) {
        Application application = streams.application(number);
        if (application == null || !streams.programme().exists()) {
            return List.of();
        }
        String id = application.submitted().direction();
        PolicyPack pack = packs.apply(application.packSm3());
        Direction direction = pack.direction(id).orElse(null);
        if (direction == null || direction.ranked().isEmpty()) {
            return List.of();
        }
        EntryFindings entry = new EntryFindings(recorded, number, id, application.applicant());
        Stand own = RankRules.of(pack, number, application);
        DirectionPlaces places =
                new DirectionPlaces(streams.programme(), packs, pack, id, EntryFindings.day(recorded, pack));
        List<Stand> inPlay = inPlay(id);
        direction.quotas().stream()
                .filter(direction::goesByScore)
                .flatMap(quota -> Ranking.refuse(
                        direction,
                        own,
                        places.rivals(quota, own.county(), inPlay, this::hasPassed),
                        places.taken(quota, own.county()),
                        places.most(quota, own.county()).orElse(Long.MAX_VALUE))
                        .stream())
                .findFirst()
                .ifPresent(no -> entry.refused("application", "已认定", no.message(new PackNames(pack)), no, null));
        return entry.found();
    }

    private List<Stand> inPlay(String direction) {
        List<Stand> inPlay = new ArrayList<>();
        streams.eachApplication((number, other) -> {
            if (other.exists() && other.submitted().direction().equals(direction)) {
                Stand stand = RankRules.stand(packs.apply(other.packSm3()), number, other);
                if (stand != null) {
                    inPlay.add(stand);
                }
            }
        });
        return inPlay;
    }

    private boolean hasPassed(String number, String stage) {
        Application application = streams.application(number);
        return application != null && application.passedStages().contains(stage);
    }
}
