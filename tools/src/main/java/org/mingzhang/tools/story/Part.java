package org.mingzhang.tools.story;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Target;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader;
import org.mingzhang.tools.story.Story.Range;
import org.mingzhang.tools.story.Story.Span;

/** One mapping of a story, with the pack whose ids it names. What is wrong is reported, and reading goes on with a stand-in. */
final class Part {
    private static final String DATE = "应为日期，如 2026-01-05";

    private final MapReader map;
    private final PolicyPack pack;
    private final Terms terms;

    Part(MapReader map, PolicyPack pack, Terms terms) {
        this.map = map;
        this.pack = pack;
        this.terms = terms;
    }

    PolicyPack pack() {
        return pack;
    }

    void done() {
        map.done();
    }

    boolean has(String key) {
        return map.has(key);
    }

    boolean flag(String key) {
        return map.flag(key);
    }

    String text(String key) {
        return map.text(key);
    }

    /** The mapping under a key. */
    Part part(String key) {
        return new Part(map.map(key), pack, terms);
    }

    /** What is read from the mapping under a key, of which nothing else may stand there. */
    <T> T read(String key, Function<Part, T> reader) {
        Part part = part(key);
        T read = reader.apply(part);
        part.done();
        return read;
    }

    <T> @Nullable T readIfPresent(String key, Function<Part, T> reader) {
        return has(key) ? read(key, reader) : null;
    }

    /** What is read from each mapping of a list that must be there. */
    <T> List<T> all(String key, Function<Part, T> reader) {
        List<T> all = new ArrayList<>();
        for (MapReader one : map.maps(key)) {
            Part part = new Part(one, pack, terms);
            all.add(reader.apply(part));
            part.done();
        }
        missing(key, all);
        return all;
    }

    private void missing(String key, Collection<?> found) {
        if (found.isEmpty() && !map.has(key)) {
            map.report(map.spotOf(key), "缺少 " + key, "应为列表");
        }
    }

    List<String> keys() {
        return map.keys();
    }

    /** Some of some names, in a list that must be there. */
    List<String> names(String key, Collection<String> names) {
        List<String> some = map.references(key, names);
        missing(key, some);
        return some;
    }

    /** Words of a list that must be there. */
    List<String> texts(String key) {
        List<String> texts = map.texts(key);
        missing(key, texts);
        return texts;
    }

    void wrong(String key, String found, String expected) {
        map.report(map.spotOf(key), found, expected);
    }

    LocalDate date(String key) {
        return map.read(key, DATE, LocalDate.EPOCH, Part::date0);
    }

    private static LocalDate date0(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** Two dates, the earlier first. */
    Span span(String key) {
        try {
            List<String> days = texts(key);
            Span span = new Span(date0(days.get(0)), date0(days.get(1)));
            if (days.size() == 2 && !span.to().isBefore(span.from())) {
                return span;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // Reported below, as a span that runs backwards is.
        }
        if (map.has(key)) {
            wrong(key, "不是起止两个日期", "应为 [起日, 止日]，如 [2026-01-30, 2026-02-06]");
        }
        return new Span(LocalDate.EPOCH, LocalDate.EPOCH);
    }

    /** Two numbers, the lower first. */
    Range range(String key) {
        try {
            List<String> ends = texts(key);
            Range range = new Range(Integer.parseInt(ends.get(0)), Integer.parseInt(ends.get(1)));
            if (ends.size() == 2 && range.low() >= 0 && range.low() <= range.high()) {
                return range;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // Reported below, as a range that runs backwards is.
        }
        if (map.has(key)) {
            wrong(key, "不是从小到大的两个数", "应为 [最小, 最大]，如 [35, 95]");
        }
        return new Range(1, 1);
    }

    @Nullable
    Range rangeIfPresent(String key) {
        return has(key) ? range(key) : null;
    }

    /** A whole number from nought on. */
    int number(String key) {
        return map.read(key, "应为不小于 0 的整数", 1, text -> {
            int number = Integer.parseInt(text);
            if (number < 0) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /** A whole number of a hundred. */
    int percent(String key) {
        int percent = number(key);
        if (percent > 100) {
            wrong(key, "百分之 " + percent, "应为 0 至 100");
        }
        return percent;
    }

    Fen amount(String key) {
        return map.read(key, "应为带单位的金额，如 20万元", Fen.ZERO, text -> ((Value.Amount) ValueType.AMOUNT.parse(text)).fen());
    }

    /** Why the ledger refuses an attempt; null where it does not. */
    @Nullable
    RejectionCode refused() {
        return has("refused")
                ? map.choice(
                        "refused",
                        Arrays.stream(RejectionCode.values())
                                .collect(Collectors.toMap(RejectionCode::name, Function.identity())),
                        RejectionCode.NOT_ELIGIBLE)
                : null;
    }

    <T> T choice(String key, Map<String, T> words, T standIn) {
        return map.choice(key, words, standIn);
    }

    /** One of some names. */
    String one(String key, Collection<String> names) {
        return map.reference(key, names);
    }

    String direction(Direction.Kind... kinds) {
        List<String> ids = pack.directions().stream()
                .filter(direction -> kinds.length == 0 || List.of(kinds).contains(direction.kind()))
                .filter(Direction::hasMoney)
                .map(Direction::id)
                .toList();
        return one("direction", ids);
    }

    String honour(String key) {
        return one(key, pack.honours().stream().map(Honour::id).toList());
    }

    String target() {
        return one("target", pack.targets().stream().map(Target::id).toList());
    }

    String county(String key) {
        return one(key, pack.counties().stream().map(County::code).toList());
    }

    List<String> counties(String key) {
        return names(key, pack.counties().stream().map(County::code).toList());
    }

    /** What the pack grants at most and at least where these facts are known; nothing after reporting. */
    AwardComputation.@Nullable Computed terms(String direction, Facts facts) {
        if (pack.direction(direction).isEmpty()) {
            return null;
        }
        AwardComputation answer = terms.compute(direction, facts);
        if (answer instanceof AwardComputation.Computed computed) {
            return computed;
        }
        wrong(
                "direction",
                "政策包算不出 " + direction + " 的金额"
                        + answer.refusal()
                                .map(why -> "（" + why.code() + " " + why.facts() + "）")
                                .orElse(""),
                "应为符合条件、按示例的事实就能算出金额的方向");
        return null;
    }
}
