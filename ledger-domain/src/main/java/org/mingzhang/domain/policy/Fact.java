package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * One recorded fact that an award rests on.
 *
 * @param value what was recorded
 * @param position the entry that recorded it; null where nothing was recorded and the value is the default (such as no
 *     earlier award)
 * @param source the event type that recorded it, such as {@code acceptance.assessed}, or in words where it was derived
 * @param note what an official should see beside the value, such as which members do not fit; null where the value says all
 */
public record Fact(
        Value value,
        @Nullable Long position,
        String source,
        @Nullable String note) {
    /** A fact whose value says all. */
    public Fact(Value value, @Nullable Long position, String source) {
        this(value, position, source, null);
    }
}
