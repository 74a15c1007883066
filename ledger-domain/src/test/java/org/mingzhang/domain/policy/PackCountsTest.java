package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mingzhang.domain.policy.reading.Packs;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Runs the section {@code counts} of every built-in pack's worked examples: whether one thing, as it was recorded, is one of
 * those that a count counts.
 */
class PackCountsTest {
    private static final LoadSettings TEXTS =
            LoadSettings.builder().setSchema(new FailsafeSchema()).build();

    @TestFactory
    Stream<DynamicTest> everyThingIsCountedAsThePackSays() {
        return Packs.builtIn().stream().flatMap(id -> examples(id).stream()
                .map(example -> DynamicTest.dynamicTest(id + "：" + text(example, "case"), () -> {
                    PolicyPack pack = Packs.builtIn(id);
                    assertThat(isQuoted(pack, text(example, "clause")))
                            .as("the example's own clause is verbatim")
                            .isTrue();
                    Count count = pack.counts().stream()
                            .filter(each -> each.id().equals(text(example, "count")))
                            .findFirst()
                            .orElseThrow();
                    assertThat(counts(pack, count, example)).isEqualTo(Boolean.parseBoolean(text(example, "counts")));
                })));
    }

    @TestFactory
    Stream<DynamicTest> everyCountThatChoosesHasAnExampleOfBothKinds() {
        return Packs.builtIn().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> assertThat(Packs.builtIn(id).counts().stream()
                                .filter(count -> count.where() != null)
                                .filter(count -> !List.of("true", "false").stream()
                                        .allMatch(answer -> examples(id).stream()
                                                .anyMatch(example ->
                                                        text(example, "count").equals(count.id())
                                                                && text(example, "counts")
                                                                        .equals(answer))))
                                .map(Count::id))
                        .isEmpty()));
    }

    private static boolean counts(PolicyPack pack, Count count, Map<?, ?> example) {
        ParameterValues values = ParameterValues.defaults(pack);
        for (Map.Entry<?, ?> decided : map(example, "parameters").entrySet()) {
            values = ((ParameterDecision.Accepted)
                            values.decide(pack, (String) decided.getKey(), (String) decided.getValue()))
                    .values();
        }
        Facts thing = Facts.NONE;
        if (example.containsKey("on")) {
            thing = thing.with(FactName.DECISION_ON, Value.of(LocalDate.parse(text(example, "on"))), 1L);
        }
        for (Map.Entry<?, ?> seen : map(example, "thing").entrySet()) {
            ThingFact name = Stream.of(ThingFact.values())
                    .filter(fact -> fact.id().equals(seen.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no fact " + seen.getKey()));
            thing = thing.with(name, name.type().parse((String) seen.getValue()), 1L);
        }
        if (example.containsKey("title")) {
            Map<?, ?> title = map(example, "title");
            String honour = pack.honour(text(title, "kind"), text(title, "level"), values)
                    .map(Honour::id)
                    .orElse("");
            thing = thing.with(ThingFact.TITLE_HONOUR, honour, 1L);
        }
        Expression where = Objects.requireNonNull(count.where());
        return where.evaluate(thing, values).result().equals(Value.of(true));
    }

    private static boolean isQuoted(PolicyPack pack, String clause) {
        return pack.documents().stream().anyMatch(document -> document.passages().stream()
                .anyMatch(passage -> clause.startsWith(document.id() + " " + passage.place() + "「")
                        && passage.text().contains(clause.substring(clause.indexOf('「') + 1, clause.length() - 1))));
    }

    private static List<Map<?, ?>> examples(String pack) {
        Object file =
                new Load(TEXTS).loadFromString(new String(Packs.bytes(pack, "cases.yaml"), StandardCharsets.UTF_8));
        return file instanceof Map<?, ?> sections && sections.get("counts") instanceof Collection<?> examples
                ? examples.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList()
                : List.of();
    }

    private static Map<?, ?> map(Map<?, ?> from, String key) {
        return from.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> from, String key) {
        return from.get(key) instanceof String text ? text : "";
    }
}
