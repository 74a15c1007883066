package org.mingzhang.app.workbook;

import java.util.Arrays;
import java.util.Locale;

/** What a column's cells hold, and how the template asks for it. */
public enum ColumnKind {
    TEXT("文字，不超过 500 字，不换行"),
    LONG_TEXT("文字，不超过 32767 字，可以换行"),
    ID("编号：1 至 64 个文字、数字或 . _ -，以文字或数字开头"),
    PERSON("姓名，不超过 100 字"),
    PHONE("电话号码：数字、空格、+、-、括号"),
    DOCUMENT("材料名称，不超过 200 字"),
    AMOUNT("金额，元，最多两位小数，不为负"),
    SIGNED_AMOUNT("金额，元，最多两位小数，可以为负"),
    DATE("日期，写作 2026-03-31"),
    DATETIME("时间，写作 2026-03-31 09:30"),
    YES_NO("是 或 否"),
    INTEGER("不为负的整数"),
    DECIMAL("数字"),
    PERCENT("0 至 100 的数字"),
    SCORE("0 至 100 的数字，最多一位小数"),
    LEVEL("未定级、一级、二级、三级、四级 之一"),
    CREDIT_CODE("统一社会信用代码，18 位"),
    CODE_LIST("统一社会信用代码，多个用分号隔开"),
    ACCOUNT("银行账号，存为文字，只有数字"),
    DIGEST("SM3 或 SHA-256 摘要，64 位十六进制"),
    CHOICE("列表所列之一"),
    SHARES("资金来源=金额，多个用分号隔开，金额单位为元"),
    SOURCE("政策包中资金来源的编号或名称"),
    LINE("政策包中预算科目的编号或名称"),
    DIRECTION("政策包中支持方向的编号或名称"),
    STAGE("政策包中环节的编号或名称"),
    BATCH("政策包中批次的名称或序号"),
    COUNTY("政策包中县（市、区）的代码或名称"),
    INDUSTRY("政策包中行业的编号或名称"),
    TARGET("政策包中绩效指标的编号或名称");

    private final String form;

    ColumnKind(String form) {
        this.form = form;
    }

    /** The name in {@code sheets.csv}, such as {@code credit-code}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a person is asked to write, in Chinese. */
    public String form() {
        return form;
    }

    /** Whether cells are money, kept as whole fen. */
    public boolean isMoney() {
        return this == AMOUNT || this == SIGNED_AMOUNT;
    }

    static ColumnKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("sheets.csv: no kind " + word));
    }
}
