package org.mingzhang.view.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A page of a register.
 *
 * @param count how many rows there are in all
 * @param totals of each column of amounts over all rows, in fen, by its key
 * @param position the last entry that counts
 * @param next where the next page begins; null after the last one
 */
public record RegisterPage(
        RegisterQuestion question,
        List<RegisterRow> rows,
        long count,
        Map<String, Long> totals,
        long position,
        @Nullable String next) {
    public RegisterPage {
        rows = List.copyOf(rows);
        totals = Map.copyOf(new TreeMap<>(totals));
    }

    /** How many pages there are; one where there are no rows. */
    public long pages() {
        return Math.max(1, (count + question.limit() - 1) / question.limit());
    }
}
