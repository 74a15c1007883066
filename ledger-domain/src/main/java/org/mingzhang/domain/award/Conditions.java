package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.Requirement;

/** Holds a case against what its direction asks for at one moment of its life, on the facts as they stand then. */
public final class Conditions {
    private Conditions() {}

    /** Whether anything is asked for at a moment: else nothing has to be loaded. */
    public static boolean asked(Direction direction, Moment moment) {
        return Stream.concat(direction.requirements().stream(), direction.beforePayment().stream())
                .anyMatch(requirement -> requirement instanceof Requirement.Computed computed
                        && computed.at().contains(moment));
    }

    /**
     * What stands against it; null where nothing does.
     *
     * @param on the business date of the decision
     */
    public static @Nullable Rejection refuse(CaseParts parts, Moment moment, LocalDate on) {
        return asked(parts.direction(), moment)
                ? AwardEngine.refusal(
                                parts.pack(),
                                parts.programme().parameters(parts.pack()),
                                parts.direction(),
                                AwardFacts.gather(parts, EnumSet.of(moment), on),
                                moment)
                        .orElse(null)
                : null;
    }
}
