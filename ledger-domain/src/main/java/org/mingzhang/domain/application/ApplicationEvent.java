package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
            List<DocumentRef> documents)
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
