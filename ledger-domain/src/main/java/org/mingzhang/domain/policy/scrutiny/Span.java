package org.mingzhang.domain.policy.scrutiny;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Value;

/**
 * From which value to which something can be, both included, in the smallest unit of its kind: numbers, fen, tenths of points, days,
 * millionths of a share, yes as 1 and no as 0.
 *
 * @param least null where there is no least
 * @param most null where there is no most
 */
record Span(@Nullable Long least, @Nullable Long most) {
    static final Span ANY = new Span(null, null);
    static final Span NOT_NEGATIVE = new Span(0L, null);
    static final long WHOLE_SHARE = 1_000_000L;

    static Span of(long least, long most) {
        return new Span(least, most);
    }

    static Span only(long value) {
        return new Span(value, value);
    }

    /** What is written out; of a text, or of a share of no whole number of millionths, nothing is known. */
    static Span of(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> only(number);
            case Value.Amount(Fen fen) -> only(fen.value());
            case Value.Share(Ratio ratio) -> {
                Ratio millionths = ratio.times(WHOLE_SHARE);
                yield millionths.denominator().equals(BigInteger.ONE) && millionths.isReadable()
                        ? only(millionths.numerator().longValueExact())
                        : ANY;
            }
            case Value.Flag(boolean yes) -> only(yes ? 1 : 0);
            case Value.Day day -> only(day.date().toEpochDay());
            case Value.Points(int tenths) -> only(tenths);
            case Value.Text text -> ANY;
        };
    }

    boolean isEmpty() {
        return least != null && most != null && least > most;
    }

    private boolean isOne() {
        return least != null && least.equals(most);
    }

    Span and(Span other) {
        Long from =
                least == null ? other.least : other.least == null ? least : Long.valueOf(Math.max(least, other.least));
        Long to = most == null ? other.most : other.most == null ? most : Long.valueOf(Math.min(most, other.most));
        return new Span(from, to);
    }

    Span plus(Span other) {
        return new Span(sum(least, other.least), sum(most, other.most));
    }

    Span negated() {
        return new Span(most == null ? null : Long.valueOf(-most), least == null ? null : Long.valueOf(-least));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : Long.valueOf(one + other);
    }

    /** What values remain where it compares so with another; all where that says nothing. */
    static Span where(String comparison, Span other) {
        return switch (comparison) {
            case "_==_" -> other;
            case "_<_" -> new Span(null, other.most == null ? null : Long.valueOf(other.most - 1));
            case "_<=_" -> new Span(null, other.most);
            case "_>_" -> new Span(other.least == null ? null : Long.valueOf(other.least + 1), null);
            case "_>=_" -> new Span(other.least, null);
            default -> ANY;
        };
    }

    /** Whether a comparison with another never holds, whatever both are. */
    boolean never(String comparison, Span other) {
        return comparison.equals("_!=_")
                ? isOne() && other.isOne() && and(other).isOne()
                : and(where(comparison, other)).isEmpty();
    }

    /** Whether a comparison with another always holds. */
    boolean always(String comparison, Span other) {
        return switch (comparison) {
            case "_==_" -> never("_!=_", other);
            case "_!=_" -> never("_==_", other);
            case "_<_" -> never("_>=_", other);
            case "_<=_" -> never("_>_", other);
            case "_>_" -> never("_<=_", other);
            case "_>=_" -> never("_<_", other);
            default -> false;
        };
    }

    /** The same comparison seen from the other side. */
    static String turned(String comparison) {
        return switch (comparison) {
            case "_<_" -> "_>_";
            case "_<=_" -> "_>=_";
            case "_>_" -> "_<_";
            case "_>=_" -> "_<=_";
            default -> comparison;
        };
    }
}
