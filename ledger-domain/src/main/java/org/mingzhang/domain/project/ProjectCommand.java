package org.mingzhang.domain.project;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
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

    /**
     * 登记合同: by the applicant; for what the city purchases, by the purchasing office, with the applicant as seller.
     *
     * @param seller credit code
     * @param amountFen after what the seller let off
     * @param discountFen 服务商让利, where the contract states it
     */
    @CommandName(value = "project.register-contract", title = "登记合同")
    record RegisterContract(
            String application,
            String contract,
            String seller,
            Fen amountFen,
            LocalDate signedOn,
            String subjectMatter,
            @Nullable Fen discountFen)
            implements ProjectCommand {
        public RegisterContract {
            StreamId.requireName(seller);
            Require.voucher(contract, "合同编号");
            Require.positive(amountFen, "合同金额");
            Require.notNegative(discountFen, "让利金额");
        }
    }

    /**
     * 补充协议.
     *
     * @param changeFen signed; what is left of the contract stays above zero
     */
    @CommandName(value = "project.amend-contract", title = "登记补充协议")
    record AmendContract(String application, String contract, Fen changeFen, LocalDate signedOn, String reason)
            implements ProjectCommand {
        public AmendContract {
            Require.notZero(changeFen, "变更金额");
        }
    }

    /**
     * 登记发票.
     *
     * @param invoiceCode absent for fully digital invoices
     * @param claimedFen the part of the total that is claimed for this project
     */
    @CommandName(value = "project.register-invoice", title = "登记发票")
    record RegisterInvoice(
            String application,
            @Nullable String invoiceCode,
            String invoiceNo,
            String contract,
            LocalDate issuedOn,
            Fen totalFen,
            @Nullable Fen taxFen,
            Fen claimedFen,
            @Nullable String goods)
            implements ProjectCommand {
        public RegisterInvoice {
            Require.notNegative(taxFen, "税额");
            Require.positive(totalFen, "价税合计");
            boolean fits = invoiceCode == null
                    ? invoiceNo.matches("[0-9]{20}")
                    : invoiceNo.matches("[0-9]{8}") && invoiceCode.matches("[0-9]{10}|[0-9]{12}");
            if (!fits) {
                throw new RefusedValue(invoiceNo, "数电发票号码为 20 位数字、无代码；其他发票代码 10 或 12 位、号码 8 位数字");
            }
            if (taxFen != null && totalFen != null && !totalFen.exceeds(taxFen)) {
                throw new RefusedValue(taxFen, "税额应小于价税合计（" + totalFen.toYuan() + " 元）");
            }
            if (!claimedFen.isPositive() || claimedFen.exceeds(totalFen)) {
                throw new RefusedValue(claimedFen, "申报金额应大于零且不超过价税合计");
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
            implements ProjectCommand {
        public PayProvider {
            Require.voucher(payerAccount, "付款账号");
            Require.voucher(serialNo, "流水号");
            Require.positive(amountFen, "付款金额");
        }
    }

    /** 进度报告. */
    @CommandName(value = "project.report-progress", title = "报告改造进度")
    record ReportProgress(
            String application,
            int plannedPercent,
            int actualPercent,
            @Nullable String note) implements ProjectCommand {
        public ReportProgress {
            Require.within(plannedPercent, 0, 100, "计划进度");
            Require.within(actualPercent, 0, 100, "实际进度");
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

    /**
     * 完工.
     *
     * @param servedPilots credit codes of the pilot enterprises that a platform serves
     */
    @CommandName(value = "project.complete", title = "项目完工")
    record CompleteProject(
            String application,
            LocalDate completedOn,
            Fen completedInvestmentFen,
            @Nullable List<String> servedPilots) implements ProjectCommand {
        public CompleteProject {
            Require.notNegative(completedInvestmentFen, "实际完成投资额");
            if (servedPilots != null) {
                servedPilots.forEach(CreditCode::require);
                Require.distinct(servedPilots, "服务试点企业");
                servedPilots = List.copyOf(servedPilots);
            }
        }
    }

    /** 申请验收. */
    @CommandName(value = "project.request-acceptance", title = "申请验收")
    record RequestAcceptance(String application, Fen claimedInvestmentFen) implements ProjectCommand {
        public RequestAcceptance {
            Require.positive(claimedInvestmentFen, "申报投入");
        }
    }

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
            Require.within(level, 0, 4, "验收等级");
            Require.within(scoreTenths, 0, 1000, "评分（十分之一分）");
            Require.notNegative(recognisedInvestmentFen, "核定投入");
            Require.within(scenes, 0, 1000, "应用场景数");
            Require.within(constrainedScenes, 0, scenes == null ? 1000 : scenes, "约束性场景达标数");
            int equipment = equipmentTotal == null ? 1_000_000 : equipmentTotal;
            Require.within(equipmentTotal, 0, 1_000_000, "生产设备总数");
            Require.within(equipmentDigital, 0, equipment, "数字化设备数");
            Require.within(equipmentNetworked, 0, equipment, "联网设备数");
        }
    }

    /** 终止. */
    @CommandName(value = "project.terminate", title = "终止项目")
    record TerminateProject(String application, String reason, String documentNo) implements ProjectCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new ProjectDecider(streams, occasion, this).decide();
    }
}
