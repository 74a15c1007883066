package org.mingzhang.domain.project;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;

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
     */
    @EventName("project.contract-registered")
    record ContractRegistered(
            String contract,
            String buyer,
            String seller,
            Fen amountFen,
            LocalDate signedOn,
            String subjectMatter,
            @Nullable Fen discountFen)
            implements ProjectEvent {}

    /**
     * A supplementary agreement.
     *
     * @param changeFen signed
     */
    @EventName("project.contract-amended")
    record ContractAmended(String contract, Fen changeFen, LocalDate signedOn, String reason) implements ProjectEvent {}

    /**
     * An invoice, and the part of it claimed here; the parts claimed anywhere never add up to more than its total.
     *
     * @param invoiceCode 10 or 12 digits; absent for fully digital invoices, which have a 20-digit number only
     * @param contract the number of the contract that it belongs to
     * @param totalFen 价税合计
     * @param taxFen 税额
     * @param claimedFen the part claimed for this project
     */
    @EventName("project.invoice-registered")
    record InvoiceRegistered(
            @Nullable String invoiceCode,
            String invoiceNo,
            String contract,
            String seller,
            String buyer,
            LocalDate issuedOn,
            Fen totalFen,
            @Nullable Fen taxFen,
            Fen claimedFen,
            @Nullable String goods)
            implements ProjectEvent {}

    /**
     * The enterprise paid its provider.
     *
     * @param serialNo the bank's serial number of the payment
     */
    @EventName("project.provider-paid")
    record ProviderPaid(
            String contract, String payerAccount, String payeeName, String payeeAccount, String serialNo, Fen amountFen)
            implements ProjectEvent {}

    /** Percentages 0–100. */
    @EventName("project.progress-reported")
    record ProgressReported(
            int plannedPercent, int actualPercent, @Nullable String note) implements ProjectEvent {}

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
     * @param matter 改造进度, 成本控制, 合同履约, 安全管理
     * @param rectifyBy 整改期限, where the outcome asks for it
     */
    @EventName("project.inspection-recorded")
    record InspectionRecorded(
            String inspection,
            InspectionMethod method,
            String matter,
            InspectionOutcome outcome,
            @Nullable LocalDate rectifyBy,
            @Nullable String note)
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
     * @param assessor credit code
     * @param level digital level after renovation, 0–4
     * @param indicatorVersion of the indicators that were applied, such as 2024年版
     * @param scoreTenths tenths of a point, 0–1000
     * @param scenes 应用场景数
     * @param constrainedScenes 约束性场景达标数
     * @param equipmentTotal 生产设备总数
     * @param equipmentDigital of these, digital
     * @param equipmentNetworked of these, networked
     * @param recognisedInvestmentFen 核定投入, the base of the award
     */
    @EventName("project.acceptance-assessed")
    record AcceptanceAssessed(
            int attempt,
            String assessor,
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
            implements ProjectEvent {}

    /** 退出机制: the project ends without acceptance. */
    @EventName("project.terminated")
    record ProjectTerminated(String reason, String documentNo) implements ProjectEvent {}
}
