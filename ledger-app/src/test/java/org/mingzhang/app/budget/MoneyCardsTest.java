package org.mingzhang.app.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.console.Unit;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.budget.AwardCount;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.budget.BudgetView.RatioRow;
import org.mingzhang.view.budget.MoneyFlow;

/** What the overview says of a ratio rule and of the money that is free. */
class MoneyCardsTest {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");

    private static RatioRow row(String basis, @Nullable String value, String state, long headroomWan) {
        return new RatioRow(
                "R1", basis, Ratio.parse("0.8"), Fen.ofWan(80), Fen.ofWan(100), value, state, Fen.ofWan(headroomWan));
    }

    private static RatioCard card(RatioRow... rows) {
        return RatioCard.of(List.of(rows), PACK, Unit.WAN).getFirst();
    }

    @Test
    void theBasisThatIsJudgedStandsInFrontWithItsClause() {
        RatioCard card = card(
                row("allocated", "0.800000", "HOLDS", 0),
                row("committed", "0.900000", "NOT_YET_DUE", 8),
                row("paid", "0.700000", "NOT_YET_DUE", -5));
        assertThat(card.main().basis()).isEqualTo("已分配");
        assertThat(card.main().tone()).isEqualTo("good");
        assertThat(card.clause()).startsWith("《").contains("不少于80%的中央财政奖补资金");
        assertThat(card.others()).extracting(RatioGauge::basis).containsExactly("已承诺", "已拨付（扣追回）");
        assertThat(card.others()).extracting(RatioGauge::state).containsExactly("参考", "预测，现未达到");
        assertThat(card.others())
                .extracting(RatioGauge::tone)
                .as("a good one is not amber")
                .containsExactly("", "warn");
        assertThat(card.others()).extracting(RatioGauge::why).containsExactly("不据以判断", "专项结束时才判断");
    }

    @Test
    void oneSentenceTellsEveryBasisAndNeverRoundsAwayWhatIsMissing() {
        RatioCard card = card(
                row("allocated", "0.800000", "HOLDS", 0),
                row("committed", "0.799999", "NOT_YET_DUE", -1),
                row("paid", "0.935100", "NOT_YET_DUE", 8));
        assertThat(card.sentence())
                .isEqualTo("数字化改造：分配上正好 80%（没有余地）；按已承诺 79.9999%，比 80% 少 1.00 万元；" + "按已拨付、扣追回 93.5%，比 80% 多 8.00 万元");
        assertThat(card(row("allocated", null, "NOT_YET_DUE", 0)).sentence()).isEqualTo("数字化改造：分配上还没有金额");
    }

    /** A limit stands under one label wherever it is told. */
    @Test
    void whatIfTellsALimitAsItsCardDoes() {
        RatioRow committed = row("committed", "0.900000", "NOT_YET_DUE", 8);
        RatioGauge gauge = card(row("allocated", "0.800000", "HOLDS", 0), committed)
                .others()
                .getFirst();
        assertThat(RatioWords.standing(committed, PACK))
                .isEqualTo("参考 不据以判断")
                .isEqualTo(gauge.state() + " " + gauge.why());
    }

    @Test
    void aBreachStandsInFrontWhereverItIs() {
        RatioCard card = card(
                row("allocated", "0.800000", "HOLDS", 0),
                row("committed", "0.900000", "NOT_YET_DUE", 8),
                row("paid", "0.700000", "BREACHED", -5));
        assertThat(card.main().basis()).isEqualTo("已拨付（扣追回）");
        assertThat(card.main().tone()).isEqualTo("bad");
    }

    private static LineRow line(String line, String source, long availableWan) {
        Fen none = Fen.ZERO;
        return new LineRow(line, source, none, none, none, none, none, Fen.ofWan(availableWan), none, none, none, none);
    }

    @Test
    void whatIsFreeIsSaidToBeOfNoBatch() {
        BudgetView view = new BudgetView(
                "HD",
                1,
                null,
                List.of(),
                List.of(
                        line("renovation", "central", 7_257),
                        line("renovation", "local", 6_200),
                        line("service", "central", 2_000)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new BudgetView.TrialBalance(Fen.ZERO, Fen.ZERO));
        assertThat(FreeMoney.of(PACK).sentence(view, Unit.WAN))
                .isEqualTo("可用资金不分批次：中央财政奖补资金（数字化改造）尚可用 7,257.00 万元，第一批、第二批、第三批可用的都是这一数，先核定的先占用。");
        assertThat(FreeMoney.of(PACK).sentence(view, Unit.YUAN)).contains("72,570,000.00 元");
    }

    private static MoneyFlow flow(String county, long committedWan, long paidWan) {
        return new MoneyFlow(
                "central", "renovation", "HD-01", county, Fen.ofWan(committedWan), Fen.ofWan(paidWan), Fen.ZERO);
    }

    @Test
    void aCountyIsSaidToHaveWhatItDidNotPay() {
        BudgetSheet sheet = new BudgetSheet(PACK, new BudgetAddress("HD", null, null));
        BudgetSheet.Table counties = sheet.counties(
                List.of(flow("130402", 100, 80), flow("130403", 50, 10)),
                List.of(
                        new AwardCount("HD-01", "130402", 5, 4),
                        new AwardCount("HD-02", "130402", 1, 1),
                        new AwardCount("HD-01", "130403", 3, 0)));
        assertThat(counties.showsUnpaid()).isTrue();
        assertThat(counties.lines())
                .extracting(BudgetSheet.Line::unpaidAwards)
                .containsExactly(
                        "/registers/awards?county=130403&unpaidFen.from=1&sort=-unpaidFen",
                        "/registers/awards?county=130402&unpaidFen.from=1&sort=-unpaidFen");
        assertThat(counties.total().unpaidAwards()).isNull();
        assertThat(new BudgetSheet(PACK, new BudgetAddress("HD", LocalDate.of(2026, 1, 1), null))
                        .counties(List.of(flow("130402", 100, 80)), List.of())
                        .lines()
                        .getFirst()
                        .unpaidAwards())
                .as("registers tell nothing of another day")
                .isNull();
        assertThat(counties.lines()).extracting(BudgetSheet.Line::unpaid).containsExactly(Fen.ofWan(40), Fen.ofWan(20));
        assertThat(counties.total().unpaid()).isEqualTo(Fen.ofWan(60));
        assertThat(counties.lines()).extracting(BudgetSheet.Line::awards).containsExactly("0 / 3", "5 / 6");
        assertThat(counties.total().awards()).isEqualTo("5 / 9");
    }
}
