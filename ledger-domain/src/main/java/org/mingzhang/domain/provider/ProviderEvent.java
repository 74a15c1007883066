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
     */
    @EventName("provider.rated")
    record ProviderRated(
            String application,
            String rater,
            int scoreTenths,
            @Nullable String opinion) implements ProviderEvent {}

    /**
     * 清退.
     *
     * @param list the row of the list by which it was
     */
    @EventName("provider.removed")
    record ProviderRemoved(
            String programme,
            String documentNo,
            String reason,
            @Nullable ListRow list) implements ProviderEvent {}
}
