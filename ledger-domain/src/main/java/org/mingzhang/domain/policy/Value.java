package org.mingzhang.domain.policy;

import java.math.BigInteger;
import java.time.LocalDate;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;

/** One value of a fact, a parameter or a step of a calculation; exact, of one of the kinds of {@link ValueType}. */
public sealed interface Value {
    /** A whole number: a level, a batch, a count, days. */
    record Whole(long number) implements Value {}

    /** Money in fen. */
    record Amount(Fen fen) implements Value {}

    /** An exact rate or share. */
    record Share(Ratio ratio) implements Value {}

    /** An id or one of a parameter's options. */
    record Text(String words) implements Value {}

    /** Yes or no. */
    record Flag(boolean yes) implements Value {}

    /** A civil date in the programme's zone. */
    record Day(LocalDate date) implements Value {}

    /** Points of a score, in tenths. */
    record Points(int tenths) implements Value {}

    static Value of(long number) {
        return new Whole(number);
    }

    static Value of(Fen amount) {
        return new Amount(amount);
    }

    static Value of(Ratio share) {
        return new Share(share);
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(boolean flag) {
        return new Flag(flag);
    }

    static Value of(LocalDate date) {
        return new Day(date);
    }

    default ValueType type() {
        return switch (this) {
            case Whole w -> ValueType.NUMBER;
            case Amount a -> ValueType.AMOUNT;
            case Share s -> ValueType.SHARE;
            case Text t -> ValueType.TEXT;
            case Flag f -> ValueType.FLAG;
            case Day d -> ValueType.DATE;
            case Points p -> ValueType.POINTS;
        };
    }

    /** The form that events keep: amounts in fen and other numbers as integers, ratios and dates as text. */
    default Scalar scalar() {
        return switch (this) {
            case Whole(long number) -> Scalar.of(number);
            case Amount(Fen fen) -> Scalar.of(fen);
            case Flag(boolean yes) -> Scalar.of(yes);
            default -> Scalar.of(text());
        };
    }

    /** The form of table keys; amounts in fen. {@link ValueType#read} reads it back. */
    default String text() {
        return switch (this) {
            case Whole(long number) -> Long.toString(number);
            case Amount(Fen fen) -> Long.toString(fen.value());
            case Share(Ratio ratio) -> ratio.toString();
            case Text(String words) -> words;
            case Flag(boolean yes) -> Boolean.toString(yes);
            case Day(LocalDate date) -> date.toString();
            case Points(int tenths) -> tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
        };
    }

    /** The form that people read: 20万元, 50%, 是, 2026-03-01. */
    default String display() {
        return switch (this) {
            case Amount(Fen fen) -> Amounts.format(fen);
            case Share(Ratio ratio) -> percent(ratio);
            case Flag(boolean yes) -> yes ? "是" : "否";
            case Points points -> text() + "分";
            default -> text();
        };
    }

    private static String percent(Ratio ratio) {
        String hundredfold = ratio.times(100).toString();
        if (hundredfold.indexOf('/') < 0) {
            return hundredfold + "%";
        }
        // Shown only: it is kept and compared whole.
        return ratio.isReadable()
                ? ratio.toString()
                : "约" + new Ratio(ratio.times(1_000_000).floor(), BigInteger.valueOf(10_000)) + "%";
    }
}
