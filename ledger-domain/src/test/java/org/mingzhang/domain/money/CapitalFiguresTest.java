package org.mingzhang.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first six amounts are the examples of the rules themselves. */
class CapitalFiguresTest {
    @ParameterizedTest
    @CsvSource({
        "140950, 壹仟肆佰零玖元伍角整",
        "600714, 陆仟零柒元壹角肆分",
        "168032, 壹仟陆佰捌拾元叁角贰分",
        "10700053, 壹拾万柒仟元伍角叁分",
        "1640902, 壹万陆仟肆佰零玖元零贰分",
        "32504, 叁佰贰拾伍元零肆分",
        "0, 零元整",
        "5, 伍分",
        "50, 伍角整",
        "55, 伍角伍分",
        "100, 壹元整",
        "1000, 壹拾元整",
        "100000100, 壹佰万零壹元整",
        "1001000000, 壹仟零壹万元整",
        "20000000000, 贰亿元整",
        "10000000100, 壹亿零壹元整",
        "10010000000, 壹亿零壹拾万元整",
        "11000000000, 壹亿壹仟万元整",
        "1000000000000, 壹佰亿元整",
        "100000000000000, 壹万亿元整",
        "100000001000000, 壹万亿零壹万元整",
        "-1500000000, 负壹仟伍佰万元整",
        "9007199254740991, 玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分"
    })
    void amountsAreWrittenByTheRulesOfVouchers(long fen, String written) {
        assertThat(Fen.of(fen).inCapitals()).isEqualTo(written);
    }

    /** An attack: two amounts that read alike. */
    @Test
    void noTwoAmountsAreWrittenAlikeAndNoneHasTwoZerosOrEndsItsYuanInOne() {
        Random random = new Random(7);
        Set<Long> amounts = new HashSet<>();
        for (long fen = 0; fen < 30_000; fen++) {
            amounts.add(fen);
        }
        for (int i = 0; i < 30_000; i++) {
            // Figures with many zeros, in all sizes.
            long fen = 0;
            for (int place = random.nextInt(15); place >= 0; place--) {
                fen = fen * 10 + (random.nextInt(3) == 0 ? random.nextInt(10) : 0);
            }
            amounts.add(fen);
        }
        Set<String> written = new HashSet<>();
        for (long fen : amounts) {
            String words = Fen.of(fen).inCapitals();
            assertThat(words).doesNotContain("零零", "亿万");
            assertThat(fen > 0 && (words.contains("零元") || words.contains("零万") || words.contains("零亿")))
                    .as(words)
                    .isFalse();
            written.add(words);
        }
        assertThat(written).hasSameSizeAs(amounts);
    }
}
