package org.mingzhang.domain.policy.scrutiny;

import java.util.List;
import java.util.stream.Stream;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** Whether a result may be above zero, and whether below. */
record Sign(boolean above, boolean below) {
    private static final Sign ANY = new Sign(true, true);

    /** One of several that are added up. */
    record Addend(Term term, boolean minus) {}

    static Sign of(Term term) {
        return switch (term) {
            case Term.Written(Value.Whole(long number)) -> new Sign(number > 0, number < 0);
            case Term.Written(Value.Amount(Fen fen)) -> new Sign(fen.isPositive(), false);
            case Term.Written(Value.Share(Ratio share)) ->
                new Sign(share.compareTo(Ratio.ZERO) > 0, share.compareTo(Ratio.ZERO) < 0);
            case Term.Named(FactId fact) -> isNeverNegative(fact) ? new Sign(true, false) : ANY;
            case Term.Done(String function, List<Term> terms) -> of(function, terms);
            default -> ANY;
        };
    }

    private static Sign of(String function, List<Term> terms) {
        Sign first = of(terms.getFirst());
        Sign last = of(terms.getLast());
        return switch (function) {
            case "_+_" -> new Sign(first.above || last.above, first.below || last.below);
            case "_-_" -> difference(terms, new Sign(first.above || last.below, first.below || last.above));
            case "-_" -> new Sign(/* above= */ first.below, /* below= */ first.above);
            case "_*_" ->
                new Sign(
                        (first.above && last.above) || (first.below && last.below),
                        (first.above && last.below) || (first.below && last.above));
            case "min" -> new Sign(first.above && last.above, first.below || last.below);
            case "max" -> new Sign(first.above || last.above, first.below && last.below);
            case "_?_:_" -> {
                Sign one = of(terms.get(1));
                yield new Sign(one.above || last.above, one.below || last.below);
            }
            default -> ANY;
        };
    }

    /** Of two amounts that are written the difference itself is known. */
    private static Sign difference(List<Term> terms, Sign otherwise) {
        return terms.getFirst() instanceof Term.Written(Value.Amount(Fen one))
                        && terms.getLast() instanceof Term.Written(Value.Amount(Fen other))
                ? new Sign(one.exceeds(other), other.exceeds(one))
                : otherwise;
    }

    private static boolean isNeverNegative(FactId fact) {
        return fact instanceof NamedFact named
                ? named.family() != NamedFact.Family.FIGURE && named.family() != NamedFact.Family.FORM
                : fact.type() == ValueType.AMOUNT || fact.type() == ValueType.NUMBER;
    }

    /** What a sum consists of; anything else is one addend. */
    static List<Addend> addends(Term term) {
        return addends(term, false).toList();
    }

    private static Stream<Addend> addends(Term term, boolean minus) {
        return term instanceof Term.Done(String function, List<Term> terms)
                        && (function.equals("_+_") || function.equals("_-_"))
                        && terms.size() == 2
                ? Stream.concat(
                        addends(terms.getFirst(), minus), addends(terms.getLast(), minus != function.equals("_-_")))
                : Stream.of(new Addend(term, minus));
    }
}
