package org.mingzhang.domain.policy.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Exclusion.CaseRole;
import org.mingzhang.domain.policy.Exclusions;
import org.mingzhang.domain.policy.Exclusions.Held;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code totals}: what one enterprise gets under several directions, one after the other. */
final class TotalExamples {
    private static final List<String> CODES = List.of(RejectionCode.EXCLUDED.name(), RejectionCode.NOT_ELIGIBLE.name());

    private final Given given;
    private final PolicyPack pack;

    TotalExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** One award with the facts that it rests on. */
    private record Wanted(Direction direction, Facts facts) {}

    Supplier<Outcome> total(MapReader one) {
        ParameterValues values = given.decided(one, "parameters");
        List<Wanted> wanted = new ArrayList<>();
        for (MapReader award : one.maps("awards")) {
            Optional<Direction> direction = given.direction(award);
            Facts facts = given.facts(award);
            award.done();
            direction.ifPresent(of -> wanted.add(new Wanted(of, facts)));
        }
        String expected =
                one.read("expect", "应为合计金额，例如 40万元；或 " + String.join("、", CODES), "", TotalExamples::expected);
        return () -> {
            Outcome outcome = new Outcome(pack);
            Fen sum = Fen.ZERO;
            List<Held> has = new ArrayList<>();
            for (Wanted next : wanted) {
                Rejection no = excluded(values, next.direction(), has).orElse(null);
                AwardComputation computed =
                        AwardEngine.computeWhole(pack, values, next.direction().id(), next.facts());
                Optional<Rejection> refused = no == null ? computed.refusal() : Optional.of(no);
                if (refused.isPresent()) {
                    return CODES.contains(expected)
                            ? outcome.verdict("合计", expected, refused)
                            : outcome.differs("合计", expected, outcome.message(refused.get()));
                }
                sum = computed instanceof AwardComputation.Computed award ? sum.plus(award.ceiling()) : sum;
                has.add(held(next.direction(), has, Moment.AWARD));
            }
            return outcome.same("合计", expected, Value.of(sum).display(), text -> text);
        };
    }

    private Optional<Rejection> excluded(ParameterValues values, Direction direction, List<Held> has) {
        return Stream.of(Moment.SUBMISSION, Moment.APPROVAL, Moment.AWARD)
                .flatMap(at -> Exclusions.refuse(pack, values, "示例单位", held(direction, has, at), has).stream())
                .findFirst();
    }

    private static Held held(Direction direction, List<Held> has, Moment at) {
        return new Held("算例-" + (has.size() + 1), direction.id(), CaseRole.APPLICANT, at);
    }

    private static String expected(String written) {
        return CODES.contains(written) ? written : Value.of(Given.fen(written)).display();
    }
}
