package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.money.Fen;

class FactRangeTest {
    private static final PolicyPack PACK = Given.pack();

    @Test
    void levelsGradesAndCountsHaveBounds() {
        assertThat(expected(FactName.ACCEPTANCE_LEVEL_AFTER, Value.of(4))).isNull();
        assertThat(expected(FactName.ACCEPTANCE_LEVEL_AFTER, Value.of(0))).isNull();
        assertThat(expected(FactName.ACCEPTANCE_LEVEL_AFTER, Value.of(9))).isEqualTo("应为 0–4");
        assertThat(expected(FactName.ACCEPTANCE_LEVEL_AFTER, Value.of(-1))).isEqualTo("应为 0–4");
        assertThat(expected(FactName.HONOUR_GRADE, Value.of(6))).isEqualTo("应为 0–5");
    }

    @Test
    void whatThePackDoesNotKnowIsNotPossible() {
        assertThat(expected(FactName.APPLICATION_BATCH, Value.of(3))).isNull();
        assertThat(expected(FactName.APPLICATION_BATCH, Value.of(4))).isEqualTo("应为以下之一：1、2、3");
        assertThat(expected(FactName.HONOUR_ID, Value.of("miit-smart-factory"))).isNull();
        assertThat(expected(FactName.HONOUR_ID, Value.of("nobel"))).contains("miit-smart-factory");
    }

    @Test
    void moneyIsNotNegative() {
        assertThat(expected(FactName.CONTRACT_PRICE, Value.of(Fen.ZERO))).isNull();
        assertThat(expected(FactName.CONTRACT_PRICE, Value.of(Fen.of(-1)))).isEqualTo("不应小于零");
    }

    private static @Nullable String expected(FactName fact, Value value) {
        return FactRange.expected(PACK, fact, value);
    }
}
