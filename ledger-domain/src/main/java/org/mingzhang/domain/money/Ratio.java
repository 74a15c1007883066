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
public record Ratio(long numerator, long denominator) implements Comparable<Ratio> {
    public static final Ratio ZERO = new Ratio(0, 1);
    public static final Ratio ONE = new Ratio(1, 1);
    private static final Pattern DECIMAL = Pattern.compile("(-?)(\\d{1,9})(?:\\.(\\d{1,9}))?(%?)");
    private static final Pattern FRACTION = Pattern.compile("(-?\\d{1,18})/(\\d{1,18})");

    public Ratio {
        if (denominator <= 0) {
            throw new IllegalArgumentException("denominator must be positive: " + denominator);
        }
        long divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        numerator /= divisor;
        denominator /= divisor;
    }

    public static Ratio of(long numerator, long denominator) {
        return new Ratio(numerator, denominator);
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
            return new Ratio(decimal.group(1).isEmpty() ? digits : -digits, scale);
        }
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches() && Long.parseLong(fraction.group(2)) != 0) {
            return new Ratio(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2)));
        }
        throw new IllegalArgumentException("not a ratio (0.50, 50% or 1/2): " + text);
    }

    @Override
    public int compareTo(Ratio other) {
        return BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(other.denominator))
                .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    }

    /** The exact decimal if it ends within nine places ({@code 0.5}), else the fraction ({@code 1/3}). */
    @Override
    public String toString() {
        BigInteger scaled = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(1_000_000_000L));
        BigInteger[] parts = scaled.divideAndRemainder(BigInteger.valueOf(denominator));
        if (parts[1].signum() != 0) {
            return numerator + "/" + denominator;
        }
        String digits = String.format("%010d", parts[0].abs());
        String whole = digits.substring(0, digits.length() - 9);
        String fraction = digits.substring(digits.length() - 9).replaceAll("0+$", "");
        return (numerator < 0 ? "-" : "") + whole + (fraction.isEmpty() ? "" : "." + fraction);
    }
}
