package org.mingzhang.domain.policy.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.CaseEvidence;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TraceStep;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/** The sections {@code awards} and {@code payments}: what a case gets, and what must hold before money goes out. */
final class AwardExamples {
    private final Given given;
    private final PolicyPack pack;

    AwardExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** Whether an amount that someone wants to grant may be granted. */
    private record Decided(Fen amount, boolean reason, String verdict) {}

    Supplier<Outcome> award(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        Facts stated = earlier(one, direction, given.facts(one));
        ParameterValues values = given.decided(one, "parameters");
        boolean titled = one.has("titles") || one.has("claims");
        List<Enterprise.Honour> titles =
                one.maps("titles").stream().map(this::title).toList();
        String claims = one.has("claims")
                ? one.reference(
                        "claims", pack.honours().stream().map(Honour::id).toList())
                : null;
        Advance.Instalment instalment = instalment(one, direction);
        boolean late = one.has("at") && one.choice("at", Map.of("award", true), true);
        Expectation expected = Expectation.read(one, given);
        List<Decided> decisions = expected.isAmount() ? decisions(one) : List.of();
        return () -> {
            Facts facts = titled ? new CaseEvidence(stated, claims, titles).under(pack, values) : stated;
            String id = direction.orElseThrow().id();
            AwardComputation computed = instalment != null
                    ? AwardEngine.advance(pack, values, direction.orElseThrow(), instalment, facts, Fen.ZERO)
                    : late
                            ? AwardEngine.compute(pack, values, id, facts)
                            : AwardEngine.computeWhole(pack, values, id, facts);
            Outcome outcome = new Outcome(pack).steps(sentences(computed));
            expected.compare(computed, outcome);
            expected.line(direction.orElseThrow(), values, outcome);
            if (computed instanceof AwardComputation.Computed award) {
                decisions.forEach(decision -> outcome.verdict(
                        "核定 " + Value.of(decision.amount()).display() + (decision.reason() ? "，写明理由" : ""),
                        decision.verdict(),
                        award.judge(decision.amount(), decision.reason())));
            }
            return outcome;
        };
    }

    /** What was granted before under other directions, as far as this one deducts it. */
    private Facts earlier(MapReader one, Optional<Direction> direction, Facts stated) {
        if (!one.has("earlier")) {
            return stated;
        }
        Fen sum = Fen.ZERO;
        for (MapReader before : one.maps("earlier")) {
            String id = given.direction(before).map(Direction::id).orElse("");
            Fen amount = Given.amount(before, "amount");
            before.done();
            sum = direction.map(Direction::prior).orElse(Set.of()).contains(id) ? sum.plus(amount) : sum;
        }
        return stated.with(FactName.AWARDS_ALREADY_GRANTED, Value.of(sum), 1L);
    }

    private Enterprise.Honour title(MapReader title) {
        HonourRecorded recorded =
                new HonourRecorded(title.text("kind"), given.level(title), null, Given.day(title, "on"), null, "认定1号");
        title.done();
        return new Enterprise.Honour(recorded, 1L);
    }

    private static Advance.@Nullable Instalment instalment(MapReader one, Optional<Direction> direction) {
        if (!one.has("advance") || direction.isEmpty()) {
            one.word("advance");
            return null;
        }
        Advance advance = direction.get().advance();
        List<String> ids = advance == null
                ? List.of()
                : advance.instalments().stream().map(Advance.Instalment::id).toList();
        String id = one.reference("advance", ids);
        return advance == null || id.isEmpty() ? null : advance.instalment(id).orElse(null);
    }

    private static List<Decided> decisions(MapReader one) {
        List<Decided> decisions = new ArrayList<>();
        for (MapReader decision : one.maps("decide")) {
            decisions.add(new Decided(
                    Given.amount(decision, "amount"),
                    decision.flag("reason"),
                    Given.verdict(
                            decision,
                            RejectionCode.ABOVE_COMPUTED_AMOUNT,
                            RejectionCode.BELOW_MINIMUM_AMOUNT,
                            RejectionCode.REASON_REQUIRED)));
            decision.done();
        }
        return decisions;
    }

    private static List<String> sentences(AwardComputation computed) {
        List<TraceStep> steps =
                switch (computed) {
                    case AwardComputation.Computed award -> award.trace();
                    case AwardComputation.Eligible eligible -> eligible.trace();
                    case AwardComputation.NotEligible no -> no.trace();
                    case AwardComputation.Undecided no -> List.of();
                    case AwardComputation.MissingFacts no -> List.of();
                };
        return steps.stream().map(TraceStep::explanation).toList();
    }

    Supplier<Outcome> payment(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        Facts facts = given.facts(one);
        ParameterValues values = given.decided(one, "parameters");
        String expected = Given.verdict(
                one,
                RejectionCode.PAYMENT_CONDITION,
                RejectionCode.NOT_ELIGIBLE,
                RejectionCode.ACCEPTANCE_MISSING,
                RejectionCode.EXCLUDED,
                RejectionCode.FACT_MISSING,
                RejectionCode.PARAMETER_UNDECIDED);
        return () -> new Outcome(pack)
                .verdict(
                        "拨付",
                        expected,
                        AwardEngine.refusal(pack, values, direction.orElseThrow(), facts, Moment.PAYMENT));
    }

    /** What an example of {@code awards} says comes out. */
    private record Expectation(
            String kind,
            Fen ceiling,
            @Nullable Fen floor,
            @Nullable Boolean discretionary,
            @Nullable String line,
            String named,
            String code,
            SortedSet<String> missing) {
        private static final List<String> KINDS = List.of("ceiling", "notEligible", "eligible", "undecided", "missing");

        static Expectation read(MapReader one, Given given) {
            boolean present = one.isMap("expect");
            MapReader expect = one.map("expect");
            List<String> kinds = KINDS.stream().filter(expect::has).toList();
            if (kinds.size() != 1) {
                if (present) {
                    expect.report(
                            expect.spot(),
                            kinds.isEmpty() ? "没有写得出什么" : "同时写了 " + String.join("、", kinds),
                            MapReader.oneOf(KINDS));
                }
                return new Expectation("", Fen.ZERO, null, null, null, "", "", new TreeSet<>());
            }
            String kind = kinds.getFirst();
            boolean amount = kind.equals("ceiling");
            Expectation read = new Expectation(
                    kind,
                    amount ? Given.amount(expect, "ceiling") : Fen.ZERO,
                    floor(amount, expect),
                    discretionary(amount, expect),
                    line(amount, expect, given.pack()),
                    named(kind, expect, given),
                    code(kind, expect),
                    kind.equals("missing") ? missing(expect, given.pack()) : new TreeSet<>());
            expect.done();
            return read;
        }

        private static String code(String kind, MapReader expect) {
            if (kind.equals("notEligible") && expect.has("code")) {
                return expect.reference(
                        "code", List.of("NOT_ELIGIBLE", "ACCEPTANCE_MISSING", "EXCLUDED", "BELOW_MINIMUM_AMOUNT"));
            }
            return RejectionCode.NOT_ELIGIBLE.name();
        }

        private static @Nullable Fen floor(boolean amount, MapReader expect) {
            if (amount && expect.has("floor")) {
                return Given.amount(expect, "floor");
            }
            return null;
        }

        private static @Nullable Boolean discretionary(boolean amount, MapReader expect) {
            if (amount && expect.has("discretionary")) {
                return Given.yesOrNo(expect, "discretionary");
            }
            return null;
        }

        private static @Nullable String line(boolean amount, MapReader expect, PolicyPack pack) {
            return amount && expect.has("line")
                    ? expect.reference(
                            "line", pack.lines().stream().map(BudgetLine::id).toList())
                    : null;
        }

        private static String named(String kind, MapReader expect, Given given) {
            return switch (kind) {
                case "notEligible" -> expect.text("notEligible");
                case "undecided" -> expect.reference("undecided", given.parameters());
                case "eligible" -> expect.reference("eligible", List.of("true"));
                default -> "";
            };
        }

        private static SortedSet<String> missing(MapReader expect, PolicyPack pack) {
            SortedSet<String> missing = new TreeSet<>();
            for (MapReader.Word word : expect.words("missing")) {
                if (pack.fact(word.text()).isEmpty()) {
                    expect.report(word.spot(), "没有事实 " + word.text(), "应为政策包能用的事实");
                }
                missing.add(word.text());
            }
            return missing;
        }

        boolean isAmount() {
            return kind.equals("ceiling");
        }

        void compare(AwardComputation computed, Outcome outcome) {
            switch (computed) {
                case AwardComputation.Computed award when isAmount() -> amounts(award, outcome);
                case AwardComputation.Eligible eligible when kind.equals("eligible") -> {}
                case AwardComputation.NotEligible no
                when kind.equals("notEligible") -> {
                    if (!no.requirement().equals(named)) {
                        outcome.differs("不符合的条件", named, no.requirement() + "：" + outcome.message(no.rejection()));
                    }
                    outcome.verdict("代码", code, Optional.of(no.rejection()));
                }
                case AwardComputation.Undecided no
                when kind.equals("undecided") -> outcome.same("未定的参数", named, no.parameter(), id -> id);
                case AwardComputation.MissingFacts no
                when kind.equals("missing") -> outcome.same("缺少的事实", missing, ids(no), ids -> String.join("、", ids));
                default -> outcome.differs("结果", words(), found(computed, outcome));
            }
        }

        /** From which budget line it is paid. */
        void line(Direction direction, ParameterValues values, Outcome outcome) {
            if (line != null) {
                outcome.same("科目", line, direction.line(values).orElse("未定"), id -> id);
            }
        }

        private void amounts(AwardComputation.Computed award, Outcome outcome) {
            outcome.same("最高", ceiling, award.ceiling(), Expectation::words);
            if (floor != null) {
                outcome.same("最低", floor, award.floor(), Expectation::words);
            }
            if (discretionary != null) {
                outcome.same("在限额内由人裁量", discretionary, award.discretionary(), yes -> yes ? "是" : "否");
            }
        }

        private static String words(Fen amount) {
            return Value.of(amount).display();
        }

        private static SortedSet<String> ids(AwardComputation.MissingFacts no) {
            return no.names().stream().map(FactId::id).collect(Collectors.toCollection(TreeSet::new));
        }

        private String words() {
            return switch (kind) {
                case "ceiling" -> "最高 " + words(ceiling);
                case "eligible" -> "符合条件";
                case "notEligible" -> "不符合条件 " + named;
                case "undecided" -> "参数 " + named + " 未定";
                default -> "缺少事实 " + String.join("、", missing);
            };
        }

        private static String found(AwardComputation computed, Outcome outcome) {
            return switch (computed) {
                case AwardComputation.Computed award -> "最高 " + words(award.ceiling());
                case AwardComputation.Eligible eligible -> "符合条件";
                case AwardComputation.NotEligible no ->
                    "不符合条件 " + no.requirement() + "：" + outcome.message(no.rejection());
                case AwardComputation.Undecided no -> "参数 " + no.parameter() + " 未定：" + outcome.message(no.rejection());
                case AwardComputation.MissingFacts no -> "缺少事实 " + String.join("、", ids(no));
            };
        }
    }
}
