package org.mingzhang.domain.project;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ItemCategory;

/** What happens to a project. Its stream has the application's number. */
public sealed interface ProjectEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.PROJECT;
    }

    /**
     * Work begins.
     *
     * @param enterprise credit code of the applicant
     * @param startedOn when it did, not after the business date
     */
    @EventName("project.started")
    record ProjectStarted(String programme, String enterprise, LocalDate startedOn) implements ProjectEvent {}

    /**
     * A contract is registered; one (buyer, seller, number) can be registered once in the whole ledger.
     *
     * @param contract its number
     * @param buyer credit code; for what the city purchases, the purchasing office's id
     * @param seller credit code of the provider or supplier
     * @param amountFen 合同金额, tax included, after what the seller let off
     * @param subjectMatter 合同标的
     * @param discountFen 服务商让利: what the seller let off its list price or quotation; null where none is stated
     * @param warrantyFen 质保金: the part of the amount that is held back; null where none is
     * @param paymentTerms 付款约定
     */
    @EventName("project.contract-registered")
    record ContractRegistered(
            String contract,
            String buyer,
            String seller,
            Fen amountFen,
            LocalDate signedOn,
            String subjectMatter,
            @Nullable Fen discountFen,
            @Nullable Fen warrantyFen,
            @Nullable String paymentTerms)
            implements ProjectEvent {}

    /**
     * A supplementary agreement.
     *
     * @param changeFen signed
     */
    @EventName("project.contract-amended")
    record ContractAmended(String contract, Fen changeFen, LocalDate signedOn, String reason) implements ProjectEvent {}

    /** How a contract came to its end: 完成, 终止. */
    enum ContractEnd {
        COMPLETED,
        TERMINATED
    }

    /**
     * A contract comes to its end.
     *
     * @param endedOn null where an imported row does not say when
     */
    @EventName("project.contract-ended")
    record ContractEnded(
            String contract, ContractEnd end, @Nullable LocalDate endedOn) implements ProjectEvent {}

    /**
     * 合同明细: one thing that a contract buys.
     *
     * @param item what it is called, once per contract
     * @param product a product of the seller, by its id
     * @param quantity decimal text
     * @param amountFen of the whole quantity
     */
    @EventName("project.contract-item-registered")
    record ContractItemRegistered(
            String contract,
            String item,
            @Nullable ItemCategory category,
            @Nullable String product,
            String quantity,
            Fen unitPriceFen,
            Fen amountFen)
            implements ProjectEvent {}

    /** 正常, 红冲, 作废. */
    enum InvoiceStatus {
        NORMAL,
        /** Takes back an invoice that was issued before, wholly or in part; its amounts are negative. */
        RED,
        /** Was called off by its seller: nothing is claimed by it any more. */
        VOID
    }

    /**
     * An invoice, and the part of it claimed here; the parts claimed anywhere never add up to more than its total.
     *
     * @param invoiceCode 10 or 12 digits; absent for fully digital invoices, which have a 20-digit number only
     * @param contract the number of the contract that it belongs to; null where an imported row names none
     * @param totalFen 价税合计, negative for one that takes back another
     * @param taxFen 税额, with the sign of the total
     * @param claimedFen the part claimed for this project; of one that takes back another, or was called off after it was
     *     claimed here, what is taken back of it, negative
     */
    @EventName("project.invoice-registered")
    record InvoiceRegistered(
            @Nullable String invoiceCode,
            String invoiceNo,
            @Nullable String contract,
            String seller,
            String buyer,
            LocalDate issuedOn,
            Fen totalFen,
            @Nullable Fen taxFen,
            Fen claimedFen,
            @Nullable String goods,
            InvoiceStatus status)
            implements ProjectEvent {
        /** What it adds to what the project claims; a void one claims nothing, whatever is written on it. */
        public Fen countedFen() {
            return status == InvoiceStatus.VOID ? claimedFen.min(Fen.ZERO) : claimedFen;
        }
    }

    /**
     * The enterprise paid its provider.
     *
     * @param serialNo the bank's serial number of the payment
     * @param payerName 付款户名
     * @param onBehalfNote 代付说明: why another paid for the enterprise; null where it paid itself
     * @param bankAmountFen what the bank's own line under this serial moved, where one was recorded before; null where not
     */
    @EventName("project.provider-paid")
    record ProviderPaid(
            String contract,
            String payerAccount,
            String payeeName,
            String payeeAccount,
            String serialNo,
            Fen amountFen,
            @Nullable String payerName,
            @Nullable String onBehalfNote,
            @Nullable Fen bankAmountFen)
            implements ProjectEvent {}

    /** Percentages 0–100. */
    @EventName("project.progress-reported")
    record ProgressReported(
            int plannedPercent, int actualPercent, @Nullable String note) implements ProjectEvent {}

    /**
     * 里程碑: a step of the work is planned, or planned anew under another baseline.
     *
     * @param milestone 节点
     * @param plannedPercent how far the work is to be by then, 0–100
     * @param baseline 基线版本
     * @param approvedOn when the plan was approved
     */
    @EventName("project.milestone-planned")
    record MilestonePlanned(
            String milestone,
            LocalDate plannedOn,
            @Nullable Integer plannedPercent,
            @Nullable String baseline,
            @Nullable LocalDate approvedOn)
            implements ProjectEvent {}

    /** A planned step is done. The business date is the day on which it was. */
    @EventName("project.milestone-reached")
    record MilestoneReached(String milestone) implements ProjectEvent {}

    /** 书面审查 or 实地抽查. */
    enum InspectionMethod {
        PAPER,
        ON_SITE
    }

    /** 合格, 整改, 不合格. */
    enum InspectionOutcome {
        SOUND,
        RECTIFY,
        UNSOUND
    }

    /**
     * An inspection of one of the four subjects.
     *
     * @param inspection unique within the project
     * @param matter 改造进度, 成本控制, 合同履约, 安全管理; null where an imported row names none
     * @param rectifyBy 整改期限, where the outcome asks for it
     * @param node the node of a supervision plan that it is for; null where it is for none
     */
    @EventName("project.inspection-recorded")
    record InspectionRecorded(
            String inspection,
            InspectionMethod method,
            @Nullable String matter,
            InspectionOutcome outcome,
            @Nullable LocalDate rectifyBy,
            @Nullable String note,
            @Nullable String node)
            implements ProjectEvent {}

    /** What an inspection found wrong is mended. */
    @EventName("project.rectification-completed")
    record RectificationCompleted(String inspection, String note) implements ProjectEvent {}

    /**
     * Work is done.
     *
     * @param completedInvestmentFen 实际完成投资额 as the applicant states it
     * @param servedPilots credit codes of the pilot enterprises served, for platforms: named by the applicant, each of them on
     *     the roster that day
     */
    @EventName("project.completed")
    record ProjectCompleted(
            LocalDate completedOn,
            Fen completedInvestmentFen,
            @Nullable List<String> servedPilots) implements ProjectEvent {}

    /**
     * The enterprise asks for acceptance.
     *
     * @param claimedInvestmentFen 申报投入, at most what its invoices show
     */
    @EventName("project.acceptance-requested")
    record AcceptanceRequested(Fen claimedInvestmentFen) implements ProjectEvent {}

    /**
     * A third party's result.
     *
     * @param attempt counts from 1
     * @param assessor credit code; the name where an imported row has no code
     * @param level digital level after renovation, 0–4
     * @param indicatorVersion of the indicators that were applied, such as 2024年版; null where an imported row has none
     * @param scoreTenths tenths of a point, 0–1000; null where none was given
     * @param scenes 应用场景数
     * @param constrainedScenes 约束性场景达标数
     * @param equipmentTotal 生产设备总数
     * @param equipmentDigital of these, digital
     * @param equipmentNetworked of these, networked
     * @param recognisedInvestmentFen 核定投入, the base of the award
     * @param declaredInvestmentFen 申报投入, which it was recognised of
     * @param assessedBy 评测人, who assesses officially
     * @param digitalRate 生产设备数字化率 of 100, as a decimal text such as 62.5
     * @param networkedRate 联网率 of 100, as a decimal text
     */
    @EventName("project.acceptance-assessed")
    record AcceptanceAssessed(
            int attempt,
            String assessor,
            @Nullable String indicatorVersion,
            int level,
            @Nullable Integer scoreTenths,
            @Nullable Integer scenes,
            @Nullable Integer constrainedScenes,
            Fen recognisedInvestmentFen,
            @Nullable Integer equipmentTotal,
            @Nullable Integer equipmentDigital,
            @Nullable Integer equipmentNetworked,
            boolean passed,
            @Nullable Fen declaredInvestmentFen,
            @Nullable String assessedBy,
            @Nullable String digitalRate,
            @Nullable String networkedRate)
            implements ProjectEvent {}

    /**
     * 场景: a third party's result for one application scene.
     *
     * @param level 0–4
     * @param constrained 约束性: whether the level demands this scene; null where it is not said
     */
    @EventName("project.scene-assessed")
    record SceneAssessed(
            LocalDate assessedOn,
            String scene,
            int level,
            @Nullable Boolean constrained) implements ProjectEvent {}

    /**
     * 成效: what renovation changed, in numbers.
     *
     * @param indicator 指标, with its unit where it has one
     * @param before decimal text
     * @param after decimal text
     * @param source where the numbers are from
     */
    @EventName("project.effect-recorded")
    record EffectRecorded(
            String indicator,
            String before,
            String after,
            @Nullable String source) implements ProjectEvent {}

    /** 退出机制: the project ends without acceptance. */
    @EventName("project.terminated")
    record ProjectTerminated(String reason, String documentNo) implements ProjectEvent {}
}
