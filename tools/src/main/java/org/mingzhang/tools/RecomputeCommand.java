package org.mingzhang.tools;

import java.io.PrintWriter;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.policy.PolicyQueries;
import org.mingzhang.domain.award.AwardDifference;
import org.mingzhang.domain.award.Recomputation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Every award computed again. */
@Command(
        name = "recompute",
        mixinStandardHelpOptions = true,
        description = {"按政策包和账中在案的事实把每笔奖补重算一遍，列出与记录不符之处。", "账本本身有无改动，由 ledger verify --live 核验。"})
final class RecomputeCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Override
    public void run() {
        Recomputation.Report report;
        String heading;
        try (OpenLedger opened = OpenLedger.open(ledger);
                Progress progress =
                        output.progress("正在重算奖补", "条", opened.store().log().size())) {
            StoredPacks packs = new StoredPacks(opened.store().blobs());
            report = new PolicyQueries(opened.store().log(), packs::pack)
                    .recompute(programme.id(), progress::to)
                    .orElseThrow(() -> programme.unknown());
            heading = opened.heading();
        }
        output.print(report.toJson(), out -> {
            out.println(heading);
            print(report, out);
        });
        if (!report.agrees()) {
            throw new No("重算与记录不符：" + report.differences().size() + " 处");
        }
    }

    private static void print(Recomputation.Report report, PrintWriter out) {
        report.differences().forEach(difference -> print(difference, out));
        out.println("试点专项 " + report.programme() + "，截至第 " + report.asOfPosition() + " 条账目：按设立时的政策包和在案事实重算 "
                + report.calculations() + " 次测算、" + report.awards() + " 笔核定，"
                + (report.agrees() ? "全部一致" : "有 " + report.differences().size() + " 处不符"));
    }

    private static void print(AwardDifference difference, PrintWriter out) {
        out.println("第 " + difference.position() + " 条　" + difference.event() + "　申报 " + difference.application()
                + (difference.direction() == null ? "" : "　" + difference.direction())
                + (difference.beneficiary() == null ? "" : "　" + difference.beneficiary()));
        out.println("  " + difference.field() + "：记录 " + difference.stored() + "，重算 " + difference.recomputed());
        if (difference.clause() != null) {
            out.println("  依据：" + difference.code() + "（" + difference.clause() + "）");
        }
        AwardDifference.Divergence step = difference.step();
        if (step != null) {
            out.println("  自第 " + step.number() + " 步 " + step.rule() + " 起不同（" + step.clause() + "）");
            out.println("    记录：" + (step.stored() == null ? "没有这一步" : step.stored()));
            out.println("    重算：" + (step.recomputed() == null ? "没有这一步" : step.recomputed()));
        }
        out.println();
    }
}
