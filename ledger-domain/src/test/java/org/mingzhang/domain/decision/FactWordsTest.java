package org.mingzhang.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a finance officer reads of a refusal. */
class FactWordsTest {
    @Test
    void moneyIsInYuanAndPostsHaveTheirTitles() {
        assertThat(FactWords.sentence(new TreeMap<>(
                        Map.of("requestedFen", "123456789", "needs", "[FINANCE, CITY_INDUSTRY]", "zzz", "a"))))
                .isEqualTo("需要岗位 财政、市工信，本次金额 1,234,567.89 元，zzz a");
    }

    @Test
    void whatWasUsedUpIsCalledByItsName() {
        assertThat(FactWords.sentence(
                        new TreeMap<>(Map.of("claim", "bank-receipt", "key", "示例银行|HD0001", "firstUsedAt", "1514"))))
                .isEqualTo("银行回单 示例银行 HD0001，首次使用于账目序号 1514");
    }

    @Test
    void idsGiveWayToNames() {
        assertThat(FactWords.sentence(
                        new TreeMap<>(Map.of("source", "central", "availableFen", "100")),
                        (name, value) -> value.equals("central") ? "中央财政奖补资金" : value))
                .isEqualTo("可用余额 1.00 元，资金来源 中央财政奖补资金");
    }

    @Test
    void theLineNamesTheCodeToLookUp() {
        String line = Rejection.of(RejectionCode.AMOUNT_TOO_LARGE, Map.of("requestedFen", 1))
                .message();
        assertThat(line).startsWith("金额之和超出账本可记的范围：本次金额 0.01 元（依据：").endsWith("；代码 AMOUNT_TOO_LARGE）");
    }
}
