package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Amendment.Transition;

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
     * @param texts 申报文字: how long each is, and its digest; null in entries that know none
     * @param form 申报表: what is stated in its fields, several values of one in order; null in entries that know none
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
            @Nullable String titleLevel,
            @Nullable List<StatedText> texts,
            @Nullable List<FormValue> form)
            implements ApplicationEvent {}

    /**
     * A returned application is supplemented and goes on at the stage that returned it.
     *
     * @param texts each takes the place of what was written before under its name; null where none was changed
     * @param form the values of each field take the place of those before; null where none was changed
     */
    @EventName("application.materials-supplemented")
    record MaterialsSupplemented(
            String note,
            List<DocumentRef> documents,
            @Nullable List<StatedText> texts,
            @Nullable List<FormValue> form) implements ApplicationEvent {}

    /**
     * A stage is decided.
     *
     * @param stage the pack's stage id
     * @param scoreTenths the score in tenths of a point, 0–1000, where the stage scores
     * @param list the row of the list by which it was decided
     */
    @EventName("application.stage-decided")
    record StageDecided(
            String stage,
            Outcome outcome,
            @Nullable Integer scoreTenths,
            String opinion,
            @Nullable ListRow list) implements ApplicationEvent {
        /** A decision that cites no list. */
        public StageDecided(String stage, Outcome outcome, @Nullable Integer scoreTenths, String opinion) {
            this(stage, outcome, scoreTenths, opinion, null);
        }
    }

    /**
     * 公示 begins.
     *
     * @param from first day
     * @param to last day, both included
     * @param list the row of the list that is shown to the public
     */
    @EventName("application.public-notice-posted")
    record PublicNoticePosted(
            String stage,
            LocalDate from,
            LocalDate to,
            String documentNo,
            @Nullable ListRow list) implements ApplicationEvent {
        /** A notice that cites no list. */
        public PublicNoticePosted(String stage, LocalDate from, LocalDate to, String documentNo) {
            this(stage, from, to, documentNo, null);
        }
    }

    /**
     * 异议 against a notice.
     *
     * @param objection unique within the application
     * @param stage the passed stage that it calls into question; null where it is to the case as a whole
     */
    @EventName("application.objection-filed")
    record ObjectionFiled(
            String objection, String reason, @Nullable String stage) implements ApplicationEvent {
        /** An objection to the case as a whole. */
        public ObjectionFiled(String objection, String reason) {
            this(objection, reason, null);
        }
    }

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

    /**
     * 重新评审: an objection to how a stage was passed was upheld, and the case goes on at that stage again. What was passed
     * since, and the notice, count no longer.
     *
     * @param stage the pack's stage id
     * @param objection the objection that was upheld
     */
    @EventName("application.stage-reopened")
    record StageReopened(String stage, String objection) implements ApplicationEvent {}

    /**
     * 加入联合体: a member confirms that it applies along, and owes along what is to come back where the notice says so.
     *
     * @param member credit code
     */
    @EventName("application.member-joined")
    record MemberJoined(String member) implements ApplicationEvent {}

    /** Why an expert keeps away from a case. */
    enum Avoided implements Worded {
        APPLICANT("申报单位的人"),
        MEMBER("联合体成员的人"),
        PROVIDER("签约服务商的人"),
        DECLARED("本人声明回避"),
        ON_PANEL("已在评审组"),
        EARLIER_PART("在本申报中另有职责");

        private final String chinese;

        Avoided(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** An expert who may not be drawn, and why. */
    record Excluded(String expert, Avoided why) {}

    /**
     * 申请抽取专家: who may be drawn for a stage is fixed from here on; the seed is not known yet. A later one of the same stage
     * (补抽) fills up a panel that its reserve could not fill.
     *
     * @param count how many are to score; of a later one, how many are missing
     * @param reserve how many stand by in order
     * @param speciality of whom they are drawn; null for all
     * @param candidates experts' ids, in order
     */
    @EventName("application.draw-requested")
    record DrawRequested(
            String stage,
            int count,
            int reserve,
            @Nullable String speciality,
            List<String> candidates,
            List<Excluded> excluded)
            implements ApplicationEvent {}

    /**
     * 抽取结果: follows from the request and the seed alone, as {@code Lot} says, so that anybody can draw it again.
     *
     * @param requestAt the entry of the request
     * @param seedAt the entry of the ledger's first daily roots after it
     * @param seedSm3 hex of that entry's leaf hash in the SM3 tree: the seed
     * @param drawn in the order in which they were drawn
     * @param reserve in their order
     */
    @EventName("application.experts-drawn")
    record ExpertsDrawn(
            String stage, long requestAt, long seedAt, String seedSm3, List<String> drawn, List<String> reserve)
            implements ApplicationEvent {}

    /**
     * 回避声明: an expert has an interest in the case and keeps away from it; what that expert scored no longer counts.
     *
     * @param actor the person's id in the ledger
     * @param name the person's name; experts act officially
     * @param stage the stage that had been passed by this expert, or on this expert's scores, when it was declared: too late;
     *     null where none had
     */
    @EventName("application.conflict-declared")
    record ConflictDeclared(
            String actor,
            String name,
            String reason,
            @Nullable String stage) implements ApplicationEvent {}

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
     * @param picture 插图: how large, and of which text; null where it is none, or nothing is known of it
     * @param proves 拨付凭证: the payment that it proves; null of papers of the case
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
            @Nullable String mediaType,
            @Nullable Picture picture,
            @Nullable PaymentProof proves)
            implements ApplicationEvent {
        @Override
        public boolean takesAStep() {
            return false;
        }

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
            @Nullable String note) implements ApplicationEvent {
        @Override
        public boolean takesAStep() {
            return false;
        }
    }

    /**
     * 转按新版政策: from here on the case comes under a later version of the pack.
     *
     * @param packSm3 hex digest of the version's bytes
     * @param packVersion its number
     * @param transition as that version says: what is not yet approved comes under it, or the applicant has chosen it
     */
    @EventName("application.policy-changed")
    record PolicyChanged(String packSm3, int packVersion, Transition transition) implements ApplicationEvent {
        @Override
        public boolean takesAStep() {
            return false;
        }
    }

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
