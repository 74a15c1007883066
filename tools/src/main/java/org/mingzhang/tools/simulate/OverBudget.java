package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.simulate.Out.is;

import java.time.LocalDate;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.demo.Diary;
import org.mingzhang.tools.story.SimulationPlan;
import org.mingzhang.tools.story.Story;

/** A purchase of far more than the line has, awarded on the story's last working day, so that no other award suffers from it. */
final class OverBudget {
    private OverBudget() {}

    /** Writes it and answers its application. */
    static String write(Story story, Out out, ReviewSheets reviews, Market market, int i, long seed) {
        SimulationPlan.OverBudget plan = story.simulation().overBudget();
        SimulationPlan.Purchase purchase = story.simulation().purchase();
        String number = "%s-X%04d".formatted(purchase.direction(), i + 1);
        Organisation supplier = market.thirdParties().getLast();
        Chance chance = new Chance(seed, "over budget", i);
        ReviewPath path = Cases.path(Wave.of(story, purchase.call()), Fate.SMOOTH, 0, chance);
        Fen price = plan.price().plus(Fen.ofWan(i));
        reviews.application(
                new ReviewSheets.Asked(
                        number,
                        purchase.direction(),
                        0,
                        supplier,
                        500 + i,
                        plan.title(),
                        "",
                        "",
                        price,
                        null,
                        "",
                        "",
                        ""),
                path);
        LocalDate signed = Diary.plus(path.decidedOn(), 2);
        out.on(
                signed,
                "合同",
                is("合同编号", number + "-HT1"),
                is("申报编号", number),
                is("服务商统一社会信用代码", supplier.code()),
                is("合同金额", Out.yuan(price)),
                is("签订日期", signed.toString()),
                is("合同内容", plan.content()));
        LocalDate awarded = out.asOf();
        while (!Diary.isWorking(awarded)) {
            awarded = awarded.minusDays(1);
        }
        out.on(
                awarded,
                "奖补",
                is("申报编号", number),
                is("核定金额", Out.yuan(price)),
                is("认定日期", awarded.toString()),
                is("认定单位", Officials.INDUSTRY),
                is("认定人", "示例核定01"),
                is("依据文号", Funds.document("奖", awarded)));
        return number;
    }
}
