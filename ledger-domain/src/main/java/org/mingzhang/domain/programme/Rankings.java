package org.mingzhang.domain.programme;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.programme.ProgrammeEvent.RankLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Ranked;

/**
 * Cases of a programme that compete for places by their scores, by direction: those still in play, and those that have a place.
 * Empty where no version of the pack gives places by score.
 */
public final class Rankings {
    private static final class Competing {
        private final Map<String, Stand> inPlay = new HashMap<>();
        private final Map<String, Stand> placed = new HashMap<>();
    }

    private final Map<String, Competing> directions = new HashMap<>();

    void take(Ranked e) {
        directions
                .computeIfAbsent(e.direction(), none -> new Competing())
                .inPlay
                .put(e.application(), new Stand(e.application(), e.county(), e.scoreTenths(), e.applicant()));
    }

    void take(RankLeft e) {
        Competing of = directions.get(e.direction());
        if (of != null) {
            of.inPlay.remove(e.application());
        }
    }

    void take(PlaceTaken e) {
        Competing of = directions.get(e.direction());
        if (of != null && isForBest(e.heldFrom())) {
            Stand stood = of.inPlay.remove(e.application());
            of.placed.put(
                    e.application(),
                    new Stand(e.application(), e.county(), e.scoreTenths(), stood == null ? null : stood.applicant()));
        }
    }

    void take(PlaceReleased e) {
        Competing of = directions.get(e.direction());
        if (of != null && isForBest(e.heldFrom())) {
            of.placed.remove(e.application());
        }
    }

    /** Whether a place that is taken from then on is one of those that go by score: they go with the approval. */
    public static boolean isForBest(@Nullable String from) {
        return from == null || from.equals("approval");
    }

    /** Directions in which somebody ever competed, in their order. */
    public Set<String> directions() {
        return Collections.unmodifiableSet(new TreeSet<>(directions.keySet()));
    }

    /** Everyone of a direction who may still take a place. */
    public Collection<Stand> inPlay(String direction) {
        Competing of = directions.get(direction);
        return of == null ? List.of() : Collections.unmodifiableCollection(of.inPlay.values());
    }

    /** The same in one county. */
    public Collection<Stand> inPlay(String direction, @Nullable String county) {
        return inPlay(direction).stream()
                .filter(stand -> county == null ? stand.county() == null : county.equals(stand.county()))
                .toList();
    }

    /** Everyone of a direction who has a place. */
    public Collection<Stand> placed(String direction) {
        Competing of = directions.get(direction);
        return of == null ? List.of() : Collections.unmodifiableCollection(of.placed.values());
    }
}
