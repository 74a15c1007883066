package org.mingzhang.app.platform.command;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.mingzhang.app.platform.eventstore.AppendRefused;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Claim;

/**
 * What a preview tells somebody whose post reaches one county, one organisation or the cases drawn for them: nothing of a neighbour's
 * case, not even that there is one. A command that is signed and handed in is recorded in full, and answered as its preview was; where in
 * the log something of somebody else's stands is not even recorded.
 */
public final class OutOfSight {
    private static final Set<String> LIMITED =
            Set.of(Role.COUNTY_INDUSTRY.name(), Role.APPLICANT.name(), Role.EXPERT.name(), Role.ASSESSOR.name());

    /** What belongs to somebody: a policy's stages and lines do not. */
    private static final Set<String> OWNED =
            Set.of("application", "enterprise", "provider", "payment", "recovery", "project", "award");

    private OutOfSight() {}

    /** Whether a role, in the post that its holder has, reaches the whole city; that of an office may be for one county. */
    static boolean reachesAll(Actor actor, String role, LocalDate today) {
        return !LIMITED.contains(role)
                && Arrays.stream(Role.values())
                        .anyMatch(one -> one.name().equals(role) && actor.covers(one, null, today));
    }

    /** A refusal as it may be shown to who does not see the whole city. */
    public static Rejection told(Rejection rejection) {
        boolean beyond = rejection.code() == RejectionCode.SCOPE_EXCEEDED;
        boolean missing = rejection.code() == RejectionCode.NOT_FOUND
                && !Collections.disjoint(rejection.facts().keySet(), OWNED);
        return beyond || missing ? Rejection.of(RejectionCode.NOT_FOUND, Map.of()) : rejection;
    }

    /**
     * Why something that exists once cannot be used again. Where it was used first is a place in somebody's file, and who of one county or
     * organisation is not told whose.
     */
    static Rejection claim(ActorRef by, AppendRefused.ClaimRefused claim) {
        Map<String, Object> what =
                Map.of("claim", claim.use().kind(), "key", claim.use().key());
        Map<String, Object> where =
                Map.of("claim", claim.use().kind(), "key", claim.use().key(), "firstUsedAt", claim.firstPosition());
        return Rejection.of(
                Claim.Kind.ofCode(claim.use().kind()).refusal(), LIMITED.contains(by.role()) ? what : where);
    }
}
