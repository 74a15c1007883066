package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.Enterprise.Membership;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Requirement;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.provider.Provider;

/** The rules of handing in an application: by the applicant, for what the pack offers to such an applicant. */
final class SubmissionDecider {
    private final Streams streams;
    private final Occasion occasion;

    SubmissionDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision submit(SubmitApplication c, Application application) {
        return submit(c, List.of(), application);
    }

    /** The same with texts of which old records only say how long they were. */
    Decision submit(SubmitApplication c, List<StatedText> lengths, Application application) {
        Rejection no = occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .then(() -> occasion.refuseForeign(c.applicant()))
                .then(occasion::refuseFuture)
                .refuseIf(application.exists(), RejectionCode.ALREADY_EXISTS, Map.of("application", c.application()))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        List<String> members = Objects.requireNonNullElse(c.members(), List.of());
        // Streams of one kind are taken in the order of their ids, whoever of them is the applicant.
        Stream.concat(Stream.of(c.applicant()), members.stream()).sorted().forEach(this::enterprise);
        Enterprise applicant = enterprise(c.applicant());
        Provider provider = (Provider) streams.state(StreamId.provider(c.applicant()));
        Programme programme = (Programme) streams.state(StreamId.programme(c.programme()));
        no = occasion.first(() -> null)
                .refuseIf(!applicant.exists(), RejectionCode.NOT_FOUND, Map.of("applicant", c.applicant()))
                .then(() -> members.stream()
                        .filter(member -> !enterprise(member).exists())
                        .map(member -> Rejection.of(RejectionCode.NOT_FOUND, Map.of("enterprise", member)))
                        .findFirst()
                        .orElse(null))
                .refuseIf(!programme.exists(), RejectionCode.NOT_FOUND, Map.of("programme", c.programme()))
                .refuseIf(
                        programme.isClosed(),
                        RejectionCode.WRONG_STATE,
                        Map.of("programme", c.programme(), "state", "已关闭"))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        PolicyPack pack = streams.pack(programme.packSm3());
        Direction direction = pack.direction(c.direction()).orElse(null);
        if (direction == null) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("direction", c.direction()));
        }
        Membership membership = applicant.membership(c.programme());
        StatementRules statements = new StatementRules(pack, direction, programme.parameters(pack));
        no = statements.refuseAbsent(c.texts(), streams::words);
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Statement stated = statements.read(c.texts(), c.form(), streams::words).changedBy(statements.named(lengths));
        return occasion.first(() -> refuseOutsidePeriod(pack, programme.parameters(pack)))
                .then(() -> refuseHonour(c, pack, direction))
                .then(() -> refuseOutsidePilot(direction, membership))
                .then(() -> DocumentRules.refuseUnlisted(direction, c.documents()))
                .then(() -> refusePayee(c, direction, applicant, provider))
                .then(() -> refuseSubject(c, direction, applicant, provider))
                .then(() -> statements.refuseForm(stated))
                .then(() -> statements.refuseLong(stated))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ApplicationSubmitted(
                                c.programme(),
                                programme.packSm3(),
                                pack.version(),
                                direction.id(),
                                c.applicant(),
                                direction.kind() == Direction.Kind.RENOVATION && membership != null
                                        ? membership.batch()
                                        : null,
                                applicant.county(),
                                c.title(),
                                c.requestedFen(),
                                c.plannedInvestmentFen(),
                                c.levelBefore(),
                                c.honour(),
                                c.product(),
                                c.textSm3(),
                                DocumentRules.listed(direction, c.documents()),
                                members,
                                c.device(),
                                c.titleKind(),
                                c.titleLevel(),
                                stated.textsOrNone(),
                                stated.formOrNone())));
    }

    private Enterprise enterprise(String code) {
        return (Enterprise) streams.state(StreamId.enterprise(code));
    }

    /** Money is promised for the pilot's period (实施期): what comes in before or after it is not what was promised. */
    private @Nullable Rejection refuseOutsidePeriod(PolicyPack pack, ParameterValues values) {
        LocalDate on = occasion.businessDate();
        CoreParameter bound = on.isBefore(values.pilotFrom()) ? CoreParameter.PILOT_FROM : CoreParameter.PILOT_TO;
        return on.isBefore(values.pilotFrom()) || on.isAfter(values.pilotTo())
                ? Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        pack.parameter(bound.id()).map(Parameter::clause).orElse(null),
                        Map.of("businessDate", on, "pilotFrom", values.pilotFrom(), "pilotTo", values.pilotTo()))
                : null;
    }

    /** A title that an application rests on is one that the pack knows; a direction for titles needs one. */
    private static @Nullable Rejection refuseHonour(SubmitApplication c, PolicyPack pack, Direction direction) {
        if (c.honour() == null) {
            return direction.kind() == Direction.Kind.HONOUR
                    ? Rejection.of(
                            RejectionCode.FACT_MISSING,
                            direction.clause(),
                            Map.of("direction", direction.id(), "missing", FactName.HONOUR_ID.id()))
                    : null;
        }
        return pack.honours().stream().anyMatch(honour -> honour.id().equals(c.honour()))
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("honour", c.honour()));
    }

    private @Nullable Rejection refuseOutsidePilot(Direction direction, @Nullable Membership membership) {
        if (direction.kind() != Direction.Kind.RENOVATION) {
            return null;
        }
        return membership == null || !membership.inPilot()
                ? Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        direction
                                .requirementOn(FactName.ENTERPRISE_PILOT)
                                .map(Requirement::clause)
                                .orElse(direction.clause()),
                        Map.of("direction", direction.id(), "needs", "在试点企业名单"))
                : occasion.refuseBefore(membership.since(), "纳入试点名单");
    }

    /** Who the direction pays is who applies: a county's own body, a provider in the pool, any organisation else. */
    private static @Nullable Rejection refusePayee(
            SubmitApplication c, Direction direction, Enterprise applicant, Provider provider) {
        boolean county = applicant.details() != null && applicant.details().kind() == EnterpriseEvent.Kind.COUNTY_BODY;
        boolean fits =
                switch (direction.payee()) {
                    case COUNTY -> county;
                    case PROVIDER -> provider.inPool(c.programme());
                    case APPLICANT, PLATFORM, CENTRE, SUPPLIER -> true;
                };
        return fits
                ? null
                : Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        direction.clause(),
                        Map.of(
                                "direction",
                                direction.id(),
                                "payee",
                                direction.payee().chinese()));
    }

    /** What is rewarded, where that is not the applicant: a product of its own, its county. */
    private static @Nullable Rejection refuseSubject(
            SubmitApplication c, Direction direction, Enterprise applicant, Provider provider) {
        FactName subject = direction.subject();
        if (c.product() != null && provider.product(c.product()) == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("product", c.product(), "provider", c.applicant()));
        }
        boolean missing = (subject == FactName.PRODUCT_ID && c.product() == null)
                || (subject == FactName.COUNTY_ID && applicant.county() == null);
        return missing && subject != null
                ? Rejection.of(
                        RejectionCode.FACT_MISSING,
                        direction.clause(),
                        Map.of("direction", direction.id(), "missing", subject.id()))
                : null;
    }
}
