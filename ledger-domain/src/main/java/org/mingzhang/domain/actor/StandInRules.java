package org.mingzhang.domain.actor;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Actor.StandIn;
import org.mingzhang.domain.actor.ActorCommand.EndStandIn;
import org.mingzhang.domain.actor.ActorCommand.GrantStandIn;
import org.mingzhang.domain.actor.ActorEvent.StandInEndNoted;
import org.mingzhang.domain.actor.ActorEvent.StandInEnded;
import org.mingzhang.domain.actor.ActorEvent.StandInGranted;
import org.mingzhang.domain.actor.ActorEvent.StandInNoted;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.StreamId;

/**
 * Who may stand in for whom, and when. Both people's streams say so, in one append: the stand-in's, by which a signature is judged, and
 * the absent person's, so that a post is not taken away while somebody stands in for it.
 *
 * @param subject whose stand-in it is
 * @param standIn the same person's standing
 * @param absent the standing of who is on leave
 */
record StandInRules(StreamId subject, Actor standIn, Actor absent, Occasion occasion) {
    /** Days of one leave, the first and the last included. */
    static final int MOST_DAYS = 92;

    @Nullable
    Rejection refuse(GrantStandIn c) {
        return Checks.first(() -> null)
                .refuseIf(!absent.exists(), RejectionCode.NOT_FOUND, Map.of("instead", c.instead()))
                .then(() -> refuseHeld(c))
                .refuseIf(
                        subject.id().equals(c.instead()),
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", subject.id(), "step", "代理", "otherStep", "休假"))
                .then(() -> refuseInvalid(c))
                .refusal();
    }

    private @Nullable Rejection refuseHeld(GrantStandIn c) {
        StandIn already = standIn.standInWithin(c.role(), c.county(), c.from(), c.to());
        StandIn another = absent.coveredWithin(c.role(), c.county(), c.from(), c.to());
        if (!subject.id().equals(c.instead()) && standIn.coversOwn(c.role(), c.county())) {
            return Rejection.of(RejectionCode.ALREADY_EXISTS, Map.of("actor", subject.id(), "role", c.role()));
        }
        if (already != null) {
            return Rejection.of(
                    RejectionCode.ALREADY_EXISTS,
                    Map.of(
                            "actor", subject.id(),
                            "instead", already.other(),
                            "role", c.role(),
                            "from", already.from(),
                            "to", already.to()));
        }
        return another == null ? null : Rejection.of(RejectionCode.ALREADY_EXISTS, covered(another));
    }

    private @Nullable Rejection refuseInvalid(GrantStandIn c) {
        return Checks.first(() -> null)
                .refuseIf(
                        !c.role().mayBeStoodInFor(),
                        RejectionCode.STAND_IN_INVALID,
                        Map.of("role", c.role(), "needs", "可以由他人代理的岗位"))
                .refuseIf(
                        !absent.holdsExactly(c.role(), c.county()),
                        RejectionCode.STAND_IN_INVALID,
                        Map.of(
                                "instead",
                                c.instead(),
                                "role",
                                c.role(),
                                "county",
                                c.county() == null ? "全市" : c.county(),
                                "needs",
                                "被代理人本人所任的岗位"))
                .refuseIf(
                        !standIn.org().equals(absent.org()),
                        RejectionCode.STAND_IN_INVALID,
                        Map.of("actorOrg", standIn.org(), "org", absent.org(), "needs", "同一单位的人"))
                .refuseIf(
                        c.from().isBefore(occasion.today()),
                        RejectionCode.STAND_IN_INVALID,
                        Map.of("from", c.from(), "today", occasion.today(), "needs", "自今日或以后起"))
                .refuseIf(
                        c.to().isBefore(c.from()),
                        RejectionCode.STAND_IN_INVALID,
                        Map.of("from", c.from(), "to", c.to(), "needs", "止日不早于起日"))
                .refuseIf(
                        c.to().isAfter(c.from().plusDays(MOST_DAYS - 1)),
                        RejectionCode.STAND_IN_INVALID,
                        Map.of("from", c.from(), "to", c.to(), "needs", "一次不超过 " + MOST_DAYS + " 日"))
                .refusal();
    }

    static Decision granted(GrantStandIn c) {
        return new Decision.Accepted(List.of(
                new StreamEvent(
                        c.subject(),
                        new StandInGranted(c.instead(), c.role(), c.county(), c.from(), c.to(), c.reason())),
                new StreamEvent(c.alsoAbout(), new StandInNoted(c.actor(), c.role(), c.county(), c.from(), c.to()))));
    }

    /** Refuses to end what is not, or is over by itself. */
    static @Nullable Rejection refuseEnding(Actor standIn, EndStandIn c, LocalDate today) {
        StandIn stands = standIn.standIn(c.instead(), c.role(), c.county(), c.from());
        if (stands == null) {
            return Rejection.of(
                    RejectionCode.NOT_FOUND,
                    Map.of("actor", c.actor(), "instead", c.instead(), "role", c.role(), "from", c.from()));
        }
        return stands.to().isBefore(today)
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("state", "代理已期满", "to", stands.to(), "today", today))
                : null;
    }

    static Decision ended(EndStandIn c) {
        return new Decision.Accepted(List.of(
                new StreamEvent(c.subject(), new StandInEnded(c.instead(), c.role(), c.county(), c.from(), c.reason())),
                new StreamEvent(c.alsoAbout(), new StandInEndNoted(c.actor(), c.role(), c.county(), c.from()))));
    }

    /** Who stands in for a post has it from its holder: that one keeps it until nobody does, today or on a later day. */
    static @Nullable Rejection refuseRevoking(Actor holder, Role role, @Nullable String county, LocalDate today) {
        StandIn stands = holder.coveredWithin(role, county, today, LocalDate.MAX);
        return stands == null ? null : Rejection.of(RejectionCode.WRONG_STATE, revoking(stands));
    }

    private static Map<String, Object> covered(StandIn stands) {
        return Map.of("standIn", stands.other(), "role", stands.role(), "from", stands.from(), "to", stands.to());
    }

    private static Map<String, Object> revoking(StandIn stands) {
        return Map.of(
                "standIn",
                stands.other(),
                "from",
                stands.from(),
                "to",
                stands.to(),
                "state",
                "有人代理此岗位",
                "needs",
                "代理已提前结束或期满");
    }
}
