package org.mingzhang.app.platform.command;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.ActorRef;

/**
 * What a preview tells somebody whose post reaches one county, one organisation or the cases drawn for them: nothing of a neighbour's
 * case, not even that there is one. A command that is signed and handed in is answered and recorded in full: who asks then has put
 * their name to it.
 */
final class OutOfSight {
    private static final Set<String> LIMITED =
            Set.of(Role.COUNTY_INDUSTRY.name(), Role.APPLICANT.name(), Role.EXPERT.name(), Role.ASSESSOR.name());

    /** What belongs to somebody: a policy's stages and lines do not. */
    private static final Set<String> OWNED =
            Set.of("application", "enterprise", "provider", "payment", "recovery", "project", "award");

    private OutOfSight() {}

    /** A refusal as it may be shown before anything is signed. */
    static Rejection told(ActorRef actor, Rejection rejection) {
        boolean beyond = rejection.code() == RejectionCode.SCOPE_EXCEEDED;
        boolean missing = rejection.code() == RejectionCode.NOT_FOUND
                && !Collections.disjoint(rejection.facts().keySet(), OWNED);
        return LIMITED.contains(actor.role()) && (beyond || missing)
                ? Rejection.of(RejectionCode.NOT_FOUND, Map.of())
                : rejection;
    }
}
