package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.policy.Formula.Limit;

/**
 * What can be said of an award before its acceptance: conditions that fail already and limits that are known already bind what is
 * paid in advance. What only the acceptance tells is not asked.
 */
final class BeforeAcceptance {
    private final PolicyPack pack;
    private final Direction direction;
    private final Facts facts;
    private final ParameterValues values;

    BeforeAcceptance(PolicyPack pack, Direction direction, Facts facts, ParameterValues values) {
        this.pack = pack;
        this.direction = direction;
        this.facts = facts;
        this.values = values;
    }

    /**
     * What the whole award comes to at most by one of its rules.
     *
     * @param apart what of it was granted outside the time for which the rule caps it
     */
    record Known(Fen ceiling, String text, Clause clause, Fen apart) {
        private String words() {
            return "「" + text + "」" + Amounts.format(ceiling)
                    + (apart.isZero() ? "" : "（含期间以外已核定的 " + Amounts.format(apart) + "）");
        }
    }

    /** The first condition of the award that fails whatever the acceptance will say; null where none does. */
    Requirement.@Nullable Computed failing() {
        return direction.requirements().stream()
                .filter(Requirement.Computed.class::isInstance)
                .map(Requirement.Computed.class::cast)
                .filter(requirement -> requirement.at().contains(Moment.AWARD) && !hangsOnIt(requirement.facts()))
                .filter(requirement -> requirement.when() == null || is(requirement.when(), true))
                .filter(requirement -> is(requirement.holds(), false))
                .findFirst()
                .orElse(null);
    }

    /** The least of the award's own limits that are known; nothing where none is. */
    Optional<Known> least() {
        Formula formula = direction.formula();
        Stream<Known> limits = formula.limits().stream()
                .filter(this::isKnown)
                .flatMap(limit -> amount(List.of(), List.of(limit)).stream()
                        .map(fen -> new Known(
                                fen,
                                limit.text(),
                                limit.clause(),
                                Caps.apart(limit, facts, values, formula.rounding()))));
        return Stream.concat(limits, parts(formula).stream())
                .reduce((one, other) -> other.ceiling.compareTo(one.ceiling) < 0 ? other : one);
    }

    private boolean isKnown(Limit limit) {
        return !hangsOnIt(Quantities.facts(limit))
                && (limit.when() == null || !hangsOnIt(limit.when().facts()));
    }

    /** All components together, each by its limits that are known, and as if it applied where only the acceptance tells that. */
    private Optional<Known> parts(Formula formula) {
        List<Formula.Part> known = new ArrayList<>();
        for (Formula.Part part : formula.parts()) {
            List<Limit> limits = part.limits().stream().filter(this::isKnown).toList();
            if (limits.isEmpty()) {
                return Optional.empty();
            }
            Expression when = part.when();
            known.add(new Formula.Part(
                    part.id(),
                    part.text(),
                    when != null && hangsOnIt(when.facts()) ? null : when,
                    limits,
                    part.clause()));
        }
        return known.isEmpty()
                ? Optional.empty()
                : amount(known, List.of()).map(fen -> new Known(fen, "各分项合计", direction.clause(), Fen.ZERO));
    }

    /** What some rules of the award come to alone, with what is taken off it where that is known. */
    private Optional<Fen> amount(List<Formula.Part> parts, List<Limit> limits) {
        Formula whole = direction.formula();
        Formula.Less less = whole.less();
        boolean taken = less != null
                && !hangsOnIt(less.amount().facts())
                && less.amount().isDecidedBy(facts, values)
                && (less.when() == null || less.when().isDecidedBy(facts, values));
        Formula alone = new Formula(whole.pays(), whole.rounding(), parts, limits, null, taken ? less : null);
        return new FormulaEvaluation(
                                        pack,
                                        direction,
                                        alone,
                                        facts,
                                        values,
                                        new Trace(direction.id(), facts, values),
                                        new Gaps(facts, values))
                                .compute()
                        instanceof Computed computed
                ? Optional.of(computed.ceiling())
                : Optional.empty();
    }

    private boolean is(Expression rule, boolean wanted) {
        return rule.isDecidedBy(facts, values)
                && rule.evaluate(facts, values).result().equals(Value.of(wanted));
    }

    /** Whether the acceptance, its scenes, or the acceptance of others that take part tell any of them. */
    private boolean hangsOnIt(Collection<FactId> names) {
        return names.stream().anyMatch(name -> Grounds.isOfAcceptance(name) || isCountOfAcceptance(name));
    }

    private boolean isCountOfAcceptance(FactId name) {
        return name instanceof NamedFact count
                && count.family() == NamedFact.Family.COUNT
                && pack.count(count.name()).filter(Count::isOfAcceptance).isPresent();
    }

    /**
     * What may be granted in advance: no more than the award could come to, less what was granted of it before.
     *
     * @param already of the same case
     */
    Computed bound(Computed own, Advance.Instalment instalment, Fen already, Trace trace) {
        Known known = least().orElse(null);
        Fen left = known == null ? own.ceiling() : known.ceiling.minus(already).max(Fen.ZERO);
        if (known == null || !own.ceiling().exceeds(left)) {
            return own;
        }
        trace.add(
                "whole",
                known.clause,
                new TreeMap<>(Map.of(
                        "alreadyFen", new TraceStep.Input(Value.of(already).scalar(), null))),
                Value.of(left),
                "整笔奖补" + known.words() + "，减去已核定的预拨 " + Amounts.format(already) + "：「" + instalment.text() + "」最多 "
                        + Amounts.format(left));
        return new Computed(
                left, own.floor(), own.discretionary(), known.clause, own.floorClause(), trace.steps(), own.cap());
    }
}
