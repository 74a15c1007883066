package org.mingzhang.domain.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;

/** What command records refuse as invalid input, whatever the state of anything. */
public final class Require {
    /** The most that one amount of a command may be, 1000亿元: far above any programme, and sums stay exact. */
    public static final Fen LARGEST = Fen.ofYuan(100_000_000_000L);

    private static final int MOST_SHARES = 100;

    private Require() {}

    private static void notTooLarge(Fen amount, String what) {
        if (amount.exceeds(LARGEST) || amount.negated().exceeds(LARGEST)) {
            throw new IllegalArgumentException(what + "不应超过 1000 亿元：" + amount);
        }
    }

    /**
     * An amount above zero.
     *
     * @throws IllegalArgumentException naming what it is, and the amount
     */
    public static void positive(Fen amount, String what) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(what + "应大于零：" + amount);
        }
        notTooLarge(amount, what);
    }

    /**
     * An amount of any sign but zero.
     *
     * @throws IllegalArgumentException naming what it is, and the amount
     */
    public static void notZero(Fen amount, String what) {
        if (amount.isZero()) {
            throw new IllegalArgumentException(what + "不应为零");
        }
        notTooLarge(amount, what);
    }

    /**
     * Shares of a size that people write, if there are any.
     *
     * @throws IllegalArgumentException naming the share, or the number of them
     */
    public static void shares(@Nullable List<Share> shares) {
        if (shares != null) {
            if (shares.isEmpty() || shares.size() > MOST_SHARES) {
                throw new IllegalArgumentException("各来源金额应有 1–" + MOST_SHARES + " 项：" + shares.size());
            }
            shares.forEach(share -> positive(share.amountFen(), share.source()));
        }
    }

    /**
     * An amount of zero or more, if there is one.
     *
     * @throws IllegalArgumentException naming what it is, and the amount
     */
    public static void notNegative(@Nullable Fen amount, String what) {
        if (amount != null && amount.isNegative()) {
            throw new IllegalArgumentException(what + "不应小于零：" + amount);
        }
        if (amount != null) {
            notTooLarge(amount, what);
        }
    }

    /**
     * A number within bounds, both included, if there is one.
     *
     * @throws IllegalArgumentException naming what it is, the bounds and the number
     */
    public static void within(@Nullable Integer number, int least, int most, String what) {
        if (number != null && (number < least || number > most)) {
            throw new IllegalArgumentException(what + "应为 " + least + "–" + most + "：" + number);
        }
    }

    /**
     * A digest: 64 lower-case hexadecimal digits, if there is one.
     *
     * @throws IllegalArgumentException naming what it is, and the text
     */
    public static void digest(@Nullable String hex, String what) {
        if (hex != null && !hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(what + "应为 64 位十六进制摘要值：" + hex);
        }
    }
}
