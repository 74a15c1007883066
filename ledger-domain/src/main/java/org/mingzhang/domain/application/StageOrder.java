package org.mingzhang.domain.application;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;

/** 环节次序: which stage of an application comes next. Where parameters say whether a stage is passed at all, those in force do. */
final class StageOrder {
    private StageOrder() {}

    /** Whether some stage of the application is passed only while parameters are so. */
    static boolean hangsOnParameters(PolicyPack pack, Application application) {
        return pack.stagesOf(application.direction(pack)).stream().anyMatch(stage -> stage.when() != null);
    }

    /**
     * The stage that comes after the furthest passed; null after the last. Of a case that came under a later version of the pack it
     * is the first that it has not passed: what that version puts before a stage passed already is not left out, and the stage
     * that decides by that version decides anew.
     *
     * @param values in force, asked for only where they matter
     */
    static @Nullable Stage next(PolicyPack pack, Application application, Supplier<ParameterValues> values) {
        List<Stage> stages = pack.stagesOf(application.direction(pack));
        boolean changed = application.policyChanged() != null;
        int next = 0;
        for (int i = 0; i < stages.size() && !changed; i++) {
            next = application.passedStages().contains(stages.get(i).id()) ? i + 1 : next;
        }
        while (next < stages.size()
                && ((changed && next < stages.size() - 1 && isPassed(application, stages.get(next)))
                        || isLeftOut(stages.get(next), values))) {
            next++;
        }
        return next < stages.size() ? stages.get(next) : null;
    }

    private static boolean isPassed(Application application, Stage stage) {
        return application.passedStages().contains(stage.id());
    }

    private static boolean isLeftOut(Stage stage, Supplier<ParameterValues> values) {
        return stage.when() != null && !stage.isPassed(values.get());
    }

    /** Refuses a stage that is not the next one. */
    static @Nullable Rejection refuseUnlessNext(
            PolicyPack pack, Application application, String stage, Supplier<ParameterValues> values) {
        Stage next = next(pack, application, values);
        return next != null && next.id().equals(stage)
                ? null
                : Rejection.of(
                        RejectionCode.STAGE_OUT_OF_ORDER,
                        next == null ? null : next.clause(),
                        Map.of("stage", stage, "next", next == null ? "无" : next.id()));
    }
}
