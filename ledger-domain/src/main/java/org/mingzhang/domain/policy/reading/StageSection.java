package org.mingzhang.domain.policy.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Rubric;
import org.mingzhang.domain.policy.Stage;

/** Reads {@code stages}: the steps that an application passes. */
final class StageSection {
    private final Known known;
    private final FormulaSection formulas;

    StageSection(Known known) {
        this.known = known;
        this.formulas = new FormulaSection(known);
    }

    Stage stage(String id, MapReader map) {
        Map<String, Stage.By> posts = new LinkedHashMap<>();
        for (Stage.By by : Stage.By.values()) {
            posts.put(by.word(), by);
        }
        return new Stage(
                id,
                map.text("name"),
                map.text("responsible"),
                map.has("by") ? map.choice("by", posts, Stage.By.CITY) : null,
                map.has("channel") ? map.text("channel") : null,
                map.has("when") ? formulas.byParameters(map, "when") : null,
                known.quotes().of(map));
    }

    /** What always must be is not left out: the stage that decides, and the one whose scores decide who gets a place. */
    static void check(MapReader pack, PolicyPack read) {
        for (Stage stage : read.stages()) {
            if (stage.when() == null) {
                continue;
            }
            for (Direction direction : read.directions()) {
                Rubric rubric = direction.rubric();
                boolean scores = rubric != null && rubric.stage().equals(stage.id());
                if (direction.quotas().stream().anyMatch(quota -> stage.id().equals(quota.stage()))) {
                    MapReader map = pack.map("stages").map(stage.id());
                    map.report(
                            map.spotOf("when"),
                            "支持方向 " + direction.id() + " 的名额按环节 " + stage.id() + " 计",
                            "写 when 的应为可以不经过的环节；按它计名额的总要经过");
                }
                if (direction.decidesAt(stage.id()) || scores) {
                    MapReader map = pack.map("stages").map(stage.id());
                    map.report(
                            map.spotOf("when"),
                            "环节 " + stage.id() + " 是支持方向 " + direction.id() + (scores ? " 评分的环节" : " 的最后一个环节"),
                            "写 when 的应为可以不经过的环节；作出认定的、评分的总要经过");
                }
            }
        }
    }
}
