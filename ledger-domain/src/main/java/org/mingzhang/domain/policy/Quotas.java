package org.mingzhang.domain.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;

/** The rule of 名额: the places of a direction are given out until none is left. */
public final class Quotas {
    private Quotas() {}

    /** How many cases there may be by one of a direction's quotas; nothing where it sets no limit under these values. */
    public static Optional<Allowance> most(
            PolicyPack pack, ParameterValues values, Direction direction, Quota quota, Facts figures) {
        if (quota.limits(values).equals(Optional.of(false))) {
            return Optional.empty();
        }
        Expression when = quota.when();
        Allowance most = Allowance.of(pack, values, quota.most(), figures, direction, quota.clause());
        return Optional.of(
                when == null || quota.limits(values).isPresent()
                        ? most
                        : Allowance.undecided(pack, values, when, direction, quota.clause()));
    }

    /**
     * Why one more case gets no place by one of a direction's quotas.
     *
     * @param figures the pack's reference values, as they are for the case's county on the day
     * @param taken places that other cases have
     * @param where whose places they are, as facts: of a county or an applicant; empty where of all
     */
    public static Optional<Rejection> refuse(
            PolicyPack pack,
            ParameterValues values,
            Direction direction,
            Quota quota,
            Facts figures,
            long taken,
            Map<String, String> where) {
        Allowance allowed = most(pack, values, direction, quota, figures).orElse(null);
        if (allowed == null) {
            return Optional.empty();
        }
        return switch (allowed) {
            case Allowance.Open(Rejection why) -> Optional.of(why);
            case Allowance.Known(long most)
            when taken >= most -> {
                TreeMap<String, Object> facts = new TreeMap<>(where);
                facts.put("direction", direction.id());
                if (quota.name() != null) {
                    facts.put("quota", quota.name());
                }
                if (quota.at() == Moment.AWARD) {
                    facts.put("granted", taken);
                } else {
                    facts.put("taken", taken);
                }
                facts.put("limit", most);
                yield Optional.of(Rejection.of(RejectionCode.QUOTA_EXCEEDED, quota.clause(), facts));
            }
            case Allowance.Known enough -> Optional.empty();
        };
    }
}
