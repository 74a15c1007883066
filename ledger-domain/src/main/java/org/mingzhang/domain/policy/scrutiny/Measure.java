package org.mingzhang.domain.policy.scrutiny;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.policy.Value;

/** What a number counts, by the measure words of a notice: 三级, 第二批, 5家, 500字. Numbers of different measures are not compared. */
enum Measure {
    NONE("", "数"),
    LEVELS("级", "等级"),
    BATCHES("批次|批", "批次"),
    /** 事故等级, as {@link Numerals} writes its words. */
    CLASSES("\u0002", "事故等级"),
    YEARS("周年|个年度|年度|年", "年数"),
    DAYS("个工作日|个自然日|个日历日|工作日|自然日|天|日", "日数"),
    MONTHS("个月|月", "月数"),
    CHARACTERS("个汉字|个字|字", "字数"),
    COPIES("式|份", "份数"),
    PIXELS("像素|px|PX", "像素"),
    POINTS("分(?!之)", "分数"),
    THINGS("家|个|项|件|台|套|名|人|次(?!性)|种|类|户|所|条|款|轮|张|幅|处|支|辆|例|座|间|区|市|县|倍|篇|款", "数");

    /** What the functions of expressions count in that look so long before or after a day. */
    static final Map<String, Measure> SPANS = Map.of(
            "yearsBefore", YEARS,
            "yearsAfter", YEARS,
            "monthsBefore", MONTHS,
            "monthsAfter", MONTHS,
            "daysAfter", DAYS);

    /** The classes of accidents, from the first. */
    static final List<String> ACCIDENTS = List.of("一般", "较大", "重大", "特别重大");

    private final String words;
    private final String chinese;

    Measure(String words, String chinese) {
        this.words = words;
        this.chinese = chinese;
    }

    /** The measure words, as alternatives of a pattern; the longer ones first. */
    String words() {
        return words;
    }

    String chinese() {
        return chinese;
    }

    /** A value as a message names it: the class of an accident by its word, too. */
    String display(Value value) {
        return this == CLASSES && value instanceof Value.Whole(long number) && number > 0 && number <= ACCIDENTS.size()
                ? number + "（" + ACCIDENTS.get((int) number - 1) + "）"
                : value.display();
    }

    /** Those that have words, in the order in which they are looked for: 5个工作日 are days and no things. */
    static List<Measure> all() {
        return Arrays.stream(values()).filter(measure -> measure != NONE).toList();
    }

    /** What a unit of a pack counts. */
    static Measure of(String unit) {
        return unit.isEmpty()
                ? NONE
                : all().stream()
                        .filter(measure -> unit.matches(measure.words))
                        .findFirst()
                        .orElse(THINGS);
    }
}
