package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.given.Given;

class CountingTest {
    private static final LocalDate ON = LocalDate.of(2026, 3, 2);
    private static final Clause CLAUSE = Clause.proposed("示例");

    private final ParameterValues values = ParameterValues.defaults(Given.pack());

    private static Count count(Count.Of of, String where) {
        ExpressionLanguage language = new ExpressionLanguage(Map.of("some.level", ValueType.NUMBER)).over(of.kind());
        ExpressionLanguage.Result result = language.compile(where, ValueType.FLAG);
        assertThat(result).isInstanceOf(ExpressionLanguage.Result.Compiled.class);
        return new Count("x", "示例", of, ((ExpressionLanguage.Result.Compiled) result).expression(), "家", CLAUSE);
    }

    private static Thing member(String name, long level) {
        return new Thing(name, Facts.NONE.with(ThingFact.MEMBER_LEVEL, level, 7L), 7L);
    }

    private Fact counted(Count count, Thing... things) {
        return Counting.with(Facts.NONE, count, List.of(things), values, ON)
                .find(count.fact())
                .orElseThrow();
    }

    @Test
    void howManyOfHowManyAndWhichIsSaid() {
        Fact fact = counted(count(Count.Of.PARTICIPANTS, "member.level >= 2"), member("甲", 2), member("乙", 1));
        assertThat(fact.value()).isEqualTo(Value.of(1));
        assertThat(fact.note()).isEqualTo("参与单位共 2 家，计入 甲，不计 乙");
        assertThat(fact.position()).isEqualTo(7L);
    }

    @Test
    void ofManyOnlyTheFirstAreNamed() {
        Thing[] things =
                IntStream.range(0, 300).mapToObj(n -> member("企业" + n, 1)).toArray(Thing[]::new);
        Fact fact = counted(count(Count.Of.DRIVEN, "member.level >= 2"), things);
        assertThat(fact.note()).contains("企业19 等 300 家").doesNotContain("企业20");
    }

    @Test
    void aParameterThatNobodyDecidedLeavesTheCountOpen() {
        Count count = count(Count.Of.PARTICIPANTS, "member.level >= param(\"some.level\")");
        Facts facts = Counting.with(Facts.NONE, count, List.of(member("甲", 2)), values, ON);
        Gaps gaps = new Gaps(facts, values);
        assertThat(gaps.need(count.fact())).isTrue();
        assertThat(gaps.missing()).isEmpty();
        assertThat(gaps.undecided()).contains("some.level");
    }

    private static Thing sized(String name, @Nullable String size) {
        Facts facts = Facts.NONE.with(ThingFact.MEMBER_CONFIRMED, true, 7L);
        return new Thing(name, size == null ? facts : facts.with(ThingFact.MEMBER_SIZE, size, 7L), 7L);
    }

    private static Expression holds(String text, Count count) {
        ExpressionLanguage.Result result =
                new ExpressionLanguage(Map.of(), List.of(count.fact())).compile(text, ValueType.FLAG);
        assertThat(result).isInstanceOf(ExpressionLanguage.Result.Compiled.class);
        return ((ExpressionLanguage.Result.Compiled) result).expression();
    }

    @Test
    void aConditionThatComesOutTheSameWhateverTheUncertainAreNeedsNoMore() {
        Count small = count(Count.Of.DRIVEN, "member.confirmed && member.size in [\"small\"]");
        Facts facts = Counting.with(
                Facts.NONE, small, List.of(sized("甲", "small"), sized("乙", "large"), sized("丙", null)), values, ON);
        assertThat(facts.has(small.fact())).isFalse();
        Facts enough =
                facts.settledFor(holds("count(\"x\") >= 1", small), values).orElseThrow();
        assertThat(enough.find(small.fact()).orElseThrow().value()).isEqualTo(Value.of(1));
        assertThat(enough.find(small.fact()).orElseThrow().note()).isEqualTo("带动企业共 3 家，计入 甲，不计 乙，没有登记全、计不计都不影响结论 丙");
        assertThat(facts.settledFor(holds("count(\"x\") >= 3", small), values))
                .as("too few even with all of them")
                .isPresent();
        assertThat(facts.settledFor(holds("count(\"x\") >= 2", small), values))
                .as("just what hangs on the one")
                .isEmpty();
        assertThat(facts.settledFor(holds("count(\"x\") == 2", small), values)).isEmpty();
    }

    private static Thing incident(String kind) {
        return new Thing(kind, Facts.NONE.with(ThingFact.INCIDENT_KIND, kind, 3L), 3L);
    }

    @Test
    void anIncidentOfAnUnknownDayLeavesTheCountOpenUnlessItCannotMatter() {
        Count recent = count(Count.Of.INCIDENTS, "incident.kind == \"安全事故\" && incident.occurredOn > yearsAgo(3)");
        Facts facts = Counting.with(Facts.NONE, recent, List.of(incident("安全事故")), values, ON);
        assertThat(facts.has(recent.fact())).isFalse();
        assertThat(counted(recent, incident("涉税违法")).value()).isEqualTo(Value.of(0));
        Count any = count(Count.Of.INCIDENTS, "incident.kind == \"安全事故\"");
        assertThat(counted(any, incident("安全事故")).value()).isEqualTo(Value.of(1));
    }

    @Test
    void anIncidentCountsToTheDay() {
        Count recent = count(Count.Of.INCIDENTS, "incident.occurredOn > yearsAgo(3)");
        Thing then = new Thing(
                "事故", Facts.NONE.with(ThingFact.INCIDENT_OCCURRED_ON, Value.of(LocalDate.of(2023, 3, 2)), 3L), 3L);
        Thing dayAfter = new Thing(
                "事故", Facts.NONE.with(ThingFact.INCIDENT_OCCURRED_ON, Value.of(LocalDate.of(2023, 3, 3)), 3L), 3L);
        assertThat(counted(recent, then, dayAfter).value()).isEqualTo(Value.of(1));
    }

    @Test
    void aTitleWithoutADayCountsForNothingThatAsksForOne() {
        Count dated = count(Count.Of.TITLES, "title.obtainedOn > yearsAgo(3)");
        Thing title = new Thing("称号", Facts.NONE.with(ThingFact.TITLE_HONOUR, "x", 1L), 1L);
        assertThat(counted(dated, title).value()).isEqualTo(Value.of(0));
        assertThat(counted(count(Count.Of.TITLES, "title.honour == \"x\""), title)
                        .value())
                .isEqualTo(Value.of(1));
    }
}
