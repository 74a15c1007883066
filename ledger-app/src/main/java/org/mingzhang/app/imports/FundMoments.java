package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.CarryOver;
import org.mingzhang.domain.programme.ProgrammeCommand.ReceiveFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordTargetFact;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;

/** Money before it is promised to anyone, and facts towards targets. */
final class FundMoments {
    private FundMoments() {}

    static void addTo(Map<String, List<Moment>> moments) {
        moments.put("资金", List.of(Moment.dated("资金", "日期", FundMoments::funds)));
        moments.put("指标事实", List.of(Moment.dated("记载", "日期", FundMoments::targetFact)));
    }

    private static void funds(Step step, StepDesk desk) {
        Row row = step.row();
        LocalDate date = row.requiredDate("日期");
        String programme = desk.programmeId();
        String source = row.required("资金来源");
        String line = row.text("预算科目");
        Fen amount = row.requiredFen("金额");
        String document = row.required("文号");
        int year = Objects.requireNonNullElse(row.integer("预算年度"), date.getYear());
        desk.by(Role.FINANCE, null, row.text("登记人"));
        switch (row.required("类型")) {
            case "下达" -> desk.decide(new AppropriateFunds(programme, source, amount, document, year));
            case "到位" ->
                desk.decide(new ReceiveFunds(programme, source, amount, document, year, county(desk, row.text("备注"))));
            case "分配" ->
                desk.decide(new AllocateBudget(programme, source, row.required("预算科目"), amount, document, year));
            case "调剂" ->
                desk.decide(new TransferBudget(
                        programme,
                        source,
                        row.required("预算科目"),
                        row.required("转入科目"),
                        amount,
                        document,
                        Moments.document(row.text("备注"))));
            case "结转" -> desk.decide(new CarryOver(programme, source, year, year + 1, amount, document));
            default ->
                desk.decide(new ReturnToTreasury(
                        programme, source, null, line, amount, document, line == null ? year : null));
        }
    }

    /** The county that a remark names, where money was sent down to it. */
    private static @Nullable String county(StepDesk desk, @Nullable String remark) {
        return remark == null
                ? null
                : desk.pack().counties().stream()
                        .filter(county -> remark.contains(county.name()))
                        .map(County::code)
                        .findFirst()
                        .orElse(null);
    }

    private static void targetFact(Step step, StepDesk desk) {
        Row row = step.row();
        desk.decide(new RecordTargetFact(
                desk.programmeId(),
                row.required("指标"),
                Moments.words(row, "说明"),
                row.required("数值"),
                row.text("依据文号")));
    }
}
