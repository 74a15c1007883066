package org.mingzhang.domain.policy.scrutiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** The figures of notices are read in digits and in Chinese numerals, in ranges and in lists; other numbers are no figures. */
class FiguresTest {
    static final List<Arguments> SAID = List.of(
            said("最高补助20万元", "20万元"),
            said("最高补助二十万元", "20万元"),
            said("一百二十万元", "120万元"),
            said("10万~20万元", "10万元"),
            said("10-20万元", "10万元"),
            said("１０万元至２０万元", "20万元"),
            said("总额1.5亿元", "15000万元"),
            said("总额1.0005亿元", "10005万元"),
            said("1,000万元", "1000万元"),
            said("每家30万", "30万元"),
            said("500元", "500元"),
            said("按50%补贴", "50%"),
            said("按50％补贴", "50%"),
            said("百分之五十", "50%"),
            said("不低于百分之八", "8%"),
            said("不超过三分之一", "1/3"),
            said("提高2个百分点", "2%"),
            said("30—40%", "30%"),
            said("不低于三成", "30%"),
            said("过半数", "50%"),
            said("9月30日前", "2026-09-30"),
            said("2026年9月30日前", "2026-09-30"),
            said("二〇二六年九月三十日前", "2026-09-30"),
            said("9月底前", "2026-09-30"),
            said("2026年10月1日起", "2026-09-30"),
            said("2022年以来", "2022-01-01"));

    static final List<Arguments> OTHERS = List.of(
            said("最高补助20万元", "30万元"),
            said("10万~20万元", "15万元"),
            said("按50%补贴", "5%"),
            said("百分之十五", "50%"),
            said("9月30日前", "2026-08-31"),
            said("2026年9月30日前", "2025-09-30"));

    static final List<Arguments> NUMBERS = List.of(
            number("达到二级及以上", "LEVELS", 2),
            number("二级、三级", "LEVELS", 3),
            number("二、三级", "LEVELS", 2),
            number("二三级", "LEVELS", 2),
            number("不少于5家企业", "THINGS", 5),
            number("三至五家", "THINGS", 3),
            number("限报两项", "THINGS", 2),
            number("第二批", "BATCHES", 2),
            number("近三年", "YEARS", 3),
            number("不少于5个工作日", "DAYS", 5),
            number("六十日内", "DAYS", 60),
            number("一式三份", "COPIES", 3),
            number("不超过3500字", "CHARACTERS", 3500),
            number("宽高不超过1200像素", "PIXELS", 1200));

    static final List<String> NONE = List.of("一般事故", "附件1-4", "2026年度", "（二）其他", "一次性给予", "统一申报", "十分重要", "三、四两章");

    private static Arguments said(String words, String value) {
        return Arguments.of(words, value);
    }

    private static Arguments number(String words, String measure, int number) {
        return Arguments.of(words, measure, number);
    }

    private static Value value(String written) {
        ValueType type =
                written.endsWith("元") ? ValueType.AMOUNT : written.contains("-") ? ValueType.DATE : ValueType.SHARE;
        return type.parse(written);
    }

    @ParameterizedTest
    @FieldSource("SAID")
    void aFigureIsReadHoweverItIsWritten(String words, String value) {
        assertThat(Figures.in(words).like(value(value), Measure.NONE)).isNotEmpty();
        assertThat(Figures.in(words).differ(value(value), Measure.NONE)).isFalse();
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void anotherFigureIsNone(String words, String value) {
        assertThat(Figures.in(words).differ(value(value), Measure.NONE)).isTrue();
    }

    @ParameterizedTest
    @FieldSource("NUMBERS")
    void aNumberIsReadByWhatItCounts(String words, String measure, int number) {
        assertThat(Figures.in(words).differ(Value.of(number), Measure.valueOf(measure)))
                .isFalse();
        assertThat(Figures.in(words).differ(Value.of(number + 50L), Measure.valueOf(measure)))
                .isTrue();
    }

    @ParameterizedTest
    @FieldSource("NONE")
    void otherNumbersOfANoticeAreNoFigures(String words) {
        for (Measure measure :
                List.of(Measure.LEVELS, Measure.THINGS, Measure.BATCHES, Measure.DAYS, Measure.CHARACTERS)) {
            assertThat(Figures.in(words).differ(Value.of(9), measure))
                    .as(measure.chinese())
                    .isFalse();
        }
        assertThat(Figures.in(words).differ(value("9万元"), Measure.NONE)).isFalse();
        assertThat(Figures.in(words).differ(value("9%"), Measure.NONE)).isFalse();
    }
}
