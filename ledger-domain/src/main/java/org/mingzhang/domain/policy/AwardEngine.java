package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;

/**
 * Computes what the policy grants in one case. A pure function: the same pack, parameter values and facts give the same
 * answer and the same trace, to the fen, on every machine and in every year.
 *
 * <p>Answers in this order of precedence: a requirement that does not hold; facts that are missing; a parameter that is
 * undecided; the amount. So an applicant who cannot get anything hears so at once, whatever else is still open.
 */
public final class AwardEngine {
    private AwardEngine() {}

    /**
     * Computes one case: what is required of an award, or, where the direction gives no money, of being selected.
     *
     * @param directionId a direction of the pack, by id
     * @throws IllegalArgumentException when the pack has no such direction
     */
    public static AwardComputation compute(PolicyPack pack, ParameterValues values, String directionId, Facts facts) {
        Direction direction = direction(pack, directionId);
        return compute(
                pack, values, direction, facts, EnumSet.of(direction.hasMoney() ? Moment.AWARD : Moment.APPROVAL));
    }

    /** The same with everything that is required at any time before a payment: a case from its beginning to its end. */
    public static AwardComputation computeWhole(
            PolicyPack pack, ParameterValues values, String directionId, Facts facts) {
        return compute(
                pack, values, direction(pack, directionId), facts, EnumSet.complementOf(EnumSet.of(Moment.PAYMENT)));
    }

    private static Direction direction(PolicyPack pack, String directionId) {
        return pack.direction(directionId)
                .orElseThrow(() -> new IllegalArgumentException("no direction " + directionId + " in " + pack.id()));
    }

    private static AwardComputation compute(
            PolicyPack pack, ParameterValues values, Direction direction, Facts facts, Set<Moment> moments) {
        Trace trace = new Trace(direction.id(), facts, values);
        return within(direction, trace, () -> compute(pack, values, direction, facts, moments, trace));
    }

    private static AwardComputation compute(
            PolicyPack pack,
            ParameterValues values,
            Direction direction,
            Facts facts,
            Set<Moment> moments,
            Trace trace) {
        Gaps gaps = new Gaps(facts, values);
        AwardComputation no = required(pack, values, direction, direction.requirements(), facts, moments, trace, gaps);
        if (no != null) {
            return no;
        }
        if (direction.subject() != null) {
            gaps.need(direction.subject());
        }
        if (direction.hasMoney()) {
            return new FormulaEvaluation(pack, direction, direction.formula(), facts, values, trace, gaps).compute();
        }
        return lacking(pack, direction, gaps).orElseGet(() -> new AwardComputation.Eligible(trace.steps()));
    }

    /**
     * Computes what may be granted of one instalment before the award is decided: what it requires, and what the award requires as
     * far as that fails already; then its limits, and those of the award that are known already.
     *
     * @param facts as they stand then
     * @param already what was granted of the same case in advance before
     */
    public static AwardComputation advance(
            PolicyPack pack,
            ParameterValues values,
            Direction direction,
            Advance.Instalment instalment,
            Facts facts,
            Fen already) {
        Trace trace = new Trace(direction.id() + "/" + instalment.id(), facts, values);
        return within(direction, trace, () -> advance(pack, values, direction, instalment, facts, already, trace));
    }

    private static AwardComputation advance(
            PolicyPack pack,
            ParameterValues values,
            Direction direction,
            Advance.Instalment instalment,
            Facts facts,
            Fen already,
            Trace trace) {
        Gaps gaps = new Gaps(facts, values);
        AwardComputation no = required(
                pack, values, direction, instalment.requirements(), facts, EnumSet.of(Moment.ADVANCE), trace, gaps);
        if (no != null) {
            return no;
        }
        BeforeAcceptance known = new BeforeAcceptance(pack, direction, facts, values);
        Requirement.Computed failing = known.failing();
        if (failing != null) {
            holds(pack, failing, facts, values, trace);
            return notEligible(direction, failing, facts, trace);
        }
        return InstalmentAmounts.of(pack, values, direction, instalment, facts, already, trace, gaps, known);
    }

    /** What an instalment comes to by its amounts alone, whatever it and the award require. */
    public static AwardComputation advanceAmounts(
            PolicyPack pack,
            ParameterValues values,
            Direction direction,
            Advance.Instalment instalment,
            Facts facts,
            Fen already) {
        Trace trace = new Trace(direction.id() + "/" + instalment.id(), facts, values);
        return within(
                direction,
                trace,
                () -> InstalmentAmounts.of(
                        pack,
                        values,
                        direction,
                        instalment,
                        facts,
                        already,
                        trace,
                        new Gaps(facts, values),
                        new BeforeAcceptance(pack, direction, facts, values)));
    }

    /**
     * What stands against a case at one moment of its life, before any amount is computed; nothing where all holds.
     *
     * @param facts as they stand at that moment
     */
    public static Optional<Rejection> refusal(
            PolicyPack pack, ParameterValues values, Direction direction, Facts facts, Moment moment) {
        return refusal(pack, values, direction, rules(direction, moment), facts, moment);
    }

    /**
     * The same where each requirement may be met as on one or the other of several days.
     *
     * @param days the facts as on each of them; the last is the one by which it is said what is not met
     */
    public static Optional<Rejection> refusal(
            PolicyPack pack, ParameterValues values, Direction direction, List<Facts> days, Moment moment) {
        List<Requirement> unmet = rules(direction, moment).stream()
                .filter(rule -> days.stream()
                        .allMatch(facts -> refusal(pack, values, direction, List.of(rule), facts, moment)
                                .isPresent()))
                .toList();
        return refusal(pack, values, direction, unmet, days.getLast(), moment);
    }

    private static List<Requirement> rules(Direction direction, Moment moment) {
        return moment == Moment.PAYMENT ? direction.beforePayment() : direction.requirements();
    }

    private static Optional<Rejection> refusal(
            PolicyPack pack,
            ParameterValues values,
            Direction direction,
            List<Requirement> rules,
            Facts facts,
            Moment moment) {
        Gaps gaps = new Gaps(facts, values);
        Trace trace = new Trace(direction.id(), facts, values);
        try {
            AwardComputation no = required(pack, values, direction, rules, facts, EnumSet.of(moment), trace, gaps);
            return Optional.ofNullable(no)
                    .or(() -> lacking(pack, direction, gaps))
                    .flatMap(AwardComputation::refusal);
        } catch (ArithmeticException tooLarge) {
            return beyond(direction, trace).refusal();
        }
    }

    /** What is reckoned, unless it is more than the ledger can hold. */
    private static AwardComputation within(Direction direction, Trace trace, Supplier<AwardComputation> reckoned) {
        try {
            return reckoned.get();
        } catch (ArithmeticException tooLarge) {
            return beyond(direction, trace);
        }
    }

    private static AwardComputation beyond(Direction direction, Trace trace) {
        return new AwardComputation.NotEligible(
                "range",
                Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        direction.clause(),
                        Map.of(
                                "direction", direction.id(),
                                "requirement", "得数在账本可记的范围以内",
                                "found", "得数超出账本可记的范围，请核对所用的数")),
                trace.steps());
    }

    private static @Nullable AwardComputation required(
            PolicyPack pack,
            ParameterValues values,
            Direction direction,
            List<Requirement> rules,
            Facts facts,
            Set<Moment> moments,
            Trace trace,
            Gaps gaps) {
        for (Requirement requirement : rules) {
            switch (requirement) {
                case Requirement.Judged judged -> cite(pack, judged, facts, values, trace);
                case Requirement.Computed computed -> {
                    Optional<Facts> settled = facts.settledFor(computed.holds(), values);
                    Facts known = settled.orElse(facts);
                    if (computed.isLookedAt(moments)
                            && isAsked(pack, computed, facts, values, trace, gaps)
                            && (settled.isPresent() || !gaps.open(computed.holds()))
                            && !holds(pack, computed, known, values, trace)) {
                        return notEligible(direction, computed, known, trace);
                    }
                }
            }
        }
        return null;
    }

    private static Optional<AwardComputation> lacking(PolicyPack pack, Direction direction, Gaps gaps) {
        return gaps.missing().isEmpty()
                ? gaps.undecided().map(parameter -> undecided(pack, direction, parameter, gaps))
                : Optional.of(missing(direction, gaps));
    }

    /** Whether it is asked of the case is for the people, too, unless what is recorded says that it is not. */
    private static void cite(
            PolicyPack pack, Requirement.Judged judged, Facts facts, ParameterValues values, Trace trace) {
        Expression when = judged.when();
        if (when != null
                && when.isDecidedBy(facts, values)
                && !when.evaluate(facts, values).result().equals(Value.of(true))) {
            notAsked(pack, judged, when, facts, trace);
            return;
        }
        String stage = pack.stage(judged.stage()).map(Stage::name).orElse(judged.stage());
        trace.add(
                judged.id(),
                judged.clause(),
                new TreeMap<>(),
                Value.of("judged"),
                "条件「" + judged.text() + "」" + (when == null ? "" : "（仅当 " + RuleWords.of(pack, when) + "）") + "：以「"
                        + stage + "」环节的结论为准");
    }

    /** Whether the case is one of those of which it is asked: only then it needs what it names. */
    private static boolean isAsked(
            PolicyPack pack,
            Requirement.Computed requirement,
            Facts facts,
            ParameterValues values,
            Trace trace,
            Gaps gaps) {
        Expression when = requirement.when();
        if (when == null) {
            return true;
        }
        if (gaps.open(when)) {
            return false;
        }
        boolean asked = when.evaluate(facts, values).result().equals(Value.of(true));
        if (!asked) {
            notAsked(pack, requirement, when, facts, trace);
        }
        return asked;
    }

    private static void notAsked(PolicyPack pack, Requirement requirement, Expression when, Facts facts, Trace trace) {
        trace.add(
                requirement.id(),
                requirement.clause(),
                when.facts(),
                when.parameters(),
                Value.of("notAsked"),
                "条件「" + requirement.text() + "」："
                        + (when.facts().isEmpty()
                                ? "仅当 " + RuleWords.of(pack, when)
                                : RuleText.seen(pack, when.facts(), facts))
                        + "，不适用");
    }

    private static boolean holds(
            PolicyPack pack, Requirement.Computed requirement, Facts facts, ParameterValues values, Trace trace) {
        Expression rule = requirement.holds();
        boolean holds = rule.evaluate(facts, values).result().equals(Value.of(true));
        String seen = RuleText.seen(pack, rule.facts(), facts);
        trace.add(
                requirement.id(),
                requirement.clause(),
                rule.facts(),
                rule.parameters(),
                Value.of(holds),
                facts,
                "条件「" + requirement.text() + "」：" + seen + "，" + (holds ? "符合" : "不符合"));
        return holds;
    }

    private static AwardComputation notEligible(
            Direction direction, Requirement.Computed requirement, Facts facts, Trace trace) {
        Map<String, Object> compared = new TreeMap<>();
        compared.put("direction", direction.id());
        compared.put("requirement", requirement.id());
        compared.put("required", requirement.text());
        List<String> notes = new ArrayList<>();
        for (FactId name : requirement.holds().facts()) {
            Fact fact = facts.find(name).orElse(null);
            if (fact == null) {
                // It does not hold whatever that may be.
                continue;
            }
            // Money under a name that the pack gives: nothing says that a bare number is in fen.
            boolean named = name instanceof NamedFact && name.type() == ValueType.AMOUNT;
            compared.put(
                    name.id(), named ? fact.value().display() : fact.value().scalar());
            if (fact.note() != null) {
                notes.add(name.label() + "：" + fact.note());
            }
        }
        if (requirement.otherwise() != null) {
            compared.put("otherwise", requirement.otherwise());
        }
        if (!notes.isEmpty()) {
            compared.put("counted", String.join("；", notes));
        }
        return new AwardComputation.NotEligible(
                requirement.id(), Rejection.of(requirement.refusal(), requirement.clause(), compared), trace.steps());
    }

    /** The refusal for facts that are not recorded. */
    static AwardComputation missing(Direction direction, Gaps gaps) {
        String names = gaps.missing().stream().map(FactId::id).collect(Collectors.joining(", "));
        return new AwardComputation.MissingFacts(
                gaps.missing(),
                Rejection.of(
                        RejectionCode.FACT_MISSING,
                        direction.clause(),
                        Map.of("direction", direction.id(), "missing", names)));
    }

    /** The refusal for a value that the policy leaves open, whatever the facts of a case are. */
    public static AwardComputation undecided(PolicyPack pack, Direction direction, String parameter) {
        return undecided(pack, direction, parameter, new Gaps(Facts.NONE, ParameterValues.defaults(pack)));
    }

    /** The refusal for a value that the policy leaves open. */
    static AwardComputation undecided(PolicyPack pack, Direction direction, String parameter, Gaps gaps) {
        Map<String, Object> compared = new TreeMap<>(Map.of("direction", direction.id(), "parameter", parameter));
        gaps.because().ifPresent(record -> compared.put("unlisted", record));
        return new AwardComputation.Undecided(
                parameter,
                Rejection.of(
                        RejectionCode.PARAMETER_UNDECIDED,
                        pack.parameter(parameter).map(Parameter::clause).orElse(direction.clause()),
                        compared));
    }
}
