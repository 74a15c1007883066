package org.mingzhang.domain.application;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Ranking;

/** 专家评审 of one case: that what is decided is what the experts' sheets say. */
final class ExpertReview {
    private final Streams streams;
    private final Occasion occasion;
    private final Application application;
    private final DecideStage c;

    ExpertReview(Streams streams, Occasion occasion, Application application, DecideStage c) {
        this.streams = streams;
        this.occasion = occasion;
        this.application = application;
        this.c = c;
    }

    /**
     * What experts found is on their sheets; old records need not have sheets. A case goes back without them, and a score is
     * stated on no other ground.
     */
    @Nullable
    Rejection refuseBesideSheets() {
        String actor = occasion.actor().id();
        Avoidance avoidance = Avoidance.of(streams, c.application(), application);
        ScoreRules rules = scores();
        boolean judged = c.outcome() != Outcome.RETURNED || c.scoreTenths() != null;
        return occasion.first(() -> avoidance.refuse(
                        actor, occasion.actor().org(), occasion.standing().orgName()))
                .then(() -> rules.refuseOutsider(actor))
                .then(() -> judged ? rules.refuseUnweighed() : null)
                .then(() -> judged ? rules.refuseIncomplete() : null)
                .then(() -> judged && !isUnstated() ? rules.refuseOtherThanMean(c.scoreTenths()) : null)
                .then(this::refuseUnscored)
                .refusal();
    }

    /** Where places are for the best, nobody passes without the score by which it competes. */
    private @Nullable Rejection refuseUnscored() {
        PolicyPack pack = streams.pack(application.packSm3());
        Direction direction = application.direction(pack);
        Quota quota = direction.ranked().orElse(null);
        boolean ranked = quota != null
                && Ranking.stage(pack, direction).filter(c.stage()::equals).isPresent();
        return quota != null && ranked && c.outcome() == Outcome.PASSED && score() == null
                ? Rejection.of(
                        RejectionCode.FACT_MISSING, quota.clause(), Map.of("stage", c.stage(), "missing", "评审得分"))
                : null;
    }

    /** A list has no room for scores: each of its rows gets the mean of its sheets. */
    private boolean isUnstated() {
        return c.list() != null && c.scoreTenths() == null;
    }

    /** The score that is written down. */
    @Nullable
    Integer score() {
        return isUnstated() && c.outcome() != Outcome.RETURNED && !occasion.isHistory()
                ? scores().mean()
                : c.scoreTenths();
    }

    private ScoreRules scores() {
        return ScoreRules.of(streams, application, c.stage());
    }
}
