package org.mingzhang.domain.provider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Value;

/**
 * 满意度: what a provider's ratings come to, exactly.
 *
 * @param ratings how many
 * @param scoreTenthsSum their sum, in tenths of a point
 */
public record Satisfaction(int ratings, int scoreTenthsSum) {
    public static final Satisfaction NONE = new Satisfaction(0, 0);

    private static final int TENTHS = 10;

    /** With one more rating. */
    public Satisfaction with(int scoreTenths) {
        return new Satisfaction(ratings + 1, Math.addExact(scoreTenthsSum, scoreTenths));
    }

    /** With one less, which was counted before. */
    public Satisfaction without(int scoreTenths) {
        return new Satisfaction(ratings - 1, scoreTenthsSum - scoreTenths);
    }

    /** Both together. */
    public Satisfaction with(Satisfaction other) {
        return new Satisfaction(ratings + other.ratings, Math.addExact(scoreTenthsSum, other.scoreTenthsSum));
    }

    /** The mean in tenths of a point, half a tenth upwards; null without ratings. */
    public @Nullable Integer meanTenths() {
        return ratings == 0 ? null : (2 * scoreTenthsSum + ratings) / (2 * ratings);
    }

    /**
     * Whether it is to be warned: enough ratings, and their exact mean below the least that the pack, or a decision, asks.
     * Where a pack names no threshold nobody is to be warned for ratings alone.
     */
    public boolean warningDue(ParameterValues values) {
        Optional<Long> least = number(values, CoreParameter.PROVIDER_WARN_BELOW);
        Optional<Long> enough = number(values, CoreParameter.PROVIDER_WARN_RATINGS);
        return least.isPresent()
                && ratings > 0
                && ratings >= enough.orElse(1L)
                && scoreTenthsSum < least.get() * TENTHS * ratings;
    }

    private static Optional<Long> number(ParameterValues values, CoreParameter parameter) {
        return values.find(parameter.id()).map(value -> ((Value.Whole) value).number());
    }
}
