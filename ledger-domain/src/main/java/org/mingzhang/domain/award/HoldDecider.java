package org.mingzhang.domain.award;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.award.AwardCommand.ReleaseHold;
import org.mingzhang.domain.award.AwardEvent.HoldPlaced;
import org.mingzhang.domain.award.AwardEvent.HoldReleased;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;

/**
 * The rules of stopping payments. Any office that watches may stop them; only the post that did may let them go on, and
 * nobody who pays in this case.
 */
final class HoldDecider {
    private static final Role[] WATCHERS = {Role.SUPERVISOR, Role.AUDITOR, Role.FINANCE, Role.CITY_INDUSTRY};

    private final AwardCase it;
    private final Occasion occasion;

    HoldDecider(Streams streams, Occasion occasion, String number) {
        this.it = new AwardCase(streams, occasion, number);
        this.occasion = occasion;
    }

    Decision place(PlaceHold c) {
        return it.by(WATCHERS)
                .refuseIf(it.award.hasHold(c.hold()), RejectionCode.ALREADY_EXISTS, Map.of("hold", c.hold()))
                .then(it::refuseOwn)
                .orElse(() -> Decision.accept(it.subject, new HoldPlaced(c.hold(), c.reason())));
    }

    Decision release(ReleaseHold c) {
        Award.Hold hold = it.award.holds().get(c.hold());
        return it.by(WATCHERS)
                .refuseIf(hold == null, RejectionCode.NOT_FOUND, Map.of("hold", c.hold()))
                .then(() -> hold == null ? null : refuseOtherPost(hold))
                .then(() -> hold == null ? null : occasion.refuseBefore(hold.on(), "暂停拨付"))
                .then(this::refusePayer)
                .then(it::refuseOwn)
                .orElse(() -> Decision.accept(it.subject, new HoldReleased(c.hold(), c.reason())));
    }

    private @Nullable Rejection refuseOtherPost(Award.Hold hold) {
        return occasion.actor().role().equals(hold.role())
                ? null
                : Rejection.of(
                        RejectionCode.SCOPE_EXCEEDED,
                        Map.of("role", occasion.actor().role(), "placedAs", hold.role()));
    }

    private @Nullable Rejection refusePayer() {
        String actor = occasion.actor().id();
        return it.award.duties().played(Duty.PAY, actor)
                ? Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", actor, "step", "恢复拨付", "otherStep", Duty.PAY.chinese()))
                : null;
    }
}
