package org.mingzhang.domain.provider;

import java.util.Map;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.Cited;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.provider.ProviderCommand.AdmitProvider;
import org.mingzhang.domain.provider.ProviderCommand.Appeal;
import org.mingzhang.domain.provider.ProviderCommand.JudgeRectification;
import org.mingzhang.domain.provider.ProviderCommand.RateProvider;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;
import org.mingzhang.domain.provider.ProviderCommand.ReportRectification;
import org.mingzhang.domain.provider.ProviderCommand.ResolveAppeal;
import org.mingzhang.domain.provider.ProviderCommand.WarnProvider;
import org.mingzhang.domain.provider.ProviderCommand.WithdrawRating;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;

/** The rules of the pool of providers (资源池). */
final class ProviderDecider {
    private final Streams streams;
    private final Occasion occasion;

    ProviderDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision decide(ProviderCommand command) {
        return switch (command) {
            case RateProvider c -> new RatingDecider(streams, occasion).rate(c);
            case WithdrawRating c -> new RatingDecider(streams, occasion).withdraw(c);
            case AdmitProvider c -> admit(c, provider(c));
            case RegisterProduct c -> registerProduct(c, provider(c));
            case WarnProvider c -> new StandingDecider(streams, occasion, c).warn(c);
            case ReportRectification c -> new StandingDecider(streams, occasion, c).report(c);
            case JudgeRectification c -> new StandingDecider(streams, occasion, c).judge(c);
            case RemoveProvider c -> {
                // The list comes before what is done by it.
                Cited cited = Cited.read(streams, c.list());
                yield new StandingDecider(streams, occasion, c).remove(c, cited);
            }
            case Appeal c -> new StandingDecider(streams, occasion, c).appeal(c);
            case ResolveAppeal c -> new StandingDecider(streams, occasion, c).resolve(c);
        };
    }

    private Provider provider(ProviderCommand command) {
        return (Provider) streams.state(command.subject());
    }

    private Decision admit(AdmitProvider c, Provider provider) {
        Programme programme = (Programme) streams.state(StreamId.programme(c.programme()));
        return occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY))
                .refuseIf(!programme.exists(), RejectionCode.NOT_FOUND, Map.of("programme", c.programme()))
                .refuseIf(
                        provider.inPool(c.programme()),
                        occasion.again(),
                        Map.of("provider", c.provider(), "programme", c.programme()))
                .refuseIf(
                        programme.isClosed(),
                        RejectionCode.WRONG_STATE,
                        Map.of("programme", c.programme(), "state", "已关闭"))
                .refuseIf(
                        provider.isAppealed(c.programme(), null),
                        RejectionCode.WRONG_STATE,
                        Map.of("provider", c.provider(), "state", "清退的申诉尚未处理", "needs", "先处理申诉"))
                .refuseIf(
                        occasion.isBy(provider.removedBy(c.programme())),
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", occasion.actor().id(), "step", "重新入池", "otherStep", "清退"))
                .orElse(() -> Decision.accept(
                        c.subject(), new ProviderAdmitted(c.programme(), c.name(), c.kind(), c.documentNo())));
    }

    private Decision registerProduct(RegisterProduct c, Provider provider) {
        return occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY))
                .refuseIf(
                        !provider.inAnyPool(),
                        RejectionCode.NOT_ELIGIBLE,
                        Map.of("provider", c.provider(), "needs", "在服务商资源池"))
                .refuseIf(
                        provider.product(c.product()) != null,
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("product", c.product()))
                .refuseIf(
                        provider.hasProductNamed(c.name()),
                        RejectionCode.PRODUCT_USED_TWICE,
                        Map.of("product", c.product(), "value", c.name(), "provider", c.provider()))
                .then(() -> c.listPriceOn() == null ? null : occasion.refuseAfter("listPriceOn", c.listPriceOn()))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ProductRegistered(c.product(), c.name(), c.category(), c.listPriceFen(), c.listPriceOn())));
    }
}
