package org.mingzhang.domain.provider;

import java.util.Map;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.Cited;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.ProviderCommand.AdmitProvider;
import org.mingzhang.domain.provider.ProviderCommand.RateProvider;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;

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
            case RateProvider c -> rate(c);
            case AdmitProvider c -> admit(c, provider(c));
            case RegisterProduct c -> registerProduct(c, provider(c));
            case RemoveProvider c -> remove(c);
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
                .orElse(() -> Decision.accept(
                        c.subject(), new ProviderAdmitted(c.programme(), c.name(), c.kind(), c.documentNo())));
    }

    private Decision registerProduct(RegisterProduct c, Provider provider) {
        return occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY))
                .refuseIf(!provider.inAnyPool(), RejectionCode.NOT_FOUND, Map.of("provider", c.provider()))
                .refuseIf(
                        provider.product(c.product()) != null,
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("product", c.product()))
                .then(() -> c.listPriceOn() == null ? null : occasion.refuseAfter("listPriceOn", c.listPriceOn()))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ProductRegistered(c.product(), c.name(), c.category(), c.listPriceFen(), c.listPriceOn())));
    }

    private Decision rate(RateProvider c) {
        Application application = (Application) streams.state(StreamId.application(c.application()));
        Project project = (Project) streams.state(StreamId.project(c.application()));
        Provider provider = provider(c);
        return occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", c.application()))
                .then(() -> occasion.refuseForeign(application.applicant()))
                .then(occasion::refuseFuture)
                .refuseIf(
                        provider.isRatedFor(c.application()), occasion.again(), Map.of("application", c.application()))
                .refuseIf(
                        !project.accepted() || !project.hasContractWith(c.provider()),
                        RejectionCode.WRONG_STATE,
                        Map.of("needs", "与该服务商有合同且项目已通过验收"))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ProviderRated(c.application(), application.applicant(), c.scoreTenths(), c.opinion())));
    }

    private Decision remove(RemoveProvider c) {
        Cited cited = Cited.read(streams, c.list());
        Provider provider = provider(c);
        return occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY))
                .refuseIf(
                        !provider.inPool(c.programme()),
                        occasion.isHistory() ? RejectionCode.WRONG_STATE : RejectionCode.NOT_FOUND,
                        Map.of("provider", c.provider(), "programme", c.programme()))
                .then(() -> cited == null
                        ? null
                        : cited.refuse(
                                occasion,
                                Cited.Use.ofOrganisation(c.programme(), c.provider(), OfficialListEvent.Kind.REMOVAL)))
                .orElse(() -> Decision.accept(
                        c.subject(), new ProviderRemoved(c.programme(), c.documentNo(), c.reason(), c.list())));
    }
}
