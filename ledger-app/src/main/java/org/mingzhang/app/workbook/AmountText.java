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

    /**
     * Money as whole fen in digits.
     *
     * @throws RefusedCell also where the amount names one unit and the map states another
     */
    static String fen(String written, ColumnKind kind, CellHabits habits) {
        MoneyUnit stated = habits.unit();
        MoneyUnit expected = stated == null ? MoneyUnit.YUAN : stated;
        WrittenAmount amount = WrittenAmount.read(written, expected.should());
        MoneyUnit named = amount.unit();
        if (named != null && stated != null && named != stated) {
            throw new RefusedCell(
                    RowRule.AMOUNT,
                    "单元格写的单位是“" + named.chinese() + "”，对应表写的是 unit: " + stated.chinese() + "，两者矛盾；请核对原始凭证，改其中一处");
        }
        MoneyUnit unit = named == null ? expected : named;
        BigDecimal number = number(amount.figure(), RowRule.AMOUNT, unit.should());
        BigDecimal fen = (amount.minus() ? number.negate() : number)
                .movePointRight(2 + unit.decimals())
                .stripTrailingZeros();
        if (fen.scale() > 0) {
            throw new RefusedCell(RowRule.AMOUNT, unit.tooFine());
        }
        if (kind == ColumnKind.AMOUNT && fen.signum() < 0) {
            throw new RefusedCell(
                    RowRule.NEGATIVE,
                    (amount.bracketed() ? "括号表示负数，即 -" + amount.figure() + " " + unit.chinese() + "；" : "")
                            + "不能为负数；冲减请用红冲发票或变更金额，退回请用“退回”“追回”的行");
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
