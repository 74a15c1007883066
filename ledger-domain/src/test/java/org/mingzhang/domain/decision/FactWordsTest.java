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
    void theLineNamesTheCodeToLookUp() {
        String line = Rejection.of(RejectionCode.AMOUNT_TOO_LARGE, Map.of("requestedFen", 1))
                .message();
        assertThat(line).startsWith("金额之和超出账本可记的范围：本次金额 0.01 元（依据：").endsWith("；代码 AMOUNT_TOO_LARGE）");
    }
}
