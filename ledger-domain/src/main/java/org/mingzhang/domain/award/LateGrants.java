package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.Grounds;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * What a beneficiary was granted elsewhere before a case was decided, and what came on record only afterwards: 历史奖补, and awards of
 * other programmes that carry an earlier day. What the case may come to changes by it as by a correction: nothing beyond that is
 * paid any more, and what was paid beyond it is to come back.
 */
record LateGrants(
        String number,
        String programme,
        PolicyPack pack,
        @Nullable Direction direction,
        CaseParts.Others others) {

    static LateGrants of(String number, PolicyPack pack, Application application, CaseParts.Others others) {
        return new LateGrants(number, application.submitted().programme(), pack, application.direction(pack), others);
    }

    /**
     * What had been by the day of a decision, whenever it came on record.
     *
     * @param position of the decision
     * @param on its day
     */
    Predicate<Recorded> knownBy(StreamFold beneficiary, long position, LocalDate on) {
        Set<String> awards = awards(beneficiary, position, on);
        return recorded -> switch (recorded.event()) {
            case PriorAwardRecorded e -> mayHaveBeen(recorded, on);
            case AwardCounted e -> awards.contains(e.award());
            default -> false;
        };
    }

    /** Whether any of a beneficiary came on record after the decision at a position. */
    boolean any(StreamFold beneficiary, long position, LocalDate on) {
        Predicate<Recorded> known = knownBy(beneficiary, position, on);
        return beneficiary.standing().stream()
                .anyMatch(recorded -> recorded.position() > position && known.test(recorded));
    }

    /** Of what carries the day on which it was recorded, nobody said when it was granted: it may have been before. */
    private boolean mayHaveBeen(Recorded recorded, LocalDate on) {
        LocalDate day = recorded.businessDate();
        return day == null
                || !day.isAfter(on)
                || day.equals(recorded.recordedAt().atZone(pack.zone()).toLocalDate());
    }

    /** Awards of other cases of which nothing stood here at the decision, although they carry an earlier day. */
    private Set<String> awards(StreamFold beneficiary, long position, LocalDate on) {
        Set<String> before = new HashSet<>(Set.of(number));
        Set<String> late = new HashSet<>();
        for (Recorded recorded : beneficiary.standing()) {
            if (recorded.event() instanceof AwardCounted counted && !before.contains(counted.award())) {
                LocalDate day = recorded.businessDate();
                if (recorded.position() < position) {
                    before.add(counted.award());
                } else if (day != null && day.isBefore(on) && !sees(counted)) {
                    late.add(counted.award());
                }
            }
        }
        return late;
    }

    /** Whether that award was itself bounded by what this case was granted: then nothing is left to give up here. */
    private boolean sees(AwardCounted counted) {
        boolean own = counted.programme().equals(programme);
        Optional<PolicyPack> its = own ? Optional.of(pack) : others.packOf(counted.programme());
        return its.stream()
                .flatMap(other -> other.direction(counted.direction())
                        .map(to -> looked(other, to))
                        .orElseGet(Stream::empty))
                .anyMatch(fund -> direction != null
                        && fund.ofAward(own ? null : pack.id(), direction.id()) == Fund.Standing.COUNTS);
    }

    /** Whether awards of a direction look at what was granted elsewhere. */
    static boolean matter(PolicyPack pack, @Nullable Direction direction) {
        return direction != null && looked(pack, direction).findAny().isPresent();
    }

    private static Stream<Fund> looked(PolicyPack pack, Direction direction) {
        if (pack.funds().isEmpty()) {
            return Stream.empty();
        }
        Set<FactId> named = Grounds.of(direction, EnumSet.of(Moment.ADVANCE, Moment.AWARD));
        return pack.funds().stream().filter(fund -> named.contains(fund.fact()));
    }
}
