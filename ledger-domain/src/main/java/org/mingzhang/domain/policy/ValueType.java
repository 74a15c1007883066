package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;

/** The seven kinds of value that a policy speaks of. There is no kind for floating-point numbers. */
public enum ValueType {
    NUMBER("整数", "3"),
    AMOUNT("金额", "20万元, 1亿元, 100.50元, 500分"),
    SHARE("比例", "50%, 0.50, 1/3"),
    TEXT("文字", "monthly"),
    FLAG("是否", "true, false"),
    DATE("日期", "2026-03-01"),
    POINTS("分数", "50, 49.9");

    private final String chinese;
    private final String example;

    ValueType(String chinese, String example) {
        this.chinese = chinese;
        this.example = example;
    }

    public String chinese() {
        return chinese;
    }

    /** How a value of this kind is written in a pack. */
    public String example() {
        return example;
    }

    /** The word for this kind in a pack: {@code amount}, {@code number} … */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The Chinese word with the word of a pack: 金额（amount）. */
    public String named() {
        return chinese + "（" + key() + "）";
    }

    /** The examples within a Chinese sentence. */
    public String examples() {
        return example.replace(", ", "、");
    }

    /**
     * Reads a value as people write it; an amount carries its unit.
     *
     * @throws IllegalArgumentException when the text is not of this kind
     */
    public Value parse(String written) {
        String text = written.strip();
        return this == AMOUNT ? new Value.Amount(Amounts.parse(text)) : read(text);
    }

    /**
     * Reads a value back from {@link Value#text()}, as events keep it: amounts in fen without a unit.
     *
     * @throws IllegalArgumentException when the text is not of this kind
     */
    public Value read(String text) {
        try {
            return switch (this) {
                case NUMBER -> new Value.Whole(Long.parseLong(text));
                case AMOUNT -> new Value.Amount(Fen.of(Long.parseLong(text)));
                case SHARE -> new Value.Share(Ratio.parse(text));
                case TEXT -> new Value.Text(text);
                case FLAG -> new Value.Flag(flag(text));
                case DATE -> new Value.Day(LocalDate.parse(text));
                case POINTS -> new Value.Points(tenths(text));
            };
        } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException notOfThisKind) {
            throw new IllegalArgumentException("“" + text + "” 不是" + named() + "，例如 " + examples(), notOfThisKind);
        }
    }

    private static int tenths(String text) {
        if (!text.matches("\\d{1,6}(\\.\\d)?")) {
            throw new IllegalArgumentException(text);
        }
        int dot = text.indexOf('.');
        return dot < 0
                ? Integer.parseInt(text) * 10
                : Integer.parseInt(text.substring(0, dot)) * 10 + (text.charAt(dot + 1) - '0');
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
