package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;

/** What happens to an application. */
public sealed interface ApplicationEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.APPLICATION;
    }

    /** 通过, 退回, 不通过. */
    enum Outcome {
        PASSED,
        RETURNED,
        REJECTED
    }

    /**
     * An application is handed in; it keeps the pack under which it came.
     *
     * @param applicant credit code
     * @param direction a direction's id in the pack
     * @param batch the applicant's batch number then, where the direction has batches
     * @param county the pack's county id
     * @param requestedFen 申报金额
     * @param plannedInvestmentFen 计划投入
     * @param levelBefore digital level before renovation, 0–4; 0 is 未定级
     * @param honour honour id on which a ladder direction rests
     * @param product product id, where a direction awards products
     * @param textSm3 hex digest of the application's text, kept beside the log
     * @param members 联合体成员: credit codes of those who apply with the applicant; empty where it applies alone
     * @param device 提交设备, as the platform that took it names it
     * @param titleKind 称号类型, as the application writes it; {@code honour} is what the pack makes of it
     * @param titleLevel 称号级别, as written
     */
    @EventName("application.submitted")
    record ApplicationSubmitted(
            String programme,
            String packSm3,
            int packVersion,
            String direction,
            String applicant,
            @Nullable String batch,
            @Nullable String county,
            String title,
            @Nullable Fen requestedFen,
            @Nullable Fen plannedInvestmentFen,
            @Nullable Integer levelBefore,
            @Nullable String honour,
            @Nullable String product,
            @Nullable String textSm3,
            List<DocumentRef> documents,
            List<String> members,
            @Nullable String device,
            @Nullable String titleKind,
            @Nullable String titleLevel)
            implements ApplicationEvent {}

    /** A returned application is supplemented and goes on at the stage that returned it. */
    @EventName("application.materials-supplemented")
    record MaterialsSupplemented(String note, List<DocumentRef> documents) implements ApplicationEvent {}

    /**
     * A stage is decided.
     *
     * @param stage the pack's stage id
     * @param scoreTenths the score in tenths of a point, 0–1000, where the stage scores
     */
    @EventName("application.stage-decided")
    record StageDecided(
            String stage, Outcome outcome, @Nullable Integer scoreTenths, String opinion) implements ApplicationEvent {}

    /**
     * 公示 begins.
     *
     * @param from first day
     * @param to last day, both included
     */
    @EventName("application.public-notice-posted")
    record PublicNoticePosted(String stage, LocalDate from, LocalDate to, String documentNo)
            implements ApplicationEvent {}

    /**
     * 异议 against a notice.
     *
     * @param objection unique within the application
     */
    @EventName("application.objection-filed")
    record ObjectionFiled(String objection, String reason) implements ApplicationEvent {}

    /**
     * An objection is answered. An upheld one keeps the application from passing until it was returned and supplemented;
     * upheld after approval, it stops award and payments for good.
     */
    @EventName("application.objection-resolved")
    record ObjectionResolved(String objection, boolean upheld, String opinion) implements ApplicationEvent {}

    /**
     * An expert scores one indicator.
     *
     * @param stage the pack's stage id
     * @param expert the expert's name; experts act officially
     * @param expertOrg the expert's organisation
     * @param indicator 指标, in the words of the score sheet
     * @param scoreTenths tenths of a point
     */
    @EventName("application.score-given")
    record ScoreGiven(String stage, String expert, @Nullable String expertOrg, String indicator, int scoreTenths)
            implements ApplicationEvent {}

    /** 参与, 带动, 服务. */
    enum Link {
        PARTICIPATES,
        DRIVEN,
        SERVED
    }

    /**
     * 关联企业: another enterprise has a part in what is applied for. The business date is the day of confirmation.
     *
     * @param enterprise credit code
     */
    @EventName("application.enterprise-linked")
    record EnterpriseLinked(String enterprise, Link link) implements ApplicationEvent {}

    /** What a digest is made with. */
    enum DigestAlgorithm {
        SM3,
        SHA256
    }

    /**
     * 附件: a document of the case by its content, with what its maker's tools left in it.
     *
     * @param document id in the pack's checklist, or a plain name
     * @param algorithm null where old records do not say which it is
     * @param digest hex of the bytes
     * @param perceptualHash hex of a hash that stays the same when a picture is scaled or compressed anew
     * @param takenAt 拍摄时间: civil time as the camera wrote it, {@code 2026-03-02T14:05} or with seconds
     * @param author 文档作者, as the file names it
     * @param software 编辑软件, as the file names it
     * @param longitude degrees east, decimal text
     * @param latitude degrees north, decimal text
     * @param contract number of the contract that it shows
     * @param invoiceNo number of the invoice that it shows
     * @param sha256 hex of the bytes; with it, size and media type, the ledger keeps the bytes and {@code digest} is their SM3
     * @param sizeBytes of the file that is kept
     * @param mediaType of the file that is kept, as its content says
     */
    @EventName("application.document-attached")
    record DocumentAttached(
            String document,
            String fileName,
            @Nullable DigestAlgorithm algorithm,
            String digest,
            @Nullable String perceptualHash,
            @Nullable String takenAt,
            @Nullable String author,
            @Nullable String software,
            @Nullable String longitude,
            @Nullable String latitude,
            @Nullable String contract,
            @Nullable String invoiceNo,
            @Nullable String sha256,
            @Nullable Integer sizeBytes,
            @Nullable String mediaType)
            implements ApplicationEvent {
        /** The file that the ledger keeps; null where it knows the digest alone. */
        public @Nullable CitedFile file() {
            return algorithm == DigestAlgorithm.SM3 && sha256 != null && sizeBytes != null && mediaType != null
                    ? new CitedFile(digest, sha256, sizeBytes, mediaType)
                    : null;
        }
    }

    /**
     * 收到纸质材料: so many copies of a document came in on paper. The business date is the day on which they came.
     *
     * @param document id in the pack's checklist, or a plain name
     * @param sealed whether they bear the seal of who made them (加盖公章)
     * @param handedInBy 递交单位, by name; no person's
     */
    @EventName("application.paper-received")
    record PaperReceived(
            String document,
            int copies,
            boolean sealed,
            String handedInBy,
            @Nullable String note) implements ApplicationEvent {}

    /** The last stage passed. */
    @EventName("application.approved")
    record ApplicationApproved() implements ApplicationEvent {}

    /** A stage refused it for good. */
    @EventName("application.rejected")
    record ApplicationRejected(String stage, String reason) implements ApplicationEvent {}

    /** The applicant takes it back. */
    @EventName("application.withdrawn")
    record ApplicationWithdrawn(String reason) implements ApplicationEvent {}
}
