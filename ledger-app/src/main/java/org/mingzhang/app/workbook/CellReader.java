package org.mingzhang.app.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Industry;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.Target;

/**
 * Turns what a cell says into the one text that stands for it: money in whole fen, scores in tenths, levels from 0, names of the
 * pack as its ids. What could be read in two ways is refused.
 */
final class CellReader {
    private static final Pattern EXCEL_SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?E\\+\\d{2,3}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{6,32}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PHONE = Pattern.compile("[0-9+\\-() /;,]{5,60}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PolicyPack pack;

    CellReader(PolicyPack pack) {
        this.pack = pack;
    }

    /**
     * The canonical text of a cell that is not blank.
     *
     * @throws RefusedCell when it is not what the column asks for
     */
    String read(Column column, Cell cell, CellHabits habits) {
        String written = Spelling.trim(cell.text());
        if (cell.form() == Cell.Form.FAULT) {
            throw new RefusedCell(RowRule.FORMULA, written + "；请在表格软件中重新计算并保存，或直接填写数值");
        }
        if (cell.form() == Cell.Form.LOST_DIGITS) {
            throw AmountText.lost();
        }
        if (cell.form() == Cell.Form.UNCLEAR) {
            throw new RefusedCell(RowRule.CONTRADICTION, String.valueOf(cell.mark()));
        }
        return switch (column.kind()) {
            case TEXT -> text(cell, written, 500, false);
            case LONG_TEXT -> text(cell, written, 32_767, true);
            case ID -> id(text(cell, written, 500, false));
            case PERSON -> text(cell, written, 100, false);
            case DOCUMENT -> text(cell, written, 200, false);
            case PHONE -> matching(half(cell, written), PHONE, RowRule.PHONE, "不是电话号码；只写数字，可用 + - 和空格，例如 010-12345678");
            case AMOUNT, SIGNED_AMOUNT -> money(cell, column.kind(), habits);
            case DATE -> DateText.date(cell, written, habits.dateForms());
            case DATETIME -> DateText.moment(cell, written);
            case YES_NO -> oneOf(List.of("是", "否"), written, RowRule.YES_NO);
            case INTEGER -> integer(figure(cell, written));
            case DECIMAL -> decimal(figure(cell, written));
            case PERCENT -> percent(figure(cell, written));
            case SCORE -> score(figure(cell, written));
            case LEVEL -> Integer.toString(column.values().indexOf(oneOf(column.values(), written, RowRule.LEVEL)));
            case CREDIT_CODE -> creditCode(half(cell, written));
            case CODE_LIST -> codes(half(cell, written));
            case ACCOUNT -> account(half(cell, written));
            case DIGEST ->
                matching(
                        half(cell, written).toLowerCase(Locale.ROOT),
                        DIGEST,
                        RowRule.DIGEST,
                        "不是摘要值；应为 SM3 或 SHA-256 的 64 位十六进制数字");
            case CHOICE -> oneOf(column.values(), written, RowRule.CHOICE);
            case SHARES -> shares(written, habits);
            case SOURCE -> source(written);
            case LINE -> found(pack.line(written), BudgetLine::id, pack.lines(), BudgetLine::name, written, "预算科目");
            case DIRECTION ->
                found(pack.direction(written), Direction::id, pack.directions(), Direction::name, written, "支持方向");
            case STAGE -> found(pack.stage(written), Stage::id, pack.stages(), Stage::name, written, "环节");
            case BATCH ->
                found(
                        pack.batch(written),
                        batch -> Integer.toString(batch.number()),
                        pack.batches(),
                        Batch::name,
                        written,
                        "批次");
            case COUNTY -> found(pack.county(written), County::code, pack.counties(), County::name, written, "县（市、区）");
            case INDUSTRY ->
                // A notice that names no industries takes them as they are written.
                pack.industries().isEmpty()
                        ? text(cell, written, 500, false)
                        : found(pack.industry(written), Industry::id, pack.industries(), Industry::name, written, "行业");
            case TARGET ->
                found(
                        pack.targets().stream()
                                .filter(target -> target.id().equals(written)
                                        || target.name().equals(written))
                                .findFirst(),
                        Target::id,
                        pack.targets(),
                        Target::name,
                        written,
                        "绩效指标");
        };
    }

    /**
     * An amount as whole fen in digits.
     *
     * @throws RefusedCell when it is none, or its format shows another unit or currency beside it: the file then holds
     *     another number than people see
     */
    static String money(Cell cell, ColumnKind kind, CellHabits habits) {
        String written = figure(cell, Spelling.trim(cell.text()));
        String shown = cell.form() == Cell.Form.NUMBER ? cell.mark() : null;
        if (shown != null) {
            refuseOtherFormat(shown, habits.unit());
        }
        return AmountText.fen(written, kind, habits);
    }

    private static void refuseOtherFormat(String shown, @Nullable MoneyUnit stated) {
        String foreign = WrittenAmount.foreign(shown);
        if (foreign != null) {
            throw new RefusedCell(
                    RowRule.AMOUNT, "单元格的数字格式是外币“" + foreign + "”；账本只记人民币，请核对原始凭证，按折合的人民币金额填写，并改用人民币或数值格式");
        }
        if (stated == MoneyUnit.WAN && shown.equals(MoneyUnit.YUAN.chinese())) {
            throw new RefusedCell(RowRule.AMOUNT, "单元格的数字格式带单位“元”，对应表写的是 unit: 万元，两者矛盾；请核对原始凭证，改其中一处");
        }
        boolean same = stated == MoneyUnit.WAN
                ? shown.equals(MoneyUnit.WAN.chinese()) || shown.equals("万")
                : shown.equals(MoneyUnit.YUAN.chinese());
        if (!same) {
            throw new RefusedCell(
                    RowRule.AMOUNT,
                    "单元格的数字格式带单位“" + shown + "”，说不清是多少元；请改为以元为单位的数值格式"
                            + (stated == MoneyUnit.WAN ? "" : "，或在对应表中写 unit: 万元"));
        }
    }

    private String source(String written) {
        return found(pack.source(written), FundingSource::id, pack.sources(), FundingSource::name, written, "资金来源");
    }

    private static <T> String found(
            Optional<T> found,
            Function<T, String> id,
            List<T> all,
            Function<T, String> name,
            String written,
            String what) {
        return found.map(id).orElseThrow(() -> {
            List<String> names = all.stream().map(name).toList();
            String known = names.size() <= 8 ? "，有：" + String.join("、", names) : "，见模板“选项”表";
            return new RefusedCell(RowRule.NOT_IN_PACK, "政策包中没有这个" + what + known + Spelling.nearest(written, names));
        });
    }

    private static String oneOf(List<String> values, String written, RowRule rule) {
        if (!values.contains(written)) {
            throw new RefusedCell(rule, "应为 " + String.join("、", values) + " 之一" + Spelling.nearest(written, values));
        }
        return written;
    }

    private static String text(Cell cell, String written, int most, boolean lines) {
        noDate(cell);
        if (EXCEL_SCIENTIFIC.matcher(written).matches()) {
            throw AmountText.lost();
        }
        Spelling.unseen(written, lines).ifPresent(unseen -> {
            throw new RefusedCell(RowRule.CONTROL_CHARACTER, "含有" + unseen + "；请删去重打");
        });
        if (written.length() > most) {
            throw new RefusedCell(RowRule.TOO_LONG, "有 " + written.length() + " 字，最多 " + most + " 字；请缩短");
        }
        return written;
    }

    /** The number of what has a stream of its own in the ledger. */
    private static String id(String written) {
        try {
            StreamId.requireName(written);
            return written;
        } catch (RefusedValue e) {
            throw new RefusedCell(RowRule.ID, e.rule());
        }
    }

    /** What is typed as 2025-6 becomes a day in June, and nobody can tell any more. */
    private static void noDate(Cell cell) {
        if (cell.form() == Cell.Form.DATE) {
            throw new RefusedCell(RowRule.TEXT, "被表格软件存成了日期，原来写的是什么已不可知；请把这一列设为“文本”格式重新填写");
        }
    }

    private static String half(Cell cell, String written) {
        noDate(cell);
        String half = Spelling.halfWidth(written);
        if (AmountText.isScientific(half) && half.indexOf('+') > 0) {
            throw AmountText.lost();
        }
        return half;
    }

    private static String figure(Cell cell, String written) {
        if (cell.form() == Cell.Form.DATE) {
            throw new RefusedCell(RowRule.DECIMAL, "是日期，不是数字；请把单元格设为“数值”格式重新填写");
        }
        return written;
    }

    private static String matching(String written, Pattern pattern, RowRule rule, String message) {
        if (!pattern.matcher(written).matches()) {
            throw new RefusedCell(rule, message);
        }
        return written;
    }

    private static String integer(String written) {
        BigDecimal number = AmountText.number(written, RowRule.INTEGER, "应为不为负的整数，例如 12");
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (plain.signum() < 0 || plain.scale() > 0 || plain.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw new RefusedCell(RowRule.INTEGER, "应为不为负的整数，例如 12");
        }
        return plain.toPlainString();
    }

    /** A number; a percent sign divides by a hundred, which is what it means. */
    private static String decimal(String written) {
        String half = Spelling.halfWidth(written);
        boolean percent = half.endsWith("%");
        BigDecimal number = AmountText.number(
                percent ? half.substring(0, half.length() - 1) : half, RowRule.DECIMAL, "应为数字，例如 0.85");
        return XlsxCell.plain(percent ? number.movePointLeft(2) : number);
    }

    private static String percent(String written) {
        String half = Spelling.halfWidth(written);
        BigDecimal number = AmountText.number(
                half.endsWith("%") ? half.substring(0, half.length() - 1) : half,
                RowRule.PERCENT,
                "应为 0 至 100 的整数，例如 85");
        if (number.stripTrailingZeros().scale() > 0) {
            throw new RefusedCell(RowRule.PERCENT, "应为 0 至 100 的整数，例如 85；账本不代为四舍五入");
        }
        if (number.signum() < 0 || number.compareTo(HUNDRED) > 0) {
            throw new RefusedCell(RowRule.PERCENT, "应在 0 至 100 之间");
        }
        return XlsxCell.plain(number);
    }

    private static String score(String written) {
        BigDecimal number = AmountText.number(written, RowRule.SCORE, "应为 0 至 100 的分数，最多一位小数，例如 85.5");
        BigDecimal tenths = number.movePointRight(1);
        if (number.signum() < 0
                || number.compareTo(HUNDRED) > 0
                || (tenths.signum() != 0 && tenths.stripTrailingZeros().scale() > 0)) {
            throw new RefusedCell(RowRule.SCORE, "应为 0 至 100 的分数，最多一位小数，例如 85.5");
        }
        return tenths.setScale(0).toPlainString();
    }

    private static String creditCode(String half) {
        String code = half.toUpperCase(Locale.ROOT);
        if (code.length() != 18) {
            throw new RefusedCell(RowRule.CREDIT_CODE, "应为 18 位统一社会信用代码，这里是 " + code.length() + " 位");
        }
        if (!CreditCode.isValid(code)) {
            throw new RefusedCell(RowRule.CREDIT_CODE, "不合 GB 32100 的校验位，至少有一位写错了；请对照营业执照");
        }
        return code;
    }

    private static String codes(String half) {
        List<String> codes = new ArrayList<>();
        for (String part : half.split(";", -1)) {
            String code = Spelling.trim(part);
            if (!code.isEmpty()) {
                String read = creditCode(code);
                if (codes.contains(read)) {
                    throw new RefusedCell(RowRule.CREDIT_CODE, read + " 写了两次；每个代码写一次");
                }
                codes.add(read);
            }
        }
        return String.join(";", codes);
    }

    /** Some programs set a mark before digits that are to stay text. */
    private static String account(String half) {
        return matching(
                half.replace(" ", "").replaceFirst("^['’]", ""), ACCOUNT, RowRule.ACCOUNT, "不是银行账号；应为 6 至 32 位数字，存为文字");
    }

    private String shares(String written, CellHabits habits) {
        String should = "应写作 资金来源=金额，多个用分号隔开，例如 县级配套=50000;省级资金=20000.50";
        TreeMap<String, String> shares = new TreeMap<>();
        for (String part : Spelling.halfWidth(written).split(";", -1)) {
            String share = Spelling.trim(part);
            if (share.isEmpty()) {
                continue;
            }
            int equals = share.indexOf('=');
            if (equals < 1) {
                throw new RefusedCell(RowRule.SHARES, should);
            }
            String source = source(Spelling.trim(share.substring(0, equals)));
            String fen = AmountText.fen(Spelling.trim(share.substring(equals + 1)), ColumnKind.AMOUNT, habits);
            if (shares.putIfAbsent(source, fen) != null) {
                throw new RefusedCell(RowRule.SHARES, "同一资金来源写了两次；请合为一项");
            }
        }
        StringBuilder text = new StringBuilder();
        shares.forEach((source, fen) -> text.append(text.isEmpty() ? "" : ";")
                .append(source)
                .append('=')
                .append(fen));
        return text.toString();
    }
}
