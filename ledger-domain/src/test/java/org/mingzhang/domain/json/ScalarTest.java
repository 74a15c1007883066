package org.mingzhang.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ScalarTest {
    record Compared(SortedMap<String, Scalar> facts) {}

    private static Compared read(String json) {
        return RecordMapper.fromJson((ObjectNode) JsonMapper.shared().readTree(json), Compared.class);
    }

    @Test
    void amountsAndNumbersAreIntegersInTheStoredFormAndComeBackAsTheyWere() {
        Compared compared = new Compared(Scalar.ofAll(Map.of(
                "ceilingFen", Fen.ofWan(18),
                "granted", 3,
                "limit", Ratio.parse("0.2"),
                "on", LocalDate.of(2026, 3, 31),
                "pilot", false,
                "posts", List.of("甲", "乙"))));
        ObjectNode json = RecordMapper.toJson(compared);
        assertThat(json.toString())
                .isEqualTo("{\"facts\":{\"ceilingFen\":18000000,\"granted\":3,\"limit\":\"0.2\","
                        + "\"on\":\"2026-03-31\",\"pilot\":false,\"posts\":\"[甲, 乙]\"}}");
        assertThat(RecordMapper.fromJson(json, Compared.class)).isEqualTo(compared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "9223372036854775808", "null", "[1]", "{}"})
    void whatIsNoScalarIsRefusedWithItsPlace(String value) {
        assertThatThrownBy(() -> read("{\"facts\":{\"limitFen\":" + value + "}}"))
                .hasMessageContaining("/facts/limitFen");
    }

    @Test
    void aRefusalThatNamesFenWithoutAnAmountIsAFault() {
        assertThatThrownBy(() -> Rejection.of(RejectionCode.NOT_FOUND, Map.of("limitFen", "18000000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limitFen");
    }
}
