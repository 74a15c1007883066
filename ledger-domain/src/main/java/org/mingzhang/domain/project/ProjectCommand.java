package org.mingzhang.domain.project;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;

/** What can be asked about a project. */
public sealed interface ProjectCommand extends LedgerCommand {
    String application();

    @Override
    default StreamId subject() {
        return StreamId.project(application());
    }

    /** 开工. */
    @CommandName(value = "project.start", title = "项目开工")
    record StartProject(String application, LocalDate startedOn) implements ProjectCommand {}

    /** 登记合同. */
    @CommandName(value = "project.register-contract", title = "登记合同")
    record RegisterContract(
            String application, String contract, String seller, Fen amountFen, LocalDate signedOn, String subjectMatter)
            implements ProjectCommand {
        public RegisterContract {
            if (!amountFen.isPositive()) {
                throw new IllegalArgumentException("合同金额应大于零：" + amountFen);
            }
        }
    }

    /** 补充协议. */
    @CommandName(value = "project.amend-contract", title = "登记补充协议")
    record AmendContract(String application, String contract, Fen changeFen, LocalDate signedOn, String reason)
            implements ProjectCommand {}

    /** 登记发票. */
    @CommandName(value = "project.register-invoice", title = "登记发票")
    record RegisterInvoice(
            String application,
            String invoiceCode,
            String invoiceNo,
            String contract,
            LocalDate issuedOn,
            Fen totalFen,
            @Nullable Fen taxFen,
            Fen claimedFen,
            @Nullable String goods)
            implements ProjectCommand {
        public RegisterInvoice {
            if (!invoiceNo.matches("\\d{8}|\\d{20}") || !invoiceCode.matches("|\\d{10}|\\d{12}")) {
                throw new IllegalArgumentException(
                        "发票代码应为空、10 或 12 位数字，号码应为 8 或 20 位数字：" + invoiceCode + " " + invoiceNo);
            }
            if (!claimedFen.isPositive() || claimedFen.exceeds(totalFen)) {
                throw new IllegalArgumentException("申报金额应大于零且不超过价税合计：" + claimedFen + "，" + totalFen);
            }
        }
    }

    /** 企业付款. */
    @CommandName(value = "project.pay-provider", title = "登记企业付款")
    record PayProvider(
            String application,
            String contract,
            String payerAccount,
            String payeeName,
            String payeeAccount,
            String serialNo,
            Fen amountFen)
            implements ProjectCommand {}

    /** 进度报告. */
    @CommandName(value = "project.report-progress", title = "报告改造进度")
    record ReportProgress(
            String application,
            int plannedPercent,
            int actualPercent,
            @Nullable String note) implements ProjectCommand {
        public ReportProgress {
            if (plannedPercent < 0 || plannedPercent > 100 || actualPercent < 0 || actualPercent > 100) {
                throw new IllegalArgumentException("进度应为 0–100：" + plannedPercent + "，" + actualPercent);
            }
        }
    }

    /** 检查. */
    @CommandName(value = "project.record-inspection", title = "登记检查")
    record RecordInspection(
            String application,
            String inspection,
            InspectionMethod method,
            String matter,
            InspectionOutcome outcome,
            @Nullable LocalDate rectifyBy,
            @Nullable String note)
            implements ProjectCommand {}

    /** 整改完成. */
    @CommandName(value = "project.complete-rectification", title = "登记整改完成")
    record CompleteRectification(String application, String inspection, String note) implements ProjectCommand {}

    /** 完工. */
    @CommandName(value = "project.complete", title = "项目完工")
    record CompleteProject(
            String application,
            LocalDate completedOn,
            Fen completedInvestmentFen,
            @Nullable Integer servedPilots) implements ProjectCommand {}

    /** 申请验收. */
    @CommandName(value = "project.request-acceptance", title = "申请验收")
    record RequestAcceptance(String application, Fen claimedInvestmentFen) implements ProjectCommand {}

    /** 评测验收. */
    @CommandName(value = "project.assess-acceptance", title = "出具评测验收结果")
    record AssessAcceptance(
            String application,
            String indicatorVersion,
            int level,
            int scoreTenths,
            @Nullable Integer scenes,
            @Nullable Integer constrainedScenes,
            Fen recognisedInvestmentFen,
            @Nullable Integer equipmentTotal,
            @Nullable Integer equipmentDigital,
            @Nullable Integer equipmentNetworked,
            boolean passed)
            implements ProjectCommand {
        public AssessAcceptance {
            if (level < 0 || level > 4 || scoreTenths < 0 || scoreTenths > 1000) {
                throw new IllegalArgumentException("等级应为 0–4，评分应为 0–1000（十分之一分）：" + level + "，" + scoreTenths);
            }
        }
    }

    /** 终止. */
    @CommandName(value = "project.terminate", title = "终止项目")
    record TerminateProject(String application, String reason, String documentNo) implements ProjectCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new ProjectDecider(streams, occasion).decide(this);
    }
}
