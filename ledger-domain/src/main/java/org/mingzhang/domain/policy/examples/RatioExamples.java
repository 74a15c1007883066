package org.mingzhang.domain.policy.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.RatioRules;
import org.mingzhang.domain.policy.RatioState;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/** The sections {@code ratios} and {@code gates}: ratio rules, and what they refuse before it is done. */
final class RatioExamples {
    private static final Map<String, RatioState.State> STATES = Arrays.stream(RatioState.State.values())
            .collect(Collectors.toMap(RatioState.State::name, Function.identity()));

    private final PolicyPack pack;
    private final List<String> sources;
    private final List<String> lines;
    private final Map<String, SourceLine> sourceLines = new LinkedHashMap<>();

    RatioExamples(Given given) {
        this.pack = given.pack();
        this.sources = pack.sources().stream().map(FundingSource::id).toList();
        this.lines = pack.lines().stream().map(BudgetLine::id).toList();
        for (String source : sources) {
            lines.forEach(line -> sourceLines.put(source + "." + line, new SourceLine(source, line)));
        }
    }

    /** What one rule is expected to be on one basis; null where the example does not say. */
    private record Expected(
            String key,
            RatioState.State state,
            @Nullable Fen numerator,
            @Nullable Fen denominator,
            @Nullable Fen headroom,
            @Nullable String value) {
        static Expected read(String key, MapReader expect) {
            Expected read = new Expected(
                    key,
                    expect.choice("state", STATES, RatioState.State.HOLDS),
                    amount(expect, "numerator"),
                    amount(expect, "denominator"),
                    amount(expect, "headroom"),
                    expect.word("value").map(MapReader.Word::text).orElse(null));
            expect.done();
            return read;
        }

        private static @Nullable Fen amount(MapReader expect, String key) {
            return expect.has(key) ? Given.amount(expect, key) : null;
        }

        void compare(RatioState found, Outcome outcome) {
            outcome.same(key + " 状态", state, found.state(), RatioExamples::words);
            compare("计入的资金", numerator, found.numerator(), outcome);
            compare("总额", denominator, found.denominator(), outcome);
            compare("余地", headroom, found.headroom(), outcome);
            if (value != null) {
                outcome.same(key + " 比例", value, Objects.requireNonNullElse(found.value(), "无"), text -> text);
            }
        }

        private void compare(String what, @Nullable Fen expected, Fen found, Outcome outcome) {
            if (expected != null) {
                outcome.same(
                        key + " " + what,
                        expected,
                        found,
                        amount -> (amount.isNegative() ? "-" : "")
                                + Value.of(amount.isNegative() ? amount.negated() : amount)
                                        .display());
            }
        }
    }

    private static String words(RatioState.State state) {
        return state.chinese() + "（" + state.name() + "）";
    }

    Supplier<Outcome> ratio(MapReader one) {
        BudgetFigures figures = figures(one.map("figures"));
        boolean present = one.isMap("expect");
        MapReader expect = one.map("expect");
        List<Expected> expected = new ArrayList<>();
        for (String key : expect.keys()) {
            if (expect.known(new MapReader.Word(key, expect.spotOf(key)), keys())) {
                expected.add(Expected.read(key, expect.map(key)));
            }
        }
        if (present && expect.keys().isEmpty()) {
            expect.report(expect.spot(), "没有写得出什么", "应为规则和口径，例如 R1.paid: {state: HOLDS}；" + MapReader.oneOf(keys()));
        }
        return () -> {
            Map<String, RatioState> states = RatioRules.evaluate(pack, figures).stream()
                    .collect(Collectors.toMap(state -> key(state.rule(), state.basis()), Function.identity()));
            Outcome outcome = new Outcome(pack);
            expected.forEach(each -> each.compare(Objects.requireNonNull(states.get(each.key())), outcome));
            return outcome;
        };
    }

    private List<String> keys() {
        return pack.ratioRules().stream()
                .map(RatioRule::id)
                .flatMap(rule -> Arrays.stream(Basis.values()).map(basis -> key(rule, basis)))
                .toList();
    }

    private static String key(String rule, Basis basis) {
        return rule + "." + basis.name().toLowerCase(Locale.ROOT);
    }

    /** Whether allocating or committing more would breach a rule. */
    Supplier<Outcome> gate(MapReader one) {
        BudgetFigures figures = figures(one.map("figures"));
        MapReader attempt = one.map("try");
        Basis basis = attempt.choice(
                "basis", Map.of("allocated", Basis.ALLOCATED, "committed", Basis.COMMITTED), Basis.COMMITTED);
        String source = attempt.reference("source", sources);
        String line = attempt.reference("line", lines);
        Fen amount = Given.amount(attempt, "amount");
        attempt.done();
        String expected = Given.verdict(one, RejectionCode.RATIO_BREACHED);
        return () -> new Outcome(pack)
                .verdict(
                        "再增加 " + Value.of(amount).display(),
                        expected,
                        RatioRules.wouldBreach(pack, figures, basis, source, line, amount));
    }

    private BudgetFigures figures(MapReader stated) {
        Map<String, Fen> appropriated = new LinkedHashMap<>();
        stated.mapIfPresent("appropriated").ifPresent(amounts -> amounts.keys().stream()
                .filter(id -> amounts.known(new MapReader.Word(id, amounts.spotOf(id)), sources))
                .forEach(id -> appropriated.put(id, Given.amount(amounts, id))));
        BudgetFigures figures = new BudgetFigures(
                appropriated,
                byLine(stated, "allocated"),
                byLine(stated, "committed"),
                byLine(stated, "paid"),
                stated.flag("allocationComplete"),
                stated.flag("closed"));
        stated.done();
        return figures;
    }

    private Map<SourceLine, Fen> byLine(MapReader stated, String key) {
        Map<SourceLine, Fen> sums = new LinkedHashMap<>();
        stated.mapIfPresent(key).ifPresent(amounts -> {
            for (String id : amounts.keys()) {
                SourceLine line = sourceLines.get(id);
                if (line == null) {
                    amounts.known(new MapReader.Word(id, amounts.spotOf(id)), sourceLines.keySet());
                } else {
                    sums.put(line, Given.amount(amounts, id));
                }
            }
        });
        return sums;
    }
}
