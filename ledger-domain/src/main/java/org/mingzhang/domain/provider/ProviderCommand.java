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

    /**
     * Rates a service, by an enterprise whose project with this provider was accepted.
     *
     * @param contract which one, where the project has several with this provider
     */
    @CommandName(value = "provider.rate", title = "评价服务商")
    record RateProvider(
            String provider,
            String application,
            int scoreTenths,
            @Nullable String opinion,
            @Nullable String contract) implements ProviderCommand {
        public RateProvider {
            StreamId.requireName(application);
            Require.within(scoreTenths, 0, 1000, "得分（十分之一分）");
            Require.voucher(contract, "合同编号");
        }
    }

    /**
     * 撤回评价: an enterprise takes its own rating back, which it may then give anew.
     *
     * @param contract which one, where the enterprise rated several of this project
     */
    @CommandName(value = "provider.withdraw-rating", title = "撤回服务商评价")
    record WithdrawRating(
            String provider,
            String application,
            String reason,
            @Nullable String contract) implements ProviderCommand {
        public WithdrawRating {
            StreamId.requireName(application);
            Require.voucher(contract, "合同编号");
        }
    }

    /**
     * 警示.
     *
     * @param rectifyBy as many days from the business date as the pack says where absent
     */
    @CommandName(value = "provider.warn", title = "警示服务商")
    record WarnProvider(
            String provider,
            String programme,
            String warning,
            String reason,
            String documentNo,
            @Nullable LocalDate rectifyBy)
            implements ProviderCommand {
        public WarnProvider {
            StreamId.requireName(programme);
            Require.voucher(warning, "警示编号");
        }
    }

    /** 整改报告, by the provider itself. */
    @CommandName(value = "provider.report-rectification", title = "服务商报告整改")
    record ReportRectification(String provider, String warning, String note) implements ProviderCommand {}

    /** 整改核验. */
    @CommandName(value = "provider.judge-rectification", title = "核验服务商整改")
    record JudgeRectification(String provider, String warning, boolean accepted, String opinion)
            implements ProviderCommand {}

    /**
     * 清退.
     *
     * @param list number of the official list of removals, where one was issued
     */
    @CommandName(value = "provider.remove", title = "清退服务商")
    record RemoveProvider(
            String provider,
            String programme,
            String documentNo,
            String reason,
            @Nullable ListRow list) implements ProviderCommand {
        public RemoveProvider {
            StreamId.requireName(programme);
        }

        /** Without a list. */
        public RemoveProvider(String provider, String programme, String documentNo, String reason) {
            this(provider, programme, documentNo, reason, null);
        }
    }

    /**
     * 申诉, by the provider itself.
     *
     * @param warning the warning that it objects to; absent for its removal
     */
    @CommandName(value = "provider.appeal", title = "服务商申诉")
    record Appeal(
            String provider,
            String programme,
            String appeal,
            @Nullable String warning,
            String reason) implements ProviderCommand {
        public Appeal {
            StreamId.requireName(programme);
            Require.voucher(appeal, "申诉编号");
        }
    }

    /** 申诉处理, by somebody who did not decide what is appealed. */
    @CommandName(value = "provider.resolve-appeal", title = "处理服务商申诉")
    record ResolveAppeal(String provider, String appeal, boolean upheld, String opinion, String documentNo)
            implements ProviderCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new ProviderDecider(streams, occasion).decide(this);
    }
}
