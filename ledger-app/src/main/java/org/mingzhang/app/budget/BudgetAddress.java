package org.mingzhang.app.budget;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.budget.Figure;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses within the overview, which keep the moment that is looked at.
 *
 * @param asOf the last business date that counts; null for all
 * @param knownAt as it was typed; null for now
 */
record BudgetAddress(
        String programme,
        @Nullable LocalDate asOf,
        @Nullable String knownAt) {
    /** Where the rows behind a figure are; null does not limit, empty means money of none. */
    String rows(
            Figure figure,
            @Nullable String source,
            @Nullable String line,
            @Nullable String direction,
            @Nullable String county) {
        return rows(figure, source, line, direction, null, county);
    }

    /** Likewise, of a batch. */
    String rows(
            Figure figure,
            @Nullable String source,
            @Nullable String line,
            @Nullable String direction,
            @Nullable String batch,
            @Nullable String county) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/budget/rows")
                .queryParam("programme", programme)
                .queryParam("figure", figure.name());
        add(uri, "source", source);
        add(uri, "line", line);
        add(uri, "direction", direction);
        add(uri, "batch", batch);
        add(uri, "county", county);
        add(uri, "asOf", asOf == null ? null : asOf.toString());
        add(uri, "knownAt", knownAt);
        return uri.encode().toUriString();
    }

    /**
     * The awards of a county that are not paid in full, the largest rest first; null where nothing is of one county, and for another
     * day than today, of which registers tell nothing.
     */
    @Nullable
    String unpaidAwards(@Nullable String county) {
        if (county == null || county.isEmpty() || asOf != null || knownAt != null) {
            return null;
        }
        return UriComponentsBuilder.fromPath("/registers/awards")
                .queryParam("county", "{county}")
                .queryParam("unpaidFen.from", 1)
                .queryParam("sort", "-unpaidFen")
                .encode()
                .buildAndExpand(county)
                .toUriString();
    }

    private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
        if (value != null) {
            uri.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }
}
