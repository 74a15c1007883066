package org.mingzhang.domain.provider;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.provider.ProviderEvent.Kind;

/** What can be asked about the pool of providers. */
public sealed interface ProviderCommand extends LedgerCommand {
    String provider();

    @Override
    default StreamId subject() {
        return StreamId.provider(provider());
    }

    /** 入池. */
    @CommandName(value = "provider.admit", title = "服务商入池")
    record AdmitProvider(String provider, String programme, String name, Kind kind, String documentNo)
            implements ProviderCommand {
        public AdmitProvider {
            CreditCode.require(provider);
            StreamId.requireName(programme);
        }
    }

    /**
     * Registers a product.
     *
     * @param listPriceOn the day of which the list price is, not after the business date
     */
    @CommandName(value = "provider.register-product", title = "登记产品或解决方案")
    record RegisterProduct(
            String provider,
            String product,
            String name,
            String category,
            @Nullable Fen listPriceFen,
            @Nullable LocalDate listPriceOn)
            implements ProviderCommand {
        public RegisterProduct {
            Require.notNegative(listPriceFen, "标价");
            if (listPriceOn != null && listPriceFen == null) {
                throw new RefusedValue(listPriceOn, "有标价才写标价日期");
            }
        }
    }

    /** Rates a service, by an enterprise whose project with this provider was accepted. */
    @CommandName(value = "provider.rate", title = "评价服务商")
    record RateProvider(
            String provider,
            String application,
            int scoreTenths,
            @Nullable String opinion) implements ProviderCommand {
        public RateProvider {
            StreamId.requireName(application);
            Require.within(scoreTenths, 0, 1000, "得分（十分之一分）");
        }
    }

    /** 清退. */
    @CommandName(value = "provider.remove", title = "清退服务商")
    record RemoveProvider(
            String provider,
            String programme,
            String documentNo,
            String reason,
            @Nullable ListRow list) implements ProviderCommand {
        /** Without a list. */
        public RemoveProvider(String provider, String programme, String documentNo, String reason) {
            this(provider, programme, documentNo, reason, null);
        }
    }

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new ProviderDecider(streams, occasion).decide(this);
    }
}
