package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
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
     * The moments of which a case is asked when it is selected. What came in under an earlier version of the pack was not held against
     * what this one asks for at the submission: that is done last of all, so that its applicant may hand in by then what only this
     * version asks for.
     */
    public static Set<Moment> onSelection(Application application) {
        return application.policyChanged() == null
                ? EnumSet.of(Moment.APPROVAL)
                : EnumSet.of(Moment.SUBMISSION, Moment.APPROVAL);
    }

    /**
     * What stands against its selection; null where nothing does. Of what is asked for at the submission a case that came in under an
     * earlier version meets each as on the day on which it came in, or as on this one: it kept a deadline then, and what it lacked
     * it may have made good.
     *
     * @param on the business date of the decision
     */
    public static @Nullable Rejection refuseSelection(CaseParts parts, LocalDate on) {
        for (Moment moment : onSelection(parts.application())) {
            Rejection no = asked(parts.direction(), moment)
                    ? passing(parts, moment, on)
                            .refusal(parts.programme().parameters(parts.pack()))
                            .orElse(null)
                    : null;
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    /** What a case is asked for when it comes in, or of one of the moments of its selection, with its evidence. */
    static PassedCondition passing(CaseParts parts, Moment moment, LocalDate on) {
        LocalDate submitted = parts.application().submittedOn();
        Stream<LocalDate> days = moment == Moment.SUBMISSION && submitted != null && !submitted.equals(on)
                ? Stream.of(submitted, on)
                : Stream.of(on);
        return new PassedCondition(
                moment,
                parts.pack(),
                parts.direction(),
                days.map(day -> AwardFacts.evidence(parts, EnumSet.of(moment), day))
                        .toList());
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
