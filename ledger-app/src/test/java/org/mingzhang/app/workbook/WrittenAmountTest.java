package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as offices and banks write them: read for exactly what they say, or refused by name. */
class WrittenAmountTest {
    private static String fen(ColumnKind kind, String written, @Nullable MoneyUnit unit) {
        return AmountText.fen(written, kind, new CellHabits(unit, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "¥1,000.00|100000",
                "￥1,000.00|100000",
                "￥１，０００．００|100000",
                "¥ 1,000|100000",
                "¥\u00A01,000|100000",
                "1000元|100000",
                "1,000.00 元|100000",
                "1,000.00元整|100000",
                "1000圆整|100000",
                "1000元正|100000",
                "人民币1,000.00|100000",
                "人民币：1,000.00元|100000",
                "人民币¥1,000.00元整|100000",
                "RMB 1,000.00|100000",
                "rmb1000|100000",
                "CNY1,000.00|100000",
                "ＣＮＹ1,000.00|100000",
                "1,000.00 CNY|100000",
                "1,000.00人民币|100000",
                "CN¥1,000.00|100000",
                "12.5万元|12500000",
                "12.5 万|12500000",
                "12万元整|12000000",
                "¥12.345678万元|12345678",
                "(0.00)|0"
            })
    void whatIsUnambiguousIsRead(String written, String fen) {
        assertThat(fen(ColumnKind.AMOUNT, written, null)).isEqualTo(fen);
        assertThat(fen(ColumnKind.SIGNED_AMOUNT, written, null)).isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1,234.50)",
                "（1,234.50）",
                "(￥1,234.50)",
                "¥(1,234.50)",
                "-¥1,234.50",
                "¥-1,234.50",
                "(1,234.50)元",
                "(1,234.50元)",
                "人民币（1,234.50）元",
                "-1,234.50元",
                "（0.12345万元）"
            })
    void bracketsAndSignsAreNegativeWhereThatIsAllowed(String written) {
        assertThat(fen(ColumnKind.SIGNED_AMOUNT, written, null)).isEqualTo("-123450");
        assertThatThrownBy(() -> fen(ColumnKind.AMOUNT, written, null))
                .isInstanceOfSatisfying(
                        RefusedCell.class, no -> assertThat(no.rule()).isEqualTo(RowRule.NEGATIVE))
                .hasMessageContaining("不能为负数");
    }

    @Test
    void aRefusedBracketIsToldWithWhatItMeans() {
        assertThatThrownBy(() -> fen(ColumnKind.AMOUNT, "（1,234.50）", null)).hasMessageContaining("即 -1,234.50 元");
        assertThatThrownBy(() -> fen(ColumnKind.AMOUNT, "(3.5万元)", null)).hasMessageContaining("即 -3.5 万元");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$1,000.00|$",
                "＄100|$",
                "US$100|US$",
                "HK$ 100|HK$",
                "100美元|美元",
                "100 USD|USD",
                "eur 100|eur",
                "€100|€",
                "100港元|港元",
                "￡5|￡",
                "100日元|日元",
                "JP¥100|JP¥",
                "人民币100（折合美元14）|美元"
            })
    void anotherMoneyIsRefusedByName(String written, String named) {
        for (MoneyUnit unit : new MoneyUnit[] {null, MoneyUnit.WAN}) {
            assertThatThrownBy(() -> fen(ColumnKind.SIGNED_AMOUNT, written, unit))
                    .isInstanceOfSatisfying(
                            RefusedCell.class, no -> assertThat(no.rule()).isEqualTo(RowRule.AMOUNT))
                    .hasMessageContaining("外币“" + named + "”");
        }
    }

    @Test
    void theCellsOwnUnitAgreesWithTheMapsOrIsRefused() {
        assertThat(fen(ColumnKind.AMOUNT, "12.5万元", MoneyUnit.WAN)).isEqualTo("12500000");
        assertThat(fen(ColumnKind.AMOUNT, "¥12.5", MoneyUnit.WAN)).isEqualTo("12500000");
        assertThat(fen(ColumnKind.AMOUNT, "12.5元", MoneyUnit.YUAN)).isEqualTo("1250");
        assertThatThrownBy(() -> fen(ColumnKind.AMOUNT, "125000元", MoneyUnit.WAN))
                .hasMessageContaining("“元”")
                .hasMessageContaining("unit: 万元");
        assertThatThrownBy(() -> fen(ColumnKind.AMOUNT, "12.5万元", MoneyUnit.YUAN))
                .hasMessageContaining("“万元”")
                .hasMessageContaining("unit: 元");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5千元|千元", "1.2亿元|亿元", "3百万|百万", "12元5角|角", "1200分|分"})
    void anotherUnitIsRefusedByName(String written, String unit) {
        assertThatThrownBy(() -> fen(ColumnKind.AMOUNT, written, null)).hasMessageContaining("单位是“" + unit + "”");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "¥",
                "元",
                "()",
                "(5",
                "5)",
                "((5))",
                "(5)(",
                "--5",
                "-¥-5",
                "¥¥5",
                "约5元",
                "5元左右",
                "1,23元",
                "¥1 000",
                "0.001元",
                "12.1234567万元",
                "壹万元整",
                "5-",
                "+5",
                "¥+5",
                "5元元",
                "(12.5)（万元）",
                "12.5（万元）",
                "5/6元",
                "人民币"
            })
    void whatIsNoAmountStaysNone(String written) {
        assertThatThrownBy(() -> fen(ColumnKind.SIGNED_AMOUNT, written, null))
                .isInstanceOfSatisfying(
                        RefusedCell.class, no -> assertThat(no.rule()).isEqualTo(RowRule.AMOUNT));
    }

    @Test
    void whatIsNegativeTwiceIsRefused() {
        assertThatThrownBy(() -> fen(ColumnKind.SIGNED_AMOUNT, "(-5.00)", null)).hasMessageContaining("既有括号又有负号");
    }

    @Test
    void aFigureThatLostDigitsIsNoneBehindASignEither() {
        for (String lost : new String[] {"1.2E+6", "+1.2E+6", "¥1.2E+6", "1.2E+6元"}) {
            assertThatThrownBy(() -> fen(ColumnKind.AMOUNT, lost, null))
                    .isInstanceOfSatisfying(
                            RefusedCell.class, no -> assertThat(no.rule()).isEqualTo(RowRule.LOST_DIGITS));
        }
    }

    @Test
    void theSignsAroundNothingAreNothing() {
        assertThat(WrittenAmount.bare("¥0.00")).isEqualTo("0.00");
        assertThat(WrittenAmount.bare("0.00元")).isEqualTo("0.00");
        assertThat(WrittenAmount.bare(" ￥ - ")).isEqualTo("-");
        assertThat(WrittenAmount.bare("(0.00)")).isEqualTo("0.00");
        assertThat(WrittenAmount.bare("¥")).isEqualTo("¥");
        assertThat(WrittenAmount.bare("12.5万元")).isEqualTo("12.5");
    }
}
