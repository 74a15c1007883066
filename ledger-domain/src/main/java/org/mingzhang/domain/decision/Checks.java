package org.mingzhang.domain.decision;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks one after the other, in the order of precedence of {@link RejectionCode}; the first that refuses decides. Of what
 * has happened all the same, every breach is noted and the checks go on.
 */
public final class Checks {
    private static final Checks PASSED = new Checks(null, null);

    private final @Nullable Breaches breaches;
    private final @Nullable Rejection refusal;

    private Checks(@Nullable Breaches breaches, @Nullable Rejection refusal) {
        this.breaches = breaches;
        this.refusal = refusal;
    }

    /** Begins with a check that answers null when it has nothing against it. */
    public static Checks first(Supplier<@Nullable Rejection> check) {
        return PASSED.then(check);
    }

    /** Begins checks of something that has happened. */
    static Checks noting(Breaches breaches) {
        return new Checks(breaches, null);
    }

    /** Goes on with a check, unless an earlier one refused. */
    public Checks then(Supplier<@Nullable Rejection> check) {
        return refusal != null ? this : and(check.get());
    }

    /** Refuses if so, unless an earlier check refused. */
    public Checks refuseIf(boolean so, RejectionCode code, Map<String, ?> facts) {
        return refusal != null || !so ? this : and(Rejection.of(code, facts));
    }

    /** The first refusal; null when nothing is against it. */
    public @Nullable Rejection refusal() {
        return refusal;
    }

    /** The first refusal, or else this. */
    public Decision orElse(Supplier<? extends Decision> accepted) {
        return refusal != null ? new Decision.Rejected(refusal) : accepted.get();
    }

    private Checks and(@Nullable Rejection next) {
        return next == null || (breaches != null && breaches.tolerate(next)) ? this : new Checks(breaches, next);
    }
}
