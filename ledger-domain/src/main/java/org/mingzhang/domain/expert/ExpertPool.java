package org.mingzhang.domain.expert;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.expert.ExpertEvent.ExpertEnrolled;
import org.mingzhang.domain.expert.ExpertEvent.ExpertWithdrawn;
import org.mingzhang.domain.expert.ExpertEvent.Indicator;
import org.mingzhang.domain.expert.ExpertEvent.ScoreSheetAdopted;

/** A programme's experts and score sheets as the events leave them. */
public final class ExpertPool implements StreamState {
    private record Place(String stage, @Nullable String direction) {}

    private final SortedMap<String, ExpertEnrolled> experts = new TreeMap<>();
    private final Map<String, ExpertEnrolled> everEnrolled = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<Place, SortedMap<String, Integer>> sheets = new HashMap<>();

    @Override
    public void evolve(Recorded recorded) {
        switch ((ExpertEvent) recorded.event()) {
            case ExpertEnrolled e -> {
                experts.put(e.expert(), e);
                everEnrolled.put(e.expert(), e);
            }
            case ExpertWithdrawn e -> {
                experts.remove(e.expert());
                withdrawn.add(e.expert());
            }
            case ScoreSheetAdopted e -> {
                SortedMap<String, Integer> sheet = new TreeMap<>();
                for (Indicator indicator : e.indicators()) {
                    sheet.put(indicator.indicator(), indicator.mostTenths());
                }
                sheets.put(new Place(e.stage(), e.direction()), sheet);
            }
        }
    }

    /** Who is in the pool now, by id. */
    public SortedMap<String, ExpertEnrolled> experts() {
        return Collections.unmodifiableSortedMap(experts);
    }

    boolean knows(String expert) {
        return experts.containsKey(expert) || withdrawn.contains(expert);
    }

    /** Whether a person is in the pool, under whatever id. */
    boolean hasActor(String actor) {
        return experts.values().stream().anyMatch(expert -> expert.actor().equals(actor));
    }

    /** The person behind an id, also of who has left the pool; empty for an unknown id. */
    public String actorOf(String expert) {
        ExpertEnrolled known = everEnrolled.get(expert);
        return known == null ? "" : known.actor();
    }

    /** What the person behind an id is called; the id where it is unknown. */
    public String nameOf(String expert) {
        ExpertEnrolled known = everEnrolled.get(expert);
        return known == null ? expert : known.name();
    }

    /** The full marks in tenths by indicator, of the direction's own sheet or of the stage's; null where none was adopted. */
    public @Nullable SortedMap<String, Integer> sheet(String stage, String direction) {
        SortedMap<String, Integer> own = sheets.get(new Place(stage, direction));
        SortedMap<String, Integer> common = sheets.get(new Place(stage, null));
        return own == null && common == null ? null : Objects.requireNonNullElse(own, common);
    }
}
