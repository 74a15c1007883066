package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Formula.Limit;

/** 最高、累计: limits that are a sum, or what earlier grants leave of one. A share of an investment is none. */
public final class Caps {
    private Caps() {}

    /** Whether what was paid beyond it comes back even where nothing else does (只补不退). */
    static boolean isCap(Limit limit) {
        return limit instanceof Formula.AmountLimit
                || Quantities.facts(limit).stream().anyMatch(Caps::isGranted);
    }

    /**
     * The least of the caps among limits that apply; nothing where none is a cap.
     *
     * @param amounts of those that apply, by their ids behind a prefix
     */
    static Optional<Fen> least(String prefix, List<Limit> limits, Map<String, Fen> amounts) {
        return limits.stream()
                .filter(Caps::isCap)
                .flatMap(limit -> Optional.ofNullable(amounts.get(prefix + limit.id())).stream())
                .reduce(Fen::min);
    }

    static boolean isGranted(FactId name) {
        return name == FactName.AWARDS_ALREADY_GRANTED
                || (name instanceof NamedFact named && named.family() == NamedFact.Family.GRANTED);
    }

    /**
     * Whether a cap and a share of something stand in one expression, where nobody can tell which of them bounded the amount: the least
     * of both, or one or the other.
     */
    public static boolean isMixed(Limit limit) {
        return limit instanceof Formula.ExpressionLimit gives && isMixed(Term.of(gives.gives()));
    }

    private static boolean isMixed(Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return false;
        }
        boolean chooses = function.equals("min") || function.equals("max") || function.equals("_?_:_");
        List<Term> results = function.equals("_?_:_") ? terms.subList(1, terms.size()) : terms;
        boolean cap = results.stream().anyMatch(Caps::isSum);
        boolean other = results.stream().anyMatch(each -> !isSum(each));
        return chooses && ((cap && other) || results.stream().anyMatch(Caps::isMixed));
    }

    /** A sum that is written or decided, or what is left of one. */
    private static boolean isSum(Term term) {
        return switch (term) {
            case Term.Written written -> true;
            case Term.Open open -> true;
            case Term.Named(FactId fact) -> isGranted(fact);
            case Term.Done(String function, List<Term> terms) -> terms.stream().allMatch(Caps::isSum);
            case Term.Judged judged -> false;
            case Term.OneOf several -> false;
        };
    }
}
