package org.mingzhang.domain.decision;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What rules and controls were breached by something that has happened all the same. History is recorded as it was; what
 * the live path would have refused is collected here, and stands in the event.
 */
public final class Breaches {
    /** What even history cannot say: it would be about nothing, or of a day that has not come, or twice the same, or no sum. */
    private static final Set<RejectionCode> IMPOSSIBLE = EnumSet.of(
            RejectionCode.BUSINESS_DATE_IN_FUTURE,
            RejectionCode.NOT_FOUND,
            RejectionCode.ALREADY_EXISTS,
            RejectionCode.ACTOR_EXISTS,
            RejectionCode.PARAMETER_INVALID,
            RejectionCode.SPLIT_MISMATCH,
            RejectionCode.AMOUNT_TOO_LARGE);

    private final Set<RejectionCode> codes = EnumSet.noneOf(RejectionCode.class);

    /** Notes a refusal down, if it is of a kind that history can have; false when it stands as a refusal. */
    public boolean tolerate(Rejection refusal) {
        if (IMPOSSIBLE.contains(refusal.code())) {
            return false;
        }
        codes.add(refusal.code());
        return true;
    }

    /** The rules breached, in the order of their precedence, by the names of their codes. */
    public List<String> rules() {
        return codes.stream().map(RejectionCode::name).toList();
    }
}
