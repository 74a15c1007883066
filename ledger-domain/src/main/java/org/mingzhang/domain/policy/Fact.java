package org.mingzhang.domain.policy;

import java.util.List;
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
 *     counts
 */
public record Fact(
        Value value,
        @Nullable Long position,
        String source,
        @Nullable String note,
        List<Apart> apart) {
    /**
     * What of a case was granted in another time than the one for which a sum counts, such as the year before.
     *
     * @param amount granted in that time
     * @param beside what had been granted beside it in that time by then, as far as the sum counts it; null where no time of the fund
     *     holds it, so that nothing bounds it
     */
    public record Apart(Fen amount, @Nullable Fen beside) {}

    public Fact {
        apart = List.copyOf(apart);
    }

    /** A fact beside whose value there is something to see. */
    public Fact(Value value, @Nullable Long position, String source, @Nullable String note) {
        this(value, position, source, note, List.of());
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
