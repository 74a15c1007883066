package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsInWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "share(a, b) >= 1               | a 占 b 的比例 >= 1",
                "share(max(a, b), c + d)        | max(a, b) 占 c + d 的比例",
                "share(share(a, b), c)          | (a 占 b 的比例) 占 c 的比例",
                "min(year(a), year(b))          | min(a的年份, b的年份)",
                "yearsAfter(daysAfter(a, 5), 2) | a后5日后2年",
                "year(yearsAfter(max(a, b), 1)) | max(a, b)后1年的年份",
                "f(x) + g([1, 2])               | f(x) + g([1, 2])",
                "share(a                        | share(a",
            })
    void argumentsKeepTogetherHoweverDeepTheyAreNested(String expression, String words) {
        assertThat(CallsInWords.of(expression)).isEqualTo(words);
    }
}
