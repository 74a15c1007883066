package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.budget.BudgetQuestion;
import org.mingzhang.app.budget.BudgetQuestion.Standing;
import org.mingzhang.app.budget.BudgetQuestion.Told;
import org.mingzhang.app.budget.BudgetQuestion.Unknown;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The budget view of a programme. */
@Command(name = "budget", mixinStandardHelpOptions = true, description = "查看一个试点专项的资金：按来源、科目、方向，及比例红线。")
final class BudgetCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--as-of", paramLabel = "DATE", description = "业务日期截至这一天，按今天所知。")
    private @Nullable LocalDate asOf;

    @Option(names = "--known-at", paramLabel = "DATE|POSITION", description = "按账本当时所知：账目序号、日期，或世界时时刻。")
    private @Nullable String knownAt;

    @Option(
            names = "--by",
            paramLabel = "BY",
            split = ",",
            description = {
                "资金再按什么列出（默认：direction）；可写几种，用逗号分开，只影响文字，--json 各种都有：",
                "direction 支持方向，batch 批次，county 县（市、区），level 等级或称号。"
            })
    private Set<BudgetSlices.By> by = EnumSet.of(BudgetSlices.By.DIRECTION);

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            ZoneId zone = opened.identity().zone();
            BudgetQuestion question = new BudgetQuestion(programme.id(), asOf, known(zone));
            LedgerViews views = opened.views(output);
            Standing standing = new Standing(
                    opened.store().log().size() - 1,
                    LedgerTime.of(opened.store(), opened.identity()).now(),
                    zone);
            Told told =
                    switch (question.answer(views, standing)) {
                        case Told it -> it;
                        case Unknown(String sentence) -> throw new No(sentence);
                    };
            PolicyPack pack = views.budget().pack(programme.id()).orElseThrow();
            output.print(told.toJson(), out -> {
                out.println(opened.heading());
                heading(told, pack, standing, out);
                out.println();
                new BudgetText(told.view(), pack).print(by, out);
            });
        }
    }

    private void heading(Told told, PolicyPack pack, Standing standing, PrintWriter out) {
        BudgetView view = told.view();
        out.println("试点专项：" + programme.id() + " " + pack.title());
        out.println("依据账目：序号 0 至 " + view.asOfPosition() + "，"
                + String.format("%,d", view.asOfPosition() + 1) + " 条"
                + (view.asOfPosition() < standing.lastPosition()
                        ? "（账本现有 " + String.format("%,d", standing.lastPosition() + 1) + " 条，其后的不计）"
                        : "（账本的全部）"));
        out.println("业务日期：" + (asOf == null ? "不限" : "至" + Names.day(asOf)));
        told.notes().forEach(note -> out.println("说　　明：" + note));
        out.println("金额单位：万元");
    }

    private KnownAt known(ZoneId zone) {
        try {
            return knownAt == null ? new KnownAt.Now() : KnownAt.parse(knownAt, zone);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--known-at", String.valueOf(knownAt), "--known-at " + e.getMessage());
        }
    }
}
