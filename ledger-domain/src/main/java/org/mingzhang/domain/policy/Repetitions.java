package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Direction.Once;
import org.mingzhang.domain.policy.Direction.Rewarded;

/** What was granted before within one scenario, where a direction is granted once: the later one is not granted. */
final class Repetitions {
    private record OfCounty(String direction, @Nullable String county) {}

    private record OfApplicant(String direction, String applicant) {}

    private final Set<OfCounty> counties = new HashSet<>();
    private final Map<OfApplicant, List<Rewarded>> applicants = new HashMap<>();

    /** Why a case gets nothing of a direction that it, or its like, has already. */
    Optional<AwardComputation> refuse(Direction direction, ParameterValues values, WhatIf.Case it) {
        Once once = direction.once();
        if (once == null) {
            return Optional.empty();
        }
        String per = once.per(values);
        boolean repeated = per.equals(FactName.COUNTY_ID.id())
                ? counties.contains(new OfCounty(direction.id(), it.subject().county()))
                : applicants.getOrDefault(new OfApplicant(direction.id(), it.beneficiary()), List.of()).stream()
                        .anyMatch(other -> rewarded(it).same(other, per));
        return repeated
                ? Optional.of(new AwardComputation.NotEligible(
                        "once",
                        Rejection.of(
                                RejectionCode.EXCLUDED,
                                once.clause(),
                                Map.of("direction", direction.id(), "per", per, "application", it.id())),
                        List.of()))
                : Optional.empty();
    }

    /** A case is granted something. */
    void granted(Direction direction, WhatIf.Case it) {
        counties.add(new OfCounty(direction.id(), it.subject().county()));
        applicants
                .computeIfAbsent(new OfApplicant(direction.id(), it.beneficiary()), none -> new ArrayList<>())
                .add(rewarded(it));
    }

    private static Rewarded rewarded(WhatIf.Case it) {
        return new Rewarded(it.id(), it.subject().honour(), it.subject().product());
    }
}
