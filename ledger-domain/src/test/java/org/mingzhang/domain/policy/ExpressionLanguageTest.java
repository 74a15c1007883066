package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
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
        assertThat(problem("0.5", ValueType.NUMBER)).contains("小数 0.5 不能用");
        assertThat(problem("1e3 > 2", ValueType.FLAG)).contains("小数 1000.0 不能用");
        assertThat(problem("double(3) > 2", ValueType.FLAG)).contains("没有函数 “double”");
        assertThat(problem("true ? 1 : 2.0", ValueType.NUMBER)).contains("小数 2.0 不能用");
    }

    @Test
    void whatIsNotExactFiniteOrPureIsNotInTheLanguage() {
        assertThat(problem("[1, 2].all(x, x > 0)", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("application.batch / 2 == 1", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("application.batch % 2 == 1", ValueType.FLAG)).isNotEmpty();
        assertThat(problem(
                        "timestamp(\"2026-01-01T00:00:00Z\") == timestamp(\"2026-01-01T00:00:00Z\")", ValueType.FLAG))
                .contains("没有函数 “timestamp”");
        assertThat(problem("honour.id.matches(\"(a+)+\")", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("{\"a\": 1}", ValueType.NUMBER)).contains("花括号、对象和循环");
        assertThat(problem("[1, 2][5] == 1", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("size([1] + [2]) == 2", ValueType.FLAG)).isNotEmpty();
        assertThat(problem("honour.id.contains(\"x\")", ValueType.FLAG)).contains("没有函数 “contains”");
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
        assertThat(problem("amount(\"20\") > amount(\"1元\")", ValueType.FLAG)).contains("“20” 不是带单位的金额");
        assertThat(problem("amount(\"0.001元\") > amount(\"1元\")", ValueType.FLAG))
                .contains("“0.001元” 不足一分");
        assertThat(problem("rate(\"half\") > rate(\"1\")", ValueType.FLAG))
                .contains("“half” 不是比例（share），例如 50%、0.50、1/3");
        assertThat(problem("date(\"2026-02-30\") > date(\"2026-01-01\")", ValueType.FLAG))
                .contains("“2026-02-30” 不是日期（date）");
        assertThat(problem("amount(param(\"mode\")) > amount(\"1元\")", ValueType.FLAG))
                .contains("amount 的括号里写一个值，放在英文双引号里，例如 amount(\"20万元\")");
    }

    @Test
    void unknownNamesComeWithTheNearest() {
        assertThat(problem("acceptance.levelAftr > 1", ValueType.FLAG))
                .contains("没有事实 “acceptance.levelAftr”；是不是 acceptance.levelAfter？");
        assertThat(problem("param(\"cap.L3\") > amount(\"1元\")", ValueType.FLAG))
                .contains("没有参数 “cap.L3”；是不是 cap.L2？");
        assertThat(problem("minn(1, 2) > 1", ValueType.FLAG)).contains("没有函数 “minn”；是不是 min？");
    }

    @Test
    void kindsDoNotMix() {
        assertThat(problem("acceptance.levelAfter == \"三\"", ValueType.FLAG))
                .contains("“==” 不能这样用：左边是整数，右边是文字；两边须是同一类值");
        assertThat(problem("acceptance.recognisedInvestmentFen > 200000", ValueType.FLAG))
                .contains("“>” 不能这样用：左边是金额，右边是整数；两边须是同一类值，金额写作 amount(\"20万元\")");
        assertThat(problem("acceptance.score >= 75", ValueType.FLAG)).contains("，分数写作 points(\"75\")");
        assertThat(problem("acceptance.levelAfter / 2 >= 1", ValueType.FLAG)).contains("求比例写作 share(部分, 全部)");
        assertThat(problem("rate(\"5%\") >= 15%", ValueType.FLAG)).contains("百分数写作 rate(\"15%\")");
        assertThat(problem("rate(\"50%\") * rate(\"50%\")", ValueType.SHARE))
                .contains("“*” 不能这样用：左边是比例，右边是比例；可以是比例乘金额");
        assertThat(problem("param(\"mode\")", ValueType.AMOUNT)).contains("整个表达式得出的是文字，这里要的是金额（amount）");
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

    /** Two years' research against two years' revenue, of a firm of usual size: the common denominator has 21 digits. */
    @Test
    void sharesOfAmountsOfUsualSizeAreAddedAndComparedExactly() {
        String grown = "share(amount(\"7000000.03元\"), amount(\"123456789.01元\"))"
                + " - share(amount(\"4000000.07元\"), amount(\"113456789.03元\"))";
        assertThat(evaluate(grown + " >= rate(\"1%\")", ValueType.FLAG)).isEqualTo(Value.of(true));
        assertThat(evaluate(grown + " >= rate(\"2.2%\")", ValueType.FLAG)).isEqualTo(Value.of(false));
        assertThat(evaluate("floor((" + grown + ") * 1000)", ValueType.NUMBER)).isEqualTo(Value.of(21));
        assertThat(evaluate("floor((rate(\"0%\") - (" + grown + ")) * 1000)", ValueType.NUMBER))
                .isEqualTo(Value.of(-22));
        Value share = evaluate("(" + grown + ") * 3", ValueType.SHARE);
        assertThat(Value.of(Ratio.parse(share.text()))).isEqualTo(share);
        // Shown to people in figures, kept and compared as it is.
        assertThat(share.display()).isEqualTo("约6.4332%");
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

    private Expression compiled(String text, ValueType wanted) {
        return ((Result.Compiled) language.compile(text, wanted)).expression();
    }

    @Test
    void whatDoesNotDecideTheValueNeedNotBeKnown() {
        Facts none = Facts.NONE;
        Facts alone = none.with(FactName.APPLICATION_CONSORTIUM, false, 1L);
        Facts joint = none.with(FactName.APPLICATION_CONSORTIUM, true, 1L);
        Expression either = compiled("application.consortium || acceptance.passed", ValueType.FLAG);
        assertThat(either.isDecidedBy(joint, values)).isTrue();
        assertThat(either.evaluate(joint, values).result()).isEqualTo(Value.of(true));
        assertThat(either.isDecidedBy(alone, values)).isFalse();
        Expression swapped = compiled("acceptance.passed || application.consortium", ValueType.FLAG);
        assertThat(swapped.isDecidedBy(joint, values))
                .as("on whichever side it stands")
                .isTrue();
        Expression both = compiled("application.consortium && acceptance.levelAfter >= 2", ValueType.FLAG);
        assertThat(both.isDecidedBy(alone, values)).isTrue();
        assertThat(both.isDecidedBy(joint, values)).isFalse();
        Expression branch = compiled(
                "application.consortium ? amount(\"1元\") : acceptance.recognisedInvestmentFen", ValueType.AMOUNT);
        assertThat(branch.evaluate(joint, values).result()).isEqualTo(Value.of(Fen.of(100)));
        assertThat(branch.isDecidedBy(alone, values)).isFalse();
        assertThat(branch.isDecidedBy(none, values)).isFalse();
        assertThatThrownBy(() -> branch.evaluate(alone, values))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("acceptance.recognisedInvestmentFen");
    }

    @Test
    void anUndecidedParameterIsOpenOnlyWhereTheValueHangsOnIt() {
        Expression rule = compiled("application.consortium || param(\"mode\") == \"sum\"", ValueType.FLAG);
        ParameterValues undecided = ParameterValues.defaults(Packs.builtIn("handan-2025"));
        assertThat(rule.isDecidedBy(Facts.NONE.with(FactName.APPLICATION_CONSORTIUM, true, 1L), undecided))
                .isTrue();
        assertThat(rule.isDecidedBy(Facts.NONE.with(FactName.APPLICATION_CONSORTIUM, false, 1L), undecided))
                .isFalse();
    }

    @Test
    void daysAreCountedFromAnotherDay() {
        assertThat(evaluate("yearsAfter(date(\"2024-02-29\"), 1)", ValueType.DATE))
                .isEqualTo(Value.of(java.time.LocalDate.of(2025, 2, 28)));
        assertThat(evaluate("monthsAfter(date(\"2026-08-31\"), 6)", ValueType.DATE))
                .isEqualTo(Value.of(java.time.LocalDate.of(2027, 2, 28)));
        assertThat(evaluate("daysAfter(date(\"2026-12-31\"), 60) < date(\"2027-03-01\") ? 0 : 1", ValueType.NUMBER))
                .isEqualTo(Value.of(1));
    }
}
