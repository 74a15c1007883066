package org.mingzhang.domain.policy.examples;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Rubric;
import org.mingzhang.domain.policy.ScoreSheet;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code rubrics}: what one expert's scores come to under weights, or why nobody scores so. */
final class RubricExamples {
    private static final List<String> CODES = List.of(
            RejectionCode.PARAMETER_UNDECIDED.name(),
            RejectionCode.PARAMETER_INVALID.name(),
            RejectionCode.NOT_FOUND.name(),
            RejectionCode.FACT_MISSING.name());

    private final Given given;
    private final PolicyPack pack;

    RubricExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    Supplier<Outcome> rubric(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        Rubric rubric = direction.map(Direction::rubric).orElse(null);
        if (direction.isPresent() && rubric == null) {
            one.report(one.spotOf("direction"), "方向 " + direction.get().id() + " 没有 rubric", "应为写了 rubric（评分指标）的方向");
        }
        ParameterValues values = given.decided(one, "parameters");
        Map<String, Integer> scores = new HashMap<>();
        one.mapIfPresent("scores").ifPresent(stated -> {
            for (String id : stated.keys()) {
                Integer tenths = points(stated, id);
                if (tenths != null) {
                    scores.put(rubric == null ? id : rubric.named(id), tenths);
                }
            }
        });
        String expected =
                one.read("expect", "应为合计得分，例如 92.5；或 " + String.join("、", CODES), "", RubricExamples::expected);
        return () -> {
            Direction of = direction.orElseThrow();
            return tried(Objects.requireNonNull(rubric).sheet(pack, of, values), scores, expected);
        };
    }

    private Outcome tried(Rubric.Sheet sheet, Map<String, Integer> scores, String expected) {
        Outcome outcome = new Outcome(pack);
        return switch (sheet) {
            case Rubric.Sheet.Open(Rejection why) -> refused(outcome, expected, why);
            case Rubric.Sheet.Decided(ScoreSheet decided) -> {
                for (Map.Entry<String, Integer> score : scores.entrySet()) {
                    Rejection no =
                            decided.refuse(score.getKey(), score.getValue()).orElse(null);
                    if (no != null) {
                        yield refused(outcome, expected, no);
                    }
                }
                OptionalInt total = decided.total(scores);
                yield outcome.same(
                        "评分",
                        expected,
                        total.isPresent() ? ScoreSheet.points(total.getAsInt()) : RejectionCode.FACT_MISSING.name(),
                        RubricExamples::words);
            }
        };
    }

    private static Outcome refused(Outcome outcome, String expected, Rejection no) {
        return expected.equals(no.code().name())
                ? outcome
                : outcome.differs("评分", words(expected), outcome.message(no));
    }

    private static String words(String expected) {
        return CODES.contains(expected) ? Outcome.words(expected) : expected + " 分";
    }

    private static String expected(String written) {
        return CODES.contains(written) ? written : ScoreSheet.points(tenths(written));
    }

    private static int tenths(String written) {
        if (ValueType.POINTS.parse(written) instanceof Value.Points(int tenths)) {
            return tenths;
        }
        throw new IllegalArgumentException(written);
    }

    /** Points that an example states; null after reporting. */
    static @Nullable Integer points(MapReader map, String key) {
        return Given.value(map, key, ValueType.POINTS).orElse(null) instanceof Value.Points(int tenths)
                ? (Integer) tenths
                : null;
    }
}
