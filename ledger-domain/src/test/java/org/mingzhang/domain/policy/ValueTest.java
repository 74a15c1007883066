package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.money.Fen;

class ValueTest {
    @ParameterizedTest
    @CsvSource({
        "20万元, 20000000",
        "1亿元, 10000000000",
        "100.50元, 10050",
        "500分, 500",
        "142.86万元, 142860000",
        "0.000001万元, 1",
        "0元, 0",
        "20 万元, 20000000"
    })
    void amountsAreReadWithTheirUnit(String written, long fen) {
        assertThat(ValueType.AMOUNT.parse(written)).isEqualTo(Value.of(Fen.of(fen)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20",
                "20万",
                "-1元",
                "1.234元",
                "0.5分",
                "1,000元",
                "二十万元",
                "",
                "1e3元",
                "99999999999999亿元",
                "900000000000亿元"
            })
    void amountsWithoutUnitOrFinerThanAFenAreRejected(String written) {
        assertThatThrownBy(() -> ValueType.AMOUNT.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAnEventKeepsIsReadBack() {
        for (Value value : List.of(
                Value.of(3),
                Value.of(Fen.of(20_000_001)),
                ValueType.SHARE.parse("1/3"),
                Value.of("sum"),
                Value.of(true),
                ValueType.DATE.parse("2026-03-01"))) {
            assertThat(value.type().read(value.text())).isEqualTo(value);
        }
    }

    @Test
    void peopleReadUnitsAndPercentages() {
        assertThat(Value.of(Fen.ofWan(20)).display()).isEqualTo("20万元");
        assertThat(Value.of(Fen.ofWan(10_000)).display()).isEqualTo("1亿元");
        assertThat(Value.of(Fen.of(19_999_999)).display()).isEqualTo("199,999.99元");
        assertThat(Value.of(Fen.ZERO).display()).isEqualTo("0.00元");
        assertThat(ValueType.SHARE.parse("0.35").display()).isEqualTo("35%");
        assertThat(ValueType.SHARE.parse("1/3").display()).isEqualTo("1/3");
        assertThat(Value.of(true).display()).isEqualTo("是");
    }

    @ParameterizedTest
    @CsvSource({"NUMBER, 3.0", "NUMBER, x", "SHARE, half", "FLAG, yes", "DATE, 2026-02-30", "DATE, 2026/3/1"})
    void otherKindsAreReadStrictly(ValueType type, String written) {
        assertThatThrownBy(() -> type.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
