package org.mingzhang.domain.seal.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the claim table: one use of something that may be used only so often or up to so much.
 *
 * @param n number of the use of this key, from 0
 * @param position of the entry that makes the claim
 * @param amount what it takes
 * @param total of all uses up to this one
 * @param limit that the total may not pass
 * @param breaches position of the first use, where history recorded this one although it passed the limit
 */
public record StoredClaim(
        String kind,
        String key,
        long n,
        long position,
        long amount,
        long total,
        long limit,
        @Nullable Long breaches) {
    public StoredClaim {
        kind = Objects.requireNonNullElse(kind, "");
        key = Objects.requireNonNullElse(key, "");
    }
}
