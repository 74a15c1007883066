package org.mingzhang.app.workbook;

import java.util.Arrays;
import java.util.Optional;

/** The units in which a file may write money. */
enum MoneyUnit {
    YUAN("元", 0, "应为以元为单位的数字，最多两位小数，例如 120000.50", "小数超过两位，不是整分；请核对原始凭证，按分填写"),
    WAN("万元", 4, "应为以万元为单位的数字，最多六位小数，例如 12.00005", "以万元计的小数超过六位，合不成整分；请核对原始凭证，按分填写");

    private final String chinese;
    private final int decimals;
    private final String should;
    private final String tooFine;

    MoneyUnit(String chinese, int decimals, String should, String tooFine) {
        this.chinese = chinese;
        this.decimals = decimals;
        this.should = should;
        this.tooFine = tooFine;
    }

    /** The unit that a map, a format or a cell calls so. */
    static Optional<MoneyUnit> of(String name) {
        return Arrays.stream(values()).filter(unit -> unit.chinese.equals(name)).findFirst();
    }

    String chinese() {
        return chinese;
    }

    /** Decimals of 元 that one of it has: 0 for 元, 4 for 万元. */
    int decimals() {
        return decimals;
    }

    /** What an amount in this unit looks like. */
    String should() {
        return should;
    }

    /** Why one is refused that does not come to whole fen. */
    String tooFine() {
        return tooFine;
    }
}
