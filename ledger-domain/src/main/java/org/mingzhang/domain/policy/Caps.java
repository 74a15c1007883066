package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.policy.Formula.Limit;

/** 最高、累计: limits beyond which nothing stays paid, whatever the investment comes to ({@link Limit#isCap}). */
public final class Caps {
    private Caps() {}

    /**
     * The least of the caps among limits that apply; nothing where none is a cap.
     *
     * @param amounts of those that apply, by their ids behind a prefix
     */
    static Optional<Fen> least(String prefix, List<Limit> limits, Map<String, Fen> amounts) {
        return limits.stream()
                .filter(Limit::isCap)
                .flatMap(limit -> Optional.ofNullable(amounts.get(prefix + limit.id())).stream())
                .reduce(Fen::min);
    }

    static boolean isGranted(FactId name) {
        return name == FactName.AWARDS_ALREADY_GRANTED
                || (name instanceof NamedFact named && named.family() == NamedFact.Family.GRANTED);
    }

    /**
     * What of the case itself a cap over some time leaves out, since it was granted outside that time; zero where the limit is no
     * remainder of such a cap alone. Each time bounds its own part: what came on record late takes of the part of its time.
     */
    static Fen apart(Limit limit, Facts facts, ParameterValues values, Formula.RoundingRule rounding) {
        return limit instanceof Formula.ShareLimit || namesCost(limit)
                ? Fen.ZERO
                : Quantities.facts(limit).stream()
                        .filter(Caps::isGranted)
                        .map(name -> facts.find(name).map(Fact::apart).orElse(List.of()).stream()
                                .map(part -> {
                                    Fen beside = part.beside();
                                    return beside == null
                                            ? part.amount()
                                            : left(limit, facts.with(name, Value.of(beside), null), values, rounding)
                                                    .map(part.amount()::min)
                                                    .orElse(part.amount());
                                })
                                .reduce(Fen.ZERO, Fen::plus))
                        .reduce(Fen::min)
                        .orElse(Fen.ZERO);
    }

    /** What a limit that one expression gives leaves under these facts. */
    private static Optional<Fen> left(Limit limit, Facts facts, ParameterValues values, Formula.RoundingRule rounding) {
        return limit instanceof Formula.ExpressionLimit gives
                ? Optional.of(rounding.round(
                                ((Value.Amount) gives.gives()
                                                .evaluate(facts, values)
                                                .result())
                                        .fen(),
                                Rounding.DOWN)
                        .max(Fen.ZERO))
                : Optional.empty();
    }

    /**
     * The most that the whole award may come to by a limit. A cap over some time bounds what is granted within it: what of the case was
     * granted outside that time comes on top.
     *
     * @param left what the limit comes to
     */
    static Fen whole(
            Limit limit, Fen left, Facts facts, ParameterValues values, Formula.RoundingRule rounding, Trace trace) {
        Fen apart = apart(limit, facts, values, rounding);
        if (apart.isZero()) {
            return left;
        }
        Fen whole = left.max(Fen.ZERO).plus(apart);
        trace.add(
                limit.id() + ".apart",
                limit.clause(),
                new TreeMap<>(
                        Map.of("apartFen", new TraceStep.Input(Value.of(apart).scalar(), null))),
                Value.of(whole),
                "「" + limit.text() + "」只管期间以内核定的：本件在期间以外已核定、当时限额以内的 " + Amounts.format(apart) + "，不占它，整笔最多 "
                        + Amounts.format(whole));
        return whole;
    }

    /**
     * Whether an expression of a limit names a recorded amount, such as an investment: then it may be a cap or what the award comes to,
     * and the pack alone can say which.
     */
    public static boolean namesCost(Limit limit) {
        SortedSet<FactId> names =
                limit instanceof Formula.ShareLimit share ? Quantities.facts(share.share()) : Quantities.facts(limit);
        return names.stream().anyMatch(Caps::isCost);
    }

    private static boolean isCost(FactId name) {
        return name.type() == ValueType.AMOUNT && !isGranted(name);
    }

    /** Whether an expression of a limit chooses between a sum and what rests on a recorded amount: the sum is a cap of its own. */
    public static boolean hidesOne(Limit limit) {
        return Quantities.expressions(limit).stream().map(Term::of).anyMatch(Caps::hidesOne);
    }

    private static boolean hidesOne(Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return false;
        }
        boolean either = function.equals("_?_:_");
        List<Term> results = either ? terms.subList(1, terms.size()) : terms;
        boolean differ =
                results.stream().anyMatch(Caps::namesCost) && !results.stream().allMatch(Caps::namesCost);
        boolean lesser = either || function.equals("min");
        return (lesser && differ)
                || ((lesser || function.equals("max")) && results.stream().anyMatch(Caps::hidesOne));
    }

    private static boolean namesCost(Term term) {
        return switch (term) {
            case Term.Named(FactId fact) -> isCost(fact);
            case Term.Done(String function, List<Term> terms) -> terms.stream().anyMatch(Caps::namesCost);
            case Term.OneOf(List<Term> terms) -> terms.stream().anyMatch(Caps::namesCost);
            case Term.Written written -> false;
            case Term.Open open -> false;
            case Term.Judged judged -> false;
        };
    }
}
