package org.mingzhang.domain.provider;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;

/** What happens to a provider's place in the pool (资源池). */
public sealed interface ProviderEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.PROVIDER;
    }

    /** 集成服务商 or 产品服务商. */
    enum Kind {
        INTEGRATOR,
        PRODUCT
    }

    /** 入池. */
    @EventName("provider.admitted")
    record ProviderAdmitted(String programme, String name, Kind kind, String documentNo) implements ProviderEvent {}

    /**
     * A product or solution of the provider.
     *
     * @param product unique within the provider
     * @param category what it does, in the pool's own words
     * @param listPriceOn 目录价日期: the day of which the list price is; null where it is not stated
     */
    @EventName("provider.product-registered")
    record ProductRegistered(
            String product,
            String name,
            String category,
            @Nullable Fen listPriceFen,
            @Nullable LocalDate listPriceOn) implements ProviderEvent {}

    /**
     * An enterprise rates the service that it got.
     *
     * @param application the project in which it got it
     * @param rater the enterprise's credit code
     * @param scoreTenths tenths of a point, 0–1000
     * @param contract the contract under which it got it; null where old records name none
     */
    @EventName("provider.rated")
    record ProviderRated(
            String application,
            String rater,
            int scoreTenths,
            @Nullable String opinion,
            @Nullable String contract) implements ProviderEvent {}

    /**
     * 撤回评价: who rated takes it back. It counts no longer, and stays on record.
     *
     * @param application as in the rating
     * @param rater as in the rating
     * @param scoreTenths as in the rating
     * @param reason why, in the words of who rated
     * @param contract as in the rating
     * @param underWarning whether a warning of the provider stood when this was recorded
     */
    @EventName("provider.rating-withdrawn")
    record RatingWithdrawn(
            String application,
            String rater,
            int scoreTenths,
            String reason,
            @Nullable String contract,
            boolean underWarning)
            implements ProviderEvent {}

    /**
     * 警示: it is told what is wrong and until when to mend it.
     *
     * @param warning unique within the provider
     * @param rectifyBy 整改期限
     * @param ratings how many ratings there were then; null where there were none
     * @param scoreTenthsSum their sum, in tenths of a point; null likewise
     */
    @EventName("provider.warned")
    record ProviderWarned(
            String programme,
            String warning,
            String reason,
            String documentNo,
            LocalDate rectifyBy,
            @Nullable Integer ratings,
            @Nullable Integer scoreTenthsSum)
            implements ProviderEvent {}

    /** 整改报告: the provider says what it mended. */
    @EventName("provider.rectification-reported")
    record RectificationReported(String warning, String note) implements ProviderEvent {}

    /** 整改核验: the report is accepted, which ends the warning, or it is not. */
    @EventName("provider.rectification-judged")
    record RectificationJudged(String warning, boolean accepted, String opinion) implements ProviderEvent {}

    /**
     * 清退.
     *
     * @param list the row of the list by which it was; null where only a document says so
     */
    @EventName("provider.removed")
    record ProviderRemoved(
            String programme,
            String documentNo,
            String reason,
            @Nullable ListRow list) implements ProviderEvent {}

    /**
     * 申诉: the provider objects to a warning, or to its removal.
     *
     * @param appeal unique within the provider
     * @param warning the warning that it objects to; null for the removal
     */
    @EventName("provider.appealed")
    record ProviderAppealed(
            String programme, String appeal, @Nullable String warning, String reason) implements ProviderEvent {}

    /**
     * 申诉处理, by another person. An upheld appeal ends the warning, or takes the removal back as if it had not been.
     *
     * @param warning as in the appeal
     */
    @EventName("provider.appeal-resolved")
    record AppealResolved(
            String programme,
            String appeal,
            @Nullable String warning,
            boolean upheld,
            String opinion,
            String documentNo)
            implements ProviderEvent {}
}
