package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.mingzhang.domain.money.Fen;
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
