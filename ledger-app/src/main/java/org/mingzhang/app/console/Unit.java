package org.mingzhang.app.console;

import org.mingzhang.domain.money.Fen;

/** In which unit amounts are shown. */
public enum Unit {
    WAN("万元"),
    YUAN("元");

    private final String chinese;

    Unit(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** An amount without its unit. */
    public String figure(Fen amount) {
        return this == WAN ? amount.toWan() : amount.toYuan();
    }

    /** The same with the decimals of its column. */
    public String figure(Fen amount, int decimals) {
        return this == WAN ? amount.toWan(decimals) : amount.toYuan();
    }

    /** How many decimals an amount needs. */
    public int decimals(Fen amount) {
        return this == WAN ? amount.wanDecimals() : 2;
    }
}
