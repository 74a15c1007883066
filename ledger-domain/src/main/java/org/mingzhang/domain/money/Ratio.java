package org.mingzhang.domain.money;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact ratio in lowest terms, such as a subsidy rate of 50 %. Written as a decimal string ({@code "0.50"}), a
 * percentage ({@code "50%"}) or a fraction ({@code "1/3"}) and never as a floating-point number.
 *
 * @param numerator of any sign
 * @param denominator positive
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {
    public static final Ratio ZERO = of(0, 1);
    public static final Ratio ONE = of(1, 1);
    /** In more digits than this nobody reads a fraction. */
    private static final int READABLE_BITS = 63;

    private static final Pattern DECIMAL = Pattern.compile("(-?)(\\d{1,9})(?:\\.(\\d{1,9}))?(%?)");
    private static final Pattern FRACTION = Pattern.compile("(-?\\d{1,300})/(\\d{1,300})");

    public Ratio {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator must be positive: " + denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    public Ratio times(long number) {
        return new Ratio(numerator.multiply(BigInteger.valueOf(number)), denominator);
    }

    /** A hundredth of it. */
    public Ratio percent() {
        return new Ratio(numerator, denominator.multiply(BigInteger.valueOf(100)));
    }

    /** The largest whole number that is not above it. */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** Whether a person can read it as a fraction: both its numbers have at most 18 digits or so. */
    public boolean isReadable() {
        return numerator.bitLength() <= READABLE_BITS && denominator.bitLength() <= READABLE_BITS;
    }

    /**
     * Reads any of the three written forms.
     *
     * @throws IllegalArgumentException when the text is none of the three forms
     */
    public static Ratio parse(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            String fraction = decimal.group(3) == null ? "" : decimal.group(3);
            long digits = Long.parseLong(decimal.group(2) + fraction);
            long scale = 1;
            for (int i = 0; i < fraction.length(); i++) {
                scale *= 10;
            }
            if (!decimal.group(4).isEmpty()) {
                scale *= 100;
            }
            return of(decimal.group(1).isEmpty() ? digits : -digits, scale);
        }
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches() && new BigInteger(fraction.group(2)).signum() != 0) {
            return new Ratio(new BigInteger(fraction.group(1)), new BigInteger(fraction.group(2)));
        }
        throw new IllegalArgumentException("not a ratio (0.50, 50% or 1/2): " + text);
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The exact decimal if it ends within nine places ({@code 0.5}), else the fraction ({@code 1/3}). */
    @Override
    public String toString() {
        BigInteger scaled = numerator.multiply(BigInteger.valueOf(1_000_000_000L));
        BigInteger[] parts = scaled.divideAndRemainder(denominator);
        if (parts[1].signum() != 0) {
            return numerator + "/" + denominator;
        }
        String digits = String.format("%010d", parts[0].abs());
        String whole = digits.substring(0, digits.length() - 9);
        String fraction = digits.substring(digits.length() - 9).replaceAll("0+$", "");
        return (numerator.signum() < 0 ? "-" : "") + whole + (fraction.isEmpty() ? "" : "." + fraction);
    }
}
