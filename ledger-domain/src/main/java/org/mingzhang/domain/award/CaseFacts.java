package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.PassedScore;
import org.mingzhang.domain.enterprise.Acceptance;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Catalogue;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Grounds;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;

/** Facts that not every direction asks for; of a case only those are gathered that a rule names. */
final class CaseFacts {
    private final CaseParts parts;
    private final Set<FactId> named;
    private final LocalDate on;
    private Facts facts;

    private CaseFacts(Facts before, CaseParts parts, Set<FactId> named, LocalDate on) {
        this.facts = before;
        this.parts = parts;
        this.named = named;
        this.on = on;
    }

    /**
     * The facts before and those that are named.
     *
     * @param borrowing whether the applicant's last acceptance stands for one of its own, which the case does not have
     * @param on the day of the decision
     */
    static Facts with(Facts before, CaseParts parts, Set<FactId> named, boolean borrowing, LocalDate on) {
        CaseFacts gathered = new CaseFacts(before, parts, named, on);
        gathered.application();
        gathered.score();
        gathered.enterprise();
        gathered.project();
        gathered.items();
        gathered.figures();
        gathered.acceptance(borrowing);
        return gathered.facts;
    }

    private void add(FactName name, @Nullable Value value, @Nullable Long position) {
        if (value != null && named.contains(name)) {
            facts = facts.with(name, value, position);
        }
    }

    private static @Nullable Value number(@Nullable Integer number) {
        return number == null ? null : Value.of(number.longValue());
    }

    private static @Nullable Value date(@Nullable LocalDate date) {
        return date == null ? null : Value.of(date);
    }

    private void application() {
        long position = parts.application().submittedAt();
        add(FactName.DECISION_ON, Value.of(on), null);
        add(FactName.APPLICATION_SUBMITTED_ON, date(parts.application().submittedOn()), position);
        add(
                FactName.APPLICATION_LEVEL_BEFORE,
                number(parts.application().submitted().levelBefore()),
                position);
        Fen planned = parts.application().submitted().plannedInvestmentFen();
        add(FactName.APPLICATION_PLANNED_INVESTMENT, planned == null ? null : Value.of(planned), position);
        add(
                FactName.APPLICATION_CONSORTIUM,
                Value.of(!parts.application().submitted().members().isEmpty()),
                position);
    }

    /** The score of the stage by whose scores the direction goes, once that was passed. */
    private void score() {
        Ranking.stage(parts.pack(), parts.direction()).ifPresent(stage -> {
            PassedScore passed = parts.application().passedWith(stage);
            if (passed != null) {
                add(FactName.APPLICATION_SCORE, new Value.Points(passed.tenths()), passed.position());
            }
        });
    }

    private void enterprise() {
        Details details = parts.enterprise().details();
        if (details != null) {
            long position = parts.enterprise().detailsAt();
            add(FactName.ENTERPRISE_IN_REGION, Value.of(CaseThings.inRegion(parts.pack(), details)), position);
            add(
                    FactName.ENTERPRISE_INDUSTRY_LISTED,
                    Value.of(details.industry() != null
                            && parts.pack().industry(details.industry()).isPresent()),
                    position);
            add(FactName.ENTERPRISE_ABOVE_SCALE, Value.of(details.aboveScale()), position);
            add(FactName.ENTERPRISE_SIZE, CaseThings.size(details), position);
            add(FactName.ENTERPRISE_ESTABLISHED_ON, date(details.foundedOn()), position);
        }
        if (named.contains(FactName.PROVIDER_IN_POOL)) {
            boolean pooled =
                    parts.others().provider(parts.application().applicant()).wasInPool(parts.programmeId(), on);
            add(FactName.PROVIDER_IN_POOL, Value.of(pooled), null);
        }
    }

    private void project() {
        Project project = parts.project();
        add(FactName.PROJECT_STARTED_ON, date(project.startedOn()), project.startedAt());
        SortedSet<LocalDate> signed = project.signedOn();
        if (!signed.isEmpty()) {
            add(FactName.CONTRACT_SIGNED_ON, date(signed.getFirst()), project.lastContractPosition());
            add(FactName.CONTRACT_LAST_SIGNED_ON, date(signed.getLast()), project.lastContractPosition());
        }
        Project.Completion completion = project.completion();
        if (completion != null) {
            add(FactName.PROJECT_COMPLETED_ON, date(completion.stated().completedOn()), completion.position());
        }
    }

    private void items() {
        List<Catalogue.Item> items = parts.project().items();
        for (Catalogue catalogue : parts.pack().catalogues()) {
            if (!items.isEmpty() && named.contains(catalogue.fact())) {
                facts = facts.with(catalogue.fact(), catalogue.sum(items));
            }
        }
    }

    private void figures() {
        for (FactId name : named) {
            if (name instanceof NamedFact yearly && yearly.year() != null) {
                Enterprise.Figure entered =
                        parts.enterprise().figure(parts.programmeId(), yearly.name(), yearly.yearIn(on.getYear()), on);
                if (entered != null) {
                    facts = facts.with(
                            yearly, yearly.type().read(entered.value().text()), entered.position());
                }
            }
        }
    }

    private void acceptance(boolean borrowing) {
        Project.Assessment own = parts.project().assessment();
        if (own != null) {
            before(parts.number(), own.result().level(), own.on());
        }
        Enterprise.Accepted other = own == null && borrowing && named.stream().anyMatch(Grounds::isOfAcceptance)
                ? parts.acceptanceOf(parts.enterprise(), on)
                : null;
        if (own != null) {
            AcceptanceAssessed result = own.result();
            measured(
                    own.position(),
                    own.on(),
                    result.scoreTenths(),
                    result.digitalRate(),
                    result.networkedRate(),
                    counted -> switch (counted) {
                        case ACCEPTANCE_SCENES -> result.scenes();
                        case ACCEPTANCE_CONSTRAINED_SCENES -> result.constrainedScenes();
                        case ACCEPTANCE_EQUIPMENT_TOTAL -> result.equipmentTotal();
                        case ACCEPTANCE_EQUIPMENT_DIGITAL -> result.equipmentDigital();
                        default -> result.equipmentNetworked();
                    });
        } else if (other != null) {
            Acceptance result = other.event();
            before(
                    result instanceof AcceptanceNoted noted ? noted.application() : null,
                    result.level(),
                    Objects.requireNonNullElse(other.on(), on));
            add(FactName.ACCEPTANCE_PASSED, Value.of(result.passed()), other.position());
            add(FactName.ACCEPTANCE_LEVEL_AFTER, Value.of((long) result.level()), other.position());
            add(
                    FactName.ACCEPTANCE_RECOGNISED_INVESTMENT,
                    result.recognisedInvestmentFen() == null ? null : Value.of(result.recognisedInvestmentFen()),
                    other.position());
            measured(
                    other.position(),
                    other.on(),
                    result.scoreTenths(),
                    result.digitalRate(),
                    result.networkedRate(),
                    counted -> switch (counted) {
                        case ACCEPTANCE_SCENES -> result.scenes();
                        case ACCEPTANCE_CONSTRAINED_SCENES -> result.constrainedScenes();
                        case ACCEPTANCE_EQUIPMENT_TOTAL -> result.equipmentTotal();
                        case ACCEPTANCE_EQUIPMENT_DIGITAL -> result.equipmentDigital();
                        default -> result.equipmentNetworked();
                    });
        }
    }

    /** What is recorded of the time before goes before what the applicant says of it. */
    private void before(@Nullable String accepted, int level, @Nullable LocalDate assessedOn) {
        Enterprise.Accepted before = parts.assessedBefore(accepted, level, Objects.requireNonNullElse(assessedOn, on));
        if (before != null) {
            add(FactName.ACCEPTANCE_LEVEL_BEFORE, Value.of((long) before.event().level()), before.position());
        } else {
            add(
                    FactName.ACCEPTANCE_LEVEL_BEFORE,
                    number(parts.application().submitted().levelBefore()),
                    parts.application().submittedAt());
        }
    }

    private void measured(
            long position,
            @Nullable LocalDate assessedOn,
            @Nullable Integer scoreTenths,
            @Nullable String digitalRate,
            @Nullable String networkedRate,
            Function<FactName, @Nullable Integer> counted) {
        add(FactName.ACCEPTANCE_SCORE, scoreTenths == null ? null : new Value.Points(scoreTenths), position);
        for (FactName name : new FactName[] {
            FactName.ACCEPTANCE_SCENES,
            FactName.ACCEPTANCE_CONSTRAINED_SCENES,
            FactName.ACCEPTANCE_EQUIPMENT_TOTAL,
            FactName.ACCEPTANCE_EQUIPMENT_DIGITAL,
            FactName.ACCEPTANCE_EQUIPMENT_NETWORKED
        }) {
            add(name, number(counted.apply(name)), position);
        }
        add(FactName.ACCEPTANCE_DIGITAL_RATE, rate(digitalRate), position);
        add(FactName.ACCEPTANCE_NETWORKED_RATE, rate(networkedRate), position);
        add(FactName.ACCEPTANCE_ASSESSED_ON, date(assessedOn), position);
    }

    /**
     * A rate as it was written: 62.5 of a hundred, or, as spreadsheets keep 62.5%, 0.625. Nobody assesses a rate of one percent or
     * less: up to 1 it is the share itself.
     */
    static @Nullable Value rate(@Nullable String written) {
        if (written == null) {
            return null;
        }
        Ratio number = Ratio.parse(written);
        return Value.of(number.compareTo(Ratio.ONE) <= 0 ? number : number.percent());
    }
}
