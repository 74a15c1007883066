package org.mingzhang.domain.application;

import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;
import org.mingzhang.domain.application.ApplicationEvent.StageReopened;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.programme.Queues;

/**
 * What follows from an objection that is upheld. What it calls into question is done again; an approved case is stopped by it for
 * good: it waits for no money any more, and where no award follows that could be refused, what it took of quotas and limits is free at
 * once.
 */
final class UpheldObjection {
    private final Streams streams;
    private final Occasion occasion;
    private final Application application;

    UpheldObjection(Streams streams, Occasion occasion, Application application) {
        this.streams = streams;
        this.occasion = occasion;
        this.application = application;
    }

    Decision resolved(ResolveObjection c) {
        Decision.Accepted resolved =
                Decision.accept(c.subject(), new ObjectionResolved(c.objection(), c.upheld(), c.opinion()));
        if (!c.upheld()) {
            return resolved;
        }
        return switch (application.status()) {
            case IN_REVIEW, RETURNED -> reopened(c, resolved);
            case APPROVED -> stopped(c, resolved);
            case NONE, REJECTED, WITHDRAWN -> resolved;
        };
    }

    private Decision reopened(ResolveObjection c, Decision.Accepted resolved) {
        String stage = application.questioned(c.objection());
        return stage == null
                ? resolved
                : CaseLimits.of(streams, c.application(), application)
                        .reopened(
                                resolved.and(c.subject(), new StageReopened(stage, c.objection())),
                                CaseLimits.state(application),
                                stage);
    }

    private Decision stopped(ResolveObjection c, Decision.Accepted resolved) {
        Direction direction = application.direction(streams.pack(application.packSm3()));
        if (direction.hasMoney()) {
            return Queues.leaving(streams, application.submitted().programme(), direction, c.application(), resolved);
        }
        return application.upheldObjections().isEmpty()
                ? CaseLimits.of(streams, c.application(), application)
                        .noted(resolved, CaseState.APPROVED, CaseState.RELEASED, occasion.businessDate())
                : resolved;
    }
}
