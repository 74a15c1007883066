package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mingzhang.domain.award.CaseEvidence;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.Direction.Rewarded;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.policy.reading.Quotes;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Runs the worked examples of every built-in pack: {@code packs/<id>/cases.yaml}. */
class PackCasesTest {
    private static final LoadSettings TEXTS =
            LoadSettings.builder().setSchema(new FailsafeSchema()).build();

    /** A pack and its worked examples. */
    private record Worked(PolicyPack pack, Node cases) {
        static Stream<Worked> all() {
            return Stream.concat(
                    Packs.builtIn().stream().map(id -> of(Packs.builtIn(id), Packs.bytes(id, "cases.yaml"))),
                    EXAMPLES.stream()
                            .map(example ->
                                    of(PackReader.read(example.bytes("pack.yaml")), example.bytes("cases.yaml"))));
        }

        private static Worked of(PolicyPack pack, byte[] cases) {
            return new Worked(
                    pack, new Node(new Load(TEXTS).loadFromString(new String(cases, StandardCharsets.UTF_8))));
        }
    }

    /** The example of the guide, which clerks copy, and the pack of an invented city that uses the whole language. */
    private static final List<Folder> EXAMPLES = List.of(
            new Folder(Path.of("..", "docs", "guide", "example-pack")),
            new Folder(Path.of("..", "docs", "guide", "full-pack")));

    private record Folder(Path path) {
        byte[] bytes(String file) {
            try {
                return Files.readAllBytes(path.resolve(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    @Test
    void theExamplesOfTheGuideQuoteTheirNoticesToTheLetter() {
        for (Folder example : EXAMPLES) {
            assertThat(Quotes.differing(
                            PackReader.read(example.bytes("pack.yaml")),
                            "notice",
                            new String(example.bytes("notice.md"), StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfEveryPack() {
        return Worked.all().flatMap(worked -> {
            PolicyPack pack = worked.pack();
            Node file = worked.cases();
            assertThat(file.text("pack")).isEqualTo(pack.id());
            return Stream.of(
                            file.list("awards").map(one -> test(pack, one, () -> award(pack, file, one))),
                            file.list("payments").map(one -> test(pack, one, () -> payment(pack, file, one))),
                            file.list("exclusions")
                                    .map(one -> test(
                                            pack,
                                            one,
                                            () -> LimitCases.exclusion(
                                                    pack, one, decided(pack, one.node("parameters"))))),
                            file.list("quotas")
                                    .map(one -> test(
                                            pack,
                                            one,
                                            () -> LimitCases.quota(pack, one, decided(pack, one.node("parameters"))))),
                            file.list("queues").map(one -> test(pack, one, () -> QueueCases.queue(pack, one))),
                            file.list("catalogues").map(one -> test(pack, one, () -> LimitCases.item(pack, one))),
                            file.list("texts")
                                    .map(one -> test(
                                            pack,
                                            one,
                                            () -> StatementCases.texts(
                                                    pack, one, decided(pack, one.node("parameters"))))),
                            file.list("forms")
                                    .map(one -> test(
                                            pack,
                                            one,
                                            () -> StatementCases.form(
                                                    pack, one, decided(pack, one.node("parameters"))))),
                            file.list("repeats").map(one -> test(pack, one, () -> repeat(pack, one))),
                            file.list("ratios").map(one -> test(pack, one, () -> ratio(pack, one))),
                            file.list("gates").map(one -> test(pack, one, () -> gate(pack, one))),
                            file.list("parameters").map(one -> test(pack, one, () -> parameter(pack, one))))
                    .flatMap(tests -> tests);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyDirectionOfEveryPackHasACase() {
        return Worked.all()
                .map(worked -> DynamicTest.dynamicTest(
                        worked.pack().id(), () -> assertThat(worked.pack().directions())
                                .extracting(Direction::id)
                                .containsExactlyInAnyOrderElementsOf(worked.cases()
                                        .list("awards")
                                        .map(one -> one.text("direction"))
                                        .distinct()
                                        .toList())));
    }

    private static DynamicTest test(PolicyPack pack, Node one, Runnable body) {
        return DynamicTest.dynamicTest(pack.id() + "：" + one.text("case"), () -> {
            assertThat(quoted(pack, one.text("clause")))
                    .as("the case's own clause is verbatim")
                    .isTrue();
            body.run();
        });
    }

    private static boolean quoted(PolicyPack pack, String clause) {
        return pack.documents().stream()
                .flatMap(document -> document.passages().stream()
                        .filter(passage -> clause.startsWith(document.id() + " " + passage.place() + "「"))
                        .map(passage -> passage.text()
                                .contains(clause.substring(clause.indexOf('「') + 1, clause.length() - 1))))
                .reduce(false, Boolean::logicalOr);
    }

    /** Of an award, or of what may be granted before it. */
    private static AwardComputation computed(PolicyPack pack, ParameterValues values, Node one, Facts facts) {
        if (!one.has("advance")) {
            return AwardEngine.computeWhole(pack, values, one.text("direction"), facts);
        }
        Direction direction = pack.direction(one.text("direction")).orElseThrow();
        Advance advance = Objects.requireNonNull(direction.advance());
        return AwardEngine.advance(
                pack, values, direction, advance.instalment(one.text("advance")).orElseThrow(), facts);
    }

    private static void award(PolicyPack pack, Node file, Node one) {
        Facts facts = Facts.NONE;
        if (one.has("like")) {
            facts = facts(pack, facts, file.node("given").node(one.text("like")));
        }
        facts = facts(pack, facts, one.node("facts"));
        ParameterValues values = decided(pack, one.node("parameters"));
        if (one.has("titles")) {
            facts = new CaseEvidence(
                            facts,
                            one.optional("claims").orElse(null),
                            one.list("titles").map(PackCasesTest::title).toList())
                    .under(pack, values);
        }
        AwardComputation computed = computed(pack, values, one, facts);
        Node expect = one.node("expect");
        List<TraceStep> steps =
                switch (computed) {
                    case AwardComputation.Computed award -> award.trace();
                    case AwardComputation.Eligible eligible -> eligible.trace();
                    case AwardComputation.NotEligible no -> no.trace();
                    default -> List.of();
                };
        assertThat(steps).allSatisfy(step -> assertThat(step.explanation())
                .as("an official reads it: no ids, no expressions")
                .doesNotContainPattern("[a-z]{2,}|&&|=="));
        switch (computed) {
            case AwardComputation.Computed award -> {
                assertThat(award.ceiling()).isEqualTo(fen(expect.text("ceiling")));
                if (expect.has("floor")) {
                    assertThat(award.floor()).isEqualTo(fen(expect.text("floor")));
                }
                if (expect.has("discretionary")) {
                    assertThat(award.discretionary()).isEqualTo(Boolean.parseBoolean(expect.text("discretionary")));
                }
                assertThat(award.trace()).isNotEmpty();
                one.list("decide").forEach(decision -> assertThat(
                                award.judge(fen(decision.text("amount")), decision.has("reason"))
                                        .map(refused -> refused.code().name())
                                        .orElse("ok"))
                        .as(decision.text("amount"))
                        .isEqualTo(decision.text("expect")));
            }
            case AwardComputation.Eligible eligible ->
                assertThat(expect.text("eligible")).isEqualTo("true");
            case AwardComputation.NotEligible no -> {
                assertThat(no.requirement()).isEqualTo(expect.text("notEligible"));
                assertThat(no.rejection().code().name())
                        .isEqualTo(expect.has("code") ? expect.text("code") : "NOT_ELIGIBLE");
                assertThat(no.rejection().clause()).isNotNull();
            }
            case AwardComputation.Undecided no -> assertThat(no.parameter()).isEqualTo(expect.text("undecided"));
            case AwardComputation.MissingFacts no ->
                assertThat(no.names())
                        .extracting(FactId::id)
                        .containsExactlyInAnyOrderElementsOf(expect.texts("missing"));
        }
    }

    /** What must hold before money goes out. */
    private static void payment(PolicyPack pack, Node file, Node one) {
        Facts facts =
                one.has("like") ? facts(pack, Facts.NONE, file.node("given").node(one.text("like"))) : Facts.NONE;
        Direction direction = pack.direction(one.text("direction")).orElseThrow();
        assertThat(AwardEngine.refusal(
                                pack,
                                decided(pack, one.node("parameters")),
                                direction,
                                facts(pack, facts, one.node("facts")),
                                Moment.PAYMENT)
                        .map(no -> no.code().name())
                        .orElse("ok"))
                .isEqualTo(one.text("expect"));
    }

    private static Enterprise.Honour title(Node title) {
        String level = title.optional("level").orElse(null);
        LocalDate on = LocalDate.parse(title.text("on"));
        return new Enterprise.Honour(new HonourRecorded(title.text("kind"), level, null, on, null, "认定1号"), 1L);
    }

    /** Whether an award is one too many beside an earlier one to the same applicant. */
    private static void repeat(PolicyPack pack, Node one) {
        Direction.Once once =
                pack.direction(one.text("direction")).orElseThrow().once();
        boolean repeats = once != null
                && rewarded(one.node("again"))
                        .same(rewarded(one.node("earlier")), once.per(decided(pack, one.node("parameters"))));
        assertThat(repeats ? RejectionCode.EXCLUDED.name() : "ok").isEqualTo(one.text("expect"));
    }

    private static Rewarded rewarded(Node award) {
        return new Rewarded(
                award.text("application"),
                award.optional("honour").orElse(null),
                award.optional("product").orElse(null));
    }

    private static void ratio(PolicyPack pack, Node one) {
        List<RatioState> states = RatioRules.evaluate(pack, figures(one.node("figures")));
        for (String key : one.node("expect").keys()) {
            Node expect = one.node("expect").node(key);
            RatioState state = states.stream()
                    .filter(each ->
                            key.equals(each.rule() + "." + each.basis().name().toLowerCase(java.util.Locale.ROOT)))
                    .findFirst()
                    .orElseThrow();
            assertThat(state.state().name()).as(key).isEqualTo(expect.text("state"));
            expect.optional("numerator")
                    .ifPresent(text -> assertThat(state.numerator()).isEqualTo(fen(text)));
            expect.optional("denominator")
                    .ifPresent(text -> assertThat(state.denominator()).isEqualTo(fen(text)));
            expect.optional("headroom")
                    .ifPresent(text -> assertThat(state.headroom()).isEqualTo(fen(text)));
            expect.optional("value").ifPresent(text -> assertThat(state.value()).isEqualTo(text));
        }
    }

    private static void gate(PolicyPack pack, Node one) {
        Node attempt = one.node("try");
        Optional<Rejection> refused = RatioRules.wouldBreach(
                pack,
                figures(one.node("figures")),
                Basis.valueOf(attempt.text("basis").toUpperCase(java.util.Locale.ROOT)),
                attempt.text("source"),
                attempt.text("line"),
                fen(attempt.text("amount")));
        assertThat(refused.map(no -> no.code().name()).orElse("ok")).isEqualTo(one.text("expect"));
    }

    private static void parameter(PolicyPack pack, Node one) {
        ParameterValues values = decided(pack, one.node("decided"));
        String id = one.node("decide").keys().getFirst();
        ParameterDecision decision = values.decide(pack, id, one.node("decide").text(id));
        assertThat(
                        switch (decision) {
                            case ParameterDecision.Accepted accepted -> "ok";
                            case ParameterDecision.Refused refused ->
                                refused.rejection().code().name();
                        })
                .isEqualTo(one.text("expect"));
    }

    private static Facts facts(PolicyPack pack, Facts start, Node node) {
        Facts facts = start;
        for (String id : node.keys()) {
            FactId name = pack.fact(id).orElseThrow(() -> new AssertionError("no fact " + id));
            facts = facts.with(name, name.type().parse(node.text(id)), 1L);
        }
        return facts;
    }

    private static ParameterValues decided(PolicyPack pack, Node node) {
        ParameterValues values = ParameterValues.defaults(pack);
        for (String id : node.keys()) {
            values = switch (values.decide(pack, id, node.text(id))) {
                case ParameterDecision.Accepted accepted -> accepted.values();
                case ParameterDecision.Refused refused ->
                    throw new AssertionError(refused.rejection().message(PackNames.NONE));
            };
        }
        return values;
    }

    private static BudgetFigures figures(Node node) {
        Map<String, Fen> appropriated = new HashMap<>();
        node.node("appropriated")
                .keys()
                .forEach(
                        id -> appropriated.put(id, fen(node.node("appropriated").text(id))));
        return new BudgetFigures(
                appropriated,
                byLine(node.node("allocated")),
                byLine(node.node("committed")),
                byLine(node.node("paid")),
                node.has("allocationComplete"),
                node.has("closed"));
    }

    private static Map<SourceLine, Fen> byLine(Node node) {
        Map<SourceLine, Fen> sums = new HashMap<>();
        for (String key : node.keys()) {
            int dot = key.indexOf('.');
            sums.put(new SourceLine(key.substring(0, dot), key.substring(dot + 1)), fen(node.text(key)));
        }
        return sums;
    }

    private static Fen fen(String text) {
        return text.startsWith("-") ? Amounts.parse(text.substring(1)).negated() : Amounts.parse(text);
    }

    /** A cell of the file, in which every scalar is a text. */
    record Node(@Nullable Object value) {
        boolean has(String key) {
            return value instanceof Map<?, ?> map && map.containsKey(key);
        }

        Node node(String key) {
            return new Node(value instanceof Map<?, ?> map ? map.get(key) : null);
        }

        String text(String key) {
            return optional(key).orElseThrow(() -> new AssertionError("no " + key + " in " + value));
        }

        Optional<String> optional(String key) {
            return node(key).value() instanceof String text ? Optional.of(text) : Optional.empty();
        }

        List<String> keys() {
            List<String> keys = new ArrayList<>();
            if (value instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> keys.add(String.valueOf(key)));
            }
            return keys;
        }

        List<String> texts(String key) {
            return node(key).value() instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }

        Stream<Node> list(String key) {
            return node(key).value() instanceof List<?> list ? list.stream().map(Node::new) : Stream.empty();
        }
    }
}
