package org.mingzhang.domain.command;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;

/**
 * What command records refuse as invalid input, whatever the state of anything. Null is let pass: whether a field must be
 * there is said by its type, and the reader of a document asks the other rules also when one field could not be read.
 */
public final class Require {
    /** The most that one amount of a command may be, 1000亿元: far above any programme, and sums stay exact. */
    public static final Fen LARGEST = Fen.ofYuan(100_000_000_000L);

    /** What numbers of vouchers, receipts and contracts are made of, in whatever width they were typed. */
    private static final Pattern VOUCHER = Pattern.compile("[0-9A-Za-z\\p{IsHan}()\\[\\]〔〕【】_/.:#&+\\s\\p{Pd}]+");

    private static final Pattern DOCUMENT = Pattern.compile("《[^《》]{2,}》|[0-9一二三四五六七八九十百]+ ?号");

    private static final Pattern ACCOUNT = Pattern.compile("\\d{6,32}");

    private static final int MOST_SHARES = 100;

    private Require() {}

    private static void notTooLarge(Fen amount, String what) {
        if (amount.exceeds(LARGEST) || amount.negated().exceeds(LARGEST)) {
            throw new RefusedValue(amount, what + "不应超过 1000 亿元");
        }
    }

    /**
     * A paper that comes beside the command, if there is one: what it says of its file can be.
     *
     * @throws RefusedValue naming the value and the rule
     */
    public static void paper(@Nullable KeptPaper paper) {
        if (paper != null) {
            paper.require();
        }
    }

    /**
     * An amount above zero, if there is one.
     *
     * @throws IllegalArgumentException naming what it is, and the amount
     */
    public static void positive(@Nullable Fen amount, String what) {
        if (amount != null && !amount.isPositive()) {
            throw new RefusedValue(amount, what + "应大于零");
        }
        if (amount != null) {
            notTooLarge(amount, what);
        }
    }

    /**
     * An amount of any sign but zero, if there is one.
     *
     * @throws IllegalArgumentException naming what it is, and the amount
     */
    public static void notZero(@Nullable Fen amount, String what) {
        if (amount != null && amount.isZero()) {
            throw new RefusedValue(amount, what + "不应为零");
        }
        if (amount != null) {
            notTooLarge(amount, what);
        }
    }

    /**
     * Shares of a size that people write, if there are any.
     *
     * @throws IllegalArgumentException naming the share, or the number of them
     */
    public static void shares(@Nullable List<Share> shares) {
        if (shares != null) {
            if (shares.isEmpty() || shares.size() > MOST_SHARES) {
                throw new RefusedValue(shares, "各来源金额应有 1–" + MOST_SHARES + " 项");
            }
            shares.forEach(share -> positive(share.amountFen(), "各来源金额"));
        }
    }

    /**
     * An amount of zero or more, if there is one.
     *
     * @throws IllegalArgumentException naming what it is, and the amount
     */
    public static void notNegative(@Nullable Fen amount, String what) {
        if (amount != null && amount.isNegative()) {
            throw new RefusedValue(amount, what + "不应小于零");
        }
        if (amount != null) {
            notTooLarge(amount, what);
        }
    }

    /**
     * Amounts of an invoice that takes back another: below zero, the tax and the part claimed within the total.
     *
     * @throws IllegalArgumentException naming what it is, and the amount
     */
    public static void red(@Nullable Fen total, @Nullable Fen tax, @Nullable Fen claimed) {
        if (total == null) {
            return;
        }
        if (!total.isNegative()) {
            throw new RefusedValue(total, "红冲发票的价税合计应小于零");
        }
        notTooLarge(total, "价税合计");
        if (tax != null && (tax.isPositive() || !tax.exceeds(total))) {
            throw new RefusedValue(tax, "红冲发票的税额不应大于零，也不应低于价税合计（" + total.toYuan() + " 元）");
        }
        if (claimed != null && (claimed.isPositive() || total.exceeds(claimed))) {
            throw new RefusedValue(claimed, "红冲发票的申报金额不应大于零，也不应低于价税合计（" + total.toYuan() + " 元）");
        }
    }

    /**
     * A number within bounds, both included, if there is one.
     *
     * @throws IllegalArgumentException naming what it is, the bounds and the number
     */
    public static void within(@Nullable Integer number, int least, int most, String what) {
        if (number != null && (number < least || number > most)) {
            throw new RefusedValue(number, what + "应为 " + least + "–" + most);
        }
    }

    /**
     * A bank account, if there is one: 6–32 digits, and nothing else.
     *
     * @throws IllegalArgumentException naming what it is, and the value
     */
    public static void account(@Nullable String account, String what) {
        if (account != null && !isAccount(account)) {
            throw new RefusedValue(account, what + "应为 6–32 位数字");
        }
    }

    /** Whether it looks like a bank account. */
    public static boolean isAccount(String account) {
        return ACCOUNT.matcher(account).matches();
    }

    /**
     * A document that others can find, if there is one: its title in its marks, or its number.
     *
     * @throws IllegalArgumentException naming what it is, and the text
     */
    public static void document(@Nullable String text, String what) {
        if (text != null && !DOCUMENT.matcher(text).find()) {
            throw new RefusedValue(text, what + "须写明名称或文号，如《专项资金使用管理办法》、市工信〔2026〕12号");
        }
    }

    /**
     * The number of a voucher, a receipt, a contract: digits, Latin letters, Chinese characters, brackets and the usual signs.
     * Letters of other scripts that look the same would make one voucher two.
     *
     * @throws IllegalArgumentException naming what it is, and the text
     */
    public static void voucher(@Nullable String text, String what) {
        if (text != null
                && !VOUCHER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .matches()) {
            throw new RefusedValue(text, what + "只用数字、拉丁字母、汉字、括号和 - _ / . : # & +");
        }
    }

    /**
     * A list without repetitions.
     *
     * @throws IllegalArgumentException naming what it is, and what stands in it twice
     */
    public static void distinct(List<String> list, String what) {
        Set<String> seen = new HashSet<>();
        List<String> twice =
                list.stream().filter(each -> !seen.add(each)).distinct().toList();
        if (!twice.isEmpty()) {
            throw new RefusedValue(list, what + "重复列出：" + String.join("、", twice));
        }
    }

    /**
     * A decimal number that a person wrote, if there is one: digits, and at the most six more behind a point.
     *
     * @throws IllegalArgumentException naming what it is, and the text
     */
    public static void decimal(@Nullable String text, String what) {
        if (text != null && !text.matches("-?[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            throw new RefusedValue(text, what + "应为数字，小数点后最多 6 位，如 12.5");
        }
    }

    /**
     * A share of a hundred that a person wrote without its sign, if there is one: 51.5 is 51.5 %.
     *
     * @throws IllegalArgumentException naming what it is, and the text
     */
    public static void percent(@Nullable String text, String what) {
        if (text != null && !text.matches("100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?")) {
            throw new RefusedValue(text, what + "应为 0–100 的数字，不带百分号，小数点后最多 6 位");
        }
    }

    /**
     * Degrees on the globe, as a decimal text, if there are any.
     *
     * @param most how far from zero
     * @throws IllegalArgumentException naming what it is, the bound and the text
     */
    public static void degrees(@Nullable String text, int most, String what) {
        boolean fits = text == null
                || (text.matches("-?[0-9]{1,3}(\\.[0-9]{1,8})?")
                        && Ratio.parse(text.replace("-", "")).compareTo(Ratio.of(most, 1)) <= 0);
        if (text != null && !fits) {
            throw new RefusedValue(text, what + "应为 -" + most + "–" + most + " 的度数，如 114.4907");
        }
    }

    /**
     * A time of a day without its zone, to the minute or second, if there is one.
     *
     * @throws IllegalArgumentException naming what it is, and the text
     */
    public static void civilTime(@Nullable String text, String what) {
        if (text != null) {
            try {
                if (!text.matches("[0-9-]{10}T[0-9:]{5,8}")) {
                    throw new DateTimeException(text);
                }
                LocalDateTime.parse(text);
            } catch (DateTimeException e) {
                throw new RefusedValue(text, what + "应写作 2026-03-31T14:05 或 2026-03-31T14:05:30");
            }
        }
    }

    /**
     * A digest: 64 lower-case hexadecimal digits, if there is one.
     *
     * @throws IllegalArgumentException naming what it is, and the text
     */
    public static void digest(@Nullable String hex, String what) {
        if (hex != null && !hex.matches("[0-9a-f]{64}")) {
            throw new RefusedValue(hex, what + "应为 64 位十六进制摘要值");
        }
    }
}
