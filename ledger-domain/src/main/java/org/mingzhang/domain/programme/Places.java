package org.mingzhang.domain.programme;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;

/** Places of a programme's directions that cases have from their submission, a stage or their approval on. */
public final class Places {
    /** The words for what is no stage. */
    private static final Set<String> MOMENTS = Set.of("submission", "approval", "award");

    private record Place(
            String direction,
            @Nullable String county,
            @Nullable String from) {}

    private final Map<Place, Integer> taken = new HashMap<>();
    /** Cases that have a place by passing a stage, by that stage; as many as there are places. */
    private final Map<String, Set<String>> passed = new HashMap<>();

    void take(PlaceTaken e) {
        String from = e.heldFrom();
        if (from != null && !MOMENTS.contains(from)) {
            passed.computeIfAbsent(from, none -> new HashSet<>()).add(e.application());
        }
        taken.merge(new Place(e.direction(), e.county(), e.heldFrom()), 1, Integer::sum);
    }

    void take(PlaceReleased e) {
        if (e.heldFrom() != null) {
            passed.getOrDefault(e.heldFrom(), new HashSet<>()).remove(e.application());
        }
        taken.merge(new Place(e.direction(), e.county(), e.heldFrom()), -1, Integer::sum);
    }

    /** Whether a case has a place by passing a stage. */
    boolean has(String application, String stage) {
        return passed.getOrDefault(stage, Set.of()).contains(application);
    }

    /** Whether a case that came so far may have a place from then on: of places by a stage it is known who has one. */
    public boolean holds(String application, String from) {
        return from.isEmpty() || MOMENTS.contains(from) || has(application, from);
    }

    /** Directions of which a place was ever taken. */
    Stream<String> directions() {
        return taken.keySet().stream().map(Place::direction);
    }

    /** Counties of which a place was ever taken. */
    Stream<String> counties() {
        return taken.keySet().stream().flatMap(place -> Stream.ofNullable(place.county));
    }

    /** How many cases of a direction have any place. */
    public int of(String direction) {
        return count(place -> place.direction.equals(direction));
    }

    /** The same in one county. */
    public int of(String direction, @Nullable String county) {
        return count(place -> place.direction.equals(direction) && isOf(place, county));
    }

    /**
     * How many places of a quota are taken, of all or of one county as it counts. A place that does not say from when it was taken
     * is of the sort that the direction had then, and counts.
     */
    public int of(String direction, Quota quota, @Nullable String county) {
        return count(place -> place.direction.equals(direction)
                && (place.from == null || place.from.equals(quota.from()))
                && (quota.per() != Quota.Per.COUNTY || isOf(place, county)));
    }

    private static boolean isOf(Place place, @Nullable String county) {
        return county == null ? place.county == null : county.equals(place.county);
    }

    private int count(Predicate<Place> counts) {
        int sum = 0;
        for (Map.Entry<Place, Integer> entry : taken.entrySet()) {
            sum += counts.test(entry.getKey()) ? entry.getValue() : 0;
        }
        return sum;
    }
}
