package org.mingzhang.app.workbook;

import java.util.Arrays;
import java.util.Locale;

/** What a cell may refer to by its key: something that another row, or the ledger, must hold. */
public enum Reference {
    ORGANISATION("企业、县区单位、服务商或第三方机构"),
    PROVIDER("服务商"),
    APPLICATION("申报"),
    CONTRACT("合同"),
    LIST("名单"),
    PAYMENT("拨付"),
    PRODUCT("产品");

    private final String chinese;

    Reference(String chinese) {
        this.chinese = chinese;
    }

    /** The name in {@code sheets.csv}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is called in messages. */
    public String chinese() {
        return chinese;
    }

    /** The key of a contract's share of one application; a contract as a whole goes by its number alone. */
    public static String contractKey(String contract, String application) {
        return contract + '\u001F' + application;
    }

    static Reference of(String word) {
        return Arrays.stream(values())
                .filter(reference -> reference.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("sheets.csv: no reference " + word));
    }
}
