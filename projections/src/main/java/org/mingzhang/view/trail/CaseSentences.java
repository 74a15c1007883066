package org.mingzhang.view.trail;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationWithdrawn;
import org.mingzhang.domain.application.ApplicationEvent.ConflictDeclared;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.EnterpriseLinked;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.MemberJoined;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.application.ApplicationEvent.StageReopened;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.FileType;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractEnded;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.EffectRecorded;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.MilestonePlanned;
import org.mingzhang.domain.project.ProjectEvent.MilestoneReached;
import org.mingzhang.domain.project.ProjectEvent.ProgressReported;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.project.ProjectEvent.ProjectTerminated;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.domain.project.ProjectEvent.RectificationCompleted;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;

/** Sentences of applications and projects. */
final class CaseSentences {
    /** Served enterprises that are named before the rest is only counted. */
    private static final int NAMED = 3;

    /** Characters of a form's value in a sentence. */
    private static final int LONGEST = 60;

    private CaseSentences() {}

    static String of(ApplicationEvent event, Names names) {
        return switch (event) {
            case ApplicationSubmitted e -> submitted(e, names);
            case MaterialsSupplemented e ->
                "补充材料" + (e.documents().isEmpty() ? "" : " " + e.documents().size() + " 件") + "：" + e.note()
                        + stated(e.texts(), e.form(), names) + "。";
            case StageDecided e ->
                names.stage(e.stage())
                        + switch (e.outcome()) {
                            case PASSED -> "通过";
                            case RETURNED -> "退回";
                            case REJECTED -> "不通过";
                        }
                        + (e.scoreTenths() == null ? "" : "，" + Names.tenths(e.scoreTenths()) + " 分") + "，意见："
                        + e.opinion()
                        + ListSentences.cited(e.list()) + "。";
            case PublicNoticePosted e ->
                "公示自" + Names.day(e.from()) + "至" + Names.day(e.to()) + "（" + e.documentNo() + "）"
                        + ListSentences.cited(e.list()) + "。";
            case ObjectionFiled e -> "收到异议 " + e.objection() + "：" + e.reason() + "。";
            case ObjectionResolved e ->
                "异议 " + e.objection() + (e.upheld() ? " 成立" : " 不成立") + "，意见：" + e.opinion() + "。";
            case StageReopened e -> "异议 " + e.objection() + " 成立，" + names.stage(e.stage()) + "重新进行，其后的环节和公示不再算数。";
            case MemberJoined e -> names.organisation(e.member()) + "确认加入联合体。";
            case ScoreGiven e ->
                names.stage(e.stage()) + "，专家 " + e.expert() + (e.expertOrg() == null ? "" : "（" + e.expertOrg() + "）")
                        + "就“" + e.indicator() + "”评 " + Names.tenths(e.scoreTenths()) + " 分。";
            case DrawRequested e ->
                names.stage(e.stage()) + "申请抽取专家 " + e.count() + " 名、候补 " + e.reserve() + " 名"
                        + (e.speciality() == null ? "" : "（" + e.speciality() + "）") + "：可抽取 "
                        + e.candidates().size() + " 名，回避 " + e.excluded().size() + " 名"
                        + (e.excluded().isEmpty()
                                ? ""
                                : "（"
                                        + e.excluded().stream()
                                                .map(one -> one.expert() + " "
                                                        + one.why().chinese())
                                                .collect(Collectors.joining("，"))
                                        + "）")
                        + "；种子取此后首个每日根。";
            case ExpertsDrawn e ->
                names.stage(e.stage()) + "抽取专家：" + String.join("、", e.drawn())
                        + (e.reserve().isEmpty() ? "" : "；候补依次为 " + String.join("、", e.reserve())) + "；种子为序号 "
                        + e.seedAt() + " 的每日根。";
            case ConflictDeclared e ->
                "专家 " + e.name() + " 声明回避，理由：" + e.reason()
                        + (e.stage() == null ? "" : "；此前" + names.stage(e.stage()) + "已据其评分或结论通过，转为异议待处理") + "。";
            case EnterpriseLinked e ->
                "确认关联企业：" + names.organisation(e.enterprise()) + "，"
                        + switch (e.link()) {
                            case PARTICIPATES -> "参与本申报";
                            case DRIVEN -> "由本申报带动";
                            case SERVED -> "由本申报服务";
                        }
                        + "。";
            case DocumentAttached e -> attached(e, names);
            case PaperReceived e ->
                "收到" + e.handedInBy() + "递交的纸质材料“" + names.checklistDocument(e.document()) + "” " + e.copies() + " 份"
                        + (e.sealed() ? "，加盖公章" : "，未盖章") + Names.note(e.note()) + "。";
            case PolicyChanged e ->
                "申报转按政策包第 " + e.packVersion() + " 版办理："
                        + (e.transition() == Transition.SUBMITTED
                                ? "该版施行以后提交"
                                : e.transition().chinese()) + "。";
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
        if (!e.members().isEmpty()) {
            out.append("，联合体成员 ").append(e.members().size()).append(" 家");
        }
        // Files that are stored beside it are entries of their own: to say none here would be untrue a minute later.
        if (!e.documents().isEmpty()) {
            out.append("，材料 ").append(e.documents().size()).append(" 件");
        }
        return out.append(stated(e.texts(), e.form(), names)).append("。").toString();
    }

    /** How long each text is, and what stands in the form; long values are told whole where the case's papers are. */
    private static String stated(@Nullable List<StatedText> texts, @Nullable List<FormValue> form, Names names) {
        return (texts == null
                        ? ""
                        : "；文字 " + texts.size() + " 项："
                                + texts.stream()
                                        .map(text -> length(text, names))
                                        .collect(Collectors.joining("、")))
                + (form == null
                        ? ""
                        : "；申报表："
                                + form.stream()
                                        .map(value -> shortened(names.stated(value)))
                                        .collect(Collectors.joining("、")));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    static String length(StatedText text, Names names) {
        return names.text(text.text()) + " " + text.characters() + " 字" + (text.counted() ? "" : "（据记录，账本未计）");
    }

    private static String attached(DocumentAttached e, Names names) {
        CitedFile file = e.file();
        StringBuilder out = new StringBuilder(
                (file == null ? "登记附件“" : "附件入库“") + e.fileName() + "”（" + names.checklistDocument(e.document()) + "）");
        if (file != null) {
            out.append("，")
                    .append(FileType.ofMediaType(file.mediaType())
                            .map(FileType::chinese)
                            .orElse(file.mediaType()))
                    .append("，")
                    .append(Names.bytes(file.sizeBytes()));
        }
        Picture picture = e.picture();
        if (picture != null) {
            say(out, "，插图，属于 ", picture.text() == null ? null : "“" + names.text(picture.text()) + "”");
            out.append("，").append(picture.size());
        }
        if (e.proves() != null) {
            out.append("，证明拨付 ").append(e.proves().payment());
            say(out, "，国库凭证 ", e.proves().voucherNo());
        }
        say(out, "，合同 ", e.contract());
        say(out, "，发票 ", e.invoiceNo());
        say(out, "，拍摄于 ", e.takenAt() == null ? null : e.takenAt().replace('T', ' '));
        say(out, "，经度 ", e.longitude());
        say(out, "，纬度 ", e.latitude());
        say(out, "，作者 ", e.author());
        say(out, "，软件 ", e.software());
        return out.append("。").toString();
    }

    private static void say(StringBuilder out, String what, @Nullable String value) {
        if (value != null) {
            out.append(what).append(value);
        }
    }

    static String of(ProjectEvent event, Names names) {
        return switch (event) {
            case ProjectStarted e -> names.organisation(e.enterprise()) + "的改造项目于" + Names.day(e.startedOn()) + "开工。";
            case ContractRegistered e ->
                "登记合同 " + e.contract() + "：" + names.organisation(e.buyer()) + "向" + names.organisation(e.seller())
                        + "采购“" + e.subjectMatter() + "”，" + Names.money(e.amountFen())
                        + (e.discountFen() == null ? "" : "，服务商让利" + Names.money(e.discountFen()))
                        + (e.warrantyFen() == null ? "" : "，质保金" + Names.money(e.warrantyFen())) + "，"
                        + Names.day(e.signedOn()) + "签订。";
            case ContractAmended e ->
                "合同 " + e.contract() + " 签订补充协议，金额" + (e.changeFen().isNegative() ? "减少" : "增加")
                        + Names.money(e.changeFen().max(e.changeFen().negated())) + "，理由：" + e.reason() + "。";
            case ContractEnded e ->
                "合同 " + e.contract() + (e.endedOn() == null ? " 已" : " 于" + Names.day(e.endedOn()))
                        + switch (e.end()) {
                            case COMPLETED -> "履行完成。";
                            case TERMINATED -> "终止。";
                        };
            case ContractItemRegistered e ->
                "合同 " + e.contract() + " 明细“" + e.item() + "”：数量 " + e.quantity() + "，单价"
                        + Names.money(e.unitPriceFen()) + "，金额" + Names.money(e.amountFen()) + "。";
            case MilestonePlanned e ->
                "计划里程碑“" + e.milestone() + "”于" + Names.day(e.plannedOn())
                        + (e.plannedPercent() == null ? "" : "达到 " + e.plannedPercent() + "%")
                        + (e.baseline() == null ? "" : "（基线 " + e.baseline() + "）") + "。";
            case MilestoneReached e -> "里程碑“" + e.milestone() + "”完成。";
            case SceneAssessed e ->
                Names.day(e.assessedOn()) + "评测场景“" + e.scene() + "”：" + Names.level(e.level())
                        + (Boolean.TRUE.equals(e.constrained()) ? "，约束性场景。" : "。");
            case EffectRecorded e ->
                "改造成效：" + e.indicator() + "由 " + e.before() + " 变为 " + e.after() + Names.note(e.source()) + "。";
            case InvoiceRegistered e ->
                switch (e.status()) {
                            case NORMAL -> "登记发票 ";
                            case RED -> "登记红冲发票 ";
                            case VOID -> "登记作废发票 ";
                        }
                        + (e.invoiceCode() == null ? "" : e.invoiceCode() + " ") + e.invoiceNo() + "："
                        + names.organisation(e.seller()) + "开具，价税合计" + Names.money(e.totalFen()) + "，本项目列支"
                        + Names.money(e.claimedFen()) + (e.contract() == null ? "。" : "（合同 " + e.contract() + "）。");
            case ProviderPaid e ->
                (e.payerName() == null ? "企业" : e.payerName()) + "按合同 " + e.contract() + " 付给 " + e.payeeName() + " "
                        + Names.money(e.amountFen()) + "，银行流水 " + e.serialNo()
                        + (e.onBehalfNote() == null ? "" : "，代付：" + e.onBehalfNote()) + "。";
            case ProgressReported e ->
                "报告进度：计划 " + e.plannedPercent() + "%，实际 " + e.actualPercent() + "%" + Names.note(e.note()) + "。";
            case InspectionRecorded e ->
                switch (e.method()) {
                            case PAPER -> "书面审查";
                            case ON_SITE -> "实地抽查";
                        }
                        + " " + e.inspection() + Names.note(e.matter())
                        + (e.node() == null ? "" : "（监督节点 " + e.node() + "）") + "："
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
                        + Names.level(e.level())
                        + (e.scoreTenths() == null ? "" : "，" + Names.tenths(e.scoreTenths()) + " 分") + "，核定投入"
                        + Names.money(e.recognisedInvestmentFen()) + "。";
            case ProjectTerminated e -> "项目终止，理由：" + e.reason() + "（" + e.documentNo() + "）。";
        };
    }
}
