package org.mingzhang.app.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as offices and banks write it, taken apart: {@code ¥1,000.00}, {@code 人民币1,000.00元整}, {@code (1,234.50)},
 * {@code 12.5万元}. What stands around the figure is read for what it says, or the whole is refused.
 *
 * @param figure digits with their separators, without sign
 * @param minus whether it is negative
 * @param bracketed whether brackets say so, as accountants write it
 * @param unit the unit that stands behind it; null where none does
 */
record WrittenAmount(
        String figure,
        boolean minus,
        boolean bracketed,
        @Nullable MoneyUnit unit) {
    private static final String MONEY = "(?:(?:人民币|RMB|CNY) *:? *)?(?:(?:CN)?¥ *)?";
    private static final String BEHIND = "(?:(?<unit>万元|万圆|万|元|圆) *[整正]?)? *(?:人民币|RMB|CNY)?";
    private static final int SPELLED = Pattern.CASE_INSENSITIVE;

    private static final Pattern FORM = Pattern.compile(
            "(?<sign1>-)? *(?<open1>\\()? *(?<sign2>-)? *" + MONEY + "(?<open2>\\()? *(?<sign3>-)? *"
                    + "(?<figure>[0-9][0-9.,]*(?:[eE][-+]?[0-9]+)?) *(?<close1>\\))? *" + BEHIND + " *(?<close2>\\))?",
            SPELLED);

    private static final Pattern DRESS = Pattern.compile(MONEY + "\\(?(?<bare>[^()]*?)\\)? *" + BEHIND, SPELLED);

    /** A unit of money that is neither 元 nor 万元. */
    private static final Pattern OTHER_UNIT = Pattern.compile(".*[0-9] *(?<unit>[十百千万亿]+[元圆]?|角|分) *[整正]?[)]?");

    /** What is no money of ours: by sign, by code, by name. */
    private static final Pattern FOREIGN = Pattern.compile("[A-Za-z]{0,3}[\\p{Sc}&&[^¥]]|JP¥|円"
            + "|美元|美金|港元|港币|澳门元|澳门币|澳元|欧元|英镑|日元|日圆|韩元|韩圆|韩币|加元|加拿大元|新加坡元|新币|新台币|台币|瑞士法郎|瑞郎|卢布|泰铢|越南盾|外币");

    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])");

    /**
     * Takes an amount apart.
     *
     * @param should what is said of what is none at all
     * @throws RefusedCell when it is none, is of another currency or unit, or says twice that it is negative
     */
    static WrittenAmount read(String written, String should) {
        String text = spelled(written);
        if (AmountText.isScientific(text)) {
            throw AmountText.lost();
        }
        String foreign = foreign(text);
        if (foreign != null) {
            throw new RefusedCell(RowRule.AMOUNT, "写的是外币“" + foreign + "”；账本只记人民币，请核对原始凭证，按折合的人民币金额填写");
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            Matcher other = OTHER_UNIT.matcher(text);
            throw new RefusedCell(
                    RowRule.AMOUNT,
                    other.matches() ? "写的单位是“" + other.group("unit") + "”，只认元和万元；请换算成元，最多两位小数" : should);
        }
        int signs = groups(form, "sign1", "sign2", "sign3");
        int open = groups(form, "open1", "open2");
        if (open != groups(form, "close1", "close2") || open > 1 || signs > 1) {
            throw new RefusedCell(RowRule.AMOUNT, should);
        }
        if (open == 1 && signs == 1) {
            throw new RefusedCell(RowRule.AMOUNT, "既有括号又有负号，说不清是正是负；表示负数只用其中一种");
        }
        String unit = form.group("unit");
        return new WrittenAmount(
                form.group("figure"),
                open + signs > 0,
                open == 1,
                unit == null ? null : unit.startsWith("万") ? MoneyUnit.WAN : MoneyUnit.YUAN);
    }

    private static int groups(Matcher form, String... names) {
        int there = 0;
        for (String name : names) {
            there += form.group(name) == null ? 0 : 1;
        }
        return there;
    }

    /** The foreign currency that a text names; null where it names none. */
    static @Nullable String foreign(String text) {
        Matcher named = FOREIGN.matcher(text);
        if (named.find()) {
            return named.group();
        }
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            if (CurrencyCodes.isForeign(code.group())) {
                return code.group();
            }
        }
        return null;
    }

    /** Without the signs of our money around it, so that {@code ¥0.00} and {@code ¥ -} are seen to be nothing. */
    static String bare(String written) {
        Matcher dress = DRESS.matcher(spelled(written));
        return dress.matches() && !dress.group("bare").isBlank() ? Spelling.trim(dress.group("bare")) : written;
    }

    /** What is negative, without that it is. */
    static String unsigned(String written) {
        return spelled(written).replaceAll("[-()]", "");
    }

    private static String spelled(String written) {
        StringBuilder spelled = new StringBuilder(Spelling.halfWidth(Spelling.trim(written)));
        for (int i = 0; i < spelled.length(); i++) {
            char c = spelled.charAt(i);
            spelled.setCharAt(i, c == '￥' ? '¥' : Spelling.isBlank(c) ? ' ' : c);
        }
        return spelled.toString();
    }
}
