package org.mingzhang.view.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.reading.Packs;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every event can be told, with its optional fields and without. */
class SentenceTest {
    static Collection<Class<? extends Record>> events() {
        return EventCodec.types().values();
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsOneSentenceWithAndWithoutItsOptionalFields(Class<? extends Record> type) throws Exception {
        Sentence bare = new Sentence(new Names(null, code -> code));
        Sentence named = new Sentence(new Names(Packs.builtIn("handan-2025"), code -> "某某公司"));
        for (boolean full : List.of(true, false)) {
            Envelope envelope = envelope((LedgerEvent) sample(type, full));
            for (Sentence sentence : List.of(bare, named)) {
                assertThat(sentence.of(envelope))
                        .endsWith("。")
                        .containsOnlyOnce("。")
                        .doesNotContain("null", "Optional", "[", "{");
            }
        }
    }

    /** Values of enums and codes are English; whoever reads a sentence must meet none of them. */
    @ParameterizedTest
    @MethodSource("events")
    void noSentenceHasAnEnglishWord(Class<? extends Record> type) throws Exception {
        Sentence named = new Sentence(new Names(Packs.builtIn("handan-2025"), code -> "某某公司"));
        for (boolean full : List.of(true, false)) {
            String told = named.of(envelope((LedgerEvent) sample(type, full)))
                    // As written: a file's name, its digest, an entry's own id.
                    .replaceAll("[0-9a-f]{64}|[\\p{L}]+\\.(pdf|xlsx)|(award|project)/甲-1", "");
            assertThat(Pattern.compile("[A-Za-z]{3,}").matcher(told).results().map(MatchResult::group))
                    .as(told)
                    .isSubsetOf("SHA", "UTC");
        }
    }

    @Test
    void whatWasTypedBesideAVoucherIsTellableFromWhatTheLedgerSays() {
        TreasuryPaymentRecorded voucher =
                new TreasuryPaymentRecorded("PZ-1", "central", null, 2026, "某公司", "62", Fen.ofWan(1), "P1", "live");
        assertThat(new Sentence(new Names(Packs.builtIn("handan-2025"), code -> code)).of(envelope(voucher)))
                .contains("，对应拨付 P1；附言“live”。")
                .doesNotContain("P1（live）");
    }

    @Test
    void whereNoFileIsNamedNoneAreCounted() throws Exception {
        Sentence sentence = new Sentence(new Names(Packs.builtIn("handan-2025"), code -> code));
        ApplicationSubmitted full = (ApplicationSubmitted) sample(ApplicationSubmitted.class, true);
        assertThat(sentence.of(envelope(full))).contains("，材料 1 件");
        assertThat(sentence.of(envelope(without(full)))).doesNotContain("材料");
    }

    private static ApplicationSubmitted without(ApplicationSubmitted e) {
        return new ApplicationSubmitted(
                e.programme(),
                e.packSm3(),
                e.packVersion(),
                e.direction(),
                e.applicant(),
                e.batch(),
                e.county(),
                e.title(),
                e.requestedFen(),
                e.plannedInvestmentFen(),
                e.levelBefore(),
                e.honour(),
                e.product(),
                e.textSm3(),
                List.of(),
                e.members(),
                e.device(),
                e.titleKind(),
                e.titleLevel(),
                e.texts(),
                e.form());
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventTouchesItsOwnStreamsSubject(Class<? extends Record> type) throws Exception {
        Envelope envelope = envelope((LedgerEvent) sample(type, true));
        assertThat(Subjects.of(envelope)).contains(Subject.of(envelope.stream()));
    }

    /** By its code programs know a rule; people read what the rule says. */
    @Test
    void aRefusalIsToldInWordsAndNotByItsCode() {
        Names names = new Names(Packs.builtIn("handan-2025"), code -> code);
        CommandRefused refused = new CommandRefused(
                "refused-1",
                "award.order-payment",
                "0".repeat(64),
                "award/甲-1",
                "a",
                "RECOVERY_NOT_REUSABLE",
                new Clause("plan", "某处", "某句"),
                new TreeMap<>());
        assertThat(new Sentence(names).of(envelope(refused)))
                .contains("政策未准许追回资金再用", "依据：")
                .doesNotContain("RECOVERY_NOT_REUSABLE", "代码");
        assertThat(EventFields.of(refused, names).stream().map(EventField::value))
                .contains("政策未准许追回资金再用")
                .noneMatch(value -> value.contains("RECOVERY_NOT_REUSABLE") || value.contains("award.order-payment"));
    }

    @ParameterizedTest
    @CsvSource({
        "2000000000, 2000万元",
        "10000000000, 1亿元",
        "20000000, 20万元",
        "1234567, '12,345.67元'",
        "0, 0.00元",
    })
    void amountsAreWrittenAsNoticesWriteThem(long fen, String text) {
        assertThat(Names.money(Fen.of(fen))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"875, 87.5", "870, 87", "5, 0.5", "0, 0"})
    void scoresAreWrittenInPoints(int tenths, String text) {
        assertThat(Names.tenths(tenths)).isEqualTo(text);
    }

    private static Envelope envelope(LedgerEvent event) {
        return new Envelope(
                "test",
                "command-1.0",
                new StreamId(event.streamType(), "甲-1"),
                0,
                Instant.EPOCH,
                null,
                new ActorRef("a", "o", "FINANCE", "k"),
                null,
                null,
                null,
                event);
    }

    private static Record sample(Class<?> type, boolean full) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] = optional && !full ? null : value(components[i].getGenericType(), components[i].getName(), full);
        }
        var constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        return (Record) constructor.newInstance(values);
    }

    private static Object value(Type type, String name, boolean full) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == SortedMap.class
                    ? Scalar.ofAll(full ? Map.of("已拨付", 1) : Map.of())
                    : List.of(value(parameterized.getActualTypeArguments()[0], name, full));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return raw.getEnumConstants()[full ? 0 : raw.getEnumConstants().length - 1];
        }
        return switch (raw.getSimpleName()) {
            case "String" ->
                switch (name) {
                    case "month" -> "2026-02";
                    case "subject" -> "award/甲-1";
                    case "stream" -> "project/甲-1";
                    case "type" -> "project.progress-reported";
                    default -> "甲";
                };
            case "ObjectNode" ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("plannedPercent", 60)
                        .put("actualPercent", name.equals("after") ? 50 : 5);
            case "Fen" -> Fen.of(full ? 1 : 20_000_000);
            case "Integer", "int" -> name.equals("revision") ? 1 : 3;
            case "Long", "long" -> 3L;
            case "boolean", "Boolean" -> full;
            case "LocalDate" -> LocalDate.of(2026, 3, 1);
            case "Instant" -> Instant.EPOCH;
            case "Scalar" -> Scalar.of(3);
            case "BankAccount" -> new BankAccount("某银行", "6200000000001234", "甲");
            case "DocumentRef" -> new DocumentRef("plan", "方案.pdf", "a".repeat(64));
            default -> sample(raw, full);
        };
    }
}
