package org.mingzhang.app.workbook;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.mingzhang.domain.money.Fen;

/** Figures as people write them, read exactly or not at all. */
final class AmountText {
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(\\.\\d{1,12})?");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3}){1,5}(\\.\\d{1,12})?");
    private static final Pattern SCIENTIFIC = Pattern.compile("[-+]?\\d+(\\.\\d+)?[eE][-+]?\\d+");
    private static final BigDecimal MOST = BigDecimal.valueOf(Fen.MAX_VALUE);

    private AmountText() {}

    /** Money as whole fen in digits; {@code unit} is how many decimals of 元 one written unit has: 0 for 元, 4 for 万元. */
    static String fen(String written, ColumnKind kind, int unit) {
        BigDecimal number = number(
                written,
                RowRule.AMOUNT,
                unit == 0 ? "应为以元为单位的数字，最多两位小数，例如 120000.50" : "应为以万元为单位的数字，最多六位小数，例如 12.00005");
        BigDecimal fen = number.movePointRight(2 + unit).stripTrailingZeros();
        if (fen.scale() > 0) {
            throw new RefusedCell(
                    RowRule.AMOUNT, unit == 0 ? "小数超过两位，不是整分；请核对原始凭证，按分填写" : "以万元计的小数超过六位，合不成整分；请核对原始凭证，按分填写");
        }
        if (kind == ColumnKind.AMOUNT && fen.signum() < 0) {
            throw new RefusedCell(RowRule.NEGATIVE, "不能为负数；冲减请用红冲发票或变更金额，退回请用“退回”“追回”的行");
        }
        if (fen.abs().compareTo(MOST) > 0) {
            throw new RefusedCell(RowRule.TOO_LARGE, "数额过大，账本记不下；请检查单位是否写错");
        }
        return Long.toString(fen.longValueExact());
    }

    /** A number; full-width digits and thousands separators are read as what they mean. */
    static BigDecimal number(String written, RowRule rule, String should) {
        String half = Spelling.halfWidth(written);
        if (SCIENTIFIC.matcher(half).matches()) {
            throw lost();
        }
        if (GROUPED.matcher(half).matches()) {
            half = half.replace(",", "");
        }
        if (!PLAIN.matcher(half).matches()) {
            throw new RefusedCell(rule, should);
        }
        return new BigDecimal(half);
    }

    static boolean isScientific(String half) {
        return SCIENTIFIC.matcher(half).matches();
    }

    static RefusedCell lost() {
        return new RefusedCell(RowRule.LOST_DIGITS, "被表格软件存成了数字，15 位以后的数字已丢失，不能猜；请把这一列设为“文本”格式，照原始凭证重新填写");
    }
}
