package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.Grounds;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * 历史奖补 that was granted elsewhere before a case was decided and came on record only afterwards. What the case may come to
 * changes by it as by a correction: nothing beyond that is paid any more, and what was paid beyond it is to come back.
 */
final class LateGrants {
    private LateGrants() {}

    /**
     * What had been by a day, whenever it came on record; one without a day may have been.
     *
     * @param on the day of the decision
     */
    static Predicate<Recorded> knownBy(LocalDate on) {
        return recorded -> recorded.event() instanceof PriorAwardRecorded
                && (recorded.businessDate() == null || !recorded.businessDate().isAfter(on));
    }

    /** Whether any of a beneficiary came on record after the decision at a position. */
    static boolean any(StreamFold beneficiary, long position, LocalDate on) {
        Predicate<Recorded> known = knownBy(on);
        return beneficiary.standing().stream()
                .anyMatch(recorded -> recorded.position() > position && known.test(recorded));
    }

    /** Whether awards of a direction look at what was granted elsewhere. */
    static boolean matter(PolicyPack pack, @Nullable Direction direction) {
        if (direction == null || pack.funds().isEmpty()) {
            return false;
        }
        Set<FactId> named = Grounds.of(direction, EnumSet.of(Moment.ADVANCE, Moment.AWARD));
        return pack.funds().stream().anyMatch(fund -> named.contains(fund.fact()));
    }
}
