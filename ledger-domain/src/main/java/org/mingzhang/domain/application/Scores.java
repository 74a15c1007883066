package org.mingzhang.domain.application;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application.Scored;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;

/** The scores of one application since it last came in. */
final class Scores {
    private final Map<Scored, Integer> given = new HashMap<>();
    /** The entry of the first score of a stage. */
    private final Map<String, Long> first = new HashMap<>();

    void take(ScoreGiven e, String actor, long position) {
        given.put(new Scored(actor, e.stage(), e.expert(), e.indicator()), e.scoreTenths());
        first.putIfAbsent(e.stage(), position);
    }

    /** What comes back changed is scored anew. */
    void clear() {
        given.clear();
        first.clear();
    }

    /** Whoever has to keep away has given none. */
    void drop(String actor) {
        given.keySet().removeIf(scored -> scored.actor().equals(actor));
    }

    boolean has(Scored scored) {
        return given.containsKey(scored);
    }

    boolean has(String stage, String actor) {
        return given.keySet().stream()
                .anyMatch(
                        scored -> scored.stage().equals(stage) && scored.actor().equals(actor));
    }

    Map<Scored, Integer> of(String stage) {
        return given.entrySet().stream()
                .filter(entry -> entry.getKey().stage().equals(stage))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Nullable
    Long first(String stage) {
        return first.get(stage);
    }
}
