package org.mingzhang.domain.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
 * @param breaches takes what the live path would refuse, where something that has happened is recorded; null in the live
 *     path
 */
public record Occasion(
        Instant at,
        LocalDate today,
        LocalDate businessDate,
        ActorRef actor,
        Actor standing,
        String commandId,
        @Nullable Breaches breaches) {

    /** An occasion of the live path. */
    public Occasion(
            Instant at, LocalDate today, LocalDate businessDate, ActorRef actor, Actor standing, String commandId) {
        this(at, today, businessDate, actor, standing, commandId, null);
    }

    /** Whether something that has happened is recorded, and not decided. */
    public boolean isHistory() {
        return breaches != null;
    }

    /** Begins with a check that answers null when it has nothing against it. */
    public Checks first(Supplier<@Nullable Rejection> check) {
        return breaches == null ? Checks.first(check) : Checks.noting(breaches).then(check);
    }

    /** How it is refused to do again what was done already: old records may say so, and then that is a breach. */
    public RejectionCode again() {
        return isHistory() ? RejectionCode.WRONG_STATE : RejectionCode.ALREADY_EXISTS;
    }

    /** Whether the one who acts is the same person as another; nobody is the same as somebody unnamed. */
    public boolean isBy(String other) {
        return !other.isEmpty() && actor.id().equals(other);
    }

    /**
     * The same, also where old records named that person: by an organisation, in whatever way it is called, and a name, or by the
     * name alone.
     */
    public boolean isAlso(String other) {
        String name = standing.name();
        return isBy(other)
                || (!name.isEmpty()
                        && Stream.of(actor.org(), standing.org(), standing.orgName(), "")
                                .anyMatch(org -> other.equals(org + "/" + name)));
    }

    /** The same, or who signed for somebody whom old records name or do not name. */
    public boolean isAlso(ActorRef other) {
        return isAlso(other.id()) || actor.keyId().equals(other.keyId()) || standing.key(other.keyId()) != null;
    }

    /** Refuses, for a matter of the whole city, whoever has none of the posts; and a business date in the future. */
    public @Nullable Rejection refuseUnless(Role... roles) {
        return refuseUnless(null, roles);
    }

    /**
     * The same, for a matter of one county.
     *
     * @param county the matter's county; null for a matter of the whole city
     */
    public @Nullable Rejection refuseUnless(@Nullable String county, Role... roles) {
        return first(() -> refusePost(roles))
                .then(() -> refuseScope(county))
                .then(this::refuseFuture)
                .refusal();
    }

    /**
     * Refuses whoever does not act in one of the posts, or does not hold it today, or acts for another organisation. Who stands in
     * for somebody holds a post on certain days: the day on which it is decided counts, and not the business date, which who signs
     * may choose. Who acted in the past had the posts of that time, which the ledger does not know.
     */
    public @Nullable Rejection refusePost(Role... roles) {
        Role acting = acting();
        return isHistory()
                        || (acting != null
                                && Arrays.asList(roles).contains(acting)
                                && standing.holds(acting, today)
                                && standing.org().equals(actor.org()))
                ? null
                : Rejection.of(
                        RejectionCode.ROLE_MISSING,
                        Map.of(
                                "actor", actor.id(),
                                "org", actor.org(),
                                "role", actor.role(),
                                "needs", Arrays.toString(roles)));
    }

    /** Refuses a matter of a county that the post does not reach; null is a matter of the whole city. */
    public @Nullable Rejection refuseScope(@Nullable String county) {
        Role acting = acting();
        return isHistory() || (acting != null && standing.covers(acting, county, today))
                ? null
                : Rejection.of(
                        RejectionCode.SCOPE_EXCEEDED,
                        Map.of("actor", actor.id(), "role", actor.role(), "county", county == null ? "全市" : county));
    }

    /** Refuses a business date in the future. */
    public @Nullable Rejection refuseFuture() {
        return businessDate.isAfter(today)
                ? Rejection.of(
                        RejectionCode.BUSINESS_DATE_IN_FUTURE, Map.of("businessDate", businessDate, "today", today))
                : null;
    }

    /** Refuses a date inside the command, such as an invoice's, that lies after its business date. */
    public @Nullable Rejection refuseAfter(String name, LocalDate date) {
        return date.isAfter(businessDate)
                ? Rejection.of(RejectionCode.BUSINESS_DATE_IN_FUTURE, Map.of(name, date, "businessDate", businessDate))
                : null;
    }

    /**
     * Refuses a business date before that of what it rests on.
     *
     * @param earliest null where it rests on nothing dated
     * @param restsOn what happened on that day
     */
    public @Nullable Rejection refuseBefore(@Nullable LocalDate earliest, String restsOn) {
        return earliest != null && businessDate.isBefore(earliest)
                ? Rejection.of(
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("businessDate", businessDate, "notBefore", earliest, "restsOn", restsOn))
                : null;
    }

    /** Refuses someone who decides about the own organisation. */
    public @Nullable Rejection refuseOwn(String organisation) {
        return actor.org().equals(organisation)
                ? Rejection.of(
                        RejectionCode.CONFLICT_OF_INTEREST,
                        Map.of("actor", actor.id(), "ownOrganisation", organisation))
                : null;
    }

    /** Refuses someone who acts for another organisation than the one concerned. */
    public @Nullable Rejection refuseForeign(String organisation) {
        return isHistory() || actor.org().equals(organisation)
                ? null
                : Rejection.of(
                        RejectionCode.SCOPE_EXCEEDED, Map.of("actorOrg", actor.org(), "organisation", organisation));
    }

    private @Nullable Role acting() {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(actor.role()))
                .findFirst()
                .orElse(null);
    }
}
