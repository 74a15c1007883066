package org.mingzhang.domain.policy;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.money.Fen;

/** Amounts as notices and clerks write them. The unit is never left to guess: 20万元, 1亿元, 100.50元, 500分. */
final class Amounts {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(?:\\.(\\d{1,10}))?\\s*(亿元|万元|元|分)");
    /** Fen per unit, as a power of ten. */
    private static final Map<String, Integer> UNITS = Map.of("亿元", 10, "万元", 6, "元", 2, "分", 0);

    private Amounts() {}

    /**
     * Reads an amount with its unit, exactly.
     *
     * @throws IllegalArgumentException when the unit is missing or the amount is finer than a fen
     */
    static Fen parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("“" + text + "” 不是带单位的金额，例如 20万元、1亿元、100.50元、500分");
        }
        String fraction = parts.group(2) == null ? "" : parts.group(2);
        int places = UNITS.getOrDefault(parts.group(3), 0);
        if (fraction.length() > places) {
            throw new IllegalArgumentException("“" + text + "” 不足一分；金额精确到分");
        }
        BigInteger fen = new BigInteger(parts.group(1) + fraction + "0".repeat(places - fraction.length()));
        if (fen.compareTo(BigInteger.valueOf(Fen.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("“" + text + "” 太大，超出账本能记的金额");
        }
        return Fen.of(fen.longValueExact());
    }

    /** The shortest exact form with its unit: 20万元, 1亿元, 100.50元. */
    static String format(Fen amount) {
        long fen = amount.value();
        if (fen != 0 && fen % 10_000_000_000L == 0) {
            return fen / 10_000_000_000L + "亿元";
        }
        if (fen != 0 && fen % 1_000_000L == 0) {
            return fen / 1_000_000L + "万元";
        }
        return amount.toYuan() + "元";
    }
}
