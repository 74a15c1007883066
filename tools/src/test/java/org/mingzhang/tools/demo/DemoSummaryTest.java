package org.mingzhang.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.tools.SampleData;
import org.mingzhang.view.budget.BudgetView;

class DemoSummaryTest {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");

    private static BudgetView budget() {
        return new BudgetView(
                "handan-2025",
                99,
                null,
                List.of(new BudgetView.SourceRow(
                        "central",
                        Fen.ofWan(10_000),
                        Fen.ofWan(10_000),
                        Fen.ofWan(7_020),
                        Fen.ofYuan(66_143_781),
                        Fen.ofWan(46),
                        Fen.ZERO,
                        Fen.ZERO,
                        Fen.ZERO,
                        Fen.ofWan(46),
                        Fen.ZERO,
                        Fen.ofWan(46))),
                List.of(new BudgetView.LineRow(
                        "service",
                        "central",
                        Fen.ofWan(2_000),
                        Fen.ofWan(2_000),
                        Fen.ofWan(463),
                        Fen.ofWan(460),
                        Fen.ofWan(46),
                        Fen.ofWan(1_537),
                        Fen.ZERO,
                        Fen.ZERO,
                        Fen.ofWan(46),
                        Fen.ZERO)),
                List.of(
                        direction("HD-01", "central", 700),
                        direction("HD-01", "local", 55),
                        direction("HD-10", "local", 500)),
                List.of(
                        new BudgetView.BatchRow("1", "renovation", "central", Fen.ofWan(700), Fen.ofWan(600), Fen.ZERO),
                        new BudgetView.BatchRow(null, "service", "local", Fen.ofWan(500), Fen.ofWan(400), Fen.ZERO)),
                List.of(),
                List.of(),
                List.of(new BudgetView.RatioRow(
                        "R2",
                        "committed",
                        Ratio.parse("20%"),
                        Fen.ofWan(463),
                        Fen.ofWan(10_000),
                        "0.046300",
                        "HOLDS",
                        Fen.ofWan(1_537))),
                new BudgetView.TrialBalance(Fen.ZERO, Fen.ZERO));
    }

    private static BudgetView.DirectionRow direction(String id, String source, long wan) {
        return new BudgetView.DirectionRow(id, "x", source, Fen.ofWan(wan), Fen.ZERO, Fen.ZERO);
    }

    private static String print() {
        DemoArguments arguments = new DemoArguments("handan-2025", 1, 20, LocalDate.of(2026, 11, 20));
        Tally tally = new DemoRun(new DemoStory(arguments, PACK, InMemoryLedger.sm3(PACK)), new InMemoryLedger(PACK), 1)
                .tell(done -> {});
        StringWriter out = new StringWriter();
        new DemoSummary(PACK, arguments, tally, new PrintWriter(out)).print(budget(), 17);
        return out.toString();
    }

    @Test
    void aFinanceOfficerReadsMoneyRedLinesCasesAndRefusals() {
        String text = print();
        assertThat(text)
                .contains("截至2026年11月20日，纳入试点名单 17 家", "金额单位：万元")
                .containsPattern("中央财政奖补资金 +10,000\\.00 +10,000\\.00 +0\\.00 +0\\.00")
                .containsPattern("数字化服务提升 +中央财政奖补资金 +2,000\\.00 +463\\.00 +0\\.00 +0\\.00 +1,537\\.00")
                .containsPattern("数字化服务提升 +中央财政奖补资金 +463\\.00 +460\\.00 +3\\.00")
                .containsPattern("数字化服务提升 +中央财政奖补资金 +46\\.00 +0\\.00 +46\\.00 +0\\.00")
                .containsPattern("R2 数字化改造以外不高于20% +已承诺 +463\\.00 +10,000\\.00 +4\\.63% +1,537\\.00 +符合")
                .containsPattern("HD-01 数字化改造 +755\\.00")
                .containsPattern("HD-10 数字化转型促进中心 +500\\.00")
                .containsPattern("第一批 +700\\.00 +600\\.00")
                .containsPattern("不分批次 +500\\.00 +400\\.00")
                .containsPattern("已拨付 +[1-7] +\\d+ +0 +\\d+")
                .containsPattern("2026年8月\\d+日 +示例测算0\\d +按政策测算奖补 +政策未定此参数");
    }

    @Test
    void inventedDataIsMarkedAtTopAndBottom() {
        assertThat(print().strip()).startsWith(SampleData.MARK).endsWith(SampleData.MARK);
    }
}
