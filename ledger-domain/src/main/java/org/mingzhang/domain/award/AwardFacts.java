package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Fact;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.Grounds;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.project.Project;

/** Gathers, from the streams of one case, the facts that its award rests on, each with the entry that states it. */
public final class AwardFacts {
    /** When only an acceptance of the case's own counts. */
    private static final Set<Moment> OF_ITS_OWN =
            Collections.unmodifiableSet(EnumSet.of(Moment.ADVANCE, Moment.AWARD, Moment.PAYMENT));

    private AwardFacts() {}

    /**
     * What the streams of a case state, as far as rules at these moments may name it; what is not recorded is absent.
     *
     * @param asOf the business date of the decision: titles obtained later do not count yet
     */
    public static Facts gather(CaseParts parts, Set<Moment> moments, LocalDate asOf) {
        return evidence(parts, moments, asOf)
                .under(parts.pack(), parts.programme().parameters(parts.pack()));
    }

    /** The same before any parameter is read, so that it can be read under several values. */
    public static CaseEvidence evidence(CaseParts parts, Set<Moment> moments, LocalDate asOf) {
        Direction direction = parts.direction();
        Application application = parts.application();
        Enterprise enterprise = parts.enterprise();
        ApplicationSubmitted submitted = application.submitted();
        Facts facts = Facts.NONE;
        if (application.status() == Application.Status.APPROVED) {
            facts = facts.with(FactName.APPLICATION_APPROVED, true, application.approvedAt());
        }
        String batch = batch(direction, application, enterprise);
        if (batch != null) {
            facts = facts.with(FactName.APPLICATION_BATCH, Long.parseLong(batch), application.submittedAt());
        }
        if (submitted.product() != null) {
            facts = facts.with(FactName.PRODUCT_ID, submitted.product(), application.submittedAt());
        }
        if (submitted.county() != null) {
            facts = facts.with(FactName.COUNTY_ID, submitted.county(), application.submittedAt());
        }
        facts = project(facts, direction, parts.project());
        facts = membership(facts, parts.membershipOf(enterprise));
        facts = facts.with(FactName.AWARDS_ALREADY_GRANTED, alreadyGranted(parts));
        List<Enterprise.Honour> titles = enterprise.honours().stream()
                .filter(honour -> honour.event().obtainedOn() != null
                        && !honour.event().obtainedOn().isAfter(asOf))
                .toList();
        Set<FactId> named = Grounds.of(direction, moments);
        // Before there can be a project of its own, and where none is accepted, an earlier acceptance is what is meant.
        boolean borrowing = !direction.acceptance() || Collections.disjoint(moments, OF_ITS_OWN);
        facts = stated(CaseFacts.with(facts, parts, named, borrowing, asOf), parts, named, asOf);
        return new CaseEvidence(
                facts, submitted.honour(), titles, CaseEvidence.Beside.of(named, parts, borrowing, asOf));
    }

    /** With what the application's form states and what is entered for its county, where rules name any of it. */
    private static Facts stated(Facts before, CaseParts parts, Set<FactId> named, LocalDate asOf) {
        Facts facts = before;
        Form form = parts.pack().formOf(parts.direction()).orElse(null);
        Application application = parts.application();
        if (form != null && names(named, NamedFact.Family.FORM)) {
            facts = application.statement().facts(facts, form, application.statedAt());
        }
        if (names(named, NamedFact.Family.FIGURE)) {
            String county = application.submitted().county();
            facts = facts.and(parts.programme().referenceFacts(parts.pack(), county, asOf));
        }
        return facts;
    }

    private static boolean names(Set<FactId> named, NamedFact.Family family) {
        return named.stream().anyMatch(fact -> fact instanceof NamedFact one && one.family() == family);
    }

    /**
     * The batch of a renovation is that in which the applicant was when it handed in, by the roster as it stands; as handed in where
     * that says nothing, and of any other direction.
     */
    static @Nullable String batch(Direction direction, Application application, Enterprise enterprise) {
        ApplicationSubmitted submitted = application.submitted();
        String listed = direction.kind() != Direction.Kind.RENOVATION || submitted.batch() == null
                ? null
                : enterprise.batchAt(submitted.programme(), application.submittedAt());
        return listed == null ? submitted.batch() : listed;
    }

    private static Facts project(Facts before, Direction direction, Project project) {
        Facts facts = before;
        Project.Completion completion = project.completion();
        if (completion != null) {
            Fen invested = completion.stated().completedInvestmentFen();
            facts = facts.with(FactName.PROJECT_COMPLETED_INVESTMENT, invested, completion.position());
            if (direction.kind() == Direction.Kind.CENTRE) {
                facts = facts.with(FactName.CENTRE_INVESTMENT, invested, completion.position());
            }
            List<String> served = completion.stated().servedPilots();
            if (served != null) {
                facts = facts.with(
                        FactName.PLATFORM_SERVED_PILOT_ENTERPRISES, (long) served.size(), completion.position());
            }
        }
        Project.Assessment assessment = project.assessment();
        if (assessment != null) {
            facts = facts.with(FactName.ACCEPTANCE_PASSED, assessment.result().passed(), assessment.position())
                    .with(
                            FactName.ACCEPTANCE_LEVEL_AFTER,
                            (long) assessment.result().level(),
                            assessment.position())
                    .with(
                            FactName.ACCEPTANCE_RECOGNISED_INVESTMENT,
                            assessment.result().recognisedInvestmentFen(),
                            assessment.position());
        }
        Long contract = project.lastContractPosition();
        if (contract != null) {
            facts = facts.with(FactName.CONTRACT_PRICE, price(project, contract));
        }
        return facts;
    }

    /** What the contracts come to, with those that were broken off named beside it. */
    private static Fact price(Project project, long position) {
        List<String> broken = project.brokenContracts().stream()
                .map(number -> number + " 已终止，按已开票的计 "
                        + project.contractCounted(number).toYuan() + "元")
                .toList();
        Long lowered = project.loweredAt();
        return new Fact(
                Value.of(project.contractedFen()),
                broken.isEmpty() || lowered == null
                        ? Long.valueOf(position)
                        : Long.valueOf(Math.max(position, lowered)),
                FactName.CONTRACT_PRICE.source(),
                broken.isEmpty() ? null : String.join("，", broken));
    }

    private static Facts membership(Facts facts, Enterprise.@Nullable Membership membership) {
        return membership == null
                ? facts.with(FactName.ENTERPRISE_PILOT, false, null)
                : facts.with(FactName.ENTERPRISE_PILOT, membership.inPilot(), membership.position());
    }

    /** What is granted of the case itself in advance is part of its award, and not taken off it. */
    private static Fact alreadyGranted(CaseParts parts) {
        Fen sum = Fen.ZERO;
        Long last = null;
        for (Enterprise.Counted counted : parts.enterprise().awards()) {
            if (counted.event().programme().equals(parts.programmeId())
                    && !counted.event().award().equals(parts.number())
                    && parts.direction().prior().contains(counted.event().direction())) {
                sum = sum.plus(counted.event().amountFen());
                last = counted.position();
            }
        }
        return new Fact(Value.of(sum), last, FactName.AWARDS_ALREADY_GRANTED.source());
    }
}
