package org.mingzhang.domain.application;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application.Draw;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.expert.ExpertPool;
import org.mingzhang.domain.policy.ScoreSheet;

/**
 * Who scores at a stage, within which bounds, and what the scores come to; sums are whole tenths of a point. The sheet
 * is the pack's, where it has a rubric, and else what was adopted. A case keeps the sheet that was in force at its first score,
 * whatever is decided or adopted later, until it comes back changed.
 */
final class ScoreRules {
    /** What one expert gave, by indicator. */
    private record Marks(String name, SortedMap<String, Integer> byIndicator) {}

    private final ExpertPool pool;
    private final String stage;
    private final List<Draw> draws;
    private final @Nullable ScoringRubric rubric;
    private final @Nullable ScoreSheet sheet;
    /** By the actor; in old records, which name none, by the expert. */
    private final SortedMap<String, Marks> marks = new TreeMap<>();

    /** Totals of complete sheets. */
    private final Map<String, Integer> complete = new TreeMap<>();

    private final @Nullable Panel panel;

    /** Takes the streams of the pool and, where the pack itself says what is scored, of the programme. */
    static ScoreRules of(Streams streams, Application application, String stage) {
        StreamId pool = StreamId.experts(application.submitted().programme());
        return new ScoreRules(
                application, (ExpertPool) streams.state(pool), stage, ScoringRubric.of(streams, application, stage));
    }

    private ScoreRules(Application application, ExpertPool pool, String stage, @Nullable ScoringRubric rubric) {
        this.pool = pool;
        this.rubric = rubric;
        this.stage = stage;
        this.draws = application.draws(stage);
        Long first = application.firstScored(stage);
        this.sheet = rubric != null
                ? rubric.sheet()
                : pool.sheet(stage, application.submitted().direction(), first == null ? Long.MAX_VALUE : first);
        application.scores(stage).forEach((score, tenths) -> marks.computeIfAbsent(
                        score.actor().isEmpty() ? score.expert() : score.actor(),
                        actor -> new Marks(score.expert(), new TreeMap<>()))
                .byIndicator()
                .put(score.indicator(), tenths));
        marks.forEach((actor, given) -> {
            Integer total = total(given);
            if (total != null) {
                complete.put(actor, total);
            }
        });
        this.panel = draws.isEmpty() ? null : Panel.of(draws, application, pool, complete.keySet());
    }

    /** What the sheet's own indicators come to; null where one is missing. Without a sheet whatever was given. */
    private @Nullable Integer total(Marks given) {
        if (sheet == null && rubric != null) {
            return null;
        }
        if (sheet == null) {
            return given.byIndicator.values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
        OptionalInt total = sheet.total(given.byIndicator);
        return total.isPresent() ? (Integer) total.getAsInt() : null;
    }

    /** Who sits; null where nobody was drawn. */
    @Nullable
    Panel panel() {
        return panel;
    }

    /** While a weight of the pack's rubric is undecided nobody scores, and nothing is decided by scores. */
    @Nullable
    Rejection refuseUnweighed() {
        return rubric == null ? null : rubric.open();
    }

    /** What an indicator is called on the sheet; the pack's may be meant by id. */
    String named(String indicator) {
        return rubric == null ? indicator : rubric.rubric().named(indicator);
    }

    /** How many have scored at this stage, one indicator at least. */
    int scorers() {
        return marks.size();
    }

    /** Where a programme has a pool, its experts alone score and decide; where they were drawn by lot, the panel alone. */
    @Nullable
    Rejection refuseOutsider(String actor) {
        if (panel == null) {
            return pool.exists() && !pool.hasActor(actor) ? outsider(actor, "专家库内的专家") : null;
        }
        if (draws.getFirst().drawn() == null) {
            return Rejection.of(RejectionCode.WRONG_STATE, Map.of("stage", stage, "state", "已申请抽取专家，尚未抽取"));
        }
        return panel.has(actor) ? null : outsider(actor, "抽取的评审专家");
    }

    private Rejection outsider(String actor, String needs) {
        return Rejection.of(RejectionCode.NOT_ELIGIBLE, Map.of("actor", actor, "stage", stage, "needs", needs));
    }

    /** An indicator of the sheet, within its full mark. */
    @Nullable
    Rejection refuseOffSheet(String indicator, int scoreTenths) {
        return sheet == null ? null : sheet.refuse(indicator, scoreTenths).orElse(null);
    }

    /** The stage is decided by a whole panel on complete sheets: at least one where a sheet was adopted. */
    @Nullable
    Rejection refuseIncomplete() {
        if (panel != null && panel.missing() > 0) {
            return Rejection.of(
                    RejectionCode.WRONG_STATE,
                    Map.of(
                            "stage",
                            stage,
                            "state",
                            "评审组现有专家 " + panel.experts().size() + " 名",
                            "needs",
                            "补抽专家 " + panel.missing() + " 名，共 " + panel.seats() + " 名"));
        }
        List<String> incomplete = panel == null
                ? marks.entrySet().stream()
                        .filter(given -> !complete.containsKey(given.getKey()) && canFinish(given.getKey()))
                        .map(given -> given.getValue().name)
                        .toList()
                : panel.experts().stream()
                        .filter(expert -> !complete.containsKey(pool.actorOf(expert)))
                        .map(pool::nameOf)
                        .toList();
        if (incomplete.isEmpty() && (sheet == null || !complete.isEmpty())) {
            return null;
        }
        return Rejection.of(
                RejectionCode.FACT_MISSING,
                Map.of(
                        "stage",
                        stage,
                        "missing",
                        incomplete.isEmpty() ? "至少一份完整的评分表" : "完整的评分表：" + String.join("、", incomplete)));
    }

    /** Whoever left the pool, or was never in it, cannot finish a sheet; nobody waits for it. */
    private boolean canFinish(String actor) {
        return !pool.exists() || pool.hasActor(actor);
    }

    /**
     * The mean of the sheets that count, those of the panel where experts were drawn and nobody else's: in tenths of a point, less than
     * one left out, so that rounding lifts nobody to a threshold or beside a better case.
     */
    @Nullable
    Integer mean() {
        Collection<Integer> totals = panel == null
                ? complete.values()
                : panel.actors().stream()
                        .filter(complete::containsKey)
                        .map(complete::get)
                        .toList();
        // Without a sheet nobody knows what an indicator counts.
        if (sheet == null || totals.isEmpty()) {
            return null;
        }
        int sum = totals.stream().mapToInt(Integer::intValue).sum();
        return sum / totals.size();
    }

    /** What is written down is the mean. */
    @Nullable
    Rejection refuseOtherThanMean(@Nullable Integer scoreTenths) {
        Integer mean = mean();
        if (mean == null || mean.equals(scoreTenths)) {
            return null;
        }
        int sheets = panel == null ? complete.size() : panel.experts().size();
        return Rejection.of(
                RejectionCode.WRONG_STATE,
                Map.of(
                        "state",
                        scoreTenths == null ? "没有写评分" : "评分 " + ScoreSheet.points(scoreTenths) + " 分",
                        "needs",
                        sheets + " 名专家评分的平均 " + ScoreSheet.points(mean) + " 分"));
    }
}
