package org.mingzhang.domain.policy.reading;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.DutyRule.Kind;
import org.mingzhang.domain.policy.DutyRule.Of;
import org.mingzhang.domain.policy.DutyRule.Term;
import org.mingzhang.domain.policy.DutyRule.Unit;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader.Word;

/** Reads {@code duties}: what stays owed after approval and payment until it is met. */
final class DutySection {
    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, Of> WHOSE = DirectionSection.words(Of.values());

    /** As {@code report.period} has them. */
    private static final List<String> PERIODS = List.of("weekly", "monthly", "quarterly", "halfYearly", "yearly");

    /** The keys that say when what lasts ends, and the most of each that is a number. */
    private static final Map<String, Long> ENDS = ends();

    /** In what a term is counted, and the most of each. */
    private static final Map<Unit, Long> TERMS = terms();

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
        List<String> ends = ENDS.keySet().stream().filter(map::has).toList();
        if (!lasts || ends.isEmpty()) {
            return new DutyRule.Lasting(payment, null, null, Unit.YEARS, null, every);
        }
        if (ends.size() > 1) {
            ends.forEach(map::word);
            map.report(
                    map.spotOf(ends.getLast()),
                    String.join(" 和 ", ends) + " 都写了",
                    "只写一项：until 写最后一日，months 写几个月，years 写几年");
            return new DutyRule.Lasting(payment, null, null, Unit.YEARS, null, every);
        }
        String key = ends.getFirst();
        boolean dated = key.equals("until");
        Unit unit = key.equals(Unit.MONTHS.word()) ? Unit.MONTHS : Unit.YEARS;
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
            return new DutyRule.Lasting(payment, null, null, unit, id, every);
        }
        if (dated) {
            LocalDate until = map.read("until", "应为日期，例如 2027-12-31，或 param(参数编号)", LocalDate.EPOCH, DutySection::day);
            return new DutyRule.Lasting(payment, until, null, unit, null, every);
        }
        long most = ENDS.getOrDefault(key, 0L);
        long span = map.read(
                key,
                "应为 1 至 " + most + " 的整数，例如 " + (unit == Unit.MONTHS ? 18 : 3) + "，或 param(参数编号)",
                1L,
                text -> between(text, 1, most));
        return new DutyRule.Lasting(payment, null, span, unit, null, every);
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

    private static long between(String text, long least, long most) {
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of bounds: " + text);
        }
        return number;
    }

    private Term term(MapReader map) {
        List<Unit> units =
                TERMS.keySet().stream().filter(unit -> map.has(unit.word())).toList();
        if (units.size() != 1) {
            TERMS.keySet().forEach(unit -> map.word(unit.word()));
            String words = units.stream().map(Unit::word).collect(Collectors.joining(" 和 "));
            map.report(
                    map.spot(),
                    units.isEmpty() ? "days、workingDays、months 都没有写" : words + " 都写了",
                    "只写一项，后面写整数或 param(参数编号)，例如 days: 30");
            return new Term(0L, null, Unit.DAYS);
        }
        Unit unit = units.getFirst();
        Optional<Word> word = map.word(unit.word());
        if (word.isEmpty()) {
            return new Term(0L, null, unit);
        }
        Matcher parameter = DirectionSection.PARAMETER.matcher(word.get().text());
        if (!parameter.matches()) {
            long most = TERMS.getOrDefault(unit, 0L);
            return new Term(
                    map.parse(
                            word.get(),
                            "应为 0 至 " + most + " 的整数，例如 " + (unit == Unit.MONTHS ? 6 : 30) + "，或 param(参数编号)",
                            0L,
                            text -> between(text, 0, most)),
                    null,
                    unit);
        }
        String id = parameter.group(1);
        known.uses(List.of(id));
        if (map.known(new Word(id, word.get().spot()), known.parameters().keySet())
                && known.parameterType(id).orElse(ValueType.NUMBER) != ValueType.NUMBER) {
            map.report(word.get().spot(), "参数 " + id + " 不是整数", "应为类别是" + ValueType.NUMBER.named() + "的参数");
        }
        return new Term(null, id, unit);
    }

    private static Map<String, Long> ends() {
        Map<String, Long> ends = new LinkedHashMap<>();
        ends.put("until", 0L);
        ends.put(Unit.MONTHS.word(), 360L);
        ends.put(Unit.YEARS.word(), 30L);
        return ends;
    }

    private static Map<Unit, Long> terms() {
        Map<Unit, Long> terms = new EnumMap<>(Unit.class);
        terms.put(Unit.DAYS, 3_660L);
        terms.put(Unit.WORKING_DAYS, 3_660L);
        terms.put(Unit.MONTHS, 120L);
        return terms;
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.word(), kind);
        }
        return kinds;
    }
}
