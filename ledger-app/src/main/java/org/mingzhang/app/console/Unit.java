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
}
