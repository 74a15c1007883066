package org.mingzhang.domain.policy.reading;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.DutyRule.Kind;
import org.mingzhang.domain.policy.DutyRule.Of;
import org.mingzhang.domain.policy.DutyRule.Term;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader.Word;

/** Reads {@code duties}: what stays owed after approval and payment until it is met. */
final class DutySection {
    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, Of> WHOSE = DirectionSection.words(Of.values());

    /** As {@code report.period} has them. */
    private static final List<String> PERIODS = List.of("weekly", "monthly", "quarterly", "halfYearly", "yearly");

    private static final long MOST_YEARS = 30;

    private final Known known;

    DutySection(Known known) {
        this.known = known;
    }

    DutyRule duty(String id, MapReader map) {
        List<String> directions = map.references("directions", known.directions());
        if (directions.isEmpty()) {
            map.report(map.spotOf("directions"), "没有写支持方向", MapReader.oneOf(known.directions()));
        }
        Kind kind = map.choice("kind", KINDS, Kind.SPECIAL_ACCOUNT);
        return new DutyRule(
                id,
                map.text("name"),
                kind,
                directions,
                kind == Kind.STANDING ? null : term(map),
                lasts(map, kind),
                kind == Kind.DOCUMENT ? map.text("document") : null,
                map.has("of") ? map.choice("of", WHOSE, Of.APPLICANT) : Of.APPLICANT,
                known.quotes().of(map));
    }

    /** From when it is there, and until when: only of what lasts longer than a term of days. */
    private DutyRule.Lasting lasts(MapReader map, Kind kind) {
        boolean document = kind == Kind.DOCUMENT;
        boolean begins = kind == Kind.STANDING || document;
        boolean payment =
                begins && map.has("from") && map.choice("from", Map.of("approval", false, "payment", true), false);
        @Nullable
        String every = document && map.has("every")
                ? map.read("every", "应为 " + String.join("、", PERIODS) + " 之一", "yearly", DutySection::period)
                : null;
        boolean lasts = kind == Kind.STANDING || kind == Kind.PROGRESS || every != null;
        if (!lasts || (!map.has("until") && !map.has("years"))) {
            return new DutyRule.Lasting(payment, null, null, null, every);
        }
        if (map.has("until") && map.has("years")) {
            map.word("until");
            map.word("years");
            map.report(map.spotOf("years"), "until 和 years 都写了", "二者取一：until 写最后一日，years 写几年");
            return new DutyRule.Lasting(payment, null, null, null, every);
        }
        boolean dated = map.has("until");
        String key = dated ? "until" : "years";
        Matcher parameter =
                DirectionSection.PARAMETER.matcher(map.word(key).map(Word::text).orElse(""));
        if (parameter.matches()) {
            String id = parameter.group(1);
            ValueType type = dated ? ValueType.DATE : ValueType.NUMBER;
            known.uses(List.of(id));
            if (map.known(new Word(id, map.spotOf(key)), known.parameters().keySet())
                    && known.parameterType(id).orElse(type) != type) {
                map.report(map.spotOf(key), "参数 " + id + " 的类别不对", "应为类别是" + type.named() + "的参数");
            }
            return new DutyRule.Lasting(payment, null, null, id, every);
        }
        return dated
                ? new DutyRule.Lasting(
                        payment,
                        map.read("until", "应为日期，例如 2027-12-31，或 param(参数编号)", LocalDate.EPOCH, DutySection::day),
                        null,
                        null,
                        every)
                : new DutyRule.Lasting(
                        payment,
                        null,
                        map.read("years", "应为 1 至 30 的整数，例如 3，或 param(参数编号)", 1L, DutySection::years),
                        null,
                        every);
    }

    private static String period(String text) {
        return PERIODS.stream().filter(text::equals).findFirst().orElseThrow(IllegalArgumentException::new);
    }

    private static LocalDate day(String text) {
        if (ValueType.DATE.parse(text) instanceof Value.Day(LocalDate day)) {
            return day;
        }
        throw new IllegalArgumentException("no day: " + text);
    }

    private static long years(String text) {
        long years = Long.parseLong(text);
        if (years < 1 || years > MOST_YEARS) {
            throw new IllegalArgumentException("no number of years: " + text);
        }
        return years;
    }

    private Term term(MapReader map) {
        boolean working = map.has("workingDays");
        if (map.has("days") == working) {
            map.word("days");
            map.word("workingDays");
            map.report(
                    map.spot(),
                    working ? "days 和 workingDays 都写了" : "days 和 workingDays 都没有写",
                    "二者取一，后面写整数或 param(参数编号)，例如 days: 30");
            return new Term(0L, null, false);
        }
        Optional<Word> word = map.word(working ? "workingDays" : "days");
        if (word.isEmpty()) {
            return new Term(0L, null, working);
        }
        Matcher parameter = DirectionSection.PARAMETER.matcher(word.get().text());
        if (!parameter.matches()) {
            return new Term(
                    map.parse(word.get(), "应为 0 至 3660 的整数，例如 30，或 param(参数编号)", 0L, DutySection::days), null, working);
        }
        String id = parameter.group(1);
        known.uses(List.of(id));
        if (map.known(new Word(id, word.get().spot()), known.parameters().keySet())
                && known.parameterType(id).orElse(ValueType.NUMBER) != ValueType.NUMBER) {
            map.report(word.get().spot(), "参数 " + id + " 不是整数", "应为类别是" + ValueType.NUMBER.named() + "的参数");
        }
        return new Term(null, id, working);
    }

    private static long days(String text) {
        long days = Long.parseLong(text);
        if (days < 0 || days > 3_660) {
            throw new IllegalArgumentException("no number of days: " + text);
        }
        return days;
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.word(), kind);
        }
        return kinds;
    }
}
