package org.mingzhang.view.trail;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.DaySpan;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.programme.ProgrammeEvent.AwardReady;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FigureRecorded;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.HolidaysEntered;
import org.mingzhang.domain.programme.ProgrammeEvent.PaymentBatchExported;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;
import org.mingzhang.domain.programme.ProgrammeEvent.RankLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Ranked;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;
import org.mingzhang.domain.programme.ProgrammeEvent.SupervisionPlanAdopted;
import org.mingzhang.domain.programme.ProgrammeEvent.TargetFactRecorded;

/** Sentences of a programme and its money. */
final class ProgrammeSentences {
    /** A sentence names no more; the entry has them all. */
    private static final int MOST_NAMED = 20;

    private ProgrammeSentences() {}

    static String of(ProgrammeEvent event, Names names) {
        return switch (event) {
            case ProgrammeOpened e ->
                "开设试点专项“" + e.name() + "”，执行政策包 " + e.pack() + " 第 " + e.packVersion() + " 版，期限自"
                        + Names.day(e.startsOn()) + "至" + Names.day(e.endsOn()) + "。";
            case Queued e ->
                "申报 " + e.application() + " 在“" + names.direction(e.direction()) + "”排队等候资金"
                        + Names.money(e.amountFen())
                        + "，申报日期" + Names.day(e.submittedOn())
                        + (Boolean.TRUE.equals(e.priority()) ? "，优先" : "")
                        + (e.scoreTenths() == null ? "" : "，评审得分 " + Names.tenths(e.scoreTenths())) + "。";
            case Ranked e ->
                "申报 " + e.application() + " 在“" + names.direction(e.direction()) + "”按评分竞争名额"
                        + (e.scoreTenths() == null ? "，还没有评分" : "，评审得分 " + Names.tenths(e.scoreTenths())) + "。";
            case RankLeft e -> "申报 " + e.application() + " 不再竞争“" + names.direction(e.direction()) + "”的名额。";
            case QueueLeft e -> "申报 " + e.application() + " 不再在“" + names.direction(e.direction()) + "”等候资金或核定。";
            case AwardReady e ->
                "申报 " + e.application() + " 在“" + names.direction(e.direction()) + "”已复核待核定"
                        + Names.money(e.amountFen()) + "，排在后面的方向须留足。";
            case PolicyAmended e ->
                "修订政策包 " + e.pack() + "：第 " + e.packVersion() + " 版自" + Names.day(e.from()) + "起施行，"
                        + e.transition().chinese()
                        + (Boolean.TRUE.equals(e.countsEarlier()) ? "，新设名额和限报计入此前的申报" : "") + "，依据：" + e.documentNo()
                        + "。";
            case RuleParameterDecided e ->
                "确定政策参数“" + names.parameter(e.parameter()) + "”为 "
                        + names.value(e.parameter(), e.value().text()) + "，依据：" + e.legalBasis() + "。";
            case FundsAppropriated e ->
                "下达" + names.source(e.source()) + Names.money(e.amountFen()) + "（" + e.documentNo() + "，"
                        + e.budgetYear() + " 预算年度）" + Names.paper(e) + "。";
            case FundsReceived e ->
                names.source(e.source()) + "到位" + Names.money(e.amountFen())
                        + (e.county() == null ? "" : "，" + names.county(e.county())) + "（" + e.documentNo() + "）"
                        + Names.paper(e) + "。";
            case BudgetAllocated e ->
                "将" + names.source(e.source()) + Names.money(e.amountFen()) + "分配到科目“" + names.line(e.line()) + "”（"
                        + e.documentNo() + "）" + Names.paper(e) + "。";
            case BudgetTransferred e ->
                "将" + names.source(e.source()) + Names.money(e.amountFen()) + "由科目“" + names.line(e.fromLine())
                        + "”调剂到“" + names.line(e.toLine()) + "”，理由：" + e.reason() + "（" + e.documentNo() + "）"
                        + Names.paper(e) + "。";
            case FundsCarriedOver e ->
                "将" + names.source(e.source()) + Names.money(e.amountFen()) + "由 " + e.fromYear() + " 年结转到 "
                        + e.toYear() + " 年（" + e.documentNo() + "）" + Names.paper(e) + "。";
            case FundsReturnedToTreasury e ->
                "将" + names.source(e.source()) + Names.money(e.amountFen()) + "上缴国库，取自"
                        + switch (e.from()) {
                            case UNALLOCATED -> "未分配资金";
                            case LINE_AVAILABLE -> "科目“" + line(e.line(), names) + "”的可用资金";
                            case LINE_RECOVERED -> "科目“" + line(e.line(), names) + "”的追回资金";
                        }
                        + "（" + e.documentNo() + "）" + Names.paper(e) + "。";
            case FundsCommitted e ->
                "为奖补 " + e.award() + "（" + names.organisation(e.beneficiary()) + "，" + purpose(e.purpose(), names)
                        + "）承诺" + names.shares(e.shares()) + "。";
            case CommitmentReleased e ->
                "释放奖补 " + e.award() + "（" + names.organisation(e.beneficiary()) + "）的承诺" + names.shares(e.shares())
                        + "，理由：" + e.reason() + "。";
            case FundsDisbursed e ->
                "拨付 " + e.payment() + " 列支" + names.shares(e.shares()) + "，受益人" + names.organisation(e.beneficiary())
                        + "，奖补 " + e.award() + "。";
            case DisbursementReturned e ->
                "拨付 " + e.payment() + " 被银行退回，" + names.shares(e.shares()) + "恢复为已承诺，奖补 " + e.award() + "。";
            case FundsRecovered e ->
                "自" + names.organisation(e.beneficiary()) + "追回" + names.shares(e.shares()) + "（追回 " + e.recovery()
                        + "，奖补 " + e.award() + "）。";
            case RecoveredFundsReversed e ->
                "冲回自" + names.organisation(e.beneficiary()) + "追回的" + names.shares(e.shares()) + "（追回 " + e.recovery()
                        + "，奖补 " + e.award() + "）。";
            case RecoveredFundsReused e ->
                "将追回的" + names.source(e.source()) + Names.money(e.amountFen()) + "重新用于科目“" + names.line(e.line()) + "”（"
                        + e.documentNo() + "）" + Names.paper(e) + "。";
            case SupervisionPlanAdopted e ->
                "定下监督计划 " + e.plan() + "（" + e.documentNo() + "），" + Names.day(e.from()) + "至" + Names.day(e.to())
                        + "，节点 "
                        + e.nodes().size() + " 个："
                        + e.nodes().stream()
                                .map(node -> node.node() + " " + Names.day(node.on()) + "前"
                                        + switch (node.method()) {
                                            case PAPER -> "书面审查";
                                            case ON_SITE -> "实地抽查";
                                        }
                                        + " " + node.sharePercent() + "% 的项目（"
                                        + Worded.list(node.matters().toArray(Worded[]::new)) + "）")
                                .collect(Collectors.joining("；"))
                        + "。";
            case TargetFactRecorded e ->
                "记录绩效目标 " + e.target() + "：" + e.title() + "，" + e.value() + Names.note(e.documentNo()) + "。";
            case PlaceTaken e ->
                "申报 " + e.application() + " 占用名额：" + names.direction(e.direction())
                        + (e.county() == null ? "" : "，" + names.county(e.county()))
                        + heldFrom(e.heldFrom(), names)
                        + (e.scoreTenths() == null ? "" : "，评审得分 " + Names.tenths(e.scoreTenths()))
                        + (e.tied() == null ? "" : "；名额不够，从同分的各件中选定，未选 " + some(e.tied())) + "。";
            case PlaceReleased e ->
                "申报 " + e.application() + " 退出，名额退回：" + names.direction(e.direction())
                        + (e.county() == null ? "" : "，" + names.county(e.county()))
                        + heldFrom(e.heldFrom(), names) + "。";
            case FigureRecorded e ->
                "登记参考数据“" + names.figure(e.figure()) + "”"
                        + (e.county() == null ? "" : "（" + names.county(e.county()) + "）") + "："
                        + names.figureValue(e.figure(), e.value().text())
                        + (e.asOf() == null ? "" : "，截至 " + Names.day(e.asOf())) + Names.note(e.documentNo()) + "。";
            case PaymentBatchExported e ->
                "导出拨付批次文件：" + e.count() + " 笔，共" + Names.money(e.totalFen())
                        + (e.list() == null ? "" : "，名单 " + e.list())
                        + (e.payments() == null ? "" : "，拨付 " + some(e.payments()))
                        + (e.again() == null
                                ? ""
                                : "；其中再次导出 " + e.again().size() + " 笔：" + some(e.again()) + "，理由：" + e.reason())
                        + "；文件摘要（SM3）" + e.fileSm3() + "。";
            case PeriodClosed e ->
                "结账至 " + month(e.month()) + "（" + e.documentNo() + "），此前各月不再记入业务，月末余额 "
                        + e.balances().size() + " 项。";
            case HolidaysEntered e ->
                "登记 " + e.year() + " 年节假日安排（" + e.documentNo() + "，" + e.publishedAt() + "）：放假 " + spans(e.holidays())
                        + (e.workdays().isEmpty() ? "" : "；调休上班 " + spans(e.workdays())) + "。";
            case ProgrammeClosed e -> "试点专项关闭（" + e.documentNo() + "），资金比例按已拨付判断。";
        };
    }

    private static String month(String month) {
        return month.substring(0, 4) + "年" + Integer.parseInt(month.substring(5)) + "月";
    }

    private static String some(List<String> payments) {
        return String.join("、", payments.subList(0, Math.min(MOST_NAMED, payments.size())))
                + (payments.size() > MOST_NAMED ? " 等" : "");
    }

    private static String spans(List<DaySpan> spans) {
        return spans.stream()
                .map(span -> span.name() + " " + Names.day(span.firstDay())
                        + (span.lastDay().equals(span.firstDay()) ? "" : "至" + Names.day(span.lastDay())))
                .collect(Collectors.joining("、"));
    }

    private static String line(@Nullable String line, Names names) {
        return line == null ? "" : names.line(line);
    }

    /** 设备更新，第一批，示例区，三级. */
    static String purpose(Purpose purpose, Names names) {
        StringBuilder out = new StringBuilder(names.direction(purpose.direction()));
        if (purpose.batch() != null) {
            out.append("，").append(names.batch(purpose.batch()));
        }
        if (purpose.county() != null) {
            out.append("，").append(names.county(purpose.county()));
        }
        if (purpose.level() != null) {
            out.append("，").append(level(purpose.level(), names));
        }
        return out.toString();
    }

    static String level(String level, Names names) {
        return level.matches("L\\d") ? Names.level(level.charAt(1) - '0') : names.honour(level);
    }

    private static String heldFrom(@Nullable String heldFrom, Names names) {
        return switch (heldFrom) {
            case null -> "";
            case "submission" -> "（申报时计）";
            case "approval" -> "（认定时计）";
            default -> "（通过“" + names.stage(heldFrom) + "”时计）";
        };
    }
}
