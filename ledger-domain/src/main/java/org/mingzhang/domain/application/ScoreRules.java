package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application.Draw;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.expert.ExpertPool;

/** Who scores at a stage, within which bounds, and what the scores come to; sums are whole tenths of a point. */
final class ScoreRules {
    private final Application application;
    private final ExpertPool pool;
    private final String stage;
    private final @Nullable Draw draw;
    private final @Nullable SortedMap<String, Integer> sheet;

    ScoreRules(Application application, ExpertPool pool, String stage) {
        this.application = application;
        this.pool = pool;
        this.stage = stage;
        this.draw = application.draw(stage);
        this.sheet = pool.sheet(stage, application.submitted().direction());
    }

    /** Who is drawn, those who declared an interest replaced by the reserve in its order. */
    private static List<String> panel(ExpertsDrawn drawn, Application application, ExpertPool pool) {
        List<String> panel = new ArrayList<>();
        Iterator<String> reserve = drawn.reserve().iterator();
        for (String expert : drawn.drawn()) {
            String sits = expert;
            while (sits != null && application.hasDeclaredConflict(pool.actorOf(sits))) {
                sits = reserve.hasNext() ? reserve.next() : null;
            }
            if (sits != null) {
                panel.add(sits);
            }
        }
        return panel;
    }

    /** Where experts were drawn by lot, they alone score and decide. */
    @Nullable
    Rejection refuseOutsidePanel(String actor) {
        if (draw == null) {
            return null;
        }
        ExpertsDrawn drawn = draw.drawn();
        if (drawn == null) {
            return Rejection.of(RejectionCode.WRONG_STATE, Map.of("stage", stage, "state", "已申请抽取专家，尚未抽取"));
        }
        return panel(drawn, application, pool).stream()
                        .anyMatch(expert -> pool.actorOf(expert).equals(actor))
                ? null
                : Rejection.of(RejectionCode.NOT_ELIGIBLE, Map.of("actor", actor, "stage", stage, "needs", "抽取的评审专家"));
    }

    /** An indicator of the sheet, within its full mark. */
    @Nullable
    Rejection refuseOffSheet(String indicator, int scoreTenths) {
        if (sheet == null) {
            return null;
        }
        Integer most = sheet.get(indicator);
        if (most == null) {
            return Rejection.of(
                    RejectionCode.NOT_FOUND,
                    Map.of("indicator", indicator, "options", String.join("、", sheet.keySet())));
        }
        return scoreTenths > most
                ? Rejection.of(
                        RejectionCode.PARAMETER_INVALID,
                        Map.of("indicator", indicator, "score", tenths(scoreTenths), "limit", tenths(most)))
                : null;
    }

    /** The stage is decided on complete sheets, with the mean of their totals. */
    @Nullable
    Rejection refuseOtherThanSheets(@Nullable Integer scoreTenths) {
        Map<String, Integer> totals = new TreeMap<>();
        Map<String, Integer> scored = new TreeMap<>();
        application.scores(stage).forEach((score, tenths) -> {
            totals.merge(score.actor(), tenths, Integer::sum);
            scored.merge(score.actor(), 1, Integer::sum);
        });
        List<String> incomplete = new ArrayList<>();
        if (draw != null && draw.drawn() != null) {
            for (String expert : panel(draw.drawn(), application, pool)) {
                int given = scored.getOrDefault(pool.actorOf(expert), 0);
                if (given == 0 || (sheet != null && given < sheet.size())) {
                    incomplete.add(pool.nameOf(expert));
                }
            }
        } else if (sheet != null) {
            scored.forEach((actor, given) -> {
                if (given < sheet.size()) {
                    incomplete.add(actor);
                }
            });
        }
        if (!incomplete.isEmpty()) {
            return Rejection.of(
                    RejectionCode.FACT_MISSING,
                    Map.of("stage", stage, "missing", "完整的评分表：" + String.join("、", incomplete)));
        }
        // Without a sheet nobody knows what an indicator counts.
        if (totals.isEmpty() || sheet == null) {
            return null;
        }
        int sum = totals.values().stream().mapToInt(Integer::intValue).sum();
        int mean = (2 * sum + totals.size()) / (2 * totals.size());
        return scoreTenths != null && scoreTenths == mean
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "state",
                                scoreTenths == null ? "没有写评分" : "评分 " + tenths(scoreTenths) + " 分",
                                "needs",
                                totals.size() + " 名专家评分的平均 " + tenths(mean) + " 分"));
    }

    private static String tenths(int tenths) {
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    }
}
