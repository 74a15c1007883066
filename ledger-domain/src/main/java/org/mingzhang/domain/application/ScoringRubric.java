package org.mingzhang.domain.application;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Rubric;
import org.mingzhang.domain.policy.Rubric.Sheet;
import org.mingzhang.domain.policy.ScoreSheet;
import org.mingzhang.domain.programme.Programme;

/**
 * The score sheet that the pack gives to a case: its rubric with the weights as they were when the case was first scored. Weights
 * that are decided later act on cases that nobody has scored yet; where old records scored a case before all were decided, the
 * first that came.
 *
 * @param sheet full marks by indicator; null while there are none
 * @param open why there are none
 */
record ScoringRubric(
        Rubric rubric, @Nullable ScoreSheet sheet, @Nullable Rejection open) {
    /**
     * Of a case at a stage; takes the programme's stream, where the pack scores there.
     *
     * @return null where the pack says nothing of it
     */
    static @Nullable ScoringRubric of(Streams streams, Application application, String stage) {
        PolicyPack pack = streams.pack(application.packSm3());
        Direction direction = application.direction(pack);
        Rubric rubric = direction.rubric();
        if (rubric == null || !rubric.stage().equals(stage)) {
            return null;
        }
        Programme programme = (Programme)
                streams.state(StreamId.programme(application.submitted().programme()));
        Long first = application.firstScored(stage);
        Sheet found = rubric.sheet(
                pack, direction, first == null ? programme.parameters(pack) : programme.parameters(pack, first));
        if (first != null) {
            for (long position : programme.decided(rubric.parameters(), first)) {
                if (found instanceof Sheet.Open) {
                    ParameterValues then = programme.parameters(pack, position + 1);
                    found = rubric.sheet(pack, direction, then);
                }
            }
        }
        return switch (found) {
            case Sheet.Decided(ScoreSheet sheet) -> new ScoringRubric(rubric, sheet, null);
            case Sheet.Open(Rejection why) -> new ScoringRubric(rubric, null, why);
        };
    }
}
