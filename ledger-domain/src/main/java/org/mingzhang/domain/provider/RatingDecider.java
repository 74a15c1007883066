package org.mingzhang.domain.provider;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.Provider.Rating;
import org.mingzhang.domain.provider.ProviderCommand.RateProvider;
import org.mingzhang.domain.provider.ProviderCommand.WithdrawRating;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;

/**
 * The rules of rating a provider (满意度评价): only who was served rates, after acceptance, once for each contract; nobody
 * rates itself, under whatever name. Who signed a rating takes it back, and nobody else, until the provider was removed after it.
 */
final class RatingDecider {
    private final Streams streams;
    private final Occasion occasion;

    RatingDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision rate(RateProvider c) {
        return rate(
                new PastRating(c.provider(), c.application(), "", c.scoreTenths(), c.opinion()), c.contract(), false);
    }

    Decision rate(PastRating past) {
        return rate(past, null, true);
    }

    /** @param stated whether the rating itself says who rated; otherwise the applicant does */
    private Decision rate(PastRating c, @Nullable String contract, boolean stated) {
        Application application = (Application) streams.state(StreamId.application(c.application()));
        Project project = (Project) streams.state(StreamId.project(c.application()));
        Rejection no = occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", c.application()))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        String rater = stated ? c.rater() : application.applicant();
        List<String> contracts = project.contractsWith(c.provider());
        String rated = contract == null && contracts.size() == 1 ? contracts.getFirst() : contract;
        String tie = tie(rater, c.provider());
        Provider provider = (Provider) streams.state(c.subject());
        return occasion.first(() -> occasion.refuseForeign(application.applicant()))
                .refuseIf(
                        !rater.equals(application.applicant()),
                        RejectionCode.SCOPE_EXCEEDED,
                        Map.of("rater", rater, "organisation", application.applicant()))
                .then(occasion::refuseFuture)
                .refuseIf(
                        provider.isRatedFor(c.application(), rated),
                        occasion.again(),
                        Map.of("application", c.application(), "provider", c.provider(), "state", "已评价"))
                .refuseIf(
                        !project.accepted()
                                || contracts.isEmpty()
                                || (contract != null && !contracts.contains(contract)),
                        RejectionCode.WRONG_STATE,
                        Map.of("needs", "与该服务商有合同且项目已通过验收"))
                .refuseIf(
                        tie != null,
                        RejectionCode.CONFLICT_OF_INTEREST,
                        Map.of("rater", rater, "provider", c.provider(), "tie", tie == null ? "" : tie))
                .refuseIf(
                        !occasion.isHistory() && rated == null,
                        RejectionCode.FACT_MISSING,
                        Map.of("missing", "合同编号", "options", String.join("、", contracts)))
                .then(() -> occasion.refuseBefore(provider.withdrawnOn(c.application(), rated), "撤回评价"))
                .orElse(() -> Decision.accept(
                        c.subject(), new ProviderRated(c.application(), rater, c.scoreTenths(), c.opinion(), rated)));
    }

    Decision withdraw(WithdrawRating c) {
        Application application = (Application) streams.state(StreamId.application(c.application()));
        Rejection no = occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", c.application()))
                .then(() -> occasion.refuseForeign(application.applicant()))
                .then(occasion::refuseFuture)
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Provider provider = (Provider) streams.state(c.subject());
        List<Rating> given = provider.ratingsFor(c.application(), c.contract()).stream()
                .filter(each -> each.event().rater().equals(application.applicant()))
                .toList();
        if (given.size() != 1) {
            return new Decision.Rejected(notOne(c, provider, given));
        }
        Rating rating = given.getFirst();
        ProviderRated rated = rating.event();
        return occasion.first(() -> null)
                .refuseIf(
                        !rating.signed(),
                        RejectionCode.WRONG_STATE,
                        Map.of("provider", c.provider(), "state", "由旧账登记，不是评价方签名提交", "needs", "由登记单位更正"))
                .refuseIf(
                        provider.isRemovedSince(rating.position()),
                        RejectionCode.WRONG_STATE,
                        Map.of("provider", c.provider(), "state", "评价之后该服务商已被清退", "needs", "清退之前撤回，或清退经申诉撤销"))
                .then(() -> occasion.refuseBefore(rating.on(), "评价"))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new RatingWithdrawn(
                                rated.application(),
                                rated.rater(),
                                rated.scoreTenths(),
                                c.reason(),
                                rated.contract(),
                                !provider.warnings().isEmpty())));
    }

    /** There is none to withdraw, or one of several has to be named. */
    private static Rejection notOne(WithdrawRating c, Provider provider, List<Rating> given) {
        if (!given.isEmpty()) {
            return Rejection.of(
                    RejectionCode.FACT_MISSING,
                    Map.of(
                            "missing",
                            "合同编号",
                            "options",
                            given.stream()
                                    .map(each -> String.valueOf(each.event().contract()))
                                    .collect(Collectors.joining("、"))));
        }
        return provider.isWithdrawnFor(c.application(), c.contract())
                ? Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("application", c.application(), "provider", c.provider(), "state", "评价已撤回"))
                : Rejection.of(
                        RejectionCode.NOT_FOUND,
                        Map.of("application", c.application(), "provider", c.provider(), "needs", "本企业对该服务商的评价"));
    }

    /** What shows that who rates is the provider itself; null where nothing on record does. */
    private @Nullable String tie(String rater, String provider) {
        if (rater.equals(provider)) {
            return "评价方就是该服务商";
        }
        new TreeSet<>(List.of(StreamId.enterprise(rater), StreamId.enterprise(provider))).forEach(streams::state);
        Enterprise served = (Enterprise) streams.state(StreamId.enterprise(rater));
        return served.tieTo((Enterprise) streams.state(StreamId.enterprise(provider)));
    }
}
