package org.mingzhang.domain.policy.examples;

import java.time.LocalDate;
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
import org.mingzhang.domain.policy.Fact;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code totals}: what one enterprise gets under several directions, one after the other, and after earlier grants. */
final class TotalExamples {
    private static final List<String> CODES = Stream.of(
                    RejectionCode.EXCLUDED, RejectionCode.NOT_ELIGIBLE, RejectionCode.PARAMETER_UNDECIDED)
            .map(RejectionCode::name)
            .toList();

    private final Given given;
    private final PolicyPack pack;

    TotalExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** One award with the facts that it rests on. */
    private record Wanted(Direction direction, Facts facts) {
        private LocalDate on(LocalDate otherwise) {
            return facts.find(FactName.DECISION_ON).map(Fact::value).orElse(null) instanceof Value.Day(LocalDate day)
                    ? day
                    : otherwise;
        }
    }

    /**
     * What was granted before the first award of the example, which each award then adds to.
     *
     * @param on the day of the decisions whose facts name none
     */
    private record Before(List<EarlierGrant> grants, LocalDate on) {}

    Supplier<Outcome> total(MapReader one) {
        ParameterValues values = given.decided(one, "parameters");
        List<Wanted> wanted = new ArrayList<>();
        for (MapReader award : one.maps("awards")) {
            Optional<Direction> direction = given.direction(award);
            Facts facts = given.facts(award);
            award.done();
            direction.ifPresent(of -> wanted.add(new Wanted(of, facts)));
        }
        Before before = one.has("granted") ? new Before(EarlierGrant.list(one, given), Given.day(one, "on")) : null;
        String expected =
                one.read("expect", "应为合计金额，例如 40万元；或 " + String.join("、", CODES), "", TotalExamples::expected);
        return () -> {
            Outcome outcome = new Outcome(pack);
            Fen sum = Fen.ZERO;
            List<Held> has = new ArrayList<>();
            List<EarlierGrant> grants = new ArrayList<>(before == null ? List.of() : before.grants());
            for (Wanted next : wanted) {
                Rejection no = excluded(values, next.direction(), has).orElse(null);
                AwardComputation computed = AwardEngine.computeWhole(
                        pack,
                        values,
                        next.direction().id(),
                        before == null ? next.facts() : counted(next, before, grants, values));
                Optional<Rejection> refused = no == null ? computed.refusal() : Optional.of(no);
                if (refused.isPresent()) {
                    return CODES.contains(expected)
                            ? outcome.verdict("合计", expected, refused)
                            : outcome.differs("合计", expected, outcome.message(refused.get()));
                }
                if (computed instanceof AwardComputation.Computed award) {
                    sum = sum.plus(award.ceiling());
                    if (before != null) {
                        grants.add(EarlierGrant.own(next.direction(), next.on(before.on()), award.ceiling()));
                    }
                }
                has.add(held(next.direction(), has, Moment.AWARD));
            }
            return outcome.same("合计", expected, Value.of(sum).display(), text -> text);
        };
    }

    private Facts counted(Wanted next, Before before, List<EarlierGrant> grants, ParameterValues values) {
        LocalDate on = next.on(before.on());
        Facts dated = next.facts().with(FactName.DECISION_ON, Value.of(on), 1L);
        return EarlierGrant.with(dated, pack.funds(), next.direction(), grants, values, on);
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
