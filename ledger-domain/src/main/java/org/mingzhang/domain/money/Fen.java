package org.mingzhang.domain.money;

/**
 * An amount of money in fen (分, 1/100 元). Exact; every operation that would leave the range fails.
 *
 * <p>The range is ±(2^53−1) fen, about 90 trillion 元, so that every amount is exact in the JSON of RFC 8785 too.
 *
 * @param value the amount in fen, negative for what is taken back
 */
public record Fen(long value) implements Comparable<Fen> {
    private static final int LEAST_WAN_DECIMALS = 2;
    private static final int MOST_WAN_DECIMALS = 6;

    public static final long MAX_VALUE = (1L << 53) - 1;
    public static final Fen ZERO = new Fen(0);

    public Fen {
        if (value > MAX_VALUE || value < -MAX_VALUE) {
            throw new ArithmeticException("amount outside ±(2^53−1) fen: " + value);
        }
    }

    public static Fen of(long fen) {
        return fen == 0 ? ZERO : new Fen(fen);
    }

    public static Fen ofYuan(long yuan) {
        return of(Math.multiplyExact(yuan, 100L));
    }

    /** 万元: ten thousand yuan, the unit in which the notices speak. */
    public static Fen ofWan(long wan) {
        return of(Math.multiplyExact(wan, 1_000_000L));
    }

    public Fen plus(Fen other) {
        return of(Math.addExact(value, other.value));
    }

    public Fen minus(Fen other) {
        return of(Math.subtractExact(value, other.value));
    }

    public Fen negated() {
        return of(-value);
    }

    /** {@code this × ratio}, rounded as named. Exact until the one division at the end. */
    public Fen times(Ratio ratio, Rounding rounding) {
        return of(
                rounding.divide(java.math.BigInteger.valueOf(value).multiply(ratio.numerator()), ratio.denominator()));
    }

    public Fen min(Fen other) {
        return value <= other.value ? this : other;
    }

    public Fen max(Fen other) {
        return value >= other.value ? this : other;
    }

    public boolean isZero() {
        return value == 0;
    }

    public boolean isPositive() {
        return value > 0;
    }

    public boolean isNegative() {
        return value < 0;
    }

    public boolean exceeds(Fen other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(value, other.value);
    }

    /** Yuan with two decimals and thousands separators, as finance offices write it: {@code 1,234,567.89}. */
    public String toYuan() {
        long abs = Math.abs(value);
        return (value < 0 ? "-" : "") + grouped(abs / 100) + "." + twoDigits(abs % 100);
    }

    /** 万元 with as many decimals as it needs, at least two and at most six: {@code 8,900.00}, {@code 14.000001}. */
    public String toWan() {
        return toWan(wanDecimals());
    }

    /**
     * 万元 with this many decimals, so that amounts below one another stand in line; never fewer than it needs, since nothing is
     * rounded.
     */
    public String toWan(int decimals) {
        long abs = Math.abs(value);
        String fraction = String.format("%06d", abs % 1_000_000);
        int end = Math.max(wanDecimals(), Math.min(MOST_WAN_DECIMALS, decimals));
        return (value < 0 ? "-" : "") + grouped(abs / 1_000_000) + "." + fraction.substring(0, end);
    }

    /** How many decimals it needs in 万元, at least two and at most six. */
    public int wanDecimals() {
        long rest = Math.abs(value) % 1_000_000;
        int needed = MOST_WAN_DECIMALS;
        while (needed > LEAST_WAN_DECIMALS && rest % 10 == 0) {
            rest /= 10;
            needed--;
        }
        return needed;
    }

    /** In capital figures (大写金额), as vouchers bear it beside the digits: {@code 壹仟肆佰零玖元伍角整}. */
    public String inCapitals() {
        return CapitalFigures.of(this);
    }

    private static String twoDigits(long n) {
        return n < 10 ? "0" + n : Long.toString(n);
    }

    private static String grouped(long n) {
        String digits = Long.toString(n);
        StringBuilder out = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return value + " fen";
    }
}
