package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Rewarded;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TraceStep;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;

/**
 * What an award rests on: the streams of its case, the policy in force, and what the policy says to their facts.
 *
 * @param number the application's
 * @param held the budget line of what is granted of it already; null while nothing is
 */
record AwardBasis(
        String number,
        PolicyPack pack,
        Direction direction,
        Application application,
        Project project,
        Enterprise enterprise,
        Programme programme,
        @Nullable String held,
        Facts facts,
        AwardComputation computation) {

    /** What the policy would grant with other values of its parameters. */
    AwardComputation computed(ParameterValues values) {
        return AwardEngine.compute(pack, values, direction.id(), facts);
    }

    static AwardBasis of(AwardCase it) {
        return of(
                it.number,
                it.pack(),
                it.direction(),
                it.application,
                it.project,
                it.enterprise(),
                it.programme(),
                held(it.award),
                it.others(),
                it.occasion.businessDate());
    }

    /** The line of what is granted of an award; null while nothing is. */
    static @Nullable String held(Award award) {
        Award.Terms terms = award.terms();
        return terms == null ? null : terms.purpose().line();
    }

    /**
     * The same from streams as they stood once.
     *
     * @param others as they stood then
     * @param asOf the business date of the decision
     */
    static AwardBasis of(
            String number,
            PolicyPack pack,
            Direction direction,
            Application application,
            Project project,
            Enterprise enterprise,
            Programme programme,
            @Nullable String held,
            CaseParts.Others others,
            LocalDate asOf) {
        Facts facts = AwardFacts.gather(
                new CaseParts(number, pack, direction, application, project, enterprise, programme, others),
                EnumSet.of(Moment.AWARD),
                asOf);
        AwardComputation computation = AwardEngine.compute(pack, programme.parameters(pack), direction.id(), facts);
        return new AwardBasis(
                number, pack, direction, application, project, enterprise, programme, held, facts, computation);
    }

    private ApplicationSubmitted submitted() {
        return application.submitted();
    }

    AwardCalculated calculated(Computed computed) {
        return new AwardCalculated(
                submitted().programme(),
                direction.id(),
                submitted().applicant(),
                application.packSm3(),
                computed.ceiling(),
                computed.floor(),
                computed.discretionary(),
                purpose(),
                computed.trace().stream().map(AwardBasis::step).toList());
    }

    static AwardEvent.Step step(TraceStep step) {
        List<AwardEvent.Input> inputs = new ArrayList<>();
        step.inputs().forEach((name, input) -> inputs.add(new AwardEvent.Input(name, input.value(), input.position())));
        return new AwardEvent.Step(step.rule(), step.clause(), inputs, step.result(), step.explanation());
    }

    /** Whether an earlier calculation says the same as the one made now, step by step. */
    boolean matches(@Nullable AwardCalculated earlier, Computed computed) {
        return calculated(computed).equals(earlier);
    }

    /**
     * The budget line that pays it: that of what is granted of it already, else the one that the values in force say.
     *
     * @throws IllegalStateException while that is undecided
     */
    String line() {
        return held != null
                ? held
                : direction
                        .line(programme.parameters(pack))
                        .orElseThrow(() -> new IllegalStateException("no line is decided for " + direction.id()));
    }

    /** Nothing is granted from a line that is not decided yet, and nothing was. */
    @Nullable
    Rejection refuseWithoutLine() {
        return held != null
                ? null
                : direction
                        .line()
                        .undecided(programme.parameters(pack))
                        .map(parameter -> AwardEngine.undecided(pack, direction, parameter)
                                .refusal()
                                .orElseThrow())
                        .orElse(null);
    }

    Purpose purpose() {
        Project.Assessment assessment = project.assessment();
        String level = direction.acceptance() && assessment != null
                ? "L" + assessment.result().level()
                : submitted().honour();
        return new Purpose(
                line(),
                direction.id(),
                AwardFacts.batch(direction, application, enterprise),
                submitted().county(),
                level);
    }

    /** A direction that is granted once is not granted twice, per whatever the pack says. */
    @Nullable
    Rejection refuseRepetition() {
        Direction.Once once = direction.once();
        if (once == null) {
            return null;
        }
        String per = once.per(programme.parameters(pack));
        return stands(per)
                ? Rejection.of(
                        RejectionCode.EXCLUDED,
                        once.clause(),
                        Map.of("direction", direction.id(), "per", per, "application", number))
                : null;
    }

    /** Whether an award of this direction stands already: approved, and not given up or recovered whole. */
    private boolean stands(String per) {
        if (per.equals(FactName.COUNTY_ID.id())) {
            return programme.awards(direction.id(), submitted().county()) > 0;
        }
        Rewarded now = new Rewarded(number, submitted().honour(), submitted().product());
        Fen standing = Fen.ZERO;
        for (Enterprise.Counted counted : enterprise.awards()) {
            AwardCounted event = counted.event();
            // What was granted of the case itself in advance repeats nothing.
            boolean same = event.programme().equals(submitted().programme())
                    && !event.award().equals(number)
                    && event.direction().equals(direction.id())
                    && now.same(new Rewarded(event.award(), event.honour(), event.product()), per);
            standing = same ? standing.plus(event.amountFen()) : standing;
        }
        return standing.isPositive();
    }
}
