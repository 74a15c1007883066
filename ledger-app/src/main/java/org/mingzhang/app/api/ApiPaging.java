package org.mingzhang.app.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.InvalidDocument;

/**
 * A page of a list: the cursor is what the last row of the page before is ordered by, and no secret. No row comes twice and none is
 * left out, whatever is recorded between two pages.
 *
 * @param after null for the first page
 * @param many at most so many on it
 */
public record ApiPaging(@Nullable String after, int many) {
    /** The most that one answer has. */
    public static final int MOST = 100;

    /**
     * Reads what a caller stated.
     *
     * @throws InvalidDocument where so many are not given at once
     */
    public static ApiPaging of(@Nullable String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidDocument(
                    List.of(new InvalidDocument.Problem("/limit", Integer.toString(limit), "应为 1 至 " + MOST)));
        }
        return new ApiPaging(after, limit);
    }

    /** What is said of a cursor that is none. */
    public static InvalidDocument invalid(String after) {
        return new InvalidDocument(List.of(new InvalidDocument.Problem("/after", after, "应为上一页的 next")));
    }
}
