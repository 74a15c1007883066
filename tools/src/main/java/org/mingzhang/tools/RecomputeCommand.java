package org.mingzhang.tools;

import java.io.PrintWriter;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.policy.PolicyQueries;
import org.mingzhang.domain.award.AwardDifference;
import org.mingzhang.domain.award.Recomputation;
import org.mingzhang.domain.policy.Citations;
import org.mingzhang.domain.policy.PolicyPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Every award computed again. */
@Command(
        name = "recompute",
        mixinStandardHelpOptions = true,
        description = {"按政策包和账中在案的事实把每笔奖补重算一遍，连同申报、认定时的条件、名额和限报，列出与记录不符之处。", "账本本身有无改动，由 ledger verify --live 核验。"})
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
        PolicyPack pack;
        try (OpenLedger opened = OpenLedger.open(ledger, output);
                Progress progress =
                        output.progress("正在重算奖补", "条", opened.store().log().size())) {
            StoredPacks packs = new StoredPacks(opened.store().blobs());
            report = new PolicyQueries(opened.store().log(), packs::pack)
                    .recompute(programme.id(), progress::to)
                    .orElseThrow(() -> programme.unknown());
            heading = opened.heading();
            pack = opened.packOf(opened.programme(programme.id()));
        }
        output.print(report.toJson(), out -> {
            out.println(heading);
            print(report, new Citations(pack), out);
        });
        if (!report.agrees()) {
            throw new No("重算与记录不符：" + report.differences().size() + " 处");
        }
    }

    private static void print(Recomputation.Report report, Citations citations, PrintWriter out) {
        out.println("试点专项：" + report.programme() + "；依据账目：序号 0 至 " + report.asOfPosition() + "，"
                + String.format("%,d", report.asOfPosition() + 1) + " 条");
        report.differences().forEach(difference -> print(difference, citations, out));
        out.println(String.format(
                "按各申报所依的政策包版本和在案事实复核 %,d 件申报的条件、名额和限报，重算 %,d 次测算、%,d 笔核定：%s",
                report.applications(),
                report.calculations(),
                report.awards(),
                report.agrees()
                        ? "全部一致"
                        : String.format("有 %,d 处不符", report.differences().size())));
    }

    private static void print(AwardDifference difference, Citations citations, PrintWriter out) {
        out.println();
        out.println("序号 " + difference.position() + "　" + event(difference.event()) + "　申报 " + difference.application()
                + (difference.direction() == null ? "" : "　支持方向 " + difference.direction())
                + (difference.beneficiary() == null ? "" : "　受益人 " + difference.beneficiary()));
        out.println("  " + field(difference.field()) + "：记录 " + difference.stored() + "，重算 " + difference.recomputed());
        if (difference.clause() != null) {
            out.println("  依据：" + difference.code() + "（" + citations.of(difference.clause()) + "）");
        }
        AwardDifference.Divergence step = difference.step();
        if (step != null) {
            out.println(
                    "  自计算过程第 " + step.number() + " 步（规则 " + step.rule() + "）起不同（" + citations.of(step.clause()) + "）");
            out.println("    记录：" + (step.stored() == null ? "没有这一步" : step.stored()));
            out.println("    重算：" + (step.recomputed() == null ? "没有这一步" : step.recomputed()));
        }
    }

    /** What the entry is, in words; one of a newer program by its stored name. */
    private static String event(String name) {
        return switch (name) {
            case "application.submitted" -> "申报";
            case "application.stage-decided" -> "环节结论";
            case "application.enterprise-linked" -> "参与单位";
            case "application.approved" -> "认定";
            case "award.calculated" -> "奖补测算";
            case "award.approved" -> "奖补核定";
            case "programme.funds-committed" -> "占用预算";
            default -> name;
        };
    }

    private static String field(String name) {
        return switch (name) {
            case "award" -> "奖补";
            case "application" -> "申报";
            case "application.packSm3" -> "申报依据的政策包";
            case "programme" -> "试点专项";
            case "packSm3" -> "政策包";
            case "direction" -> "支持方向";
            case "beneficiary" -> "受益人";
            case "ceilingFen" -> "测算上限";
            case "floorFen" -> "测算下限";
            case "amountFen" -> "核定金额";
            case "discretionary" -> "是否可酌定";
            case "purpose" -> "资金用途";
            case "shares" -> "各来源金额";
            case "calculation" -> "测算";
            case "trace" -> "测算过程";
            default -> name;
        };
    }
}
