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
     * The stage that comes after the furthest passed; null after the last.
     *
     * @param values in force, asked for only where they matter
     */
    static @Nullable Stage next(PolicyPack pack, Application application, Supplier<ParameterValues> values) {
        List<Stage> stages = pack.stagesOf(application.direction(pack));
        int next = 0;
        for (int i = 0; i < stages.size(); i++) {
            next = application.passedStages().contains(stages.get(i).id()) ? i + 1 : next;
        }
        while (next < stages.size()
                && stages.get(next).when() != null
                && !stages.get(next).isPassed(values.get())) {
            next++;
        }
        return next < stages.size() ? stages.get(next) : null;
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
