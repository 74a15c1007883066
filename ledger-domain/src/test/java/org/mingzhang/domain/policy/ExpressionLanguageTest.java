package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ExpressionLanguage.Result;
import org.mingzhang.domain.policy.reading.Packs;

class ExpressionLanguageTest {
    private final ExpressionLanguage language =
            new ExpressionLanguage(Map.of("cap.L2", ValueType.AMOUNT, "mode", ValueType.TEXT));
    private final ParameterValues values = ParameterValues.defaults(Packs.builtIn("handan-2025"))
            .with("cap.L2", Value.of(Fen.ofWan(20)), 1L)
            .with("mode", Value.of("sum"), 2L);

    @Test
    void amountsAndRatesAreExact() {
        // In binary floating point 0.05 × 116 is 5.800000000000001.
        assertThat(evaluate("floor(rate(\"5%\") * 116)", ValueType.NUMBER)).isEqualTo(Value.of(5));
        assertThat(evaluate("rate(\"0.35\") * amount(\"142.86万元\")", ValueType.AMOUNT))
                .isEqualTo(Value.of(Fen.of(50_001_000L)));
        assertThat(evaluate("rate(\"1/3\") * amount(\"1元\")", ValueType.AMOUNT)).isEqualTo(Value.of(Fen.of(33)));
        assertThat(evaluate("min(rate(\"50%\") * amount(\"60万元\"), param(\"cap.L2\"))", ValueType.AMOUNT))
                .isEqualTo(Value.of(Fen.ofWan(20)));
        assertThat(evaluate("max(1, floor(rate(\"5%\") * 19))", ValueType.NUMBER))
                .isEqualTo(Value.of(1));
        assertThat(evaluate("amount(\"3元\") * 2 - amount(\"1元\") + 2 * amount(\"1分\")", ValueType.AMOUNT))
                .isEqualTo(Value.of(Fen.of(502)));
    }

    @Test
    void amountsRatesAndDatesAreCompared() {
        assertThat(evaluate(
                        "amount(\"1元\") >= amount(\"100分\") && amount(\"1元\") == amount(\"1.00元\")", ValueType.FLAG))
                .isEqualTo(Value.of(true));
        assertThat(evaluate("rate(\"79.99%\") < rate(\"0.80\")", ValueType.FLAG))
                .isEqualTo(Value.of(true));
        assertThat(evaluate("date(\"2026-02-28\") < date(\"2026-03-01\")", ValueType.FLAG))
                .isEqualTo(Value.of(true));
        assertThat(evaluate("param(\"mode\") in [\"sum\", \"highest\"] ? true : false", ValueType.FLAG))
                .isEqualTo(Value.of(true));
    }

    @Test
    void floatingPointIsRejectedWhereverItHides() {
        assertThat(problem("0.5", ValueType.NUMBER)).contains("floating-point number 0.5");
        assertThat(problem("1e3 > 2", ValueType.FLAG)).contains("floating-point");
        assertThat(problem("double(3) > 2", ValueType.FLAG)).contains("no function \"double\"");
        assertThat(problem("true ? 1 : 2.0", ValueType.NUMBER)).contains("floating-point number 2.0");
    }

    @Test
    void whatIsNotExactFiniteOrPureIsNotInTheLanguage() {
        assertThat(problem("[1, 2].all(x, x > 0)", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("application.batch / 2 == 1", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("application.batch % 2 == 1", ValueType.FLAG)).isNotEmpty();
        assertThat(problem(
                        "timestamp(\"2026-01-01T00:00:00Z\") == timestamp(\"2026-01-01T00:00:00Z\")", ValueType.FLAG))
                .contains("no function \"timestamp\"");
        assertThat(problem("honour.id.matches(\"(a+)+\")", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("{\"a\": 1}", ValueType.NUMBER)).contains("maps, messages and loops");
        assertThat(problem("[1, 2][5] == 1", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("size([1] + [2]) == 2", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("honour.id.contains(\"x\")", ValueType.FLAG)).contains("no function \"contains\"");
        assertThat(problem("dyn(1) == 1", ValueType.FLAG)).isNotEmpty();
    }

    @Test
    void aLongTextOrADeepOneIsRejected() {
        assertThat(problem("true" + " && true".repeat(400), ValueType.FLAG)).isNotEmpty();
        assertThat(problem("(".repeat(60) + "true" + ")".repeat(60), ValueType.FLAG))
                .isNotEmpty();
    }

    @Test
    void literalsAreJudgedWhenThePackIsChecked() {
        assertThat(problem("amount(\"20\") > amount(\"1元\")", ValueType.FLAG)).contains("not an amount with its unit");
        assertThat(problem("amount(\"0.001元\") > amount(\"1元\")", ValueType.FLAG))
                .contains("finer than a fen");
        assertThat(problem("rate(\"half\") > rate(\"1\")", ValueType.FLAG)).contains("not a ratio");
        assertThat(problem("date(\"2026-02-30\") > date(\"2026-01-01\")", ValueType.FLAG))
                .contains("not a date");
        assertThat(problem("amount(param(\"mode\")) > amount(\"1元\")", ValueType.FLAG))
                .contains("one text in quotes");
    }

    @Test
    void unknownNamesComeWithTheNearest() {
        assertThat(problem("acceptance.levelAftr > 1", ValueType.FLAG))
                .contains("did you mean \"acceptance.levelAfter\"?");
        assertThat(problem("param(\"cap.L3\") > amount(\"1元\")", ValueType.FLAG))
                .contains("did you mean \"cap.L2\"?");
        assertThat(problem("minn(1, 2) > 1", ValueType.FLAG)).contains("did you mean \"min\"?");
    }

    @Test
    void kindsDoNotMix() {
        assertThat(problem("acceptance.levelAfter == \"三\"", ValueType.FLAG)).contains("no matching overload");
        assertThat(problem("acceptance.recognisedInvestmentFen > 200000", ValueType.FLAG))
                .contains("no matching overload");
        assertThat(problem("rate(\"50%\") * rate(\"50%\")", ValueType.SHARE)).contains("no matching overload");
        assertThat(problem("param(\"mode\")", ValueType.AMOUNT)).contains("but amount is expected here");
    }

    @Test
    void everyStepIsInTheTraceInnermostFirst() {
        Expression expression =
                compile("min(rate(\"50%\") * amount(\"60万元\"), param(\"cap.L2\")) >= amount(\"20万元\")", ValueType.FLAG);
        assertThat(expression.evaluate(Facts.NONE, values).parts())
                .extracting(Expression.Part::text)
                .containsExactly(
                        "rate(\"50%\") * amount(\"60万元\")",
                        "min(rate(\"50%\") * amount(\"60万元\"), param(\"cap.L2\"))",
                        "min(rate(\"50%\") * amount(\"60万元\"), param(\"cap.L2\")) >= amount(\"20万元\")");
    }

    @Test
    void aListOnTheWayIsNoStepOfTheTrace() {
        Expression expression = compile("1 in (param(\"mode\") == \"sum\" ? [1, 2] : [3])", ValueType.FLAG);
        assertThat(expression.evaluate(Facts.NONE, values).parts()).hasSize(2);
        assertThat(expression.evaluate(Facts.NONE, values).result()).isEqualTo(Value.of(true));
    }

    @Test
    void anAmountThatTheLedgerCannotHoldIsAFaultAndNotAWrongNumber() {
        Expression expression = compile("amount(\"90000亿元\") * 11", ValueType.AMOUNT);
        assertThatThrownBy(() -> expression.evaluate(Facts.NONE, values)).isInstanceOf(ArithmeticException.class);
    }

    private Value evaluate(String text, ValueType type) {
        return compile(text, type).evaluate(Facts.NONE, values).result();
    }

    private Expression compile(String text, ValueType type) {
        return switch (language.compile(text, type)) {
            case Result.Compiled compiled -> compiled.expression();
            case Result.Failed failed ->
                throw new AssertionError(failed.problems().toString());
        };
    }

    private String problem(String text, ValueType type) {
        return switch (language.compile(text, type)) {
            case Result.Compiled compiled -> throw new AssertionError("compiled: " + text);
            case Result.Failed failed -> failed.problems().toString();
        };
    }
}
