package org.mingzhang.domain.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.ActorRef;

/**
 * The circumstances of a decision: everything that a pure function may not find out by itself.
 *
 * @param at when the ledger takes it, UTC, milliseconds
 * @param today the civil date of {@code at} in the programme's zone
 * @param businessDate when it happened, as the command says
 * @param actor who signs, already proven
 * @param standing that actor's posts
 * @param commandId names the command; parts of events' ids
 */
public record Occasion(
        Instant at, LocalDate today, LocalDate businessDate, ActorRef actor, Actor standing, String commandId) {

    /** Refuses a business date in the future and an actor who does not act in one of the posts; null if neither. */
    public @Nullable Rejection refuseUnless(Role... roles) {
        return refuseUnless(null, roles);
    }

    /**
     * The same, for a matter of one county.
     *
     * @param county the matter's county; null for a matter of the whole city
     */
    public @Nullable Rejection refuseUnless(@Nullable String county, Role... roles) {
        Role acting = Arrays.stream(Role.values())
                .filter(role -> role.name().equals(actor.role()))
                .findFirst()
                .orElse(null);
        if (acting == null || !Arrays.asList(roles).contains(acting) || !standing.holds(acting)) {
            return Rejection.of(
                    RejectionCode.ROLE_MISSING,
                    Map.of("actor", actor.id(), "role", actor.role(), "needs", Arrays.toString(roles)));
        }
        if (!standing.covers(acting, county)) {
            return Rejection.of(
                    RejectionCode.SCOPE_EXCEEDED,
                    Map.of("actor", actor.id(), "role", actor.role(), "county", String.valueOf(county)));
        }
        if (businessDate.isAfter(today)) {
            return Rejection.of(
                    RejectionCode.BUSINESS_DATE_IN_FUTURE, Map.of("businessDate", businessDate, "today", today));
        }
        return null;
    }
}
