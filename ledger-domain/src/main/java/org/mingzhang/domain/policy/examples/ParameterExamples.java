package org.mingzhang.domain.policy.examples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.ParameterDecision;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code parameters}: whether a value may be decided, and what is in force. */
final class ParameterExamples {
    private static final String UNDECIDED = "undecided";

    private final Given given;
    private final PolicyPack pack;

    ParameterExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** What is in force as long as nobody decides more. */
    private Supplier<Outcome> stands(MapReader stands, ParameterValues values) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String id : stands.keys()) {
            if (stands.known(new MapReader.Word(id, stands.spotOf(id)), given.parameters())) {
                String written = stands.text(id);
                expected.put(
                        id,
                        written.equals(UNDECIDED)
                                ? UNDECIDED
                                : Given.value(
                                                stands,
                                                id,
                                                pack.parameter(id).orElseThrow().type())
                                        .map(Value::text)
                                        .orElse(written));
            }
        }
        return () -> {
            Outcome outcome = new Outcome(pack);
            expected.forEach((id, value) ->
                    outcome.same(id, value, values.find(id).map(Value::text).orElse(UNDECIDED), Function.identity()));
            return outcome;
        };
    }

    /** Which values of one parameter may be decided, and which may not, such as those on either side of its bounds. */
    private Supplier<Outcome> bounds(MapReader one, ParameterValues values) {
        String id = one.reference("parameter", given.parameters());
        List<String> allowed = one.texts("allows");
        List<String> refused = one.texts("refuses");
        if (allowed.isEmpty() && refused.isEmpty()) {
            one.report(one.spot(), "allows 和 refuses 都没有写", "应写明可以决定的值 allows、不可以的值 refuses");
        }
        return () -> {
            Outcome outcome = new Outcome(pack);
            allowed.forEach(value -> outcome.verdict(id + " 决定为 " + value, Outcome.OK, refused(values, id, value)));
            refused.forEach(value -> outcome.verdict(
                    id + " 决定为 " + value, RejectionCode.PARAMETER_INVALID.name(), refused(values, id, value)));
            return outcome;
        };
    }

    private Optional<Rejection> refused(ParameterValues values, String id, String written) {
        return switch (values.decide(pack, id, written)) {
            case ParameterDecision.Accepted accepted -> Optional.empty();
            case ParameterDecision.Refused refused -> Optional.of(refused.rejection());
        };
    }

    /** Whether a value may be decided, or what is in force. */
    Supplier<Outcome> parameter(MapReader one) {
        ParameterValues values = given.decided(one, "decided");
        if (one.has("stands")) {
            return stands(one.map("stands"), values);
        }
        if (one.has("parameter")) {
            return bounds(one, values);
        }
        boolean present = one.isMap("decide");
        MapReader decide = one.map("decide");
        if (present && decide.keys().size() != 1) {
            decide.report(
                    decide.spot(),
                    decide.keys().size() + " 个参数",
                    "应为一个参数的取值，例如 {notice.workingDays: 7}；先前已决定的写在 decided 里");
        }
        String id = decide.keys().isEmpty() ? "" : decide.keys().getFirst();
        String written = id.isEmpty() ? "" : decide.text(id);
        String expected = Given.verdict(one, RejectionCode.PARAMETER_INVALID, RejectionCode.NOT_FOUND);
        return () -> new Outcome(pack).verdict(id + " 决定为 " + written, expected, refused(values, id, written));
    }
}
