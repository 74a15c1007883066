package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.simulate.Out.is;

import java.time.LocalDate;
import org.mingzhang.tools.SampleCity;
import org.mingzhang.tools.story.BudgetStep;
import org.mingzhang.tools.story.SimulationPlan.Report;
import org.mingzhang.tools.story.Story;

/** The programme's money before it is promised to anyone, and what is reported towards the targets. */
final class Funds {
    private final Story story;
    private final Out out;

    Funds(Story story, Out out) {
        this.story = story;
        this.out = out;
    }

    void write() {
        story.simulation().budget().forEach(this::funds);
        story.simulation().reports().forEach(this::fact);
    }

    private void funds(BudgetStep step) {
        out.on(
                step.on(),
                "资金",
                is("类型", kind(step.act())),
                is("资金来源", story.sourceName(step.source())),
                is("预算科目", line(step.line())),
                is("转入科目", line(step.to())),
                is("金额", Out.yuan(step.amount())),
                is("文号", document("预", step.on())),
                is("日期", step.on().toString()),
                is("预算年度", Integer.toString(step.year())),
                is("登记人", "示例预算01"),
                is("备注", "示例数据"));
    }

    private static String kind(BudgetStep.Act act) {
        return switch (act) {
            case APPROPRIATE -> "下达";
            case RECEIVE -> "到位";
            case ALLOCATE -> "分配";
            case CARRY_OVER -> "结转";
            case TRANSFER -> "调剂";
            case HAND_BACK -> "上缴";
        };
    }

    private String line(String id) {
        return id.isEmpty() ? "" : story.pack().line(id).orElseThrow().name();
    }

    private void fact(Report report) {
        out.on(
                report.on(),
                "指标事实",
                is("指标", report.target()),
                is("数值", report.value()),
                is("日期", report.on().toString()),
                is("依据文号", document("绩", report.on())),
                is("说明", report.title() + "（示例数据）"));
    }

    /** The number of an invented document. */
    static String document(String kind, LocalDate on) {
        return "示例" + SampleCity.brand().charAt(0) + kind + "〔" + on.getYear() + "〕" + on.getDayOfYear() + "号";
    }
}
