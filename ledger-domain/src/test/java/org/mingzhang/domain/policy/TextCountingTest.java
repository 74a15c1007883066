package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of docs/pack-format.md, and what somebody might write to be counted short. */
class TextCountingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "中小企业数字化转型 | 9 | 9",
                "你好，世界。 | 6 | 6",
                "部署MES系统 | 5 | 7",
                "投入产出比为3.5% | 7 | 10",
                "见 https://example.cn/a?b=1 | 2 | 25",
                "增长３５％ | 5 | 5",
                "don’t stop | 2 | 9",
                "他说“是” | 5 | 5",
                "a b c d | 4 | 4",
                "１２３ａｂ | 5 | 5",
                "ABC,DEF | 1 | 7",
                "甲-乙 | 3 | 3",
                "Ünïcödé | 1 | 7",
                "ئۇيغۇر تىلى | 2 | 10",
                "'' | 0 | 0",
            })
    void countsAsWordProcessorsDoOrCharacterByCharacter(String text, int word, int character) {
        assertThat(TextCounting.WORD.of(text)).as("word").isEqualTo(word);
        assertThat(TextCounting.CHARACTER.of(text)).as("character").isEqualTo(character);
    }

    @ParameterizedTest
    @CsvSource({
        "'\uD83D\uDE00', 1",
        "'\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67', 1",
        "'\uD83D\uDC4D\uD83C\uDFFD', 1",
        "'\uD83C\uDDE8\uD83C\uDDF3', 1",
        "'\uD83C\uDDE8\uD83C\uDDF3\uD83C\uDDE8\uD83C\uDDF3', 2",
        "'\u2764\uFE0F', 1",
        "'\uD842\uDFB7\uD840\uDC0B', 2",
        "'甲\n乙\r\n丙\t丁', 4",
        "'甲\u3000乙\u00A0丙', 3",
        "'e\u0301te\u0301', 1",
        "'甲\u200B乙', 2",
        "'甲\u200D乙\u200D丙', 3",
    })
    void whatAReaderSeesAsOneIsOne(String text, int count) {
        assertThat(TextCounting.WORD.of(text)).isEqualTo(count);
    }
}
