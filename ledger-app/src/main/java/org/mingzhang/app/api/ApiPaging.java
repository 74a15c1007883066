package org.mingzhang.app.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.InvalidDocument;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages of lists that are told by where they begin: the cursor is the number of rows before the page, and no secret.
 *
 * @param first how many rows come before
 * @param many at most so many on it
 */
public record ApiPaging(long first, int many) {
    /** The most that one answer has. */
    public static final int MOST = 100;

    /**
     * Reads what a caller stated.
     *
     * @throws InvalidDocument where one of the two is none
     */
    public static ApiPaging of(@Nullable String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidDocument(
                    List.of(new InvalidDocument.Problem("/limit", Integer.toString(limit), "应为 1 至 " + MOST)));
        }
        if (after != null && !after.matches("[0-9]{1,9}")) {
            throw new InvalidDocument(List.of(new InvalidDocument.Problem("/after", after, "应为上一页的 next")));
        }
        return new ApiPaging(after == null ? 0 : Long.parseLong(after), limit);
    }

    /** Says where the next page begins, where there is one. */
    public ObjectNode on(ObjectNode document, long count) {
        return first + many < count ? document.put("next", Long.toString(first + many)) : document;
    }
}
