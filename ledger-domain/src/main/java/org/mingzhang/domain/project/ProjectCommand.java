package org.mingzhang.domain.project;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ItemCategory;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.domain.project.ProjectEvent.ContractEnd;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;

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
     * @param warrantyFen 质保金, a part of the amount
     */
    @CommandName(value = "project.register-contract", title = "登记合同")
    record RegisterContract(
            String application,
            String contract,
            String seller,
            Fen amountFen,
            LocalDate signedOn,
            String subjectMatter,
            @Nullable Fen discountFen,
            @Nullable Fen warrantyFen,
            @Nullable String paymentTerms)
            implements ProjectCommand {
        public RegisterContract {
            StreamId.requireName(seller);
            Require.voucher(contract, "合同编号");
            Require.positive(amountFen, "合同金额");
            Require.notNegative(discountFen, "让利金额");
            Require.notNegative(warrantyFen, "质保金");
            if (warrantyFen != null && amountFen != null && warrantyFen.exceeds(amountFen)) {
                throw new RefusedValue(warrantyFen, "质保金不应超过合同金额（" + amountFen.toYuan() + " 元）");
            }
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

    /** 合同完成或终止. */
    @CommandName(value = "project.end-contract", title = "登记合同完成或终止")
    record EndContract(String application, String contract, ContractEnd end, LocalDate endedOn)
            implements ProjectCommand {}

    /** 登记合同明细. */
    @CommandName(value = "project.register-contract-item", title = "登记合同明细")
    record RegisterContractItem(
            String application,
            String contract,
            String item,
            @Nullable ItemCategory category,
            @Nullable String product,
            String quantity,
            Fen unitPriceFen,
            Fen amountFen)
            implements ProjectCommand {
        public RegisterContractItem {
            Require.decimal(quantity, "数量");
            if (quantity != null && !quantity.matches("[0-9.]*[1-9][0-9.]*")) {
                throw new RefusedValue(quantity, "数量应大于零");
            }
            Require.notNegative(unitPriceFen, "单价");
            Require.notNegative(amountFen, "金额");
        }
    }

    /**
     * 登记发票: by the applicant; of what the city purchases, by the purchasing office.
     *
     * @param invoiceCode absent for fully digital invoices
     * @param claimedFen the part of the total that is claimed for this project
     * @param status 正常 where absent; 红冲 has negative amounts, of 作废 nothing is claimed
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
            @Nullable String goods,
            @Nullable InvoiceStatus status)
            implements ProjectCommand {
        public RegisterInvoice {
            if (status == InvoiceStatus.RED) {
                Require.red(totalFen, taxFen, claimedFen);
            } else {
                Require.notNegative(taxFen, "税额");
                Require.positive(totalFen, "价税合计");
            }
            boolean fits = invoiceCode == null
                    ? invoiceNo.matches("[0-9]{20}")
                    : invoiceNo.matches("[0-9]{8}") && invoiceCode.matches("[0-9]{10}|[0-9]{12}");
            if (!fits) {
                throw new RefusedValue(invoiceNo, "数电发票号码为 20 位数字、无代码；其他发票代码 10 或 12 位、号码 8 位数字");
            }
            boolean red = status == InvoiceStatus.RED;
            if (!red && taxFen != null && totalFen != null && !totalFen.exceeds(taxFen)) {
                throw new RefusedValue(taxFen, "税额应小于价税合计（" + totalFen.toYuan() + " 元）");
            }
            if (status == InvoiceStatus.VOID && !claimedFen.isZero()) {
                throw new RefusedValue(claimedFen, "作废的发票申报金额应为零");
            }
            boolean normal = status == null || status == InvoiceStatus.NORMAL;
            if (normal && (!claimedFen.isPositive() || claimedFen.exceeds(totalFen))) {
                throw new RefusedValue(claimedFen, "申报金额应大于零且不超过价税合计");
            }
        }
    }

    /**
     * 企业付款.
     *
     * @param payerName 付款户名
     * @param onBehalfNote 代付说明, where another paid for the enterprise
     */
    @CommandName(value = "project.pay-provider", title = "登记企业付款")
    record PayProvider(
            String application,
            String contract,
            String payerAccount,
            String payeeName,
            String payeeAccount,
            String serialNo,
            Fen amountFen,
            @Nullable String payerName,
            @Nullable String onBehalfNote)
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

    /**
     * 里程碑计划.
     *
     * @param plannedPercent how far the work is to be by then
     */
    @CommandName(value = "project.plan-milestone", title = "登记里程碑计划")
    record PlanMilestone(
            String application,
            String milestone,
            LocalDate plannedOn,
            @Nullable Integer plannedPercent,
            @Nullable String baseline,
            @Nullable LocalDate approvedOn)
            implements ProjectCommand {
        public PlanMilestone {
            Require.within(plannedPercent, 0, 100, "计划进度");
        }
    }

    /** 里程碑完成; the business date is the day on which it was. */
    @CommandName(value = "project.reach-milestone", title = "报告里程碑完成")
    record ReachMilestone(String application, String milestone) implements ProjectCommand {}

    /** 成效. */
    @CommandName(value = "project.record-effect", title = "登记改造成效")
    record RecordEffect(
            String application,
            String indicator,
            String before,
            String after,
            @Nullable String source) implements ProjectCommand {
        public RecordEffect {
            Require.decimal(before, "改造前");
            Require.decimal(after, "改造后");
        }
    }

    /**
     * 检查.
     *
     * @param matter one of the four that supervision looks at ({@link Matter}), in its Chinese word
     * @param node the node of a supervision plan that it is for
     */
    @CommandName(value = "project.record-inspection", title = "登记检查")
    record RecordInspection(
            String application,
            String inspection,
            InspectionMethod method,
            String matter,
            InspectionOutcome outcome,
            @Nullable LocalDate rectifyBy,
            @Nullable String note,
            @Nullable String node)
            implements ProjectCommand {
        public RecordInspection {
            if (matter != null
                    && Stream.of(Matter.values())
                            .noneMatch(each -> each.chinese().equals(matter))) {
                throw new RefusedValue(matter, "检查事项应为 " + Worded.list(Matter.values()) + " 之一");
            }
        }
    }

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

    /**
     * 评测验收.
     *
     * @param assessedBy 评测人
     * @param digitalRate 生产设备数字化率 of 100, decimal text
     * @param networkedRate 联网率 of 100, decimal text
     */
    @CommandName(value = "project.assess-acceptance", title = "出具评测验收结果")
    record AssessAcceptance(
            String application,
            String indicatorVersion,
            int level,
            @Nullable Integer scoreTenths,
            @Nullable Integer scenes,
            @Nullable Integer constrainedScenes,
            Fen recognisedInvestmentFen,
            @Nullable Integer equipmentTotal,
            @Nullable Integer equipmentDigital,
            @Nullable Integer equipmentNetworked,
            boolean passed,
            @Nullable String assessedBy,
            @Nullable String digitalRate,
            @Nullable String networkedRate)
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
            Require.percent(digitalRate, "生产设备数字化率");
            Require.percent(networkedRate, "联网率");
        }
    }

    /** 场景评测, of one scene. */
    @CommandName(value = "project.assess-scene", title = "登记场景评测结果")
    record AssessScene(
            String application,
            LocalDate assessedOn,
            String scene,
            int level,
            @Nullable Boolean constrained) implements ProjectCommand {
        public AssessScene {
            Require.within(level, 0, 4, "场景等级");
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
