package org.mingzhang.view.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.application.StageKind;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;

/** Which stage cases come to next, told from the last one that was decided: by the pack in force and its parameters. */
final class NextStages {
    /** The rows of applications whose next stage is one; its three question marks take {@link #values}. */
    static final String CONDITION = "a.status = 'IN_REVIEW' AND EXISTS (SELECT 1"
            + " FROM unnest(?::text[], ?::text[], ?::boolean[]) AS n (direction, stage, passed)"
            + " WHERE n.direction = a.direction AND n.stage = coalesce(a.stage, '')"
            + " AND n.passed = (a.outcome IS NOT DISTINCT FROM 'PASSED'))";

    /** A stage as it is to cases of some directions. */
    record Next(Stage stage, StageKind kind) {}

    private record Before(String direction, String stage, boolean passed) {}

    private final Map<Next, List<Before>> before = new LinkedHashMap<>();

    NextStages(PolicyPack pack, ParameterValues values) {
        // In the order of the pack's stages, so that a list of them reads as the way of a case.
        for (Stage stage : pack.stages()) {
            for (Direction direction : pack.directions()) {
                take(pack, values, stage, direction);
            }
        }
    }

    private void take(PolicyPack pack, ParameterValues values, Stage stage, Direction direction) {
        List<Stage> stages = pack.stagesOf(direction);
        int at = stages.indexOf(stage);
        if (at < 0 || !stage.isPassed(values)) {
            return;
        }
        List<Before> mine = before.computeIfAbsent(
                new Next(stage, StageKind.of(pack, direction, stage.id())), next -> new ArrayList<>());
        // What came back from a stage, or was opened again at it, is at that stage.
        mine.add(new Before(direction.id(), stage.id(), false));
        int earlier = at - 1;
        while (earlier >= 0) {
            // What is left out now may have been passed, or have been where a case lay, when it was not.
            mine.add(new Before(direction.id(), stages.get(earlier).id(), true));
            if (stages.get(earlier).isPassed(values)) {
                return;
            }
            mine.add(new Before(direction.id(), stages.get(earlier).id(), false));
            earlier--;
        }
        mine.add(new Before(direction.id(), "", false));
    }

    /** The stages that cases pass, in order. */
    List<Next> stages() {
        return List.copyOf(before.keySet());
    }

    /** What is put in for the question marks of {@link #CONDITION}. */
    List<Object> values(Next next) {
        List<Before> rows = before.getOrDefault(next, List.of());
        return List.of(
                rows.stream().map(Before::direction).toArray(String[]::new),
                rows.stream().map(Before::stage).toArray(String[]::new),
                rows.stream().map(Before::passed).toArray(Boolean[]::new));
    }
}
