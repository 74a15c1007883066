package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.CaseParts;
import org.mingzhang.domain.award.Conditions;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.Enterprise.Membership;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Amendment;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Applicant;
import org.mingzhang.domain.policy.Direction.Consortium;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Requirement;
import org.mingzhang.domain.programme.PolicyVersions.Version;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;
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
        Version version = programme.versions().on(occasion.businessDate());
        PolicyPack pack = streams.pack(version.packSm3());
        Direction direction = pack.direction(c.direction()).orElse(null);
        if (direction == null) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("direction", c.direction()));
        }
        Membership membership = applicant.membership(c.programme());
        CaseLimits limits = new CaseLimits(
                streams,
                pack,
                direction,
                c.application(),
                c.programme(),
                c.applicant(),
                members,
                applicant.county(),
                occasion.businessDate());
        StatementRules statements = new StatementRules(pack, direction, programme.parameters(pack));
        no = statements.refuseAbsent(c.texts(), streams::words);
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Statement stated = statements.read(c.texts(), c.form(), streams::words).changedBy(statements.named(lengths));
        Decision submitted = occasion.first(() -> refuseBackdated(programme))
                .then(() -> refuseOutsidePeriod(pack, programme.parameters(pack)))
                .then(() -> refuseHonour(c.honour(), pack, direction))
                .then(() -> refuseOutsidePilot(direction, membership))
                .then(() -> refuseBatch(c, pack, direction, membership))
                .then(() -> refuseApplicant(c.programme(), direction, applicant, provider))
                .then(() -> refuseMembers(direction, members))
                .then(() -> refuseSubject(c, direction, applicant, provider))
                .then(() -> statements.refuseForm(stated))
                .then(() -> statements.refuseLong(stated))
                .then(() -> limits.refuse(CaseState.RELEASED, CaseState.SUBMITTED, occasion))
                .then(() -> DocumentRules.refuseUnlisted(direction, c.documents()))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ApplicationSubmitted(
                                c.programme(),
                                version.packSm3(),
                                pack.version(),
                                direction.id(),
                                c.applicant(),
                                batch(c, pack, direction, membership),
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
        Decision held = submitted instanceof Decision.Accepted accepted
                ? held(c, accepted, pack, direction, applicant, programme)
                : submitted;
        return held instanceof Decision.Accepted accepted
                ? limits.noted(accepted, CaseState.RELEASED, CaseState.SUBMITTED, occasion.businessDate())
                : held;
    }

    /** What is handed in, unless something that is asked for by then does not hold: on the facts as they would be recorded. */
    private Decision held(
            SubmitApplication c,
            Decision.Accepted submitted,
            PolicyPack pack,
            Direction direction,
            Enterprise applicant,
            Programme programme) {
        Application application = new Application();
        submitted.events().stream()
                .filter(event -> event.stream().equals(c.subject()))
                .forEach(event -> application.evolve(new Recorded(
                        Long.MAX_VALUE, occasion.at(), occasion.businessDate(), occasion.actor(), event.event())));
        CaseParts parts = new CaseParts(
                c.application(),
                pack,
                direction,
                application,
                new Project(),
                applicant,
                programme,
                CaseParts.others(streams));
        return occasion.first(() -> Conditions.refuse(parts, Moment.SUBMISSION, occasion.businessDate()))
                .orElse(() -> submitted);
    }

    private Enterprise enterprise(String code) {
        return (Enterprise) streams.state(StreamId.enterprise(code));
    }

    /**
     * Who applies today applies today and under what is in force today: no earlier day meets a deadline that is over, nor brings
     * an earlier version back. Old records may.
     */
    private @Nullable Rejection refuseBackdated(Programme programme) {
        if (occasion.isHistory() || !occasion.businessDate().isBefore(occasion.today())) {
            return null;
        }
        Version today = programme.versions().on(occasion.today());
        Amendment amends = streams.pack(today.packSm3()).amends();
        boolean bringsBack = occasion.businessDate().isBefore(today.from());
        return Rejection.of(
                RejectionCode.BUSINESS_DATE_TOO_EARLY,
                bringsBack && amends != null ? amends.clause() : null,
                Map.of("businessDate", occasion.businessDate(), "notBefore", occasion.today(), "restsOn", "账本收到申报之日"));
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
    static @Nullable Rejection refuseHonour(@Nullable String named, PolicyPack pack, Direction direction) {
        if (named == null) {
            return direction.kind() == Direction.Kind.HONOUR
                    ? Rejection.of(
                            RejectionCode.FACT_MISSING,
                            direction.clause(),
                            Map.of("direction", direction.id(), "missing", FactName.HONOUR_ID.id()))
                    : null;
        }
        return pack.honours().stream().anyMatch(honour -> honour.id().equals(named))
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("honour", named));
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

    /** A batch is one of the pack's; a renovation is of the batch in which its applicant is on the roster. */
    private static @Nullable Rejection refuseBatch(
            SubmitApplication c, PolicyPack pack, Direction direction, @Nullable Membership membership) {
        if (c.batch() == null) {
            return null;
        }
        if (pack.batch(c.batch()).isEmpty()) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("batch", c.batch()));
        }
        String listed = direction.kind() == Direction.Kind.RENOVATION && membership != null ? membership.batch() : null;
        return listed == null || number(c, pack).equals(listed)
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("field", "batch", "state", c.batch(), "needs", "与试点名单一致：" + listed));
    }

    private static @Nullable String batch(
            SubmitApplication c, PolicyPack pack, Direction direction, @Nullable Membership membership) {
        if (direction.kind() == Direction.Kind.RENOVATION) {
            return membership == null ? null : membership.batch();
        }
        return c.batch() == null ? null : number(c, pack);
    }

    /** The batch by its number, however the command named it. */
    private static String number(SubmitApplication c, PolicyPack pack) {
        return pack.batch(Objects.requireNonNull(c.batch()))
                .map(batch -> Integer.toString(batch.number()))
                .orElse(c.batch());
    }

    /** Who applies is whom the direction names; where it names none, whom it pays. */
    static @Nullable Rejection refuseApplicant(
            String programme, Direction direction, Enterprise applicant, Provider provider) {
        boolean county = applicant.details() != null && applicant.details().kind() == EnterpriseEvent.Kind.COUNTY_BODY;
        boolean fits = direction.mayApply().stream().anyMatch(who -> switch (who) {
            case COUNTY -> county;
            case PROVIDER -> provider.inPool(programme);
            case ENTERPRISE -> !county;
        });
        return fits
                ? null
                : Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        direction.clause(),
                        Map.of(
                                "direction",
                                direction.id(),
                                "applicants",
                                direction.mayApply().stream()
                                        .sorted()
                                        .map(Applicant::chinese)
                                        .collect(Collectors.joining("、"))));
    }

    /** Whether an application has members beside the applicant is for the notice to say. */
    static @Nullable Rejection refuseMembers(Direction direction, List<String> members) {
        Consortium consortium = direction.consortium();
        if (consortium == null) {
            return null;
        }
        boolean fits =
                switch (consortium.members()) {
                    case REQUIRED -> !members.isEmpty();
                    case OPTIONAL -> true;
                    case NONE -> members.isEmpty();
                };
        return fits
                ? null
                : Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        consortium.clause(),
                        Map.of(
                                "direction",
                                direction.id(),
                                "members",
                                members.isEmpty() ? "无" : String.join("、", members),
                                "needs",
                                consortium.members().asked()));
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
