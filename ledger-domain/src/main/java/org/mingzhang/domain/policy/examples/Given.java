package org.mingzhang.domain.policy.examples;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterDecision;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Suggestion;
import org.mingzhang.domain.policy.TitleLevels;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader;
import org.mingzhang.domain.policy.reading.MapReader.Word;

/** What examples start from: a direction, facts of their own and shared ones, parameters that were decided before. */
final class Given {
    private static final String NAMED = "应为政策包能用的事实（见 docs/pack-format.md 的事实表）";

    private final PolicyPack pack;
    private final Map<String, Facts> shared = new LinkedHashMap<>();

    Given(PolicyPack pack, MapReader file) {
        this.pack = pack;
        file.mapIfPresent("given")
                .ifPresent(given -> given.keys().forEach(name -> shared.put(name, facts(Facts.NONE, given.map(name)))));
    }

    PolicyPack pack() {
        return pack;
    }

    Optional<Direction> direction(MapReader one) {
        return pack.direction(one.reference(
                "direction", pack.directions().stream().map(Direction::id).toList()));
    }

    /** One direction or several of which the same is said. */
    List<Direction> directions(MapReader one) {
        if (!one.has("direction")) {
            return direction(one).stream().toList();
        }
        return one
                .references(
                        "direction",
                        pack.directions().stream().map(Direction::id).toList())
                .stream()
                .flatMap(id -> pack.direction(id).stream())
                .toList();
    }

    /** The facts that it shares with others ({@code like}), and its own. */
    Facts facts(MapReader one) {
        Facts start =
                one.has("like") ? shared.getOrDefault(one.reference("like", shared.keySet()), Facts.NONE) : Facts.NONE;
        return one.mapIfPresent("facts").map(own -> facts(start, own)).orElse(start);
    }

    private Facts facts(Facts start, MapReader stated) {
        Facts facts = start;
        for (String id : stated.keys()) {
            FactId name = pack.fact(id).orElse(null);
            if (name == null) {
                stated.word(id);
                stated.report(stated.spotOf(id), "没有事实 " + id, NAMED + Suggestion.forName(id, factIds()));
            } else {
                Optional<Value> value = value(stated, id, name.type());
                facts = value.isPresent() ? facts.with(name, value.get(), 1L) : facts;
            }
        }
        return facts;
    }

    private List<String> factIds() {
        return Stream.concat(
                        Arrays.stream(FactName.values()).map(FactName::id),
                        pack.namedFacts().map(FactId::id))
                .toList();
    }

    /** A value of a kind; nothing after reporting. */
    static Optional<Value> value(MapReader map, String key, ValueType type) {
        return map.read(
                key,
                "应为" + type.named() + "，例如 " + type.examples(),
                Optional.empty(),
                text -> Optional.of(type.parse(text)));
    }

    /** Parameters that were decided before; none where the key is missing. */
    ParameterValues decided(MapReader one, String key) {
        ParameterValues values = ParameterValues.defaults(pack);
        MapReader before = one.mapIfPresent(key).orElse(null);
        if (before == null) {
            return values;
        }
        for (String id : before.keys()) {
            Word word = before.word(id).orElse(null);
            if (word == null || !before.known(new Word(id, before.spotOf(id)), parameters())) {
                continue;
            }
            switch (values.decide(pack, id, word.text())) {
                case ParameterDecision.Accepted accepted -> values = accepted.values();
                case ParameterDecision.Refused refused ->
                    before.report(
                            word.spot(),
                            MapReader.quoted(word.text()),
                            "应为可以决定的取值：" + refused.rejection().message(new PackNames(pack)));
            }
        }
        return values;
    }

    List<String> parameters() {
        return pack.parameters().stream().map(Parameter::id).toList();
    }

    /** An amount, which may be below zero where it is what is left. */
    static Fen amount(MapReader map, String key) {
        return map.read(key, "应为带单位的金额，例如 20万元、500分", Fen.ZERO, Given::fen);
    }

    static Fen fen(String text) {
        return text.startsWith("-") ? positive(text.substring(1)).negated() : positive(text);
    }

    private static Fen positive(String text) {
        if (ValueType.AMOUNT.parse(text) instanceof Value.Amount(Fen fen)) {
            return fen;
        }
        throw new IllegalArgumentException(text);
    }

    static LocalDate day(MapReader map, String key) {
        return map.read(key, "应为日期，例如 2026-03-01", LocalDate.EPOCH, text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException notADay) {
                throw new IllegalArgumentException(text, notADay);
            }
        });
    }

    /** The level of a recorded title or grant: one, as records have it; null where the example names none. */
    @Nullable
    String level(MapReader map) {
        Word level = map.word("level").orElse(null);
        if (level != null && TitleLevels.isRange(level.text())) {
            map.report(level.spot(), MapReader.quoted(level.text()), TitleLevels.expected(pack));
        }
        return level == null ? null : level.text();
    }

    static long number(MapReader map, String key) {
        return map.read(key, "应为整数，例如 3", 0L, Long::parseLong);
    }

    /** Whether it is said to be so, which must be said. */
    static boolean yesOrNo(MapReader map, String key) {
        return map.choice(key, Map.of("true", true, "false", false), false);
    }

    /** {@code ok}, or one of the refusals that there may be. */
    static String verdict(MapReader one, RejectionCode... codes) {
        List<String> words = Stream.concat(
                        Stream.of(Outcome.OK), Arrays.stream(codes).map(RejectionCode::name))
                .toList();
        String said = one.reference("expect", words);
        return said.isEmpty() ? Outcome.OK : said;
    }
}
