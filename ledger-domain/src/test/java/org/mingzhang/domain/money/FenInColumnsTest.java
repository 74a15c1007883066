package org.mingzhang.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Amounts below one another in 万元: a column has the decimals of the amount that needs most, and nothing is rounded. */
class FenInColumnsTest {
    @Test
    void anAmountNeedsTwoToSixDecimals() {
        assertThat(Fen.of(4_000_000).wanDecimals()).isEqualTo(2);
        assertThat(Fen.of(1_990_725_00).wanDecimals()).isEqualTo(4);
        assertThat(Fen.of(1).wanDecimals()).isEqualTo(6);
        assertThat(Fen.ZERO.wanDecimals()).isEqualTo(2);
        assertThat(Fen.of(-199_072_50).wanDecimals()).isEqualTo(5);
    }

    @Test
    void allOfAColumnStandInLine() {
        assertThat(List.of(Fen.of(40_000_000), Fen.of(199_072_50), Fen.of(-1_000_000)).stream()
                        .map(amount -> amount.toWan(5)))
                .containsExactly("40.00000", "19.90725", "-1.00000");
    }

    @Test
    void nothingIsCutOff() {
        assertThat(Fen.of(1).toWan(2)).isEqualTo("0.000001");
        assertThat(Fen.of(1_000_000).toWan(9)).isEqualTo("1.000000");
    }
}
