package org.mingzhang.domain.application;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application.Scored;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;

/** The scores of one application since it last came in, and those with which its stages were passed. */
final class Scores {
    private final Map<Scored, Integer> given = new HashMap<>();
    /** The entry of the first score of a stage. */
    private final Map<String, Long> first = new HashMap<>();
    /** With what stages that count were passed. */
    private final Map<String, PassedScore> passed = new HashMap<>();

    private @Nullable Integer last;

    void take(StageDecided e, long position) {
        Integer score = e.scoreTenths();
        last = score == null ? last : score;
        if (e.outcome() == Outcome.PASSED && score != null) {
            passed.put(e.stage(), new PassedScore(score, position));
        }
    }

    /** Stages that are done again. */
    void reopened(Collection<String> stages) {
        passed.keySet().removeAll(stages);
    }

    /** Of the last decision that has one. */
    @Nullable
    Integer last() {
        return last;
    }

    /** With which a stage was passed; null where it was not, or without one. */
    @Nullable
    PassedScore passed(String stage) {
        return passed.get(stage);
    }

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
