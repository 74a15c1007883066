package org.mingzhang.domain.policy.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.DutyRule.Kind;
import org.mingzhang.domain.policy.DutyRule.Of;
import org.mingzhang.domain.policy.DutyRule.Term;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader.Word;

/** Reads {@code duties}: what stays owed after approval and payment until it is met. */
final class DutySection {
    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, Of> WHOSE = DirectionSection.words(Of.values());

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
                kind == Kind.DOCUMENT ? map.text("document") : null,
                map.has("of") ? map.choice("of", WHOSE, Of.APPLICANT) : Of.APPLICANT,
                known.quotes().of(map));
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
