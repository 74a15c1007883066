package org.mingzhang.domain.expert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.mingzhang.domain.policy.ScoreSheet;

/** A programme's experts and score sheets as the events leave them. */
public final class ExpertPool implements StreamState {
    /** A sheet and the entry by which it was adopted. */
    private record Adopted(
            long position, String stage, @Nullable String direction, ScoreSheet sheet) {
        boolean serves(String stage, String direction) {
            return this.stage.equals(stage) && (this.direction == null || this.direction.equals(direction));
        }
    }

    private final SortedMap<String, ExpertEnrolled> experts = new TreeMap<>();
    private final Map<String, ExpertEnrolled> everEnrolled = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final List<Adopted> sheets = new ArrayList<>();

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
                sheets.add(new Adopted(recorded.position(), e.stage(), e.direction(), new ScoreSheet(sheet)));
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

    /** Whether the programme has a pool at all: somebody was enrolled once. */
    public boolean exists() {
        return !everEnrolled.isEmpty();
    }

    /** Whether a person is in the pool, under whatever id. */
    public boolean hasActor(String actor) {
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

    /**
     * The sheet in force at an entry: the direction's own, or else the stage's. Where
     * none was in force yet, the first that came later; null where none was ever adopted.
     */
    public @Nullable ScoreSheet sheet(String stage, String direction, long at) {
        ScoreSheet own = null;
        ScoreSheet common = null;
        ScoreSheet later = null;
        for (Adopted adopted : sheets) {
            if (adopted.serves(stage, direction)) {
                if (adopted.position >= at) {
                    later = later == null ? adopted.sheet : later;
                } else if (adopted.direction == null) {
                    common = adopted.sheet;
                } else {
                    own = adopted.sheet;
                }
            }
        }
        return own != null ? own : common != null ? common : later;
    }
}
