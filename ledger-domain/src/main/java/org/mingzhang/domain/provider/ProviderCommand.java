package org.mingzhang.domain.provider;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.ProviderEvent.Kind;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;

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
        }
    }

    /** Registers a product. */
    @CommandName(value = "provider.register-product", title = "登记产品或解决方案")
    record RegisterProduct(
            String provider,
            String product,
            String name,
            String category,
            @Nullable Fen listPriceFen) implements ProviderCommand {}

    /** Rates a service, by an enterprise whose project with this provider was accepted. */
    @CommandName(value = "provider.rate", title = "评价服务商")
    record RateProvider(
            String provider,
            String application,
            int score,
            @Nullable String opinion) implements ProviderCommand {
        public RateProvider {
            if (score < 0 || score > 100) {
                throw new IllegalArgumentException("得分应为 0–100：" + score);
            }
        }
    }

    /** 清退. */
    @CommandName(value = "provider.remove", title = "清退服务商")
    record RemoveProvider(String provider, String programme, String documentNo, String reason)
            implements ProviderCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        Rejection no = this instanceof RateProvider
                ? occasion.refuseUnless(Role.APPLICANT)
                : occasion.refuseUnless(Role.CITY_INDUSTRY);
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Application application = null;
        Project project = null;
        if (this instanceof RateProvider c) {
            application = (Application) streams.state(StreamId.application(c.application));
            project = (Project) streams.state(StreamId.project(c.application));
        }
        Provider provider = (Provider) streams.state(subject());
        if (this instanceof AdmitProvider == provider.inPool()) {
            return provider.inPool()
                    ? Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("provider", provider()))
                    : Decision.reject(RejectionCode.NOT_FOUND, Map.of("provider", provider()));
        }
        return switch (this) {
            case AdmitProvider c ->
                Decision.accept(subject(), new ProviderAdmitted(c.programme, c.name, c.kind, c.documentNo));
            case RegisterProduct c ->
                provider.product(c.product) != null
                        ? Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("product", c.product))
                        : Decision.accept(
                                subject(), new ProductRegistered(c.product, c.name, c.category, c.listPriceFen));
            case RateProvider c -> {
                if (application == null || project == null || !application.exists()) {
                    yield Decision.reject(RejectionCode.NOT_FOUND, Map.of("application", c.application));
                }
                if (!application.applicant().equals(occasion.actor().org())) {
                    yield Decision.reject(
                            RejectionCode.SCOPE_EXCEEDED,
                            Map.of("actorOrg", occasion.actor().org(), "applicant", application.applicant()));
                }
                if (!project.accepted() || !project.hasContractWith(c.provider)) {
                    yield Decision.reject(RejectionCode.WRONG_STATE, Map.of("needs", "与该服务商有合同且项目已通过验收"));
                }
                yield provider.isRatedFor(c.application)
                        ? Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("application", c.application))
                        : Decision.accept(
                                subject(),
                                new ProviderRated(c.application, application.applicant(), c.score, c.opinion));
            }
            case RemoveProvider c ->
                Decision.accept(subject(), new ProviderRemoved(c.programme, c.documentNo, c.reason));
        };
    }
}
