package org.mingzhang.domain.award;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Clause;

/**
 * One thing that an entry says of an award otherwise than policy and evidence do. The names of the components are the
 * names in its JSON.
 *
 * @param position the entry
 * @param event its stored name
 * @param application the award's application
 * @param field what differs, by its name in the event; {@code award} where none should be, {@code trace} where only the
 *     way to the amount differs
 * @param storedFen for amounts, beside {@code stored}
 * @param code why the policy grants nothing, or not this; null for a plain difference
 * @param step the first step of the calculation at which the two part; null where they do not, or there is none
 */
public record AwardDifference(
        long position,
        String event,
        String application,
        @Nullable String direction,
        @Nullable String beneficiary,
        String field,
        String stored,
        String recomputed,
        @Nullable Fen storedFen,
        @Nullable Fen recomputedFen,
        @Nullable String code,
        @Nullable Clause clause,
        @Nullable Divergence step) {

    /**
     * Where two calculations part.
     *
     * @param number 1, 2 … in the order of the calculation
     * @param rule of the recomputed step, or of the stored one where the recomputed calculation ends before it
     * @param stored what the entry says there; null where its calculation ends before
     * @param recomputed the same of the recomputed calculation
     */
    public record Divergence(
            int number,
            String rule,
            Clause clause,
            @Nullable String stored,
            @Nullable String recomputed) {}
}
