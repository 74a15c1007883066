package org.mingzhang.domain.policy;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;

/**
 * 评分表: the indicators that one expert scores, with their full marks; sums are whole tenths of a point.
 *
 * @param mostTenths full marks by indicator
 */
public record ScoreSheet(SortedMap<String, Integer> mostTenths) {
    public ScoreSheet {
        mostTenths = Collections.unmodifiableSortedMap(new TreeMap<>(mostTenths));
    }

    /** Why an indicator is not scored so: it is none of the sheet, or above its full mark. */
    public Optional<Rejection> refuse(String indicator, int scoreTenths) {
        Integer most = mostTenths.get(indicator);
        if (most == null) {
            return Optional.of(Rejection.of(
                    RejectionCode.NOT_FOUND,
                    Map.of("indicator", indicator, "options", String.join("、", mostTenths.keySet()))));
        }
        return scoreTenths > most
                ? Optional.of(Rejection.of(
                        RejectionCode.PARAMETER_INVALID,
                        Map.of("indicator", indicator, "score", points(scoreTenths), "limit", points(most))))
                : Optional.empty();
    }

    /** What the sheet's own indicators come to; nothing where one is missing. */
    public OptionalInt total(Map<String, Integer> given) {
        int total = 0;
        for (Map.Entry<String, Integer> indicator : mostTenths.entrySet()) {
            Integer tenths = given.get(indicator.getKey());
            if (tenths == null || tenths > indicator.getValue()) {
                return OptionalInt.empty();
            }
            total += tenths;
        }
        return OptionalInt.of(total);
    }

    /** Tenths as people write points: {@code 92.5}. */
    public static String points(int tenths) {
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    }
}
