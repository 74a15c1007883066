package org.mingzhang.view.trail;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationWithdrawn;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProgressReported;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.project.ProjectEvent.ProjectTerminated;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.domain.project.ProjectEvent.RectificationCompleted;

/** Sentences of applications and projects. */
final class CaseSentences {
    /** Served enterprises that are named before the rest is only counted. */
    private static final int NAMED = 3;

    private CaseSentences() {}

    static String of(ApplicationEvent event, Names names) {
        return switch (event) {
            case ApplicationSubmitted e -> submitted(e, names);
            case MaterialsSupplemented e -> "补充材料 " + e.documents().size() + " 件：" + e.note() + "。";
            case StageDecided e ->
                names.stage(e.stage())
                        + switch (e.outcome()) {
                            case PASSED -> "通过";
                            case RETURNED -> "退回";
                            case REJECTED -> "不通过";
                        }
                        + (e.scoreTenths() == null ? "" : "，" + Names.tenths(e.scoreTenths()) + " 分") + "，意见："
                        + e.opinion()
                        + "。";
            case PublicNoticePosted e ->
                "公示自" + Names.day(e.from()) + "至" + Names.day(e.to()) + "（" + e.documentNo() + "）。";
            case ObjectionFiled e -> "收到异议 " + e.objection() + "：" + e.reason() + "。";
            case ObjectionResolved e ->
                "异议 " + e.objection() + (e.upheld() ? " 成立" : " 不成立") + "，意见：" + e.opinion() + "。";
            case ApplicationApproved e -> "申报获得认定。";
            case ApplicationRejected e -> "申报在" + names.stage(e.stage()) + "被否决，理由：" + e.reason() + "。";
            case ApplicationWithdrawn e -> "申报撤回，理由：" + e.reason() + "。";
        };
    }

    private static String served(@Nullable List<String> pilots, Names names) {
        if (pilots == null) {
            return "";
        }
        String named = pilots.stream().limit(NAMED).map(names::organisation).collect(Collectors.joining("、"));
        return "，列名服务试点企业 " + pilots.size() + " 家"
                + (pilots.isEmpty() ? "" : "（" + named + (pilots.size() > NAMED ? "等" : "") + "）");
    }

    private static String submitted(ApplicationSubmitted e, Names names) {
        StringBuilder out = new StringBuilder(names.organisation(e.applicant()))
                .append("申报“")
                .append(names.direction(e.direction()))
                .append("”");
        if (e.batch() != null) {
            out.append("（").append(names.batch(e.batch())).append("）");
        }
        out.append("：").append(e.title());
        if (e.plannedInvestmentFen() != null) {
            out.append("，计划投入").append(Names.money(e.plannedInvestmentFen()));
        }
        if (e.requestedFen() != null) {
            out.append("，申请").append(Names.money(e.requestedFen()));
        }
        if (e.levelBefore() != null) {
            out.append("，改造前").append(Names.level(e.levelBefore()));
        }
        return out.append("，材料 ").append(e.documents().size()).append(" 件。").toString();
    }

    static String of(ProjectEvent event, Names names) {
        return switch (event) {
            case ProjectStarted e -> names.organisation(e.enterprise()) + "的改造项目于" + Names.day(e.startedOn()) + "开工。";
            case ContractRegistered e ->
                "登记合同 " + e.contract() + "：" + names.organisation(e.buyer()) + "向" + names.organisation(e.seller())
                        + "采购“" + e.subjectMatter() + "”，" + Names.money(e.amountFen())
                        + (e.discountFen() == null ? "" : "，服务商让利" + Names.money(e.discountFen())) + "，"
                        + Names.day(e.signedOn()) + "签订。";
            case ContractAmended e ->
                "合同 " + e.contract() + " 签订补充协议，金额" + (e.changeFen().isNegative() ? "减少" : "增加")
                        + Names.money(e.changeFen().max(e.changeFen().negated())) + "，理由：" + e.reason() + "。";
            case InvoiceRegistered e ->
                "登记发票 " + (e.invoiceCode() == null ? "" : e.invoiceCode() + " ") + e.invoiceNo() + "："
                        + names.organisation(e.seller()) + "开具，价税合计" + Names.money(e.totalFen()) + "，本项目列支"
                        + Names.money(e.claimedFen()) + "（合同 " + e.contract() + "）。";
            case ProviderPaid e ->
                "企业按合同 " + e.contract() + " 付给 " + e.payeeName() + " " + Names.money(e.amountFen()) + "，银行流水 "
                        + e.serialNo() + "。";
            case ProgressReported e ->
                "报告进度：计划 " + e.plannedPercent() + "%，实际 " + e.actualPercent() + "%" + Names.note(e.note()) + "。";
            case InspectionRecorded e ->
                switch (e.method()) {
                            case PAPER -> "书面审查";
                            case ON_SITE -> "实地抽查";
                        }
                        + " " + e.inspection() + "（" + e.matter() + "）："
                        + switch (e.outcome()) {
                            case SOUND -> "合格";
                            case RECTIFY -> "要求整改";
                            case UNSOUND -> "不合格";
                        }
                        + (e.rectifyBy() == null ? "" : "，限" + Names.day(e.rectifyBy()) + "前完成") + Names.note(e.note())
                        + "。";
            case RectificationCompleted e -> "检查 " + e.inspection() + " 的整改完成：" + e.note() + "。";
            case ProjectCompleted e ->
                "项目于" + Names.day(e.completedOn()) + "完工，实际完成投资" + Names.money(e.completedInvestmentFen())
                        + served(e.servedPilots(), names) + "。";
            case AcceptanceRequested e -> "申请评测验收，申报投入" + Names.money(e.claimedInvestmentFen()) + "。";
            case AcceptanceAssessed e ->
                names.organisation(e.assessor()) + "第 " + e.attempt() + " 次评测验收" + (e.passed() ? "通过" : "未通过") + "："
                        + Names.level(e.level()) + "，" + Names.tenths(e.scoreTenths()) + " 分，核定投入"
                        + Names.money(e.recognisedInvestmentFen()) + "。";
            case ProjectTerminated e -> "项目终止，理由：" + e.reason() + "（" + e.documentNo() + "）。";
        };
    }
}
