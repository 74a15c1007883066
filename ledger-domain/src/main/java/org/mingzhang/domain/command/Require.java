package org.mingzhang.domain.command;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** What command records refuse as invalid input, whatever the state of anything. */
public final class Require {
    private Require() {}

    /**
     * An amount above zero.
     *
     * @throws IllegalArgumentException naming what it is, and the amount
     */
    public static void positive(Fen amount, String what) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(what + "应大于零：" + amount);
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
