package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordYearlyFigure;
import org.mingzhang.domain.enterprise.EnterpriseEvent.YearlyFigureRecorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.reading.InvalidPack;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordFigure;
import tools.jackson.databind.node.ObjectNode;

/** An enterprise's own figures, year by year, and what grows by them. */
class YearlyFiguresTest {
    private static final String FIGURES = """

            figures:
              revenue: {name: 营业收入, of: enterprise, per: year, type: amount, proposed: 示例}
              staff: {name: 职工数, of: programme, type: number, unit: 人, proposed: 示例}
            """.stripTrailing();
    private static final String REQUIRES = "    requires:\n      selected:\n        text: 场景被遴选认定\n";
    private static final String GROWN =
            "share(figure(\"revenue\", -1) - figure(\"revenue\", 2024), figure(\"revenue\", 2024)) >= rate(\"20%\")";

    private static String rewritten(String text, String figures, String holds) {
        return text.replace("\ndirections:\n", figures + "\ndirections:\n")
                .replaceFirst(
                        REQUIRES,
                        "    requires:\n      grown:\n        text: 营业收入增长不低于两成\n        holds: '"
                                + holds
                                + "'\n        proposed: 示例\n"
                                + REQUIRES.substring("    requires:\n".length()));
    }

    private static Given under(String holds) {
        return Given.budgetUnder(text -> rewritten(text, FIGURES, holds));
    }

    private final Given given = under(GROWN);
    private final Case it = given.applicant("HD-06").approved();

    private RecordYearlyFigure revenue(int year, String value) {
        return new RecordYearlyFigure(it.code(), PROGRAMME, "revenue", year, value, "审计报告2号");
    }

    private void entered(String before, String after) {
        given.after(Person.COUNTY, revenue(2024, before));
        given.after(Person.BUDGET, revenue(2025, after));
    }

    private void growsEnough() {
        it.calculated();
        assertThat(Objects.requireNonNull(it.award().calculated()).ceilingFen()).isEqualTo(wan(30));
    }

    private void doesNot() {
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void growthOfExactlyOneFifthIsEnough() {
        entered("1000万元", "1200万元");
        growsEnough();
    }

    @Test
    void oneFenLessIsNot() {
        entered("1000万元", "1199999999分");
        doesNot();
    }

    @Test
    void whatShrankIsBelowZeroAndIsNot() {
        entered("1000万元", "900万元");
        doesNot();
    }

    @Test
    void growthFromNothingIsNone() {
        entered("0分", "900万元");
        doesNot();
    }

    @Test
    void whatIsMissingIsNamedWithItsYear() {
        given.after(Person.COUNTY, revenue(2024, "1000万元"));
        Rejection no =
                given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.FACT_MISSING);
        assertThat(String.valueOf(no.facts().get("missing"))).contains("figure(\"revenue\", -1)");
        assertThat(no.message(new PackNames(given.ledger().pack()))).contains("缺少 办理上一年营业收入");
    }

    @Test
    void anAmountBelowZeroInsideAnExpressionIsNoAwardBelowZero() {
        Given other = Given.budgetUnder(text -> rewritten(text, FIGURES, GROWN.replace(">=", "<="))
                .replaceFirst(
                        "amount: 30万元\n          clause: plan 资金安排（六）",
                        "gives: figure(\"revenue\", -1) - figure(\"revenue\", -2)\n          clause: plan 资金安排（六）"));
        Case shrunk = other.applicant("HD-06").approved();
        other.after(
                Person.COUNTY, new RecordYearlyFigure(shrunk.code(), PROGRAMME, "revenue", 2024, "1000万元", "审计报告1号"));
        other.after(
                Person.COUNTY, new RecordYearlyFigure(shrunk.code(), PROGRAMME, "revenue", 2025, "999万元", "审计报告2号"));
        assertThat(Objects.requireNonNull(shrunk.calculated().award().calculated())
                        .ceilingFen()
                        .isZero())
                .isTrue();
    }

    @Test
    void aCorrectedFigureTouchesTheAward() {
        entered("1000万元", "1200万元");
        it.awarded();
        StreamId enterprise = StreamId.enterprise(it.code());
        int at = 0;
        for (int n = 0; n < given.ledger().log().size(); n++) {
            at = given.ledger().log().get(n).event() instanceof YearlyFigureRecorded ? n : at;
        }
        ObjectNode before = Correctable.before(
                Objects.requireNonNull(given.ledger().fold(enterprise).at(at)).event());
        given.when(
                        Person.NOTICE,
                        new ProposeCorrection(
                                "GZ-0",
                                enterprise.toString(),
                                at,
                                "enterprise.figure-recorded",
                                before,
                                before.deepCopy().put("value", "多"),
                                null,
                                "录错",
                                "更正1号"))
                .rejected(RejectionCode.PARAMETER_INVALID);
        given.after(
                Person.NOTICE,
                new ProposeCorrection(
                        "GZ-1",
                        enterprise.toString(),
                        at,
                        "enterprise.figure-recorded",
                        before,
                        before.deepCopy().put("value", 1_100_000_000L),
                        null,
                        "录错",
                        "更正1号"));
        given.when(Person.BUDGET, new ApproveCorrection("GZ-1", "同意")).rejected(RejectionCode.SAME_PERSON);
        given.after(Person.REVIEWER, new ApproveCorrection("GZ-1", "同意"));
        assertThat(TouchedAward.of(given.ledger().reads(), "GZ-1", it.number()).differenceFen())
                .isEqualTo(wan(30).negated());
    }

    @Test
    void onlyWhatThePackAsksForYearByYearIsEnteredAndByWhomItMayBe() {
        given.when(Person.applicant(it.code()), revenue(2024, "1000万元")).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.OTHER_COUNTY, revenue(2024, "1000万元")).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.COUNTY, revenue(2024, "1000")).rejected(RejectionCode.PARAMETER_INVALID);
        given.when(Person.COUNTY, revenue(2026, "1000万元")).rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.when(Person.COUNTY, new RecordYearlyFigure(it.code(), PROGRAMME, "staff", 2024, "7", "报表1号"))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.COUNTY, new RecordYearlyFigure(it.code(), "nowhere", "revenue", 2024, "7万元", "报表1号"))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.BUDGET, new RecordFigure(PROGRAMME, "revenue", null, "1000万元", null, "报表1号"))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void whatIsWrittenWronglyIsExplained() {
        refused("figure(\"revenue\") >= amount(\"1元\")", "逐年登记");
        refused("figure(\"staff\", 2024) >= 1", "不是逐年登记的");
        refused("figure(\"revenue\", 1999) >= amount(\"1元\")", "2000 至 2100");
        refused("figure(\"revenue\", year(decision.on)) >= amount(\"1元\")", "写明的年份");
        refused("figure(\"revenu\", 2024) >= amount(\"1元\")", "revenue");
        assertThatThrownBy(() -> Given.pack(text -> rewritten(text, FIGURES.replace("per: year, ", ""), GROWN)))
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("figures.revenue");
        assertThatThrownBy(() -> Given.pack(
                        text -> rewritten(text, FIGURES.replace("of: programme", "of: programme, per: year"), GROWN)))
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("figures.staff.per");
    }

    private static void refused(String holds, String words) {
        assertThatThrownBy(() -> under(holds)).isInstanceOf(InvalidPack.class).hasMessageContaining(words);
    }

    @Test
    void casesAndTracesNameThemAsTheyAreWritten() {
        var pack = given.ledger().pack();
        assertThat(pack.fact("figure(\"revenue\", 2024)").orElseThrow().label()).isEqualTo("2024年营业收入");
        assertThat(pack.fact("figure(\"revenue\", -1)").orElseThrow().label()).isEqualTo("办理上一年营业收入");
        assertThat(pack.fact("figure(\"revenue\")")).isEmpty();
        entered("1000万元", "1200万元");
        assertThat(Objects.requireNonNull(it.calculated().award().calculated()).trace())
                .anySatisfy(step -> assertThat(step.explanation())
                        .contains("办理上一年营业收入 1200万元")
                        .contains("2024年营业收入 1000万元"));
    }
}
