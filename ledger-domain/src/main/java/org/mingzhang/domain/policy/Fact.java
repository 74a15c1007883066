package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * One recorded fact that an award rests on.
 *
 * @param value what was recorded
 * @param position the entry that recorded it; null where nothing was recorded and the value is the default (such as no
 *     earlier award)
 * @param source the event type that recorded it, such as {@code acceptance.assessed}, or in words where it was derived
 * @param note what an official should see beside the value, such as which members do not fit; null where the value says all
 * @param apart of a sum of what was granted in some time: what of the case itself was granted outside that time, which the sum never
 *     counts; null where that is nothing
 */
public record Fact(
        Value value,
        @Nullable Long position,
        String source,
        @Nullable String note,
        @Nullable Fen apart) {
    /** A fact beside whose value there is something to see. */
    public Fact(Value value, @Nullable Long position, String source, @Nullable String note) {
        this(value, position, source, note, null);
    }

    /** A fact whose value says all. */
    public Fact(Value value, @Nullable Long position, String source) {
        this(value, position, source, null);
    }

    /** The same with another value. */
    Fact with(Value other) {
        return new Fact(other, position, source, note, apart);
    }
}
