package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Formula.Quantity;

/**
 * 评分指标: what experts score the cases of a direction by. The weights are the full marks, a hundred together; while one of them is
 * undecided nobody scores.
 *
 * @param stage the direction's stage at which it is scored; decided by experts
 */
public record Rubric(String stage, List<Indicator> indicators, Clause clause) {
    /** What the weights come to together. */
    public static final long FULL = 100;

    public Rubric {
        indicators = List.copyOf(indicators);
    }

    /**
     * One indicator.
     *
     * @param name what scores call it; one of its kind in the rubric
     * @param text what is looked at, in the words of the notice; null where it says no more
     * @param weight a whole number of points, written or a parameter
     */
    public record Indicator(
            String id, String name, @Nullable String text, Quantity weight, Clause clause) {}

    /** The score sheet, or why there is none yet. */
    public sealed interface Sheet {
        /**
         * All weights are known.
         *
         * @param sheet by the indicators' names; what weighs nothing is not scored
         */
        record Decided(ScoreSheet sheet) implements Sheet {}

        /** A weight is undecided, or they do not come to a hundred. */
        record Open(Rejection why) implements Sheet {}
    }

    /** The parameters that are weights. */
    public List<String> parameters() {
        return indicators.stream()
                .map(Indicator::weight)
                .filter(Quantity.FromParameter.class::isInstance)
                .map(weight -> ((Quantity.FromParameter) weight).parameter())
                .toList();
    }

    /** The name of an indicator that is meant by its id or name; what it is not, stays as it is. */
    public String named(String idOrName) {
        return indicators.stream()
                .filter(indicator -> indicator.id.equals(idOrName))
                .map(Indicator::name)
                .findFirst()
                .orElse(idOrName);
    }

    /** The first parameter among the weights that nobody has decided. */
    public Optional<String> undecided(ParameterValues values) {
        return parameters().stream().filter(id -> values.find(id).isEmpty()).findFirst();
    }

    /** The sheet by which a case is scored under these values. */
    public Sheet sheet(PolicyPack pack, Direction direction, ParameterValues values) {
        String open = undecided(values).orElse(null);
        if (open != null) {
            return new Sheet.Open(Rejection.of(
                    RejectionCode.PARAMETER_UNDECIDED,
                    pack.parameter(open).map(Parameter::clause).orElse(clause),
                    Map.of("direction", direction.id(), "parameter", open)));
        }
        Rejection no = refuseSum(direction, values).orElse(null);
        if (no != null) {
            return new Sheet.Open(no);
        }
        SortedMap<String, Integer> most = new TreeMap<>();
        for (Indicator indicator : indicators) {
            long weight = weight(indicator, values);
            if (weight > 0) {
                most.put(indicator.name, Math.toIntExact(weight * 10));
            }
        }
        return new Sheet.Decided(new ScoreSheet(most));
    }

    /** Why decided weights are no weights: one is below zero, or all together are not a hundred. */
    Optional<Rejection> refuseSum(Direction direction, ParameterValues values) {
        List<String> each = new ArrayList<>();
        long sum = 0;
        boolean below = false;
        for (Indicator indicator : indicators) {
            long weight = weight(indicator, values);
            below |= weight < 0;
            sum = Math.addExact(sum, weight);
            each.add(indicator.name + " " + weight);
        }
        return !below && sum == FULL
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        RejectionCode.PARAMETER_INVALID,
                        clause,
                        Map.of(
                                "direction",
                                direction.id(),
                                "weights",
                                String.join("，", each),
                                "sum",
                                sum,
                                "needs",
                                "合计 " + FULL + " 分，各项不为负")));
    }

    private static long weight(Indicator indicator, ParameterValues values) {
        return switch (indicator.weight) {
            case Quantity.Written(Value.Whole(long number)) -> number;
            case Quantity.FromParameter(String id)
            when values.find(id).orElse(null) instanceof Value.Whole(long number) -> number;
            default -> throw new IllegalStateException("no weight of " + indicator.id);
        };
    }
}
