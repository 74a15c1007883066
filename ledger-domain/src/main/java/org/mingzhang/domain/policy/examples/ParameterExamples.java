package org.mingzhang.domain.policy.examples;

import java.util.Optional;
import java.util.function.Supplier;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.ParameterDecision;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code parameters}: whether a value may be decided. */
final class ParameterExamples {
    private final Given given;
    private final PolicyPack pack;

    ParameterExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    Supplier<Outcome> parameter(MapReader one) {
        ParameterValues values = given.decided(one, "decided");
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
        return () -> new Outcome(pack)
                .verdict(
                        id + " 决定为 " + written,
                        expected,
                        switch (values.decide(pack, id, written)) {
                            case ParameterDecision.Accepted accepted -> Optional.empty();
                            case ParameterDecision.Refused refused -> Optional.of(refused.rejection());
                        });
    }
}
