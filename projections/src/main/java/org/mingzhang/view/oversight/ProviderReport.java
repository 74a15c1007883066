package org.mingzhang.view.oversight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.policy.Clause;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pool of providers with what their ratings come to.
 *
 * @param warnBelow the threshold in points; null where the pack, or no decision, sets one
 * @param warnRatings how many ratings it takes; null likewise
 * @param decided whether the threshold was decided; otherwise it is the pack's default
 * @param clause what the threshold rests on
 */
public record ProviderReport(
        String programme,
        long asOfPosition,
        @Nullable Long warnBelow,
        @Nullable Long warnRatings,
        boolean decided,
        @Nullable Clause clause,
        List<Line> providers) {
    public ProviderReport {
        providers = List.copyOf(providers);
    }

    /**
     * One provider.
     *
     * @param status ADMITTED or REMOVED
     * @param meanTenths the mean of its ratings in tenths of a point; null without ratings
     * @param warningDue whether its ratings are below the threshold
     * @param withdrawn how many ratings their enterprises took back
     * @param withdrawnMeanTenths the mean of those, in tenths of a point; null without
     * @param withdrawnUnderWarning how many of those while a warning of it stood
     * @param warningDueWithWithdrawn whether all that were ever given, those that were taken back among them, are below the
     *     threshold; no where none was taken back
     */
    public record Line(
            String provider,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String status,
            long products,
            int ratings,
            @Nullable Integer meanTenths,
            boolean warningDue,
            long openWarnings,
            long openAppeals,
            int withdrawn,
            @Nullable Integer withdrawnMeanTenths,
            long withdrawnUnderWarning,
            boolean warningDueWithWithdrawn) {}

    /** The document that commands print. */
    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
